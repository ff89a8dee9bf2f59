import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder that CONTENT names, for builds of other content than the project's own. */
const other = process.env['CONTENT'] ?? '';

/** Whether another content folder than the project's own is built. */
export const isOtherContent = other !== '';

/** Address of the content folder, relative to the folder of the project; with a slash at its end. */
export const CONTENT_BASE = isOtherContent
  ? `${pathToFileURL(other).href.replace(/\/$/u, '')}/`
  : './content/';

/** Path of the content folder. */
export const contentPath = (root: URL): string => fileURLToPath(new URL(CONTENT_BASE, root));
