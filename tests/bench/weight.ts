import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Bytes of a text as a good host sends it. */
export const brotliBytes = (bytes: Uint8Array): number => brotliCompressSync(bytes).length;

/** Addresses of the style sheets that the first view of a page waits for. */
const sheetsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<link[^>]*rel="?stylesheet[^>]*>/gu)].flatMap(
    ([link]) => /href="?([^" >]+)/u.exec(link)?.[1] ?? [],
  );

/** Bytes of HTML and style sheets that the first view of a built page waits for, in Brotli. */
export function firstViewOf(dist: string, path: string): number {
  const html = readFileSync(join(dist, path, 'index.html'));
  const sheets = sheetsOf(html.toString())
    .map((address) => join(dist, new URL(address, `http://host${path}`).pathname))
    .filter((file) => existsSync(file));
  return [html, ...sheets.map((file) => readFileSync(file))]
    .map(brotliBytes)
    .reduce((sum, bytes) => sum + bytes, 0);
}
