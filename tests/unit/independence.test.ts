import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areIndependent, independentCount } from '../../src/domain/independence.ts';
import type { Study } from '../../src/schema/study.ts';
import { anyStudies, aStudy, authors } from '../fixtures/study.ts';

const by = (id: string, ...author: Study['csl']['author']): Study =>
  aStudy({ id, csl: { author } });

describe('two studies', () => {
  test.each([
    ['other authors', { family: 'Goh', given: 'Ethan' }, { family: 'Chen', given: 'Jo' }, true],
    [
      'full name and initial',
      { family: 'Goh', given: 'Ethan' },
      { family: 'Goh', given: 'E.' },
      false,
    ],
    [
      'case and accents',
      { family: 'Müller', given: 'Jörg' },
      { family: 'MULLER', given: 'J' },
      false,
    ],
    ['hyphen and space', { family: 'Garcia-Lopez' }, { family: 'Garcia Lopez' }, false],
    [
      'one family, other initials',
      { family: 'Kim', given: 'Soo' },
      { family: 'Kim', given: 'Jae' },
      true,
    ],
    [
      'one body',
      { literal: 'World Health Organization' },
      { literal: 'world health organization' },
      false,
    ],
  ])('%s', (_what, first, other, independent) => {
    const asFirst = areIndependent(
      by('one', first, { family: 'X' }),
      by('two', other, { family: 'Y' }),
    );
    const asLast = areIndependent(
      by('one', { family: 'X' }, first),
      by('two', { family: 'Y' }, other),
    );
    expect([asFirst, asLast]).toEqual([independent, independent]);
  });

  test('the first author of one may be the last of the other', () => {
    expect(
      areIndependent(by('one', ...authors('Abe', 'Bea')), by('two', ...authors('Bea', 'Cem'))),
    ).toBe(true);
  });

  test('studies without a program do not share one', () => {
    expect(areIndependent(aStudy({ id: 'one' }), aStudy({ id: 'two' }))).toBe(true);
  });
});

describe('the number of independent studies', () => {
  const chain = (length: number): Study[] =>
    Array.from({ length }, (_, index) =>
      aStudy({
        id: `link-${index}`,
        csl: { author: authors(`First ${Math.floor(index / 2)}`, `Last ${Math.ceil(index / 2)}`) },
      }),
    );

  test.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [24, 12],
    [25, 13],
    [61, 31],
  ])('of a chain of %i studies, each sharing an author with the next, is %i', (length, n) => {
    expect(independentCount(chain(length))).toBe(n);
  });

  test('is that of the largest set, found by trying every set', () => {
    fc.assert(
      fc.property(anyStudies(7), (studies) => {
        let best = 0;
        for (let set = 0; set < 2 ** studies.length; set += 1) {
          const chosen = studies.filter((_, index) => Math.floor(set / 2 ** index) % 2 === 1);
          const clash = chosen.some((a, i) =>
            chosen.some((b, j) => i < j && !areIndependent(a, b)),
          );
          if (!clash) best = Math.max(best, chosen.length);
        }
        expect(independentCount(studies)).toBe(best);
      }),
    );
  });
});
