import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frontier } from '../../src/domain/frontier.ts';

const rows = (...rungs: readonly number[]) =>
  rungs.map((highestRung) => ({ maturity: { highestRung } }));

test('steps out and back between rows', () => {
  expect(frontier(rows(2, 5, 5, 3))).toEqual([
    { edge: 1 },
    { edge: 4, step: [2, 4] },
    { edge: 4 },
    { edge: 2, step: [3, 4] },
  ]);
});

test('lies left of the first column where a row has no rung', () => {
  expect(frontier(rows(0, 1))).toEqual([{ edge: -1 }, { edge: 0, step: [0, 0] }]);
});

test('an area without rows has none', () => {
  expect(frontier([])).toEqual([]);
});

test('each step spans the columns between the edges of its two rows', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (rungs) => {
      const steps = frontier(rows(...rungs));
      expect(steps.map(({ edge }) => edge + 1)).toEqual(rungs);
      for (const [index, { step }] of steps.entries()) {
        const wide = Math.abs((rungs[index] ?? 0) - (rungs[index - 1] ?? rungs[index] ?? 0));
        expect(step === undefined ? 0 : step[1] - step[0] + 1).toBe(wide);
      }
    }),
  );
});
