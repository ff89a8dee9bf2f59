import type { MapView } from '../../domain/pivot.ts';

/** How the cells of a view are drawn beside each other. */
export interface Scale {
  /** The largest count of any cell, which a full bar stands for; at least 1. */
  readonly most: number;
  /** A cell with more studies than this shows a bar in place of dots. */
  readonly crowded: number;
}

/** What a cell may hold as dots: as many as are fit to be counted, fewer where the map is full. */
const CROWDED = [24, 12, 6, 3] as const;
/** Dots of a whole map. More are neither read nor drawn within a frame. */
const MOST_DOTS = 600;

/** The scale of a view: bars are as long as their share of the largest cell in view. */
export function scaleOf({ groups }: Pick<MapView, 'groups'>): Scale {
  const counts = groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.map(({ studies }) => studies.length)),
  );
  const dots = (crowded: number): number =>
    counts.reduce((sum, count) => (count > crowded ? sum : sum + count), 0);
  return {
    most: Math.max(1, ...counts),
    crowded: CROWDED.find((crowded) => dots(crowded) <= MOST_DOTS) ?? 0,
  };
}
