import { range, scaleBand } from 'd3';
import type { Tally } from '../../domain/tally.ts';
import { BALANCES, type Balance } from '../../schema/codes.ts';
import { MARK_BOX } from '../mark.ts';

/** A study of a tally with its place: the upper left corner of its mark. */
export interface PlacedUnit {
  readonly balance: Balance;
  readonly x: number;
  readonly y: number;
}

/** A tally as marks in lines, one mark a study. */
export interface PlacedTally {
  readonly width: number;
  readonly height: number;
  readonly units: readonly PlacedUnit[];
}

/** Places a mark for every study, in the order of balances, line under line. */
export function layoutTally(tally: Tally, perLine = 4): PlacedTally {
  const balances = BALANCES.flatMap((balance) => range(tally[balance]).map(() => balance));
  const column = scaleBand(range(perLine), [0, perLine * MARK_BOX]);
  return {
    width: Math.min(balances.length, perLine) * MARK_BOX,
    height: Math.ceil(balances.length / perLine) * MARK_BOX,
    units: balances.map((balance, index) => ({
      balance,
      x: column(index % perLine) ?? 0,
      y: Math.floor(index / perLine) * MARK_BOX,
    })),
  };
}
