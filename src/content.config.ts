import { createRequire } from 'node:module';

/**
 * The collections are loaded by Node, which reads TypeScript by itself, and not by Vite, which would
 * have to transform each module of theirs, and a hundred of Astro, before it reads one entry; and so
 * they are the same modules as those of the check of content.
 */
const load = createRequire(import.meta.url);

export const { collections } = load(
  './corpus/collections.ts',
) as typeof import('./corpus/collections.ts');
