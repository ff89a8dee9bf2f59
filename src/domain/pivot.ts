import type { MapApplication, MapFrame, MapStudy } from './map-model.ts';
import type { Column } from './matrix.ts';
import { BALANCES } from '../schema/codes.ts';
import type { Tally } from './tally.ts';
import { filterItems } from './facets.ts';
import { isUnfiltered, type ViewState } from './view-state.ts';

/** A field of the map with the studies that the view shows in it. */
export interface ViewCell {
  readonly application: string;
  readonly column: Column;
  /** In the order of their dots: by balance, then oldest first. */
  readonly studies: readonly MapStudy[];
  readonly tally: Tally;
}

/** A row of the view. */
export interface ViewRow {
  readonly application: MapApplication;
  readonly cells: readonly ViewCell[];
  /** Number of different studies in the row. */
  readonly count: number;
  /** Newest day of publication in the row; empty where the row is. */
  readonly newest: string;
  /** Position of the column of the highest rung that is shown; -1 where there is none. */
  readonly edge: number;
}

/** Rows under one heading; no heading where rows are sorted across areas. */
export interface ViewGroup {
  readonly area: { readonly id: string; readonly name: string } | undefined;
  readonly rows: readonly ViewRow[];
}

/** The map as a view shows it, before any drawing. */
export interface MapView {
  readonly state: ViewState;
  readonly columns: readonly Column[];
  readonly groups: readonly ViewGroup[];
  /** Studies that the view shows, each once. */
  readonly shown: readonly MapStudy[];
  readonly total: number;
  readonly filtered: boolean;
}

/** Columns of a view. Years run from the first to the last that any study has. */
export function columnsOf(
  cols: ViewState['cols'],
  frame: MapFrame,
  studies: readonly MapStudy[],
): readonly Column[] {
  if (cols === 'ladder') return frame.ladder;
  if (cols === 'challenges') return frame.challenges;
  if (cols === 'ethics') return frame.ethics;
  let first = Infinity;
  let last = -Infinity;
  for (const { year } of studies) {
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  if (first > last) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const name = String(first + index);
    return { id: name, name, short: name, hint: '' };
  });
}

/** Ids of all columns of all column sets, for checking what an address names. */
export const columnIds = (frame: MapFrame, studies: readonly MapStudy[]): readonly string[] =>
  (['ladder', 'challenges', 'ethics', 'year'] as const).flatMap((cols) =>
    columnsOf(cols, frame, studies).map(({ id }) => id),
  );

/** Ids of the columns that a study stands in. */
function columnsOfStudy(cols: ViewState['cols'], study: MapStudy): readonly string[] {
  if (cols === 'ladder') return study.facets.rung;
  if (cols === 'year') return [String(study.year)];
  return study.facets.topic;
}

const byDot = (a: MapStudy, b: MapStudy): number =>
  BALANCES.indexOf(a.balance) - BALANCES.indexOf(b.balance) ||
  (a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : 0) ||
  (a.id < b.id ? -1 : 1);

/** Studies in the order of their dots, sorted once for all views of them. */
const ordered = new WeakMap<readonly MapStudy[], readonly MapStudy[]>();
function inOrder(studies: readonly MapStudy[]): readonly MapStudy[] {
  const known = ordered.get(studies) ?? studies.toSorted(byDot);
  ordered.set(studies, known);
  return known;
}

/** Counts by balance. */
function tallyOf(studies: readonly MapStudy[]): Tally {
  const tally = { favorable: 0, mixed: 0, unfavorable: 0, descriptive: 0 };
  for (const { balance } of studies) tally[balance] += 1;
  return tally;
}

function rowOf(
  application: MapApplication,
  columns: readonly Column[],
  cells: ReadonlyMap<string, readonly MapStudy[]>,
): ViewRow {
  const placed = columns.map((column): ViewCell => {
    const studies = cells.get(column.id) ?? [];
    return { application: application.id, column, studies, tally: tallyOf(studies) };
  });
  const all = [...new Set(placed.flatMap(({ studies }) => studies))];
  return {
    application,
    cells: placed,
    count: all.length,
    newest: all.reduce((latest, { issued }) => (issued > latest ? issued : latest), ''),
    edge: placed.findLastIndex(
      ({ column, studies }) => column.rung !== undefined && studies.length > 0,
    ),
  };
}

const COMPARE: Readonly<
  Record<Exclude<ViewState['sort'], 'area'>, (a: ViewRow, b: ViewRow) => number>
> = {
  level: (a, b) => b.application.level - a.application.level || b.count - a.count,
  count: (a, b) => b.count - a.count,
  newest: (a, b) => (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : 0),
};

/** Pivots studies into the map that a view asks for: filter, then rows by columns, then order. */
export function pivot(studies: readonly MapStudy[], frame: MapFrame, state: ViewState): MapView {
  const shown = filterItems(studies, state);
  const isShown = new Set(shown);
  const columns = columnsOf(state.cols, frame, studies);
  const cells = new Map<string, Map<string, MapStudy[]>>();
  for (const study of inOrder(studies)) {
    if (!isShown.has(study)) continue;
    for (const application of study.facets.application) {
      const row = cells.get(application) ?? new Map<string, MapStudy[]>();
      cells.set(application, row);
      for (const column of columnsOfStudy(state.cols, study)) {
        const cell = row.get(column);
        if (cell) cell.push(study);
        else row.set(column, [study]);
      }
    }
  }
  const chosen = state.filters.application;
  const areas = state.filters.area;
  const groups = frame.areas
    .filter(({ id }) => areas === undefined || areas.includes(id))
    .map(({ id, name, applications }) => ({
      area: { id, name },
      rows: applications
        .filter((application) => chosen === undefined || chosen.includes(application.id))
        .map((application) => rowOf(application, columns, cells.get(application.id) ?? new Map())),
    }))
    .filter(({ rows }) => rows.length > 0);
  return {
    state,
    columns,
    groups:
      state.sort === 'area'
        ? groups
        : [
            {
              area: undefined,
              rows: groups.flatMap(({ rows }) => rows).toSorted(COMPARE[state.sort]),
            },
          ],
    shown,
    total: studies.length,
    filtered: !isUnfiltered(state),
  };
}
