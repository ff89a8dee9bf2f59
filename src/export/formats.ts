import type { Corpus } from '../domain/corpus.ts';
import { formerIds } from '../routing/moves.ts';
import type { Study } from '../schema/study.ts';
import { cslJson, evidenceCsv, evidenceJson } from './records.ts';
import { toBibtex, toRis } from './references.ts';

/** A format in which records are given out. */
export interface RecordFormat {
  /** Ending of its files. */
  readonly format: string;
  readonly name: string;
  readonly mediatype: string;
  /** What the file of all records holds. */
  readonly holds: string;
  readonly write: (studies: Iterable<Study>) => string;
}

/** Every format of the records, as `/data/evidence.{format}` and for each record by itself. */
export const RECORD_FORMATS: readonly RecordFormat[] = [
  {
    format: 'json',
    name: 'JSON',
    mediatype: 'application/json',
    holds: 'All records in full',
    write: evidenceJson,
  },
  {
    format: 'csv',
    name: 'CSV',
    mediatype: 'text/csv',
    holds: 'All records, one a line, for spreadsheets and statistics',
    write: evidenceCsv,
  },
  {
    format: 'ris',
    name: 'RIS',
    mediatype: 'application/x-research-info-systems',
    holds: 'References for reference managers',
    write: toRis,
  },
  {
    format: 'bib',
    name: 'BibTeX',
    mediatype: 'application/x-bibtex',
    holds: 'References for LaTeX',
    write: toBibtex,
  },
  {
    format: 'csl.json',
    name: 'CSL-JSON',
    mediatype: 'application/vnd.citationstyles.csl+json',
    holds: 'References for Zotero, pandoc and others',
    write: cslJson,
  },
];

/** A record in one of the formats, under one of its ids. */
export interface RecordForm extends Pick<RecordFormat, 'format' | 'write'> {
  readonly id: string;
  readonly study: Study;
}

/** Every record in every format. One that was called otherwise before has its former ids too. */
export function* recordForms({
  studies,
  addresses,
}: Pick<Corpus, 'studies' | 'addresses'>): Iterable<RecordForm> {
  for (const study of studies.values()) {
    for (const id of [study.id, ...formerIds(addresses, 'evidence', study.id)]) {
      for (const { format, write } of RECORD_FORMATS) yield { id, study, format, write };
    }
  }
}
