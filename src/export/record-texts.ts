import type { Corpus } from '../domain/corpus.ts';
import { formerIds } from '../routing/moves.ts';
import { pathToRecord, pathToRecords } from '../routing/paths.ts';
import type { Study } from '../schema/study.ts';
import { FORMATS, type Format } from './formats.ts';
import { writing, type RecordWriter } from './record-writer.ts';
import { CSL_JSON, CSV, JSON_RECORDS } from './records.ts';
import { BIBTEX, RIS } from './references.ts';

const WRITERS: Readonly<Record<Format, RecordWriter>> = {
  json: JSON_RECORDS,
  csv: CSV,
  ris: RIS,
  bib: BIBTEX,
  'csl.json': CSL_JSON,
};

/** Records as the text of a file in one of the formats. */
export const recordsIn = (format: Format, studies: Iterable<Study>): string =>
  writing(WRITERS[format])(studies);

/** A file of records. */
export interface RecordFile {
  /** Path below the root of the site. */
  readonly path: string;
  readonly write: () => string;
}

/**
 * Every file of records: in each format all of them, and each by itself. A record that was called
 * otherwise before has files under its former ids too.
 */
export function* recordFiles({
  studies,
  addresses,
}: Pick<Corpus, 'studies' | 'addresses'>): Iterable<RecordFile> {
  for (const format of FORMATS) {
    const { one, file } = WRITERS[format];
    const written = new Map<string, string>();
    const writeOnce = (study: Study): string => {
      const text = written.get(study.id) ?? one(study);
      written.set(study.id, text);
      return text;
    };
    yield {
      path: pathToRecords(format),
      write: () => file(Array.from(studies.values(), writeOnce)),
    };
    for (const study of studies.values()) {
      const write = (): string => file([writeOnce(study)]);
      for (const id of [study.id, ...formerIds(addresses, 'evidence', study.id)]) {
        yield { path: pathToRecord(id, format), write };
      }
    }
  }
}
