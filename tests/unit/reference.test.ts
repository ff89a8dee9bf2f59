import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { vancouverAuthors } from '../../src/domain/citation.ts';
import { apa, apaAuthors } from '../../src/domain/reference/apa.ts';
import { embedCode } from '../../src/domain/reference/embed.ts';
import {
  apaSection,
  bibtexSection,
  htmlSection,
  markdownSection,
  risSection,
  vancouverSection,
  type MapCitation,
} from '../../src/domain/reference/section.ts';
import { htmlOf, plainOf } from '../../src/domain/reference/text.ts';
import { QUIET, qrSvg } from '../../src/figure/qr-code.ts';
import type { CslItem } from '../../src/schema/bibliography.ts';
import { aStudy, review, type StudyChanges } from '../fixtures/study.ts';

const people = (n: number) =>
  Array.from({ length: n }, (_, index) => ({ family: `Name${index + 1}`, given: 'Ann B.' }));

describe('authors in the APA style', () => {
  test.each<[string, CslItem['author'], string]>([
    ['one', [{ family: 'Jung', given: 'Kyu-Hwan' }], 'Jung, K.-H.'],
    ['initials without stops', [{ family: 'Baker', given: 'HP' }], 'Baker, H. P.'],
    ['no given name', [{ family: 'Plato' }], 'Plato.'],
    ['two', people(2), 'Name1, A. B., & Name2, A. B.'],
    ['a body', [{ literal: 'World Health Organization' }], 'World Health Organization.'],
    ['two bodies', [{ literal: 'NICE' }, { literal: 'WHO' }], 'NICE & WHO.'],
    ['a person and a body', [...people(1), { literal: 'WHO' }], 'Name1, A. B., & WHO.'],
    ['a small particle', [{ family: 'van Dam', given: 'émile' }], 'van Dam, É.'],
  ])('%s', (_what, authors, text) => {
    expect(apaAuthors(authors, false)).toBe(text);
  });

  test('20 are all named; of 21, the first 19 and the last', () => {
    expect(apaAuthors(people(20), false)).toMatch(/Name19, A\. B\., & Name20, A\. B\.$/u);
    const of21 = apaAuthors(people(21), false);
    expect(of21).toMatch(/Name19, A\. B\., \. \. \. Name21, A\. B\.$/u);
    expect(of21).not.toContain('Name20');
    expect(of21).not.toContain('&');
  });

  test('of a cut list, no author is made the last', () => {
    expect(apaAuthors(people(2), true)).toBe('Name1, A. B., Name2, A. B., et al.');
    expect(apaAuthors(people(1), true)).toBe('Name1, A. B., et al.');
    const long = apaAuthors(people(25), true);
    expect(long).toMatch(/Name19, A\. B\., et al\.$/u);
    expect(long).not.toContain('Name20');
  });

  test('names are those that are given, in their order, whatever they are', () => {
    const name = fc.stringMatching(/^\p{Lu}\p{Ll}{2,8}$/u);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (all, cut) => {
          const text = apaAuthors(
            all.map((family) => ({ family })),
            cut,
          );
          const shown: readonly string[] =
            text.replace(/, et al\.$/u, '').match(/\p{Lu}\p{Ll}+/gu) ?? [];
          expect(all.filter((one) => shown.includes(one))).toEqual([...shown]);
          expect(text.endsWith('et al.')).toBe(cut);
        },
      ),
    );
  });
});

test('initials that are written as such are all kept in the Vancouver style', () => {
  expect(vancouverAuthors([{ family: 'Baker', given: 'HP' }], false)).toBe('Baker HP.');
});

describe('a study in the APA style', () => {
  const one = { author: [{ family: 'Doe', given: 'Jane' }], title: 'It works', DOI: '10.5555/a' };
  test.each<[string, StudyChanges['csl'], string]>([
    [
      'an article',
      { 'container-title': 'JAMA', volume: '3', issue: '2', page: '114-124' },
      'Doe, J. (2025). It works. JAMA, 3(2), 114–124. https://doi.org/10.5555/a',
    ],
    [
      'the number of an article',
      { 'container-title': 'JAMA', volume: '3', issue: '2', page: 'e123' },
      'Doe, J. (2025). It works. JAMA, 3(2), Article e123. https://doi.org/10.5555/a',
    ],
    [
      'no volume',
      { 'container-title': 'JAMA' },
      'Doe, J. (2025). It works. JAMA. https://doi.org/10.5555/a',
    ],
    [
      'a title that asks',
      { 'container-title': 'JAMA', title: 'Does it?' },
      'Doe, J. (2025). Does it? JAMA. https://doi.org/10.5555/a',
    ],
    [
      'a preprint',
      { type: 'article', genre: 'preprint', 'container-title': 'medRxiv' },
      'Doe, J. (2025). It works [Preprint]. medRxiv. https://doi.org/10.5555/a',
    ],
    [
      'a report of the body that publishes it',
      { type: 'report', author: [{ literal: 'WHO' }], publisher: 'WHO' },
      'WHO. (2025). It works. https://doi.org/10.5555/a',
    ],
    [
      'a paper of a conference',
      { type: 'paper-conference', 'container-title': 'Proceedings of X', page: '1-9' },
      'Doe, J. (2025). It works. In Proceedings of X (pp. 1–9). https://doi.org/10.5555/a',
    ],
    [
      'a magazine, by its day',
      { type: 'article-magazine', 'container-title': 'Weekly' },
      'Doe, J. (2025, March 14). It works. Weekly. https://doi.org/10.5555/a',
    ],
    [
      'an address in place of a DOI',
      { DOI: undefined, URL: 'https://example.org/a' },
      'Doe, J. (2025). It works. https://example.org/a',
    ],
  ])('%s', (_what, csl, text) => {
    expect(plainOf(apa(aStudy({ csl: { ...one, ...csl } })))).toBe(text);
  });

  test('journal and volume are in italics, the title is not', () => {
    expect(htmlOf(apa(review))).toBe(
      '<p>Jung, K.-H. (2025). Large Language Models in Medicine: Clinical Applications, Technical Challenges, and Ethical Considerations. <i>Healthcare Informatics Research</i>, <i>31</i>(2), 114–124. https://doi.org/10.4258/hir.2025.31.2.114</p>',
    );
  });
});

const MAP: MapCitation = {
  name: 'a-map',
  title: 'A map: of gardens',
  publisher: 'The editors of A map, and friends',
  version: '2026-11-22',
  date: '2026-11-22',
  license: 'CC BY 4.0',
  language: 'en',
};
const SECTION = { title: 'Balconies: What has been tested', url: 'https://a.org/m/x/#evidence' };

describe('a section of the map', () => {
  test('in the Vancouver style', () => {
    expect(plainOf(vancouverSection(SECTION, MAP, '2026-12-01'))).toBe(
      'The editors of A map, and friends. Balconies: What has been tested. In: A map: of gardens [Internet]. Version 2026-11-22. 2026 Nov 22 [cited 2026 Dec 1]. Available from: https://a.org/m/x/#evidence',
    );
  });
  test('in the APA style', () => {
    expect(htmlOf(apaSection(SECTION, MAP))).toBe(
      '<p>The editors of A map, and friends. (2026, November 22). Balconies: What has been tested. In <i>A map: of gardens</i> (Version 2026-11-22). https://a.org/m/x/#evidence</p>',
    );
  });
  test('in Markdown and HTML, with what these act on made harmless', () => {
    const odd = { title: 'A [b](c) *d* <e> "f" & g', url: 'https://a.org/?q=(a)&b=<c>' };
    expect(markdownSection(odd, MAP)).toBe(
      String.raw`[A \[b\](c) \*d\* \<e\> "f" \& g](https://a.org/?q=%28a%29&b=%3Cc%3E) (A map: of gardens, version 2026-11-22)`,
    );
    expect(htmlSection(odd, MAP)).toContain(
      '<a href="https://a.org/?q=(a)&amp;b=&lt;c&gt;">A [b](c) *d* &lt;e&gt; &quot;f&quot; &amp; g</a>',
    );
  });
});

const anyTitle = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
const anyText = fc.string({
  unit: fc.constantFrom(...'aB é{}[]\\%&$#_~^<>"\'`*|@,=\n'.split(/(?:)/u)),
  minLength: 1,
});

describe('whatever the title is', () => {
  test('HTML holds one link with exactly that text, and a frame exactly that title', () => {
    fc.assert(
      fc.property(fc.oneof(anyTitle, anyText), (title) => {
        const clean = title.replace(/[\r\0\f]/gu, '');
        const [link] = parseFragment(htmlSection({ ...SECTION, title: clean }, MAP)).childNodes;
        const [text] = link && 'childNodes' in link ? link.childNodes : [];
        expect(text && 'value' in text ? text.value : '').toBe(clean);
        const frame = parseFragment(embedCode({ ...SECTION, title: clean })).childNodes;
        expect(frame).toHaveLength(1);
        const attrs = frame[0] && 'attrs' in frame[0] ? frame[0].attrs : [];
        expect(attrs.find(({ name }) => name === 'title')?.value).toBe(clean);
        expect(attrs.map(({ name }) => name)).toEqual([
          'src',
          'title',
          'width',
          'height',
          'loading',
          'sandbox',
        ]);
      }),
    );
  });

  test('RIS keeps one field a line', () => {
    fc.assert(
      fc.property(fc.oneof(anyTitle, anyText), (title) => {
        const lines = risSection({ ...SECTION, title }, MAP)
          .trimEnd()
          .split('\r\n');
        expect(lines).toHaveLength(12);
        for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- ?/u);
      }),
    );
  });

  test('braces of BibTeX are in balance', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const entry = bibtexSection({ ...SECTION, title }, MAP).replace(/\\[{}]/gu, '');
        let depth = 0;
        for (const char of entry) {
          depth += char === '{' ? 1 : char === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });
});

test('a reference manager reads BibTeX and RIS back', () => {
  const [bib] = new Cite(bibtexSection(SECTION, MAP)).data;
  expect(bib).toMatchObject({
    'citation-key': 'a-map-2026-11-22-m-x-evidence',
    title: SECTION.title,
    URL: SECTION.url,
    author: [{ family: MAP.publisher }],
  });
  const [ris] = new Cite(risSection(SECTION, MAP)).data;
  expect(ris).toMatchObject({ title: SECTION.title, URL: SECTION.url });
});

test('a code has a quiet zone, and says what it leads to', () => {
  const { data, size } = encode(SECTION.url, { ecc: 'M', border: QUIET });
  for (let at = 0; at < size; at += 1) {
    for (let edge = 0; edge < QUIET; edge += 1) {
      expect(data[edge]?.[at]).toBe(false);
      expect(data[at]?.[size - 1 - edge]).toBe(false);
    }
  }
  const svg = qrSvg(data, 'A & <b>');
  expect(svg).toContain('<title>A &amp; &lt;b></title>');
  const dark = data.flat().filter(Boolean).length;
  expect(svg.match(/M\d+ \d+h1v1h-1z/gu)).toHaveLength(dark);
});
