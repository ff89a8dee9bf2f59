import { scaleBand, scalePoint } from 'd3';
import { HALVES, halfOf } from '../../domain/chronology.ts';
import type { Column } from '../../domain/matrix.ts';
import { byBalance, year } from '../../domain/study.ts';
import type { Study } from '../../schema/study.ts';

/** Side of a mark in px: marks of one stack stand this far apart. */
export const MARK = 12;
/** Height in px of the line of years. */
export const AXIS = 24;
/** Room in px above and below the marks of a row. */
const PADDING = 6;

/** The studies of one stage. */
export interface StageStudies {
  readonly column: Column;
  readonly studies: readonly Study[];
}

/**
 * A study with its place: its middle. What is across is a share of the width, since the drawing
 * has no width of its own; what is down is in px, since a mark and a line of text do not shrink.
 */
export interface PlacedStudy {
  readonly study: Study;
  readonly x: number;
  readonly y: number;
}

/** A stage as a row. */
export interface PlacedStage {
  readonly column: Column;
  readonly y: number;
  readonly height: number;
  readonly marks: readonly PlacedStudy[];
}

/** A year as a band. */
export interface PlacedYear {
  readonly year: number;
  readonly x: number;
  readonly width: number;
}

/** Where the line of the highest rung so far begins or turns upward. */
export interface Turn {
  readonly x: number;
  readonly y: number;
}

/** Studies of one use in time, with all places worked out. */
export interface PlacedTimeline {
  readonly height: number;
  readonly years: readonly PlacedYear[];
  /** Where the rungs end and the line of years begins; routine use stands below that line. */
  readonly foot: number;
  readonly rows: readonly PlacedStage[];
  /** Turns of the line over the highest rung reached so far; it runs on to the right edge. */
  readonly climb: readonly Turn[];
}

/**
 * Places studies by year and stage. Each year has three lanes: its first half, month not known,
 * its second half. Studies that share a lane and a stage are stacked, so that none hides another.
 * @param stages the rungs, weakest first, then routine use
 * @param years the years to show; a study of another year is not drawn
 */
export function layoutTimeline(
  stages: readonly StageStudies[],
  years: readonly number[],
): PlacedTimeline {
  const band = scaleBand(years, [0, 1]);
  const lane = scalePoint(HALVES, [0, band.bandwidth()]).padding(0.5);
  const at = (study: Study): number => (band(year(study)) ?? 0) + (lane(halfOf(study)) ?? 0);

  let top = 0;
  const place = ({ column, studies }: StageStudies): PlacedStage => {
    const lanes = new Map<number, Study[]>();
    for (const study of studies.filter((one) => years.includes(year(one))).toSorted(byBalance)) {
      const stack = lanes.get(at(study));
      if (stack) stack.push(study);
      else lanes.set(at(study), [study]);
    }
    const most = Math.max(1, ...[...lanes.values()].map((stack) => stack.length));
    const height = most * MARK + 2 * PADDING;
    const y = top;
    top += height;
    const floor = y + height - PADDING - MARK / 2;
    return {
      column,
      y,
      height,
      marks: [...lanes].flatMap(([x, stack]) =>
        stack.map((study, index) => ({ study, x, y: floor - index * MARK })),
      ),
    };
  };
  const rungs = stages
    .filter(({ column }) => column.rung !== undefined)
    .toReversed()
    .map(place);
  const foot = top;
  top += AXIS;
  const beside = stages.filter(({ column }) => column.rung === undefined).map(place);
  return {
    height: top,
    years: years.map((one) => ({ year: one, x: band(one) ?? 0, width: band.bandwidth() })),
    foot,
    rows: [...rungs, ...beside],
    climb: climbOf(rungs.toReversed(), lane.step() / 2),
  };
}

/** Turns of the line over the highest rung so far, each `before` the first mark on that rung. */
function climbOf(rungs: readonly PlacedStage[], before: number): readonly Turn[] {
  const turns: Turn[] = [];
  for (const { y, marks } of rungs) {
    if (marks.length === 0) continue;
    const x = Math.min(...marks.map((mark) => mark.x)) - before;
    // A higher rung that was reached no later leaves nothing of the lower ones to show.
    while ((turns.at(-1)?.x ?? -1) >= x) turns.pop();
    turns.push({ x, y });
  }
  return turns;
}
