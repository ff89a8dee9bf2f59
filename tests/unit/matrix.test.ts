import { describe, expect, test } from 'vitest';
import { ladderMatrix, type Matrix } from '../../src/domain/matrix.ts';
import type { Study } from '../../src/schema/study.ts';
import { aCorpus } from '../fixtures/corpus.ts';
import { aStudy, STAGES } from '../fixtures/study.ts';
import { TINY } from '../fixtures/tiny-map.ts';

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
    const both = ladderMatrix(aCorpus([aStudy({ applications })]));
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
        aCorpus([
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
