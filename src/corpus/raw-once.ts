import { readContent, type RawContent } from './raw.ts';

interface Kept {
  readonly dir: string;
  readonly raw: RawContent;
}

/**
 * Where content is kept that was read. The check of content and the collections are two instances of
 * each module, one of Node and one of Vite, which have nothing in common but what is global.
 */
const KEPT = Symbol.for('evidence-map: content as it was read');
const shared = globalThis as { [KEPT]?: Kept | undefined };

/** Reads every file of a content folder, or returns what was read of it before. */
export function readContentOnce(dir: string): RawContent {
  const kept = shared[KEPT];
  if (kept?.dir === dir) return kept.raw;
  const raw = readContent(dir);
  shared[KEPT] = { dir, raw };
  return raw;
}

/** Has content read anew the next time, since some of it changed. */
export function forgetContent(): void {
  shared[KEPT] = undefined;
}
