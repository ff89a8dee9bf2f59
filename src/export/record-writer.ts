import type { Study } from '../schema/study.ts';

/** How records are written in a format: each is written once, for all files that hold it. */
export interface RecordWriter {
  readonly one: (study: Study) => string;
  /** A file of records as `one` wrote them. */
  readonly file: (written: readonly string[]) => string;
}

/** Writes records in a format, in the order in which they come. */
export const writing =
  ({ one, file }: RecordWriter) =>
  (studies: Iterable<Study>): string =>
    file(Array.from(studies, one));
