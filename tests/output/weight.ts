import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants } from 'node:zlib';
import type { Site } from './site.ts';

const compress = promisify(brotliCompress);
const known = new WeakMap<Uint8Array, Promise<number>>();

/** Size of a file as it is sent: compressed with brotli, quality 11. */
export function weightOf(site: Site, file: string): Promise<number> {
  const bytes = site.files.get(file);
  if (bytes === undefined) return Promise.resolve(0);
  const weight = known.get(bytes) ?? compress(bytes).then(({ length }) => length);
  known.set(bytes, weight);
  return weight;
}

/** Size of a file under a quick compression: never less than its weight, and about a tenth more. */
export const boundOf = (site: Site, file: string): number =>
  brotliCompressSync(site.files.get(file) ?? new Uint8Array(), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
  }).length;

/** Size of several files together, each compressed by itself. */
export const weightOfAll = async (site: Site, files: Iterable<string>): Promise<number> =>
  (await Promise.all([...files].map((file) => weightOf(site, file)))).reduce((a, b) => a + b, 0);

/** A number of bytes for a message. */
export const bytesInWords = (n: number): string => `${n.toLocaleString('en-US')} bytes`;
