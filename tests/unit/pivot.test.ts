import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mapFrame,
  mapStudies,
  packStudies,
  searchText,
  studyTexts,
  unpackStudies,
} from '../../src/domain/map-model.ts';
import { columnIds, pivot } from '../../src/domain/pivot.ts';
import { filterItems } from '../../src/domain/facets.ts';
import { COLUMN_SETS, DEFAULT_VIEW, SORTS, type ViewState } from '../../src/domain/view-state.ts';
import { realCorpus } from '../fixtures/corpus.ts';
import { TINY } from '../fixtures/tiny-map.ts';
import { viewOf } from '../fixtures/view.ts';

const rowsOf = (state: Partial<ViewState>) =>
  viewOf(TINY, state).groups.flatMap(({ rows }) => rows);
const idsIn = (state: Partial<ViewState>) =>
  rowsOf(state).map(({ cells }) =>
    cells.map(({ studies }) => studies.map(({ id }) => id).join('')),
  );

describe('a view', () => {
  test('by the ladder', () => {
    expect(idsIn({})).toEqual([
      ['ab', '', '', '', 'c', 'd'],
      ['', '', 'e', '', '', ''],
      ['', '', '', '', '', ''],
      ['', 'f', '', '', '', ''],
    ]);
  });

  test('by challenges and by issues', () => {
    expect(idsIn({ cols: 'challenges' })).toEqual([
      ['b', ''],
      ['', ''],
      ['', ''],
      ['f', ''],
    ]);
    expect(idsIn({ cols: 'ethics' })).toEqual([[''], [''], [''], ['f']]);
  });

  test('by year', () => {
    expect(viewOf(TINY, { cols: 'year' }).columns.map(({ id }) => id)).toEqual(['2025']);
    // Dots stand by balance.
    expect(idsIn({ cols: 'year' })).toEqual([['acbd'], ['e'], [''], ['f']]);
  });

  test('filtered by area has the rows of the area only', () => {
    expect(rowsOf({ filters: { area: ['documentation'] } })).toHaveLength(2);
    expect(rowsOf({ filters: { application: ['image-diagnosis'] } })).toHaveLength(1);
  });

  test.each<[ViewState['sort'], string[]]>([
    ['level', ['ambient-scribing', 'clinical-coding', 'image-diagnosis', 'case-diagnosis']],
    ['count', ['ambient-scribing', 'clinical-coding', 'image-diagnosis', 'case-diagnosis']],
  ])('sorted by %s runs across areas', (sort, ids) => {
    const { groups } = viewOf(TINY, { sort });
    expect(groups.map(({ area }) => area)).toEqual([undefined]);
    expect(rowsOf({ sort }).map(({ application }) => application.id)).toEqual(ids);
  });

  test('does not change levels when it is filtered', () => {
    const levels = rowsOf({ filters: { rung: ['benchmark'] } }).map((row) => row.application.level);
    expect(levels).toEqual(rowsOf({}).map((row) => row.application.level));
  });
});

describe('views of the real map', () => {
  const corpus = realCorpus();
  const studies = mapStudies(corpus);
  const frame = mapFrame(corpus);
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

  test('show each study that passes in every cell it belongs to, and no other', () => {
    fc.assert(
      fc.property(
        fc.record({
          cols: fc.constantFrom(...COLUMN_SETS),
          sort: fc.constantFrom(...SORTS),
          from: fc.constantFrom(undefined, 2024, 2025),
          balance: fc.subarray(['favorable', 'mixed', 'unfavorable', 'descriptive']),
        }),
        ({ cols, sort, from, balance }) => {
          const state = { cols, sort, ...(from && { from }), filters: { balance } };
          const view = pivot(studies, frame, { ...DEFAULT_VIEW, ...state });
          const passing = filterItems(studies, view.state);
          expect(idsOf(view.shown)).toEqual(idsOf(passing));
          for (const { application, cells } of view.groups.flatMap(({ rows }) => rows)) {
            const belong = (column: string) =>
              passing.filter(
                ({ facets, year }) =>
                  facets.application.includes(application.id) &&
                  [...facets.rung, ...facets.topic, String(year)].includes(column),
              );
            expect(cells.map((cell) => idsOf(cell.studies).toSorted())).toEqual(
              cells.map(({ column }) => idsOf(belong(column.id)).toSorted()),
            );
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('survive being packed for the browser', () => {
    const sorted = (list: readonly string[]) => [...list].toSorted();
    const unpacked = unpackStudies(packStudies(corpus), frame);
    expect(unpacked.map((study) => ({ ...study, facets: { ...study.facets, area: [] } }))).toEqual(
      studies.map((study) => ({ ...study, text: '', facets: { ...study.facets, area: [] } })),
    );
    expect(unpacked.map(({ facets }) => sorted(facets.area))).toEqual(
      studies.map(({ facets }) => sorted(facets.area)),
    );
  });

  test('search the same words in the browser as in the build', () => {
    const words = (text: string) => text.split(/\s+/u).filter(Boolean);
    expect(studyTexts(corpus).map((text) => words(searchText(text)))).toEqual(
      studies.map(({ text }) => words(text)),
    );
  });

  test('columns of different sets have different ids', () => {
    const ids = columnIds(frame, studies);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
