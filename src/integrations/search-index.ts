import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Throws what Pagefind reports as errors; it does not throw by itself. */
function sound<T extends { errors: string[] }>(response: T, step: string): T {
  if (response.errors.length > 0) {
    throw new Error(`The search index failed at ${step}: ${response.errors.join('; ')}`);
  }
  return response;
}

/** Builds the full-text index of the site from the built pages, with Pagefind. */
export const searchIndex = (): AstroIntegration => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const folder = fileURLToPath(dir);
      const { index } = sound(await pagefind.createIndex({}), 'start');
      if (index === undefined) throw new Error('The search index failed at start.');
      const { page_count } = sound(await index.addDirectory({ path: folder }), 'reading pages');
      if (page_count === 0) throw new Error('The search index found no page to index.');
      sound(await index.writeFiles({ outputPath: `${folder}pagefind` }), 'writing');
      await pagefind.close();
      logger.info(`${page_count} pages indexed for search`);
    },
  },
});
