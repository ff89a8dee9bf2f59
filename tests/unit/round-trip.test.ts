import { Cite } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { cslJson } from '../../src/export/records.ts';
import { toBibtex, toRis } from '../../src/export/references.ts';
import type { CslItem } from '../../src/schema/bibliography.ts';
import { realCorpus } from '../fixtures/corpus.ts';
import { aStudy } from '../fixtures/study.ts';

/** A name as citation-js reads it: particles may be set apart from the family name. */
interface ReadName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
}

const words = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(Boolean).join(' ');

const nameOf = (name: ReadName): string =>
  name.literal ??
  [
    words(name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix),
    name.given,
  ]
    .filter(Boolean)
    .join(', ');

/** What must survive the way out and back in. */
const essence = (csl: Partial<CslItem>) => ({
  title: csl.title?.replace(/\s+/gu, ' '),
  authors: csl.author?.map((author) => nameOf(author as ReadName)),
  year: Number(csl.issued?.['date-parts'][0]?.[0]),
  journal: csl['container-title'],
  volume: csl.volume,
  issue: csl.issue,
  // A dash between pages is one dash, whichever sign it was written with.
  pages: csl.page?.replaceAll('–', '-'),
  DOI: csl.DOI?.toLowerCase(),
});

const readBack = (text: string) =>
  (new Cite(text, { generateGraph: false }).data as Partial<CslItem>[]).map(essence);

const real = [...realCorpus().studies.values()];
const odd = [
  { title: 'Costs of 50% {less} & more_of #1 $5 \\ ~ ^ "quoted" < 5 > a|b' },
  { title: 'Überprüfung: naïve Ärzte, 患者 and β-blockers – a “trial”' },
  { title: 'GPT-4o and the mRNA of E. coli: why iPS?' },
  { author: [{ family: 'van der Berg', given: 'J. P.' }, { family: 'O’Neil-Śmith' }] },
  { author: [{ literal: 'World Health Organization' }, { literal: 'Trial and Error Group' }] },
  { author: [{ literal: 'Bodies and Minds of the North' }, { family: 'Andersen', given: 'A.' }] },
  {
    author: [
      { family: 'de la Cruz', given: 'María José' },
      { family: 'Al Bar', given: 'X' },
    ],
  },
  { 'container-title': 'Health & Care: B_C', volume: '12 Suppl 1', issue: '3-4', page: 'e12345' },
  { 'container-title': 'NPJ Digit Med', volume: '8', page: '114-124' },
  { page: '12-15, 20', issue: 'S1' },
  { page: '1024–1031', DOI: '10.1002/(sici)1097-0258(19980815/30)17:15/16' },
  { issued: { 'date-parts': [[2024]] } },
  { type: 'article', genre: 'Preprint', publisher: 'medRxiv' },
  { type: 'report', publisher: 'A & B' },
  { type: 'paper-conference', 'container-title': 'Proceedings of the 1st Meeting' },
] as const;
const oddStudies = odd.map((csl, index) =>
  aStudy({
    id: `odd-${index}`,
    csl: {
      author: [{ family: 'Doe', given: 'Jane' }],
      DOI: `10.5555/odd_${index}(a)`,
      ...csl,
    } as unknown as Partial<CslItem>,
  }),
);

describe.each([
  ['BibTeX', toBibtex],
  ['RIS', toRis],
  ['CSL-JSON', cslJson],
])('%s read back', (_format, write) => {
  test('gives every record of the map', () => {
    expect(readBack(write(real))).toEqual(real.map(({ csl }) => essence(csl)));
  });

  test.each(oddStudies.map((study, index) => [JSON.stringify(odd[index]), study] as const))(
    'gives %s',
    (_what, study) => {
      expect(readBack(write([study]))).toEqual([essence(study.csl)]);
    },
  );
});
