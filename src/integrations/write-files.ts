import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file that is made when it is written. */
export interface MadeFile {
  /** Below the folder that it is written into. */
  readonly path: string;
  readonly write: () => string | Uint8Array;
}

/**
 * Writes files into a folder. Thousands of small ones are written faster one by one than side by side.
 * @returns how many there were
 */
export function writeFiles(folder: string, files: Iterable<MadeFile>): number {
  const folders = new Set<string>();
  let count = 0;
  for (const { path, write } of files) {
    const file = join(folder, path);
    const place = dirname(file);
    if (!folders.has(place)) mkdirSync(place, { recursive: true });
    folders.add(place);
    writeFileSync(file, write());
    count += 1;
  }
  return count;
}
