import { describe, expect, test } from 'vitest';
import {
  canonicalUrl,
  vancouver,
  vancouverAuthors,
  whereabouts,
} from '../../src/domain/citation.ts';
import { authorsShort, citationLabel } from '../../src/domain/study.ts';
import { aStudy, review, type StudyChanges } from '../fixtures/study.ts';

const people = (n: number) =>
  Array.from({ length: n }, (_, index) => ({ family: `Family${index + 1}`, given: 'Ann B.' }));

describe('authors in the Vancouver style', () => {
  test.each([
    ['one', [{ family: 'Jung', given: 'K.-H.' }], 'Jung KH.'],
    ['full given names', [{ family: 'Arora', given: 'Rahul K.' }], 'Arora RK.'],
    ['a hyphen in full', [{ family: 'Lee', given: 'Min-Jung' }], 'Lee MJ.'],
    ['no given name', [{ family: 'Plato' }], 'Plato.'],
    ['a body', [{ literal: 'World Health Organization' }], 'World Health Organization.'],
    ['accents', [{ family: 'Ng', given: 'émile' }], 'Ng É.'],
  ])('%s', (_what, authors, text) => {
    expect(vancouverAuthors(authors, false)).toBe(text);
  });

  test('all of six, the first six of seven', () => {
    expect(vancouverAuthors(people(6), false)).toMatch(/^(?:Family\d AB, ){5}Family6 AB\.$/u);
    expect(vancouverAuthors(people(7), false)).toMatch(/^(?:Family\d AB, ){6}et al\.$/u);
  });

  test('a cut list ends in "et al."', () => {
    expect(vancouverAuthors(people(2), true)).toBe('Family1 AB, Family2 AB, et al.');
  });
});

test('a full reference', () => {
  expect(vancouver(review)).toBe(
    'Jung KH. Large Language Models in Medicine: Clinical Applications, Technical Challenges, and Ethical Considerations. Healthcare Informatics Research. 2025;31(2):114-124. doi:10.4258/hir.2025.31.2.114',
  );
});

test.each<[string, StudyChanges['csl'], string]>([
  ['a year only', {}, '2025.'],
  ['a publisher', { publisher: 'WHO' }, 'WHO. 2025.'],
  ['a server', { 'container-title': 'arXiv', publisher: 'Cornell' }, 'arXiv. 2025.'],
  ['no issue', { volume: '3', page: 'e12' }, '2025;3:e12.'],
])('where it appeared, with %s', (_what, csl, text) => {
  expect(whereabouts(aStudy({ csl: { ...csl } }).csl)).toBe(text);
});

test.each(['Does it work?', 'It works!', 'It works.'])('no second stop after "%s"', (title) => {
  expect(vancouver(aStudy({ csl: { title } }))).toContain(`${title} 2025.`);
});

test('a DOI comes before a URL', () => {
  const URL = 'https://example.org/a';
  expect(canonicalUrl(aStudy({ id: 'a', csl: { URL } }).csl)).toBe('https://doi.org/10.5555/a');
  const without = aStudy({ csl: { DOI: undefined, URL } });
  expect(canonicalUrl(without.csl)).toBe(URL);
  expect(vancouver(without)).toMatch(/ 2025\. https:\/\/example\.org\/a$/u);
});

describe('a short label', () => {
  test.each([
    [1, undefined, 'Family1'],
    [2, undefined, 'Family1 and Family2'],
    [3, undefined, 'Family1 et al.'],
    [1, true as const, 'Family1 et al.'],
    [2, true as const, 'Family1 et al.'],
  ])('of %i authors, cut: %s', (n, cut, label) => {
    const study = aStudy({ csl: { author: people(n) }, 'et-al': cut });
    expect(authorsShort(study)).toBe(label);
    expect(citationLabel(study)).toBe(`${label}, 2025`);
  });
});
