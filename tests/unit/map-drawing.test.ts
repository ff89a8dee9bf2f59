import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../src/domain/corpus.ts';
import { mapFrame } from '../../src/domain/map-model.ts';
import type { MapView } from '../../src/domain/pivot.ts';
import { COLUMN_SETS, SORTS } from '../../src/domain/view-state.ts';
import { scaleOf } from '../../src/figure/map/scale.ts';
import { drawMap } from '../../src/figure/map/draw.ts';
import { layoutMap, type MapSize, type PlacedMap } from '../../src/figure/map/layout.ts';
import { markup } from '../../src/figure/svg-text.ts';
import { BALANCES } from '../../src/schema/codes.ts';
import { aCorpus, realCorpus } from '../fixtures/corpus.ts';
import { aStudy, STAGES } from '../fixtures/study.ts';
import { TINY } from '../fixtures/tiny-map.ts';
import { viewOf } from '../fixtures/view.ts';

const CAPTION = { title: 'How far & wide?', notes: ['A note.'] };
const draw = (corpus: Corpus, view: MapView, size?: MapSize): string =>
  markup(drawMap(layoutMap(view, size), mapFrame(corpus), CAPTION));

/** All that is wrong with a layout, in words. */
function faultsOf({ columns, groups, height, size, view }: PlacedMap): readonly string[] {
  const faults: string[] = [];
  const demand = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  const { crowded } = scaleOf(view);
  const slack = 1e-6;
  let right = size.names;
  for (const { column, x, width } of columns) {
    demand(x >= right - slack, `column ${column.id} overlaps what stands before it`);
    right = x + width;
  }
  demand(right <= size.width - size.levels + slack, 'columns overlap the levels');
  let bottom = 0;
  for (const group of groups) {
    demand(group.y >= bottom, 'areas overlap');
    bottom = group.y;
    for (const row of group.rows) {
      const name = row.application.id;
      demand(row.y >= bottom, `row ${name} overlaps the one above`);
      bottom = row.y + row.height;
      for (const [index, cell] of row.cells.entries()) {
        const column = columns[index] ?? { x: NaN, width: NaN };
        const half = size.pitch / 2;
        const at = `${name}.${cell.column.id}`;
        demand(cell.x === column.x, `cell ${at} stands beside its column`);
        const expected = cell.studies.length > crowded ? 0 : cell.studies.length;
        demand(cell.dots.length === expected, `cell ${at} has ${cell.dots.length} dots`);
        for (const [n, { study, x, y }] of cell.dots.entries()) {
          demand(study === cell.studies[n], `dot ${n} of ${at} is of another study`);
          const inColumn = x - half >= column.x && x + half <= column.x + column.width + slack;
          demand(inColumn, `dot ${n} of ${at} leaves its column`);
          demand(y - half >= row.y && y + half <= bottom, `dot ${n} of ${at} leaves its row`);
          for (const other of cell.dots.slice(0, n)) {
            const apart = Math.hypot(x - other.x, y - other.y) > size.pitch - slack;
            demand(apart, `dot ${n} of ${at} overlaps another`);
          }
        }
      }
    }
  }
  demand(height >= bottom, 'the last row is cut off');
  return faults;
}

describe('the layout', () => {
  const { applications } = TINY;
  const anyMap = fc
    .array(
      fc.record({
        row: fc.nat(applications.length - 1),
        stage: fc.constantFrom(...STAGES),
        direction: fc.constantFrom(...BALANCES),
        n: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 6 },
    )
    .map((cells) =>
      aCorpus(
        cells.flatMap(({ row, stage, direction, n }, cell) => {
          const one = aStudy({ applications: [applications[row]?.id ?? ''], stage, direction });
          return Array.from({ length: n }, (_, index) => ({ ...one, id: `s-${cell}-${index}` }));
        }),
      ),
    );
  const anySize: fc.Arbitrary<MapSize> = fc.record({
    width: fc.integer({ min: 900, max: 2400 }),
    names: fc.integer({ min: 0, max: 300 }),
    levels: fc.integer({ min: 0, max: 200 }),
    pitch: fc.integer({ min: 10, max: 20 }),
  });

  test('keeps dots in their column and row, and rows apart', () => {
    fc.assert(
      fc.property(
        anyMap,
        anySize,
        fc.constantFrom(...COLUMN_SETS),
        fc.constantFrom(...SORTS),
        (corpus, size, cols, sort) => {
          const view = viewOf(corpus, { cols, sort });
          expect(faultsOf(layoutMap(view, size))).toEqual([]);
          expect(draw(corpus, view, size)).not.toMatch(/NaN|undefined|Infinity|="-?[\d.]+e/u);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each(COLUMN_SETS)('holds for the real map by %s', (cols) => {
    expect(faultsOf(layoutMap(viewOf(realCorpus(), { cols })))).toEqual([]);
  });

  test('sets routine use apart from the ladder by a gap, and no other column', () => {
    const { columns } = layoutMap(viewOf(TINY));
    const gaps = columns.slice(1).map(({ x }, index) => {
      const before = columns[index];
      return before ? x - before.x - before.width : NaN;
    });
    expect(gaps.at(-1)).toBeGreaterThan(4 * Math.max(...gaps.slice(0, -1)));
    const years = layoutMap(viewOf(TINY, { cols: 'ethics' }));
    expect(years.columns).toHaveLength(1);
  });

  test('runs the frontier down the right side of the highest rung of each row', () => {
    const { columns, groups } = layoutMap(viewOf(TINY));
    const edge = (column: number): number => {
      const { x, width } = columns[column] ?? { x: NaN, width: NaN };
      return x + width;
    };
    const [first, second] = groups[0]?.rows ?? [];
    if (!first || !second) throw new Error('The map has too few rows.');
    const corners = [...(groups[0]?.frontier ?? '').matchAll(/([\d.]+),([\d.]+)/gu)]
      .map(([, x, y]) => [Number(x), Number(y)])
      .filter(([x, y], at, all) => x !== all[at - 1]?.[0] || y !== all[at - 1]?.[1]);
    const near = (x: number, y: number): unknown[] => [expect.closeTo(x, 2), expect.closeTo(y, 2)];
    expect(corners).toEqual([
      near(edge(4), first.y),
      near(edge(4), second.y),
      near(edge(2), second.y),
      near(edge(2), second.y + second.height),
    ]);
  });

  test('has a frontier on the ladder, area by area, only', () => {
    const frontiers = (state: Parameters<typeof viewOf>[1]) =>
      layoutMap(viewOf(TINY, state)).groups.map((group) => group.frontier !== '');
    expect(frontiers({})).toEqual([true, true]);
    expect(frontiers({ cols: 'year' })).toEqual([false, false]);
    expect(frontiers({ sort: 'count' })).toEqual([false]);
  });

  test('does without studies and without areas', () => {
    const empty = { ...aCorpus([]), areas: [], applications: [] };
    for (const corpus of [aCorpus([]), empty]) {
      for (const cols of COLUMN_SETS) {
        const view = viewOf(corpus, { cols });
        expect(faultsOf(layoutMap(view))).toEqual([]);
        expect(draw(corpus, view)).not.toMatch(/NaN|undefined|Infinity/u);
      }
    }
  });
});

describe('the drawing', () => {
  const drawing = draw(TINY, viewOf(TINY));
  const read = (text: string) =>
    new DOMParser({
      onError: (_level, message) => {
        throw new Error(message);
      },
    }).parseFromString(text, 'image/svg+xml').documentElement;

  test('is as it was', async () => {
    const normal = drawing
      .replace(/-?\d+\.\d+/gu, (n) => String(Math.round(Number(n))))
      .replaceAll('><', '>\n<');
    await expect(`${normal}\n`).toMatchFileSnapshot('../fixtures/tiny-map.svg');
  });

  test('is sound XML with its title and all its words', () => {
    const root = read(drawing);
    expect(root?.getElementsByTagName('title')[0]?.textContent).toBe(CAPTION.title);
    const texts = [...(root?.getElementsByTagName('text') ?? [])].map((node) => node.textContent);
    expect(texts).toEqual(
      expect.arrayContaining(['Diagnosis of <written> cases', '5 Randomized', 'A note.']),
    );
  });

  test('has a mark for every dot, and the legend', () => {
    expect(drawing.match(/<g transform="translate\([\d.-]+ [\d.-]+\)" color=/gu)).toHaveLength(10);
  });

  test('shows a crowded cell as a bar, split by balance', () => {
    const many = (n: number, direction: 'favorable' | 'mixed') =>
      Array.from({ length: n }, (_, index) => aStudy({ id: `${direction}-${index}`, direction }));
    const corpus = aCorpus([...many(20, 'favorable'), ...many(5, 'mixed')]);
    const root = read(draw(corpus, viewOf(corpus)));
    const widths = [...(root?.getElementsByTagName('rect') ?? [])]
      .filter((rect) => rect.getAttribute('height') === '10')
      .map((rect) => Number(rect.getAttribute('width')));
    expect(widths).toHaveLength(BALANCES.length);
    expect((widths[0] ?? 0) / (widths[1] ?? 0)).toBeCloseTo(4, 1);
  });
});
