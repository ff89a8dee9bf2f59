import type { Maturity } from './maturity.ts';

/**
 * One step of the frontier along one row: it runs down the right side of column `edge`, and across
 * the top of the columns in `step`, from the row above. Columns are counted from 0; an edge of -1
 * lies left of the first column.
 */
export interface FrontierStep {
  readonly edge: number;
  /** First and last column whose top it runs along; undefined where it does not bend. */
  readonly step?: readonly [first: number, last: number];
}

/**
 * The frontier of one area: the highest rung of each row, as steps from one row to the next.
 * It starts anew in each area, since rows of two areas are not neighbors.
 */
export function frontier(
  rows: readonly { readonly maturity: Pick<Maturity, 'highestRung'> }[],
): readonly FrontierStep[] {
  return rows.map(({ maturity }, index) => {
    const edge = maturity.highestRung - 1;
    const above = rows[index - 1];
    if (above === undefined) return { edge };
    const previous = above.maturity.highestRung - 1;
    if (previous === edge) return { edge };
    return { edge, step: [Math.min(previous, edge) + 1, Math.max(previous, edge)] };
  });
}
