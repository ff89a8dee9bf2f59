import { gzipSync } from 'node:zlib';
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
export const writeRecords = (task: {
  readonly site: string;
  readonly records: Pick<Corpus, 'studies' | 'addresses'>;
}): number => writeFiles(task.site, recordFiles(task.records));

/** Packs and writes the files of search into their folder. */
export const writeSearch = (task: {
  readonly folder: string;
  readonly files: readonly IndexFile[];
}): number =>
  writeFiles(
    task.folder,
    task.files.map(({ path, content, pack }) => ({
      path,
      write: () => (pack ? gzipSync(content, { level: 9 }) : content),
    })),
  );

/** Weighs the files of a built site that may be kept on a device; those that are known already are not read. */
export const weigh = (task: {
  readonly site: string;
  readonly known: WeighedFiles | undefined;
}): WeighedFiles => weighFiles(task.site, task.known);
