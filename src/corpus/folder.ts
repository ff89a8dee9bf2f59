import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder that CONTENT names, for builds of other content than the project's own. */
const other = process.env['CONTENT'] ?? '';

/** Folder of the store of content, one for each content folder; Astro's own where it is undefined. */
export const CACHE_DIR =
  other === ''
    ? undefined
    : `./node_modules/.astro-content/${other.replace(/[^A-Za-z0-9]+/gu, '-')}`;

/** Address of the content folder, relative to the folder of the project; with a slash at its end. */
export const CONTENT_BASE =
  other === '' ? './content/' : `${pathToFileURL(other).href.replace(/\/$/u, '')}/`;

/** Path of the content folder. */
export const contentPath = (root: URL): string => fileURLToPath(new URL(CONTENT_BASE, root));
