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
 * The frontier along neighboring rows, from the position of the highest rung of each (-1 for none).
 * It starts anew in each area, since rows of two areas are not neighbors.
 */
export function frontierOf(edges: readonly number[]): readonly FrontierStep[] {
  return edges.map((edge, index) => {
    const previous = edges[index - 1];
    if (previous === undefined || previous === edge) return { edge };
    return { edge, step: [Math.min(previous, edge) + 1, Math.max(previous, edge)] };
  });
}

/** The frontier of the rows of an area, from their highest rungs (counted from 1; 0 for none). */
export const frontier = (
  rows: readonly { readonly maturity: { readonly highestRung: number } }[],
): readonly FrontierStep[] => frontierOf(rows.map(({ maturity }) => maturity.highestRung - 1));
