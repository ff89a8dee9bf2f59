import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, tallyInWords, tallyOf, total } from '../../src/domain/tally.ts';
import { anyStudies, studiesOn } from '../fixtures/study.ts';

test.each([
  [[], 'no studies'],
  [['mixed'] as const, '1 study; 1 mixed'],
  [
    ['unfavorable', 'favorable', 'mixed', 'favorable'] as const,
    '4 studies; 2 favorable, 1 mixed, 1 unfavorable',
  ],
  [['descriptive', 'descriptive'] as const, '2 studies; 2 descriptive'],
])('%j in words', (directions, words) => {
  expect(tallyInWords(tallyOf(studiesOn('benchmark', ...directions)))).toBe(words);
});

test('a tally counts every study once', () => {
  fc.assert(
    fc.property(anyStudies(), (studies) => {
      expect(total(tallyOf(studies))).toBe(studies.length);
    }),
  );
});

test.each([
  [0, 'no faults'],
  [1, '1 fault'],
  [2, '2 faults'],
])('%i with its noun', (n, words) => {
  expect(counted(n, 'fault', 'faults')).toBe(words);
});
