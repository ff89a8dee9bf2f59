import { csvParse } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataPackage } from '../../src/export/datapackage.ts';
import {
  cslJson,
  CSV_COLUMNS,
  evidenceCsv,
  evidenceJson,
  inertCell,
} from '../../src/export/records.ts';
import { study as studySchema } from '../../src/schema/study.ts';
import { realCorpus } from '../fixtures/corpus.ts';
import { aStudy } from '../fixtures/study.ts';

const corpus = realCorpus();
const studies = [...corpus.studies.values()];

describe('evidence.json', () => {
  test('holds every record as it is', () => {
    expect(JSON.parse(evidenceJson(studies))).toEqual(studies);
  });

  test('keeps the form of the schema', () => {
    for (const record of JSON.parse(evidenceJson(studies)) as unknown[]) {
      expect(studySchema.safeParse(record).error).toBeUndefined();
    }
  });
});

test('evidence.csl.json holds every item with the id of its record', () => {
  expect(JSON.parse(cslJson(studies))).toEqual(studies.map(({ id, csl }) => ({ id, ...csl })));
});

describe('evidence.csv', () => {
  const rows = csvParse(evidenceCsv(studies));
  /** A cell as it was before it was made inert. */
  const bare = (cell = ''): string => cell.replace(/^'(?=[=+\-@\t\r])/u, '');

  test('has a line for every record and a column for everything described', () => {
    expect(rows.columns).toEqual(Object.keys(CSV_COLUMNS));
    expect(rows.map(({ id }) => id)).toEqual(studies.map(({ id }) => id));
  });

  test('reads back as the records', () => {
    for (const [index, { csl, ...study }] of studies.entries()) {
      const row = rows[index] ?? {};
      expect(bare(row['title'])).toBe(csl.title);
      expect(bare(row['finding'])).toBe(study.finding);
      expect(row['doi']).toBe(csl.DOI ?? '');
      expect(row['kind']).toBe(study.kind);
      expect(row['stage']).toBe(study.stage ?? '');
      expect(row['direction']).toBe(study.direction);
      expect(row['applications']).toBe(study.applications.join('; '));
      expect(row['authors_cut']).toBe(study['et-al'] ? 'true' : 'false');
      const names = csl.author.map((author) =>
        'literal' in author
          ? author.literal
          : author.family + (author.given ? `, ${author.given}` : ''),
      );
      expect(row['authors']).toBe(names.join('; '));
      expect(row['issued']).toBe(
        (csl.issued['date-parts'][0] ?? [])
          .map((part, at) => (at === 0 ? `${part}` : `${part}`.padStart(2, '0')))
          .join('-'),
      );
    }
  });

  test('has no cell that a spreadsheet would run', () => {
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
  });

  test.each([
    ['=HYPERLINK("https://example.org")', `'=HYPERLINK("https://example.org")`],
    ['+1', `'+1`],
    ['-2 points', `'-2 points`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['1-2', '1-2'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('makes %j inert', (text, cell) => {
    expect(inertCell(text)).toBe(cell);
  });

  test('survives commas, quotes and line breaks', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', ',', '"', '\n', ';', "'", '=', '-', 'é', '😀', ' ') })
      .map((middle) => `x${middle}x`);
    fc.assert(
      fc.property(text, fc.constantFrom('', '=', '-', '@'), (middle, start) => {
        const title = start + middle;
        const [row] = csvParse(evidenceCsv([aStudy({ csl: { title } })]));
        expect(bare(row?.['title'])).toBe(title);
      }),
    );
  });
});

describe('datapackage.json', () => {
  const data = JSON.parse(dataPackage(corpus, 'https://example.org/')) as {
    version: string;
    resources: { path: string; schema?: { fields: { name: string; description: string }[] } }[];
  };

  test('names every column of the CSV file, in order, and says what it holds', () => {
    const fields = data.resources.find(({ path }) => path === 'evidence.csv')?.schema?.fields ?? [];
    expect(fields.map(({ name }) => name)).toEqual(csvParse(evidenceCsv(studies)).columns);
    expect(fields.filter(({ description }) => description === '')).toEqual([]);
  });

  test('names every data file and the version', () => {
    expect(data.resources.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'evidence.json',
        'evidence.csv',
        'evidence.bib',
        'evidence.ris',
        'evidence.csl.json',
        'map.json',
      ]),
    );
    expect(data.version).toBe(corpus.changes[0]?.version);
  });
});
