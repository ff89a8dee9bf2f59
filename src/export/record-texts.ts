import type { Corpus } from '../domain/corpus.ts';
import { formerIds } from '../routing/moves.ts';
import { pathToRecord, pathToRecords } from '../routing/paths.ts';
import type { Study } from '../schema/study.ts';
import { FORMATS, type Format } from './formats.ts';
import { cslJson, evidenceCsv, evidenceJson } from './records.ts';
import { toBibtex, toRis } from './references.ts';

const WRITERS: Readonly<Record<Format, (studies: Iterable<Study>) => string>> = {
  json: evidenceJson,
  csv: evidenceCsv,
  ris: toRis,
  bib: toBibtex,
  'csl.json': cslJson,
};

/** Records as the text of a file in one of the formats. */
export const recordsIn = (format: Format, studies: Iterable<Study>): string =>
  WRITERS[format](studies);

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
    yield { path: pathToRecords(format), write: () => recordsIn(format, studies.values()) };
    for (const study of studies.values()) {
      const write = (): string => recordsIn(format, [study]);
      for (const id of [study.id, ...formerIds(addresses, 'evidence', study.id)]) {
        yield { path: pathToRecord(id, format), write };
      }
    }
  }
}
