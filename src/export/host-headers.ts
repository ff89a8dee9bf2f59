/** Headers of every answer. The policy of a page itself stands in the page. */
const EVERYWHERE: readonly string[] = [
  'Strict-Transport-Security: max-age=31536000',
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: strict-origin-when-cross-origin',
  'Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()',
];
/** What a file whose name follows from its bytes may be told. */
const FOREVER = 'Cache-Control: public, max-age=31536000, immutable';
/** A policy in a page can't say who may frame it. */
const CLOSED = "Content-Security-Policy: frame-ancestors 'none'";
/** Folder of the pages that others may frame. */
const EMBEDS = 'embed';
/** Headers of one folder more: data may be read by pages of other sites. */
const OF_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  data: ['Access-Control-Allow-Origin: *'],
};

/** What was built, as far as headers depend on it. */
export interface Built {
  /** Base path with a slash at both ends. */
  readonly base: string;
  /** Folders at the top that hold pages. */
  readonly folders: readonly string[];
  /** Folders whose files never change under their names, without slashes around. */
  readonly hashed: readonly string[];
}

/**
 * Text of `_headers`, which Netlify and Cloudflare Pages read. Both join the headers of all rules
 * that match, and Netlify can't take one back: so pages are closed to frames folder by folder,
 * rather than all of them with the embeds as an exception.
 */
export function hostHeaders({ base, folders, hashed }: Built): string {
  const rules: readonly (readonly [path: string, headers: readonly string[]])[] = [
    ['*', EVERYWHERE],
    ...hashed.map((folder) => [`${folder}/*`, [FOREVER]] as const),
    ['', [CLOSED]],
    ...folders
      .filter((folder) => folder !== EMBEDS)
      .map((folder) => [`${folder}/*`, [CLOSED, ...(OF_FOLDERS[folder] ?? [])]] as const),
  ];
  return rules
    .map(([path, headers]) => [base + path, ...headers.map((header) => `  ${header}`), ''])
    .flat()
    .join('\n');
}
