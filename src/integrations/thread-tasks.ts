import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Corpus } from '../domain/corpus.ts';
import { recordFiles } from '../export/record-texts.ts';
import type { IndexFile } from './pagefind-file.ts';
import { weighFiles, type WeighedFiles } from './weigh-files.ts';
import { writeFiles } from './write-files.ts';

/*
 * What the thread beside that of pages can do. Each task takes one value, and what goes between the
 * threads is copied.
 */

/**
 * Writes all records in every format.
 * @param task.site folder of the built site
 * @returns how many files were written
 */
export function writeRecords(task: {
  readonly site: string;
  readonly records: Pick<Corpus, 'studies' | 'addresses'>;
}): number {
  let files = 0;
  for (const { path, write } of recordFiles(task.records)) {
    const file = join(task.site, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, write());
    files += 1;
  }
  return files;
}

/** Packs and writes the files of search into their folder. */
export function writeSearch(task: {
  readonly folder: string;
  readonly files: readonly IndexFile[];
}): void {
  writeFiles(task.folder, task.files);
}

/** Weighs the files of a built site that may be kept on a device; those that are known already are not read. */
export const weigh = (task: {
  readonly site: string;
  readonly known: WeighedFiles | undefined;
}): WeighedFiles => weighFiles(task.site, task.known);
