import type { KeptCopy } from './copy.ts';

/** Why a page comes from the device: no network, no answer in time, or a server that fails. */
export type Reason = 'offline' | 'silent' | 'failing';

/** Longest wait for the network where the device has an answer, in milliseconds. */
export const PATIENCE = 8_000;

/**
 * Path of an address below the root of the site, without its query; `index.html` at its end is left
 * out. Undefined for what lies elsewhere.
 * @param scope full address of the root, with a slash at its end
 */
export function pathBelow(address: string, scope: string): string | undefined {
  const url = new URL(address);
  const root = new URL(scope);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return undefined;
  return url.pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/u, '$1');
}

/** Paths under which a page may lie on the device: `about` leads to `about/`, as on a server. */
export const pathsFor = (path: string): readonly string[] =>
  path === '' || path.endsWith('/') || /\.[a-z0-9]+$/iu.test(path) ? [path] : [path, `${path}/`];

/** Whether a file never changes under its name, so that the device may answer first. */
export const isUnchanging = (path: string): boolean => /^_astro\/|^pagefind\/text-/u.test(path);

/** Whether an answer tells of a server in trouble, so that a copy is better than what it sent. */
export const isFailing = (status: number): boolean => status >= 500;

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long' });

/** A moment as a day: "November 26, 2026". */
export const dayOf = (moment: string): string => DAY.format(new Date(moment));

const REASONS: Readonly<Record<Reason, string>> = {
  offline: 'You are offline.',
  silent: 'The network does not answer.',
  failing: 'The site does not answer as it should.',
};

/** What is said above a page that comes from the copy. */
export const copyInWords = (reason: Reason, { version, kept }: KeptCopy): string =>
  `${REASONS[reason]} This page is from your offline copy: version ${version}, kept on ${dayOf(kept)}.`;

/** What is said above a page that lies on the device since it was visited. */
export const visitInWords = (reason: Reason, visited: string): string =>
  `${REASONS[reason]} This page is as you visited it on ${dayOf(visited)}.`;

/** What is said on a page from the network whose data come from the copy. */
export const dataInWords = (reason: Reason, { version, kept }: KeptCopy): string =>
  `${REASONS[reason]} Map and search use your offline copy: version ${version}, kept on ${dayOf(kept)}.`;

/** What stands in place of a page that is not on the device. */
export const ABSENT = {
  title: 'This page is not on your device',
  text: 'You are offline, and the page is not in your offline copy. Try again when you have a network.',
} as const;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);

/** End of the tag that opens the main part of a page; -1 where there is none. */
function mainStart(html: string): number {
  const tag = /<main\b[^>]*>/u.exec(html);
  return tag === null ? -1 : tag.index + tag[0].length;
}

/** A page with a line at its head, in its own words and style. Pages without a main part stay as they are. */
export function withNotice(html: string, text: string): string {
  const at = mainStart(html);
  const line = `<p class="note" role="status" data-kept>${escaped(text)}</p>`;
  return at < 0 ? html : html.slice(0, at) + line + html.slice(at);
}

/**
 * The page that says that another is not on the device.
 * @param frame any page of the site, whose head and foot are kept
 * @param map address of the map
 */
export function absentPage(frame: string, map: string): string {
  const at = mainStart(frame);
  const end = frame.indexOf('</main>');
  const main = `<h1>${ABSENT.title}</h1><p class="scope">${ABSENT.text}</p><p><a href="${escaped(map)}">The map</a></p>`;
  const title = `<title>${ABSENT.title}</title>`;
  return at < 0 || end < at
    ? `<!doctype html><html lang="en"><meta charset="utf-8">${title}<main>${main}</main></html>`
    : (frame.slice(0, at) + main + frame.slice(end)).replace(/<title>.*?<\/title>/su, title);
}
