import { describe, expect, test } from 'vitest';
import { frontierOf } from '../../src/domain/frontier.ts';
import { mapFrame, mapStudies, packStudies, unpackStudies } from '../../src/domain/map-model.ts';
import { columnsOf, pivot } from '../../src/domain/pivot.ts';
import { DEFAULT_VIEW, type ViewState } from '../../src/domain/view-state.ts';
import { realCorpus } from '../fixtures/corpus.ts';
import { viewOf } from '../fixtures/view.ts';

const corpus = realCorpus();
const frame = mapFrame(corpus);
const studies = mapStudies(corpus);
const rowsOf = (state: Partial<ViewState>) =>
  viewOf(corpus, state).groups.flatMap(({ rows }) => rows);

describe('what is sent to the browser', () => {
  test('gives the same map as the build, for every set of columns', () => {
    const sent = JSON.parse(JSON.stringify(packStudies(corpus))) as ReturnType<typeof packStudies>;
    const unpacked = unpackStudies(sent, frame);
    const cells = (list: typeof studies, state: ViewState) =>
      pivot(list, frame, state).groups.map(({ area, rows }) => [
        area,
        rows.map((row) => row.cells.map((cell) => cell.studies.map(({ id }) => id))),
      ]);
    for (const cols of ['ladder', 'challenges', 'ethics', 'year'] as const) {
      for (const filters of [{}, { balance: ['mixed'] }, { area: ['workflow'] }]) {
        const state = { ...DEFAULT_VIEW, cols, filters };
        expect(cells(unpacked, state)).toEqual(cells(studies, state));
      }
    }
  });

  test('is small: no word of a title or a finding', () => {
    const sent = JSON.stringify(packStudies(corpus));
    expect(sent.length / studies.length).toBeLessThan(160);
    const [first] = corpus.studies.values();
    expect(sent).not.toContain(first?.csl.title);
  });

  test('stands an unknown or damaged index without throwing', () => {
    const empty = { values: {}, ids: ['a'], labels: [], issued: [], facets: {} };
    expect(unpackStudies(empty, frame)).toMatchObject([{ id: 'a', label: 'a', issued: '' }]);
  });
});

describe('columns', () => {
  test('are the topics of the corpus for challenges and ethics', () => {
    const ids = (kind: 'challenge' | 'issue') =>
      corpus.topics.filter((topic) => topic.kind === kind).map(({ id }) => id);
    expect(columnsOf('challenges', frame, studies).map(({ id }) => id)).toEqual(ids('challenge'));
    expect(columnsOf('ethics', frame, studies).map(({ id }) => id)).toEqual(ids('issue'));
  });

  test('are all years from the first to the last, whatever is filtered', () => {
    const years = studies.map(({ year }) => year);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    const told = Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
    const view = viewOf(corpus, { cols: 'year', filters: { rung: ['deployment'] } });
    expect(view.columns.map(({ id }) => id)).toEqual(told);
    expect(columnsOf('year', frame, [])).toEqual([]);
  });
});

describe('orders', () => {
  test('by newest study, by count and by level, each highest first', () => {
    const highestFirst = (values: readonly (string | number)[]) => {
      expect(values).toEqual(values.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    };
    highestFirst(rowsOf({ sort: 'newest' }).map(({ newest }) => newest));
    highestFirst(rowsOf({ sort: 'count' }).map(({ count }) => count));
    highestFirst(rowsOf({ sort: 'level' }).map(({ application }) => application.level));
    // Each study of a row counts once, also where it stands in two columns.
    for (const { application, count } of rowsOf({ cols: 'challenges', sort: 'count' })) {
      const topics = frame.challenges.map(({ id }) => id);
      const mine = studies.filter(
        ({ facets }) =>
          facets.application.includes(application.id) &&
          facets.topic.some((topic) => topics.includes(topic)),
      );
      expect(count).toBe(mine.length);
    }
  });

  test('by area, as the corpus has them', () => {
    expect(viewOf(corpus).groups.map(({ area }) => area?.id)).toEqual(
      corpus.areas.map(({ id }) => id),
    );
  });
});

describe('the frontier of a filtered view', () => {
  test('follows the studies that are shown, and levels do not', () => {
    const filters = { balance: ['unfavorable'] };
    const all = rowsOf({});
    for (const [at, row] of rowsOf({ filters }).entries()) {
      const rungs = frame.ladder.flatMap(({ id, rung }, column) =>
        rung !== undefined &&
        studies.some(
          ({ facets, balance }) =>
            balance === 'unfavorable' &&
            facets.rung.includes(id) &&
            facets.application.includes(row.application.id),
        )
          ? [column]
          : [],
      );
      expect(row.edge).toBe(Math.max(-1, ...rungs));
      expect(row.edge).toBeLessThanOrEqual(all[at]?.edge ?? NaN);
      expect(row.application.level).toBe(all[at]?.application.level);
    }
  });

  test('runs along the left side of rows without a study', () => {
    const { groups } = viewOf(corpus, { filters: { rung: ['deployment'] } });
    for (const { rows } of groups) {
      expect(frontierOf(rows.map(({ edge }) => edge))).toEqual(rows.map(() => ({ edge: -1 })));
    }
  });
});
