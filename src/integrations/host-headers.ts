import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hostHeaders } from '../export/host-headers.ts';

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();

/** Whether a page lies in a folder, or in one below it. */
function holdsPages(folder: string): boolean {
  const entries = readdirSync(folder, { withFileTypes: true });
  return (
    entries.some((entry) => entry.isFile() && entry.name.endsWith('.html')) ||
    entries.some((entry) => entry.isDirectory() && holdsPages(join(folder, entry.name)))
  );
}

/**
 * Writes `_headers` for hosts that read it. Runs after search, whose texts lie in a hashed folder.
 * @param base base path of the site, from slash to slash
 */
export const headersFile = (base: string): AstroIntegration => ({
  name: 'host-headers',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const site = fileURLToPath(dir);
      const texts = foldersIn(join(site, 'pagefind')).filter((name) => name.startsWith('text-'));
      writeFileSync(
        join(site, '_headers'),
        hostHeaders({
          base,
          folders: foldersIn(site).filter((folder) => holdsPages(join(site, folder))),
          hashed: ['_astro', ...texts.map((name) => `pagefind/${name}`)],
        }),
      );
    },
  },
});
