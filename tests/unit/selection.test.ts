import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { csvParse } from 'd3';
import { describe, expect, test } from 'vitest';
import { FORMATS, pick, type Format } from '../../src/client/map/selection.ts';
import { cslJson, evidenceCsv } from '../../src/export/records.ts';
import { toBibtex, toRis } from '../../src/export/references.ts';
import { realCorpus } from '../fixtures/corpus.ts';
import { aStudy } from '../fixtures/study.ts';

const studies = [...realCorpus().studies.values()];

/** How each file of all records is written, and how ids are read back from a file. */
const WAYS: Readonly<
  Record<
    Format,
    {
      readonly write: (list: typeof studies) => string;
      readonly read: (text: string) => readonly (string | undefined)[];
    }
  >
> = {
  ris: {
    write: toRis,
    read: (text) => {
      const labels = [...text.matchAll(/^LB {2}- (.*)\r$/gmu)].map(([, id]) => id);
      // A reader of RIS must find as many references as there are labels.
      expect(text === '' ? [] : new Cite(text).data).toHaveLength(labels.length);
      return labels;
    },
  },
  bib: {
    write: toBibtex,
    read: (text) =>
      text.trim() === '' ? [] : new Cite(text).data.map((item) => String(item['citation-key'])),
  },
  'csl.json': {
    write: cslJson,
    read: (text) => (JSON.parse(text) as { id: string }[]).map(({ id }) => id),
  },
  csv: { write: evidenceCsv, read: (text) => csvParse(text).map(({ id }) => id) },
};

describe.each(Object.keys(FORMATS) as Format[])('a selection as %s', (format) => {
  const { write, read } = WAYS[format];
  const whole = write(studies);

  test.each([
    ['the first', [0]],
    ['the last', [studies.length - 1]],
    ['some from all over', [1, 7, 50, 51, 120, studies.length - 2]],
  ])('holds exactly %s', (_name, places) => {
    const ids = places.flatMap((at) => studies[at]?.id ?? []);
    expect(read(pick(whole, format, new Set(ids)))).toEqual(ids);
  });

  test('holds all, or none', () => {
    const ids = studies.map(({ id }) => id);
    expect(read(pick(whole, format, new Set(ids)))).toEqual(ids);
    expect(pick(whole, format, new Set(ids)).trim()).toBe(whole.trim());
    expect(read(pick(whole, format, new Set()))).toEqual([]);
    expect(read(pick(whole, format, new Set(['no-such-id'])))).toEqual([]);
  });

  test('keeps whole what a record says, however it is written', () => {
    const odd = [
      aStudy({ id: 'odd-2025-one', csl: { title: 'Quotes "here", commas, {braces} & @signs' } }),
      aStudy({ id: 'odd-2025-two', finding: 'A finding with "quotes", commas; and an é sign.' }),
      aStudy({ id: 'odd-2025-three' }),
    ];
    const all = write(odd);
    for (const { id } of odd) {
      const part = pick(all, format, new Set([id]));
      expect(read(part)).toEqual([id]);
    }
  });
});

test('every cell of a row of CSV is the same in the selection', () => {
  const whole = csvParse(evidenceCsv(studies));
  const ids = new Set(studies.slice(10, 20).map(({ id }) => id));
  expect([...csvParse(pick(evidenceCsv(studies), 'csv', ids))]).toEqual(
    whole.filter(({ id }) => ids.has(id ?? '')),
  );
});
