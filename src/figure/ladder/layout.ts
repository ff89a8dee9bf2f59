import { scaleLinear, scalePoint } from 'd3';
import type { Column } from '../../domain/matrix.ts';

/** Measures of the drawing, in its units (px at 100 %). */
export interface LadderSize {
  readonly width: number;
  /** Height of a rung. */
  readonly rise: number;
  /** How far each rung begins right of the one below. */
  readonly run: number;
  /** Width of what stands beside the ladder, and its distance from it. */
  readonly beside: number;
  readonly gap: number;
}

export const WIDE_LADDER: LadderSize = { width: 736, rise: 56, run: 56, beside: 144, gap: 28 };
export const NARROW_LADDER: LadderSize = { width: 324, rise: 70, run: 10, beside: 104, gap: 10 };

/** A stage with the number of its studies. */
export interface CountedStage {
  readonly column: Column;
  readonly n: number;
}

/** A stage as a block. */
export interface PlacedBlock extends CountedStage {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The ladder as rising steps, with all places worked out. */
export interface PlacedLadder {
  readonly size: LadderSize;
  readonly height: number;
  /** The rungs, lowest first. */
  readonly steps: readonly PlacedBlock[];
  /** Stages beside the ladder, on the ground. */
  readonly beside: readonly PlacedBlock[];
}

/** Places the rungs as steps that rise to the right, and routine use beside them on the ground. */
export function layoutLadder(stages: readonly CountedStage[], size: LadderSize): PlacedLadder {
  const rungs = stages.filter(({ column }) => column.rung !== undefined);
  const others = stages.filter(({ column }) => column.rung === undefined);
  const height = rungs.length * size.rise;
  const right = size.width - (others.length > 0 ? size.beside + size.gap : 0);
  const x = scaleLinear([0, 1], [0, size.run]);
  const y = scaleLinear([0, rungs.length], [height, 0]);
  const stack = scalePoint(
    others.map(({ column }) => column.id),
    [height - size.rise * 2, height - size.rise * 2 * others.length],
  );
  return {
    size,
    height,
    steps: rungs.map((stage, index) => ({
      ...stage,
      x: x(index),
      y: y(index + 1),
      width: right - x(index),
      height: size.rise,
    })),
    beside: others.map((stage) => ({
      ...stage,
      x: size.width - size.beside,
      y: stack(stage.column.id) ?? 0,
      width: size.beside,
      height: size.rise * 2,
    })),
  };
}
