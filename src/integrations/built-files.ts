import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Files of a built site: paths below its folder with `/` between folders, in a fixed order. */
export const builtFiles = (site: string): readonly string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(site, join(parentPath, name)).replaceAll('\\', '/'))
    .toSorted((a, b) => (a < b ? -1 : 1));
