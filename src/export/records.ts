import { csvFormatRow } from 'd3-dsv';
import type { Study } from '../schema/study.ts';
import { canonicalUrl } from '../domain/citation.ts';
import { jsonList } from '../domain/json-lines.ts';
import { issued } from '../domain/study.ts';
import { writing, type RecordWriter } from './record-writer.ts';

/** Records in the form of the schema of a study, one a line. */
export const JSON_RECORDS: RecordWriter = { one: (study) => JSON.stringify(study), file: jsonList };
export const evidenceJson = writing(JSON_RECORDS);

/** Bibliographic item of a record in CSL-JSON, with the id of the record. */
export const cslOf = (study: Study): Record<string, unknown> => ({ id: study.id, ...study.csl });

/** Bibliographic items as CSL-JSON, one a line. */
export const CSL_JSON: RecordWriter = {
  one: (study) => JSON.stringify(cslOf(study)),
  file: jsonList,
};
export const cslJson = writing(CSL_JSON);

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV
 * injection). Text that merely begins with a number or letter stays as it is.
 */
export const inertCell = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

const list = (values: readonly string[] | undefined): string => (values ?? []).join('; ');

/** Columns of the CSV file, in order, with what each holds. */
export const CSV_COLUMNS = {
  id: ['Id of the record', (study: Study) => study.id],
  kind: ['primary, synthesis, guidance or context', (study: Study) => study.kind],
  title: ['Title', (study: Study) => study.csl.title],
  authors: [
    'Authors as "Family, Given", separated by semicolons',
    (study: Study) =>
      list(
        study.csl.author.map((author) =>
          'literal' in author
            ? author.literal
            : [author.family, author.given].filter(Boolean).join(', '),
        ),
      ),
  ],
  authors_cut: [
    'true where the list of authors is cut',
    (study: Study) => String(study['et-al'] === true),
  ],
  container: [
    'Journal, server or proceedings',
    (study: Study) => study.csl['container-title'] ?? '',
  ],
  issued: ['Day of publication, as far as known', issued],
  doi: ['DOI', (study: Study) => study.csl.DOI ?? ''],
  pmid: ['PubMed number', (study: Study) => study.csl.PMID ?? ''],
  url: ['Address', (study: Study) => canonicalUrl(study.csl) ?? ''],
  applications: ['Ids of applications', (study: Study) => list(study.applications)],
  stage: ['Id of the rung, or of routine use', (study: Study) => study.stage ?? ''],
  design_type: ['Id of the design', (study: Study) => study.designType],
  design: ['The design in a few words', (study: Study) => study.design],
  countries: ['Country codes', (study: Study) => list(study.countries)],
  specialties: ['Specialties, where stated', (study: Study) => list(study.specialties)],
  models: ['Models', (study: Study) => list(study.models)],
  sample: ['Sizes', (study: Study) => list(study.sample?.map(({ n, unit }) => `${n} ${unit}`))],
  comparator: ['Comparator', (study: Study) => study.comparator ?? ''],
  outcomes: [
    'Headline figures',
    (study: Study) => list(study.outcomes?.map(({ measure, result }) => `${measure}: ${result}`)),
  ],
  finding: ['Finding, in our words', (study: Study) => study.finding],
  direction: ['Balance', (study: Study) => study.direction],
  topics: ['Ids of topics', (study: Study) => list(study.topics?.map(({ topic }) => topic))],
  basis: ['What the facts were read from', (study: Study) => study.basis],
  basis_note: ['What to bear in mind about that', (study: Study) => study.basisNote ?? ''],
  checked: ['Day of the check', (study: Study) => study.checked],
} as const satisfies Record<string, readonly [string, (study: Study) => string]>;

const READERS = Object.values(CSV_COLUMNS).map(([, read]) => read);

/** Records as CSV (RFC 4180, UTF-8), one a line, safe to open in a spreadsheet. */
export const CSV: RecordWriter = {
  one: (study) => csvFormatRow(READERS.map((read) => inertCell(read(study)))),
  file: (rows) => `${[csvFormatRow(Object.keys(CSV_COLUMNS)), ...rows].join('\n')}\n`,
};
export const evidenceCsv = writing(CSV);
