import { readContent, type RawContent } from './raw.ts';

/** Content as it was read last, by the check of content; the collections take it from here. */
let kept: { readonly dir: string; readonly raw: RawContent } | undefined;

/** Reads every file of a content folder, or returns what was read of it before. */
export function readContentOnce(dir: string): RawContent {
  if (kept?.dir !== dir) kept = { dir, raw: readContent(dir) };
  return kept.raw;
}

/** Has content read anew the next time, since some of it changed. */
export function forgetContent(): void {
  kept = undefined;
}
