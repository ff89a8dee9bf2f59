import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import { relativeCss, relativeHtml } from './relative.ts';

/** A site as it was built, and what it is called. */
export interface BuiltSite {
  /** Bytes of every file, by path below the root. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Base path that it was built for, with a slash at both ends. */
  readonly base: string;
  readonly title: string;
  readonly version: string;
  /** Name of the folder in the package. */
  readonly folder: string;
}

/** Script of the package that says what does not work where a page is opened as a file. */
const NOTE_FILE = 'opened-as-file.js';
/** A script of the old kind, since browsers run no modules from files. */
const NOTE_SCRIPT = `// Browsers run no modules and load no data from files. This says so, and takes away what would do nothing.
if (location.protocol === 'file:') {
  const root = new URL('.', document.currentScript.src).href;
  addEventListener('DOMContentLoaded', () => {
    for (const idle of document.querySelectorAll('.tools, .panel, .late, #search-open')) idle.hidden = true;
    const link = (file, text) => Object.assign(document.createElement('a'), { href: root + file, textContent: text });
    const note = document.createElement('p');
    note.className = 'note';
    note.append(
      'You opened this page as a file. The map, all pages and all links work. Search, filters and other views of the map need a server: ',
      link('README.txt', 'how to start one'),
      '. To find things now, use the ',
      link('evidence/index.html', 'list of all evidence'),
      ' or the ',
      link('glossary/index.html', 'glossary'),
      '.',
    );
    document.querySelector('main')?.prepend(note);
  });
}
`;

const readme = ({ title, version }: BuiltSite): string => `${title}
Version ${version}, to be read without a network

1. Open it at once
   Open index.html with a browser. The map, every page and every link work.
   Search, the filters and the other views of the map do not: browsers do not
   let a page that is opened as a file load scripts and data.

2. Open it with everything
   Have any web server serve this folder, then open the address that it names.
   With Python:    python3 -m http.server 8000
                   then open http://localhost:8000/
   With Node.js:   npx serve
   The folder may also be copied onto any web server, at any address.

Nothing is loaded from elsewhere. Links to studies lead to their publishers
and need a network.
`;

/** Files that only a site at its own address needs: the copy for offline use, and what finds the site. */
const isLeftOut = (file: string): boolean =>
  file === 'sw.js' ||
  file.startsWith('offline/') ||
  /^sitemap-.*\.xml$|^feed\.xml$|^_headers$/u.test(file);

/** One date for all files, so that the same site gives the same bytes; a zip holds local time without its zone. */
const DATE = new Date(1980, 0, 2, 12);

/** The files of a package, by path in it: the site with relative addresses, and how to open it. */
export function packageFiles(site: BuiltSite): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>([
    ['README.txt', strToU8(readme(site))],
    [NOTE_FILE, strToU8(NOTE_SCRIPT)],
  ]);
  for (const [file, bytes] of site.files) {
    if (isLeftOut(file)) continue;
    const at = { file, base: site.base };
    const up = '../'.repeat(file.split('/').length - 1);
    if (file.endsWith('.html')) {
      const script = `<script src="${up}${NOTE_FILE}"></script>`;
      files.set(file, strToU8(relativeHtml(strFromU8(bytes), at, script)));
    } else if (file.endsWith('.css')) {
      files.set(file, strToU8(relativeCss(strFromU8(bytes), at)));
    } else files.set(file, bytes);
  }
  return files;
}

/** The package as one zip. The same site gives the same bytes. */
export function zipPackage(site: BuiltSite): Uint8Array {
  const entries = [...packageFiles(site)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const tree: Zippable = {};
  for (const [path, bytes] of entries) tree[`${site.folder}/${path}`] = bytes;
  return zipSync(tree, { level: 6, mtime: DATE });
}
