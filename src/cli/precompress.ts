import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isText } from '../integrations/built-files.ts';

/** Smaller files fit into one packet as they are. */
const LEAST_BYTES = 1024;
/** How many files are worked on at a time: as many as Node's own threads, and one to read. */
const AT_ONCE = 5;

const pack = {
  br: (bytes: Uint8Array): Promise<Uint8Array> =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gz: (bytes: Uint8Array): Promise<Uint8Array> => promisify(gzip)(bytes, { level: 9 }),
};

/** What was compressed: how many files, and their bytes. */
export interface Compressed {
  readonly files: number;
  readonly before: number;
  readonly brotli: number;
  readonly gzip: number;
}

/** Writes one compressed file, as old as the one it stands for, so that servers tell its age. */
async function write(path: string, bytes: Uint8Array, age: Date): Promise<number> {
  await writeFile(path, bytes);
  await utimes(path, age, age);
  return bytes.length;
}

/**
 * Lays `name.br` and `name.gz` beside every text of a built site.
 * @param folder the built site
 */
export async function compressFolder(folder: string): Promise<Compressed> {
  const waiting = (await readdir(folder, { recursive: true })).filter(isText);
  let [files, before, brotli, gzipped] = [0, 0, 0, 0];
  const work = async (): Promise<void> => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const path = join(folder, name);
      const bytes = await readFile(path);
      if (bytes.length < LEAST_BYTES) continue;
      const { mtime } = await stat(path);
      const [br, gz] = await Promise.all([
        pack.br(bytes).then((packed) => write(`${path}.br`, packed, mtime)),
        pack.gz(bytes).then((packed) => write(`${path}.gz`, packed, mtime)),
      ]);
      files += 1;
      before += bytes.length;
      brotli += br;
      gzipped += gz;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { files, before, brotli, gzip: gzipped };
}
