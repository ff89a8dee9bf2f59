import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ladderMatrix, type Matrix } from '../../src/domain/matrix.ts';
import { drawMatrix } from '../../src/figure/matrix/draw.ts';
import {
  DEFAULT_SIZE,
  layoutMatrix,
  type MatrixSize,
  type PlacedMatrix,
} from '../../src/figure/matrix/layout.ts';
import { markup } from '../../src/figure/svg.ts';
import { BALANCES } from '../../src/schema/codes.ts';
import type { Study } from '../../src/schema/study.ts';
import { aMap, realCorpus } from '../fixtures/corpus.ts';
import { aStudy, STAGES } from '../fixtures/study.ts';

const on = (id: string, application: string, stage: string, changes: Partial<Study> = {}): Study =>
  aStudy({ ...changes, id, applications: [application], stage });

const TINY = aMap([
  on('a', 'ambient-scribing', 'benchmark'),
  on('b', 'ambient-scribing', 'benchmark', { direction: 'unfavorable' }),
  on('c', 'ambient-scribing', 'randomized', { direction: 'mixed' }),
  on('d', 'ambient-scribing', 'deployment', { direction: 'descriptive' }),
  on('e', 'clinical-coding', 'retrospective', { direction: 'unfavorable' }),
  on('f', 'image-diagnosis', 'simulation'),
  aStudy({ id: 'g', kind: 'synthesis', applications: ['image-diagnosis'] }),
]);

const rowsOf = (matrix: Matrix) => matrix.groups.flatMap(({ rows }) => rows);

describe('the map as data', () => {
  const matrix = ladderMatrix(TINY);

  test('columns are the rungs, counted from 1, then routine use', () => {
    expect(matrix.columns.map(({ id }) => id)).toEqual(STAGES);
    expect(matrix.columns.map(({ rung }) => rung)).toEqual([1, 2, 3, 4, 5, undefined]);
  });

  test('each primary study stands in the cell of its application and stage', () => {
    const cells = rowsOf(matrix).map(({ cells }) =>
      cells.map((c) => c.studies.map(({ id }) => id)),
    );
    expect(cells).toEqual([
      [['a', 'b'], [], [], [], ['c'], ['d']],
      [[], [], ['e'], [], [], []],
      [[], [], [], [], [], []],
      [[], ['f'], [], [], [], []],
    ]);
  });

  test('syntheses are shown beside the row and not counted', () => {
    expect(rowsOf(matrix).map(({ syntheses }) => syntheses)).toEqual([0, 0, 0, 1]);
    expect(matrix.studies).toBe(6);
  });

  test('a study with two applications stands in two rows and counts once', () => {
    const applications = ['ambient-scribing', 'image-diagnosis'];
    const both = ladderMatrix(aMap([aStudy({ applications })]));
    expect(rowsOf(both).map(({ cells }) => cells[0]?.studies.length)).toEqual([1, 0, 0, 1]);
    expect(both.studies).toBe(1);
  });

  test('rows say whether the level agrees with the review', () => {
    const agrees = rowsOf(matrix).map(({ maturity, agreement }) => [
      maturity.level,
      agreement?.agrees,
    ]);
    expect(agrees).toEqual([
      [4, true],
      [2, false],
      [0, true],
      [1, true],
    ]);
  });

  test('dots stand by balance, then oldest first', () => {
    const at = (year: number) => ({ 'date-parts': [[year]] });
    const study = (id: string, direction: Study['direction'], year: number) =>
      aStudy({ id, direction, csl: { issued: at(year) } });
    const cell = rowsOf(
      ladderMatrix(
        aMap([
          study('late', 'favorable', 2026),
          study('gray', 'descriptive', 2023),
          study('cross', 'unfavorable', 2024),
          study('early', 'favorable', 2023),
        ]),
      ),
    )[0]?.cells[0];
    expect(cell?.studies.map(({ id }) => id)).toEqual(['early', 'late', 'cross', 'gray']);
  });
});

/** What holds of every layout. */
function expectSound({ columns, groups, height, size }: PlacedMatrix): void {
  let right = size.names;
  for (const { x, width } of columns) {
    expect(x).toBeGreaterThanOrEqual(right);
    right = x + width;
  }
  expect(right).toBeLessThanOrEqual(size.width - size.levels + 1e-6);
  let bottom = 0;
  for (const group of groups) {
    expect(group.y).toBeGreaterThanOrEqual(bottom);
    bottom = group.y;
    for (const row of group.rows) {
      expect(row.y).toBeGreaterThanOrEqual(bottom);
      bottom = row.y + row.height;
      for (const [index, cell] of row.cells.entries()) {
        const column = columns[index] ?? { x: NaN, width: NaN };
        expect(cell.dots.map(({ study }) => study)).toEqual(cell.studies);
        for (const [at, { x, y }] of cell.dots.entries()) {
          const half = size.pitch / 2;
          expect(x - half).toBeGreaterThanOrEqual(column.x);
          expect(x + half).toBeLessThanOrEqual(column.x + column.width);
          expect(y - half).toBeGreaterThanOrEqual(row.y);
          expect(y + half).toBeLessThanOrEqual(bottom);
          const before = cell.dots[at - 1];
          if (before) {
            expect(Math.hypot(x - before.x, y - before.y)).toBeGreaterThan(size.pitch - 1e-6);
          }
        }
      }
    }
  }
  expect(height).toBeGreaterThanOrEqual(bottom);
}

describe('the layout', () => {
  const anyMap = fc
    .array(
      fc.tuple(fc.nat(3), fc.nat(5), fc.constantFrom(...BALANCES), fc.integer({ min: 1, max: 60 })),
      {
        maxLength: 6,
      },
    )
    .map((cells) =>
      aMap(
        cells.flatMap(([row, column, direction, n], cell) => {
          const applications = [aMap([]).applications[row]?.id ?? ''];
          const stage = STAGES[column];
          const one = aStudy({ applications, stage, direction });
          return Array.from({ length: n }, (_, index) => ({ ...one, id: `s-${cell}-${index}` }));
        }),
      ),
    );
  const anySize: fc.Arbitrary<MatrixSize> = fc.record({
    width: fc.integer({ min: 800, max: 2400 }),
    names: fc.integer({ min: 0, max: 300 }),
    levels: fc.integer({ min: 0, max: 200 }),
    pitch: fc.integer({ min: 8, max: 24 }),
  });

  test('keeps dots in their column and row, and rows apart', () => {
    fc.assert(
      fc.property(anyMap, anySize, (map, size) => {
        const placed = layoutMatrix(ladderMatrix(map), size);
        expectSound(placed);
        expect(markup(drawMatrix(placed, 'A map'))).not.toMatch(/NaN|undefined|Infinity/u);
      }),
      { numRuns: 50 },
    );
  });

  test('holds for the real map', () => {
    const matrix = ladderMatrix(realCorpus());
    const placed = layoutMatrix(matrix);
    expectSound(placed);
    const dots = placed.groups.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap((c) => c.dots)),
    );
    expect(new Set(dots.map(({ study }) => study.id)).size).toBe(matrix.studies);
  });

  test('sets routine use apart from the ladder by a gap', () => {
    const { columns } = layoutMatrix(ladderMatrix(TINY));
    const gaps = columns.slice(1).map(({ x }, index) => {
      const before = columns[index];
      return before ? x - before.x - before.width : NaN;
    });
    expect(Math.min(gaps.at(-1) ?? 0)).toBeGreaterThan(4 * Math.max(...gaps.slice(0, -1)));
  });

  test('runs the frontier down the right side of the highest rung of each row', () => {
    const { columns, groups } = layoutMatrix(ladderMatrix(TINY));
    const edge = (column: number): number => {
      const { x, width } = columns[column] ?? { x: NaN, width: NaN };
      return x + width;
    };
    const corners = (path = ''): number[][] =>
      [...path.matchAll(/([\d.]+),([\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)]);
    const [first, second] = groups[0]?.rows ?? [];
    if (!first || !second) throw new Error('The map has too few rows.');
    const near = (x: number, y: number) => [expect.closeTo(x, 2), expect.closeTo(y, 2)];
    const distinct = corners(groups[0]?.frontier).filter(
      ([x, y], index, all) => x !== all[index - 1]?.[0] || y !== all[index - 1]?.[1],
    );
    expect(distinct).toEqual([
      near(edge(4), first.y),
      near(edge(4), second.y),
      near(edge(2), second.y),
      near(edge(2), second.y + second.height),
    ]);
  });

  test('does without studies and without areas', () => {
    const empty = { ...aMap([]), areas: [], applications: [] };
    for (const map of [aMap([]), empty]) {
      const placed = layoutMatrix(ladderMatrix(map), DEFAULT_SIZE);
      expectSound(placed);
      expect(markup(drawMatrix(placed, 'A map'))).not.toMatch(/NaN|undefined/u);
    }
  });
});

describe('the drawing', () => {
  const drawing = markup(drawMatrix(layoutMatrix(ladderMatrix(TINY)), 'How far & wide?'));

  test('is as it was', async () => {
    const normal = drawing
      .replace(/-?\d+\.\d+/gu, (n) => String(Math.round(Number(n))))
      .replaceAll('><', '>\n<');
    await expect(`${normal}\n`).toMatchFileSnapshot('../fixtures/tiny-matrix.svg');
  });

  test('is sound XML with a title and a mark for every dot', () => {
    const { documentElement } = new DOMParser({
      onError: (_level, message) => {
        throw new Error(message);
      },
    }).parseFromString(drawing, 'image/svg+xml');
    expect(documentElement?.getElementsByTagName('title')[0]?.textContent).toBe('How far & wide?');
    const texts = [...(documentElement?.getElementsByTagName('text') ?? [])].map(
      (t) => t.textContent,
    );
    expect(texts).toEqual(expect.arrayContaining(['Diagnosis of <written> cases', '5 Randomized']));
    expect(drawing.match(/transform="translate/gu)).toHaveLength(6);
  });
});
