import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  coderAgreement,
  cohenKappa,
  kappaInterval,
  secondLook,
  shareInterval,
} from '../../src/domain/agreement.ts';
import type { Coding, SecondCoding } from '../../src/schema/second-coding.ts';
import { realCorpus } from '../fixtures/corpus.ts';
import { aStudy } from '../fixtures/study.ts';

/** Pairs from a table of counts: rows are the first coder's codes, columns the second's. */
const pairs = (...table: readonly (readonly number[])[]): [string, string][] =>
  table.flatMap((row, a) =>
    row.flatMap((n, b) => Array.from({ length: n }, (): [string, string] => [`${a}`, `${b}`])),
  );

describe("Cohen's kappa", () => {
  test.each([
    ['grant proposals, 35 of 50 alike', pairs([20, 5], [10, 15]), 0.4],
    ['60 of 100 alike, more by chance', pairs([45, 15], [25, 15]), 0.1304],
    ['60 of 100 alike, less by chance', pairs([25, 35], [5, 35]), 0.2593],
    ['three codes', pairs([10, 2, 0], [1, 8, 1], [0, 3, 5]), 0.6441],
    ['all alike', pairs([3, 0], [0, 4]), 1],
    ['never alike', pairs([0, 5], [5, 0]), -1],
    ['no better than chance', pairs([1, 1], [1, 1]), 0],
  ])('%s', (_what, table, kappa) => {
    expect(cohenKappa(table)).toBeCloseTo(kappa, 4);
  });

  test.each([
    ['no pairs', []],
    ['one code only', pairs([7])],
  ])('is undefined with %s', (_what, table) => {
    expect(cohenKappa(table)).toBeUndefined();
  });
});

describe('the interval of kappa', () => {
  test('is that of the diagnoses that Fleiss works out: 0.68, standard error 0.087', () => {
    const diagnoses = pairs([75, 1, 4], [5, 4, 1], [0, 0, 10]);
    const [low = 0, high = 0] = kappaInterval(diagnoses) ?? [];
    expect(cohenKappa(diagnoses)).toBeCloseTo(0.676, 3);
    expect((high - low) / 2 / 1.96).toBeCloseTo(0.087, 2);
  });

  test('holds kappa, and gets no wider when the same is seen four times as often', () => {
    const counts = fc.array(fc.nat({ max: 9 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(counts, (cells) => {
        const rows = [cells.slice(0, 3), cells.slice(3, 6), cells.slice(6)];
        const once = pairs(...rows);
        const kappa = cohenKappa(once);
        const interval = kappaInterval(once);
        if (kappa === undefined || interval === undefined) return;
        const [low, high] = interval;
        expect(low).toBeLessThanOrEqual(kappa + 1e-9);
        expect(high).toBeGreaterThanOrEqual(kappa - 1e-9);
        const [less, more] = kappaInterval([...once, ...once, ...once, ...once]) ?? [0, 0];
        expect(more - less).toBeLessThanOrEqual(high - low + 1e-9);
      }),
    );
  });

  test('is undefined where kappa is', () => {
    expect(kappaInterval([])).toBeUndefined();
    expect(kappaInterval(pairs([7]))).toBeUndefined();
  });
});

describe('the interval of a share', () => {
  test.each([
    // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (alike, n, low, high) => {
    const interval = shareInterval(alike, n);
    expect(interval?.[0]).toBeCloseTo(low, 4);
    expect(interval?.[1]).toBeCloseTo(high, 4);
  });

  test('is undefined of nothing', () => {
    expect(shareInterval(0, 0)).toBeUndefined();
  });
});

describe('the second coding of this map', () => {
  const { secondCodings, studies } = realCorpus();

  test.each([
    ['stage', 50, 56, 0.86],
    ['designType', 45, 58, 0.74],
    ['direction', 54, 57, 0.92],
  ])('%s: %i of %i alike', (field, alike, compared, kappa) => {
    const [coding] = secondCodings;
    const found = coding && coderAgreement(coding, studies).find((one) => one.field === field);
    expect(found).toMatchObject({ alike, compared });
    expect(found?.kappa).toBeCloseTo(kappa, 2);
  });
});

describe('a second look at one study', () => {
  const study = aStudy();
  const coding = (changes: Partial<Coding>): SecondCoding => ({
    about: 'A second coding.',
    date: '2026-11-22',
    codings: [
      {
        id: study.id,
        read: 'abstract',
        stage: 'benchmark',
        designType: 'benchmark-evaluation',
        direction: 'favorable',
        applications: [],
        ...changes,
      },
    ],
  });

  test('lists where the two differ', () => {
    expect(secondLook(study, [coding({ stage: 'simulation' })])).toEqual({
      date: '2026-11-22',
      compared: ['stage', 'designType', 'direction'],
      differs: [{ field: 'stage', second: 'simulation' }],
    });
  });

  test('passes over what was not coded', () => {
    expect(secondLook(study, [coding({ stage: null })])).toMatchObject({
      compared: ['designType', 'direction'],
      differs: [],
    });
  });

  test('is none where nothing was coded, or another study', () => {
    const nothing = coding({ stage: null, designType: null, direction: null });
    expect(secondLook(study, [nothing, coding({ id: 'other' })])).toBeUndefined();
  });
});
