import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { draftOf } from '../../src/intake/draft.ts';
import type { ReadItem } from '../../src/intake/item.ts';
import { readReferences } from '../../src/intake/read.ts';
import { draft } from '../../src/schema/draft.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);

const read = (text: string | Uint8Array) =>
  readReferences(typeof text === 'string' ? Buffer.from(text) : text);
const items = (text: string | Uint8Array): readonly ReadItem[] => {
  const file = read(text);
  if (file.reason !== undefined) throw new Error(file.reason);
  return file.items;
};
const first = (text: string | Uint8Array) => {
  const [one] = items(text);
  if (one?.reason !== undefined || one === undefined) throw new Error(one?.reason ?? 'nothing');
  return one.item;
};

const RIS = `TY  - JOUR
TI  - Models in wards
AU  - Müller, Anna
AU  - Öz, B.
T2  - Journal of Examples
DA  - 2024/05/03/
PY  - 2024
VL  - 3
IS  - 2
SP  - 11
EP  - 19
DO  - https://doi.org/10.5555/ABC.1
ER  - 
`;
const CSL = {
  type: 'article-journal',
  title: 'Models in wards',
  author: [
    { family: 'Müller', given: 'Anna' },
    { family: 'Öz', given: 'B.' },
  ],
  'container-title': 'Journal of Examples',
  issued: { 'date-parts': [[2024, 5, 3]] },
  volume: '3',
  issue: '2',
  page: '11-19',
  DOI: '10.5555/ABC.1',
};
const BIBTEX = `@article{key,
  title = {Models in wards}, author = {M{\\"u}ller, Anna and {\\"O}z, B.},
  journal = {Journal of Examples}, date = {2024-05-03}, volume = 3, number = 2,
  pages = {11--19}, doi = {10.5555/ABC.1}
}
`;
const NBIB = `PMID- 12345678
TI  - Models in
      wards.
FAU - Müller, Anna
FAU - Öz, B.
JT  - Journal of Examples
DP  - 2024 May 3
VI  - 3
IP  - 2
PG  - 11-19
LID - 10.5555/ABC.1 [doi]
PT  - Journal Article
`;
const CSV = `Item Type,Title,Author,Publication Title,Date,Volume,Issue,Pages,DOI
journalArticle,Models in wards,"Müller, Anna; Öz, B.",Journal of Examples,2024-05-03,3,2,11-19,10.5555/ABC.1
`;
const EPPI = JSON.stringify({
  CodeSets: [],
  References: [
    {
      ItemId: 1,
      TypeName: 'Journal, Article',
      Title: 'Models in wards',
      Authors: 'Müller, Anna ; Öz, B. ; ',
      ParentTitle: 'Journal of Examples',
      Year: '2024',
      Month: 'May',
      Volume: '3',
      Issue: '2',
      Pages: '11-19',
      DOI: '10.5555/ABC.1 ',
    },
  ],
});

describe('each format', () => {
  test.each([
    ['ris', RIS, CSL],
    ['bibtex', BIBTEX, CSL],
    ['pubmed', NBIB, { ...CSL, PMID: '12345678' }],
    ['csv', CSV, CSL],
    ['csl-json', JSON.stringify([{ id: 'x', ...CSL }]), CSL],
    ['eppi-json', EPPI, { ...CSL, issued: { 'date-parts': [[2024, 5]] } }],
  ])('%s', (format, text, csl) => {
    expect(read(text)).toMatchObject({ format });
    expect(first(text).csl).toEqual(csl);
  });
});

describe('each encoding', () => {
  const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${RIS}`), 'utf-8'],
    ['UTF-16 with a mark', utf16(`\ufeff${RIS}`), 'utf-16le'],
    ['UTF-16 without one', utf16(RIS), 'utf-16le'],
    [
      'UTF-16, the other way round',
      utf16(`\ufeff${RIS}`)
        .slice()
        .map((_b, i, all) => all[i ^ 1] ?? 0),
      'utf-16be',
    ],
    ['Latin-1', Buffer.from(RIS, 'latin1'), 'windows-1252'],
    [
      'line ends of every kind',
      Buffer.from(RIS.replace('\n', '\r\n').replace('\n', '\r')),
      'utf-8',
    ],
  ])('%s', (_name, bytes, encoding) => {
    expect(read(bytes)).toMatchObject({ encoding });
    expect(first(bytes).csl).toEqual(CSL);
  });
});

describe('what is no file of references', () => {
  test.each([
    ['nothing', '', 'The file is empty'],
    ['blank lines', '\n \r\n', 'The file is empty'],
    ['a PDF document', '%PDF-1.7\n\u0001\u0002', 'a PDF document'],
    ['an archive', 'PK\u0003\u0004....', 'a zip archive'],
    ['zero bytes', 'TY  - \u0000\u0000JOUR', 'no text'],
    ['prose', 'Dear colleague,\nplease find attached', 'format is not known'],
    ['a cut JSON', '[{"title": "A', 'broken or cut'],
    ['JSON of something else', '{"a": 1}', 'neither CSL-JSON'],
  ])('%s', (_name, text, reason) => {
    expect(read(Buffer.from(text, 'latin1')).reason).toContain(reason);
  });
});

describe('broken references', () => {
  test('a RIS file that is cut names the line and keeps the others', () => {
    const found = items(`${RIS}\nTY  - JOUR\nTI  - Cut in the mid`);
    expect(found.map(({ line, reason }) => [line, reason?.slice(0, 35)])).toEqual([
      [1, undefined],
      [15, 'The file ends within this reference'],
    ]);
  });

  test('a brace that is never closed does not take other entries along', () => {
    const found = items(`@article{a,\n title={Open {brace},\n year=2020\n}\n\n${BIBTEX}`);
    expect(found.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'A brace of this entry is never closed'],
      [6, undefined],
    ]);
  });

  test('a row of a table that is cut is turned down', () => {
    expect(items(`${CSV}journalArticle,Half`).at(-1)).toMatchObject({
      line: 3,
      reason: 'The row has 2 of 9 columns',
    });
  });

  test('a reference without title, numbers and address is turned down', () => {
    expect(items('TY  - GEN\nN1  - A note\nER  - \n')).toEqual([
      { line: 1, reason: 'It has no title, DOI, PMID or address' },
    ]);
  });
});

describe('titles', () => {
  const titled = (title: string): string | undefined =>
    first(`TY  - JOUR\nTI  - ${title}\nER  - \n`).csl.title;
  test.each([
    ['HTML', 'Of <i>E. coli</i> &amp; H<sub>2</sub>O', 'Of E. coli & H2O'],
    ['HTML that is escaped twice', '&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more', 'Bold & more'],
    [
      'TeX',
      String.raw`On \emph{all} of $\alpha$ in M\"uller's 5\% sample`,
      "On all of α in Müller's 5% sample",
    ],
    ['less than', 'p<b and P<.05', 'p< b and P<.05'],
    ['a dash like that of a tag', 'One  - two', 'One - two'],
  ])('%s', (_name, title, clean) => {
    expect(titled(title)).toBe(clean);
  });

  test('TeX in BibTeX', () => {
    const { title } = first(
      String.raw`@article{a, title = {{LLM}s in {\'E}tudes of \textit{N} $<$ 5}}`,
    ).csl;
    expect(title).toBe('LLMs in Études of N < 5');
  });
});

test('three thousand authors make a draft that is valid', () => {
  const authors = Array.from({ length: 3000 }, (_, n) => `AU  - Name${n}, A.`).join('\n');
  const item = first(`TY  - JOUR\nTI  - A collaboration\n${authors}\nER  - \n`);
  expect(item.csl.author).toHaveLength(3000);
  expect(draft.safeParse(draftOf('name0-2020-x', item, { from: 'x.ris', line: 1 })).success).toBe(
    true,
  );
});

test('a list of authors that says so is cut', () => {
  const item = first('@article{a, title={T}, author={Doe, Jane and others}}');
  expect(item).toMatchObject({ cut: true, csl: { author: [{ family: 'Doe', given: 'Jane' }] } });
});

describe.skipIf(!existsSync(SAMPLES))('real files', () => {
  test.each([
    ['retraction-lit/empirical-retraction-lit-385.ris', 385, 0],
    ['retraction-lit/empirical-retraction-lit-385.bib', 385, 0],
    ['retraction-lit/empirical-retraction-lit-385.csv', 385, 0],
    ['retraction-lit/eppi-reviewer-export.json', 385, 0],
    ['ris/_baseline.ris', 100, 0],
    ['ris/baseline_empty_values.ris', 4, 2],
    ['ris/baseline_reference_types.ris', 61, 61],
    ['ris/baseline_tag-notes.ris', 12, 11],
    ['ris/faulty_year.ris', 1, 0],
    ['ris/ovid_psycinfo.ris', 6, 0],
    ['ris/ovid_zotero.ris', 6, 0],
    ['ris/pubmed_zotero.ris', 6, 0],
  ])('%s: %i references, %i of them not usable', (name, n, bad) => {
    const found = items(readFileSync(new URL(name, SAMPLES)));
    expect(found).toHaveLength(n);
    expect(found.filter(({ reason }) => reason !== undefined)).toHaveLength(bad);
    for (const one of found) {
      if (one.reason !== undefined) continue;
      const { error } = draft.safeParse(
        draftOf('doe-2020-x', one.item, { from: name, line: one.line }),
      );
      expect(error?.issues ?? []).toEqual([]);
    }
  });
});
