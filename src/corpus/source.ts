import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';

/** Largest file that is read, in bytes. Nothing a person writes comes near it. */
export const MAX_BYTES = 256 * 1000;

/** A text file of the content folder. */
export interface SourceFile {
  /** Path below the content folder, with `/` between folders. */
  readonly path: string;
  readonly text: string;
}

/** The one file of the content folder that is no text: shown where a page is shared. */
export const PICTURE_FILE = 'social.png';

/** Every text file below the content folder. Hidden files of an editor or system count as stray too. */
export function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length)
        .replace(/^[\\/]+/u, ''),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== PICTURE_FILE)
    .toSorted();
}

/** Reads a file as strict UTF-8, or says why it can't be read. */
export function readSource(dir: string, path: string): SourceFile | Fault {
  const full = join(dir, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    return { file: path, found: 'a link that leads to no file', expected: 'a file' };
  }
  if (stat.size > MAX_BYTES) {
    return {
      file: path,
      found: `a file of ${Math.ceil(stat.size / 1000)} kB`,
      expected: `at most ${MAX_BYTES / 1000} kB`,
    };
  }
  const bytes = readFileSync(full);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.startsWith('\ufeff')) {
      return {
        file: path,
        line: 1,
        found: 'a byte order mark at the start',
        expected: 'plain UTF-8 without one; save the file as "UTF-8"',
      };
    }
    return { path, text: text.replaceAll('\r\n', '\n') };
  } catch {
    const line = bytes.subarray(0, firstBadByte(bytes)).filter((byte) => byte === 10).length + 1;
    return {
      file: path,
      line,
      found: 'bytes that are not UTF-8',
      expected: 'a file saved in the encoding UTF-8',
    };
  }
}

/** Offset of the first byte that is not valid UTF-8, by halving. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
