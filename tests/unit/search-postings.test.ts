import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/domain/steps.ts';
import { packPath, unpackPath } from '../../src/domain/search/paths.ts';
import { listsInSteps, listsToBytes } from '../../src/domain/search/postings.ts';

const END = 700;
const list = fc
  .uniqueArray(fc.integer({ min: 0, max: END - 1 }), { maxLength: 60 })
  .map((numbers) => numbers.toSorted((a, b) => a - b));

const read = (bytes: Uint8Array, sizes: readonly number[], end: number): readonly number[] => [
  ...atOnce(listsInSteps(bytes, Uint32Array.from(sizes), end)),
];

describe('lists of places', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 20 }), (lists) => {
        const sizes = lists.map(({ length }) => length);
        expect(read(listsToBytes(lists, END), sizes, END)).toEqual(lists.flat());
      }),
    );
  });
  test('take no room where nothing is open', () => {
    const all = Array.from({ length: 100 }, (_, number) => number);
    expect(listsToBytes([all, []], 100)).toHaveLength(0);
    expect(read(new Uint8Array(), [100, 0], 100)).toEqual(all);
  });
  test('are read up to the highest number that is kept', () => {
    const far = [[0, 65_534], [65_535]];
    expect(read(listsToBytes(far, 65_536), [2, 1], 65_536)).toEqual(far.flat());
  });
  test('are refused where bytes are missing or left over', () => {
    const bytes = listsToBytes([[1, 5, 9, 400, 650]], END);
    expect(() => read(bytes.slice(0, -1), [5], END)).toThrow(RangeError);
    expect(() => read(Uint8Array.of(...bytes, 0), [5], END)).toThrow(RangeError);
  });
  test('are refused where there is more than can be told apart, or a list is too long', () => {
    expect(() => listsToBytes([[70_000]], 70_001)).toThrow(RangeError);
    expect(() => read(new Uint8Array(10), [100_000_000], END)).toThrow(RangeError);
  });
  test('let a page do other things between them', () => {
    const lists = Array.from({ length: 3000 }, () => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const steps = listsInSteps(listsToBytes(lists, END), new Uint32Array(3000).fill(10), END);
    expect(steps.next().done).toBe(false);
  });
});

describe('paths', () => {
  test.each([
    [
      '/evidence/lukac-2025-two-scribes-trial/',
      'Lukac et al., 2025',
      '/evidence/~two-scribes-trial/',
    ],
    [
      '/evidence/bootsma-robroeks-2025-draft/',
      'Bootsma-Robroeks and Lee, 2025',
      '/evidence/~draft/',
    ],
    ['/evidence/munoz-2024-a/', 'Muñoz, 2024', '/evidence/~a/'],
    ['/evidence/fda-2024-devices/', 'US Food and Drug Administration, 2024', undefined],
    ['/glossary/#ehr', '', undefined],
    ['/', '', undefined],
  ])('of %s are sent without what the label says', (path, label, packed = path) => {
    expect(packPath(path, label)).toBe(packed);
    expect(unpackPath(packed, label)).toBe(path);
  });
});
