import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { IndexFile } from './pagefind-file.ts';

/** Writes files into a folder. Thousands of small ones are written faster one by one than side by side. */
export function writeFiles(folder: string, files: readonly IndexFile[]): void {
  for (const path of new Set(files.map((file) => dirname(file.path)))) {
    mkdirSync(join(folder, path), { recursive: true });
  }
  for (const { path, content, pack } of files) {
    writeFileSync(join(folder, path), pack ? gzipSync(content, { level: 9 }) : content);
  }
}
