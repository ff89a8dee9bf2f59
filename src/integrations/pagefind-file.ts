import { gunzipSync, gzipSync } from 'node:zlib';

/** A file of a search index: of Pagefind, or beside it. */
export interface IndexFile {
  /** Below the folder of the index. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Whether it is packed by gzip when it is written. */
  readonly pack?: true;
}

/** What Pagefind writes before the data of every file. */
const SIGNATURE = Buffer.from('pagefind_dcd');

/**
 * Data of a file that Pagefind packed.
 * @param name of the file, for the error where it is none of Pagefind
 */
export function unpacked(content: Uint8Array, name: string): Buffer {
  const data = gunzipSync(content);
  if (!data.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
    throw new Error(`${name} is no file of Pagefind.`);
  }
  return data.subarray(SIGNATURE.length);
}

/** Data as a file that Pagefind can read. */
export const packed = (data: Uint8Array): Buffer =>
  gzipSync(Buffer.concat([SIGNATURE, data]), { level: 9 });
