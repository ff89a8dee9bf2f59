import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compressFolder } from './precompress.ts';

/** Lays a brotli and a gzip file beside every text in `dist/`, for hosts that send them as they are. */
const dist = process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url));
if (!existsSync(`${dist}/index.html`)) {
  console.error(`There is nothing to compress in ${dist}. Run "npm run build" first.`);
  process.exit(1);
}
const { files, before, brotli, gzip } = await compressFolder(dist);
const kilobytes = (bytes: number): string =>
  `${Math.round(bytes / 1000).toLocaleString('en-US')} kB`;
console.log(
  `${files} files of ${kilobytes(before)}: ${kilobytes(brotli)} in brotli, ${kilobytes(gzip)} in gzip.`,
);
