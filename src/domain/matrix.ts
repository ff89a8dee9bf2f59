import type { Application } from '../schema/application.ts';
import type { Area } from '../schema/area.ts';
import type { Stage } from '../schema/ladder.ts';
import type { Study } from '../schema/study.ts';
import type { Corpus, Entry } from './corpus.ts';
import { agreementWithReview, maturityOf, type Agreement, type Maturity } from './maturity.ts';
import { byBalance, isPrimary, stagesOf } from './study.ts';
import { tallyOf, type Tally } from './tally.ts';

/** A column of the map. */
export interface Column {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly hint: string;
  /** Rung, counted from 1; undefined for a column beside the ladder. */
  readonly rung?: number;
}

/** A field of the map: the studies of one application in one column. */
export interface Cell {
  readonly column: Column;
  /** In the order of their dots. */
  readonly studies: readonly Study[];
  readonly tally: Tally;
}

/** A row of the map. */
export interface Row {
  readonly application: Entry<Application>;
  readonly cells: readonly Cell[];
  readonly maturity: Maturity;
  readonly agreement: Agreement | undefined;
  /** Number of syntheses, which are shown and not counted. */
  readonly syntheses: number;
}

/** Rows of one area. */
export interface RowGroup {
  readonly area: Entry<Area>;
  readonly rows: readonly Row[];
}

/** The map as data, before any drawing. */
export interface Matrix {
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
  /** Primary studies that stand in at least one cell. */
  readonly studies: number;
}

/** The columns of the ladder: its rungs, then routine use. */
export const ladderColumns = (rungs: readonly Stage[], adoption: Stage): readonly Column[] => [
  ...rungs.map((stage, index) => ({ ...column(stage), rung: index + 1 })),
  column(adoption),
];

const column = ({ id, name, short, hint }: Stage): Omit<Column, 'rung'> => ({
  id,
  name,
  short,
  hint,
});

/** Records by application id; a record with several applications stands under each. */
export function byApplication(studies: Iterable<Study>): ReadonlyMap<string, readonly Study[]> {
  const groups = new Map<string, Study[]>();
  for (const study of studies) {
    for (const application of study.applications) {
      const group = groups.get(application);
      if (group) group.push(study);
      else groups.set(application, [study]);
    }
  }
  return groups;
}

/** What the map is made from. */
type Source = Pick<Corpus, 'areas' | 'applications' | 'ladder' | 'review' | 'studies'>;

/** Each corpus is pivoted once: many pages show a part of the same map. */
const pivoted = new WeakMap<Source, Matrix>();

/** The corpus as the map: areas and applications by the stages of the ladder. */
export function ladderMatrix(corpus: Source): Matrix {
  const matrix = pivoted.get(corpus) ?? pivotLadder(corpus);
  pivoted.set(corpus, matrix);
  return matrix;
}

/** All rows of the map, in the order of its areas. */
export const rowsOf = (corpus: Source): readonly Row[] =>
  ladderMatrix(corpus).groups.flatMap(({ rows }) => rows);

/** The row of an application; undefined where there is none of that id. */
export const rowOf = (corpus: Source, id: string): Row | undefined =>
  rowsOf(corpus).find(({ application }) => application.id === id);

function pivotLadder(corpus: Source): Matrix {
  const { ladder } = corpus;
  const columns = ladderColumns(ladder.rungs, ladder.adoption);
  const records = byApplication(corpus.studies.values());
  const groups = corpus.areas.map((area) => ({
    area,
    rows: corpus.applications
      .filter((application) => application.area === area.id)
      .map((application): Row => {
        const mine = records.get(application.id) ?? [];
        const maturity = maturityOf(mine, ladder);
        return {
          application,
          cells: columns.map((col) => {
            const studies = mine
              .filter((study) => isPrimary(study) && study.stage === col.id)
              .toSorted(byBalance);
            return { column: col, studies, tally: tallyOf(studies) };
          }),
          maturity,
          agreement: agreementWithReview(maturity.level, area.id, corpus.review),
          syntheses: mine.filter(({ kind }) => kind === 'synthesis').length,
        };
      }),
  }));
  const shown = new Set(
    groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((c) => c.studies))),
  );
  return { columns, groups, studies: shown.size };
}

/** Ids of all stages, in the order of the columns. */
export const stageIds = (corpus: Pick<Corpus, 'ladder'>): readonly string[] =>
  stagesOf(corpus.ladder).map(({ id }) => id);
