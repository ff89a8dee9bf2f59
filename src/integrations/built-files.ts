import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Endings of texts. Fonts, pictures, packs and the files of search are compressed already. */
const TEXT = /\.(?:html|css|js|json|xml|svg|csv|bib|ris|cff|webmanifest)$/u;

/** Whether a file grows smaller when it is compressed on the way. */
export const isText = (file: string): boolean => TEXT.test(file);

/** Files of a built site: paths below its folder with `/` between folders, in a fixed order. */
export const builtFiles = (site: string): readonly string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(site, join(parentPath, name)).replaceAll('\\', '/'))
    .toSorted((a, b) => (a < b ? -1 : 1));
