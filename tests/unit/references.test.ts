import { Cite } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { highwireTags, scholarlyArticle } from '../../src/export/page-metadata.ts';
import { cslJson } from '../../src/export/records.ts';
import { toBibtex, toRis } from '../../src/export/references.ts';
import type { CslItem } from '../../src/schema/bibliography.ts';
import { realCorpus } from '../fixtures/corpus.ts';
import { aStudy } from '../fixtures/study.ts';

const studies = [...realCorpus().studies.values()];

/** Family name with its particle, which BibTeX sets apart: "van Linschoten". */
const wholeFamily = (author: { family: string; 'non-dropping-particle'?: string }): string =>
  [author['non-dropping-particle'], author.family].filter(Boolean).join(' ');

/** What every reference manager must find in a reference. */
const essence = ({ title, author, issued, DOI }: Partial<CslItem>) => {
  const [first] = author ?? [];
  return {
    title: title?.replace(/\s+/gu, ' '),
    author: first && ('literal' in first ? first.literal : wholeFamily(first)),
    year: Number(issued?.['date-parts'][0]?.[0]),
    DOI: DOI?.toLowerCase(),
  };
};
const readBack = (text: string) =>
  new Cite(text, { generateGraph: false }).data as Partial<CslItem>[];

describe.each([
  ['BibTeX', toBibtex],
  ['RIS', toRis],
  ['CSL-JSON', cslJson],
])('%s', (_format, write) => {
  test('reads back with the title, first author, year and DOI of every record', () => {
    const found = readBack(write(studies));
    expect(found).toHaveLength(studies.length);
    expect(found.map(essence)).toEqual(studies.map(({ csl }) => essence(csl)));
  });

  test('of a single record', () => {
    const author = [{ family: 'Doe', given: 'Jane' }];
    const study = aStudy({ csl: { author, title: 'Costs of 50% {less} & more_of #1 $5 \\ ~ ^' } });
    expect(readBack(write([study])).map(essence)).toEqual([essence(study.csl)]);
  });
});

describe('BibTeX', () => {
  test('has the ids of the records as keys', () => {
    const keys = [...toBibtex(studies).matchAll(/^@\w+\{([^,]+),/gmu)].map(([, key]) => key);
    expect(keys).toEqual(studies.map(({ id }) => id));
  });
});

test('BibTeX escapes what TeX would act on', () => {
  const csl = { title: 'A 50% & B_c #1 $5', 'container-title': 'Health & Care' };
  const text = toBibtex([aStudy({ id: 'a', csl: { ...csl, DOI: '10.5555/a_b' } })]);
  expect(text).toContain(String.raw`50\% \&`);
  expect(text).toContain(String.raw`Health \& Care`);
  expect(text).toContain('doi = {10.5555/a_b}');
  expect(toBibtex(studies)).not.toMatch(/^\t(?!doi|url)\w+ = .*(?<!\\)[&%$#]/gmu);
});

describe('RIS', () => {
  const lines = toRis(studies).split('\r\n');

  test('writes every line whole, with its tag', () => {
    expect(lines.filter((line) => line !== '' && !/^[A-Z][A-Z0-9] {2}- /u.test(line))).toEqual([]);
  });

  test('holds no line that a title smuggled in', () => {
    const text = toRis([aStudy({ csl: { title: 'One\nER  - \nTY  - BOOK' } })]);
    expect(text.match(/^(?:ER|TY) {2}-/gmu)).toHaveLength(2);
  });

  test('opens with the type, names the record and closes', () => {
    const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
    expect([count('TY  - '), count('ER  - ')]).toEqual([studies.length, studies.length]);
    expect(lines[0]).toMatch(/^TY {2}- [A-Z]+$/u);
    for (const { id } of studies) expect(lines).toContain(`LB  - ${id}`);
  });
});

describe('metadata of a page', () => {
  const study = aStudy({
    csl: {
      author: [{ family: 'Doe', given: 'Jane' }, { literal: 'The Group' }],
      'container-title': 'Journal of Examples',
      page: '114-124',
      volume: '31',
      PMID: '12345',
    },
  });

  test('for Zotero and Google Scholar', () => {
    expect(highwireTags(study)).toEqual([
      ['citation_title', study.csl.title],
      ['citation_author', 'Doe, Jane'],
      ['citation_author', 'The Group'],
      ['citation_publication_date', '2025/03/14'],
      ['citation_journal_title', 'Journal of Examples'],
      ['citation_volume', '31'],
      ['citation_firstpage', '114'],
      ['citation_lastpage', '124'],
      ['citation_doi', study.csl.DOI],
      ['citation_pmid', '12345'],
    ]);
  });

  test('as linked data', () => {
    const url = `https://doi.org/${study.csl.DOI}`;
    expect(scholarlyArticle(study)).toEqual({
      '@type': 'ScholarlyArticle',
      headline: study.csl.title,
      author: [
        { '@type': 'Person', name: 'Jane Doe' },
        { '@type': 'Organization', name: 'The Group' },
      ],
      datePublished: '2025-03-14',
      isPartOf: { '@type': 'Periodical', name: 'Journal of Examples' },
      identifier: `doi:${study.csl.DOI}`,
      url,
    });
  });
});
