import { gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packed, unpacked, type IndexFile } from '../../src/integrations/pagefind-file.ts';
import { steadyFilters } from '../../src/integrations/steady-filters.ts';

type Values = readonly (readonly [string, readonly number[]])[];

/** An index with filters in the order that is given, under names that tell of that order. */
function indexOf(filters: readonly (readonly [string, Values])[], order: string): IndexFile[] {
  const named = filters.map(([name, values], at) => {
    const file = `en_${order}00000${at}`;
    return { name, file, content: packed(encode([name, values])) };
  });
  const list = named.map(({ name, file }) => [name, file]);
  return [
    ...named.map(({ file, content }) => ({ path: `filter/${file}.pf_filter`, content })),
    {
      path: `pagefind.en_${order}0123456.pf_meta`,
      content: packed(encode(['1.5.2', [['en_aa', 3]], [], list, [], ['title']])),
    },
    {
      path: 'pagefind-entry.json',
      content: Buffer.from(`{"languages":{"en":{"hash":"en_${order}0123456","page_count":3}}}`),
    },
    { path: 'fragment/en_aa.pf_fragment', content: packed(Buffer.from('{}')) },
  ];
}

const byPath = (files: readonly IndexFile[]) =>
  files
    .map(({ path, content }) => [path, Buffer.from(content).toString('base64')] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

const RUNG: Values = [
  ['benchmark', [1, 2]],
  ['randomized', [0]],
];
const YEAR: Values = [
  ['2024', [0, 1]],
  ['2025', [2]],
];

describe('filters of an index', () => {
  test('are the same files, however Pagefind ordered them', () => {
    const one = steadyFilters(
      indexOf(
        [
          ['rung', RUNG],
          ['year', YEAR],
        ],
        'a',
      ),
    );
    const other = steadyFilters(
      indexOf(
        [
          ['year', YEAR.toReversed()],
          ['rung', RUNG.toReversed()],
        ],
        'b',
      ),
    );
    expect(byPath(other)).toEqual(byPath(one));
  });

  test('hold what they held, each under the name that the list of parts gives it', () => {
    const values = fc.uniqueArray(
      fc.tuple(fc.string({ maxLength: 5 }), fc.array(fc.nat(500), { maxLength: 4 })),
      { selector: ([value]) => value, maxLength: 6 },
    );
    const filters = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 5 }), values), {
      selector: ([name]) => name,
      maxLength: 4,
    });
    fc.assert(
      fc.property(filters, (given) => {
        const files = new Map(
          steadyFilters(indexOf(given, 'a')).map(({ path, content }) => [path, content]),
        );
        const read = (path: string): unknown => {
          const content = files.get(path);
          if (content === undefined) throw new Error(`There is no ${path}.`);
          return decode(unpacked(content, path));
        };
        const entry = JSON.parse(
          Buffer.from(files.get('pagefind-entry.json') ?? []).toString('utf8'),
        ) as { languages: { en: { hash: string } } };
        const meta = read(`pagefind.${entry.languages.en.hash}.pf_meta`) as unknown[];
        const kept = (meta[3] as [string, string][]).map(([name, file]) => {
          const [own, held] = read(`filter/${file}.pf_filter`) as [string, [string, number[]][]];
          expect(own).toBe(name);
          return [name, Object.fromEntries(held)];
        });
        expect(Object.fromEntries(kept)).toEqual(
          Object.fromEntries(given.map(([name, held]) => [name, Object.fromEntries(held)])),
        );
      }),
    );
  });

  test('leave all other files as they are', () => {
    const before = indexOf([['rung', RUNG]], 'a');
    expect(steadyFilters(before).at(-1)).toBe(before.at(-1));
  });

  test('that are not of Pagefind are refused by name', () => {
    const foreign = { path: 'filter/en_a000000.pf_filter', content: gzipSync('something else') };
    expect(() => steadyFilters([foreign])).toThrow(
      'filter/en_a000000.pf_filter is no file of Pagefind.',
    );
  });
});
