/** What was measured, and what it should be at most (or at least, for what is better when larger). */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** How a figure is written. Bytes are kept whole and written in kB or MB; times in seconds or milliseconds. */
export type Unit = 'bytes' | 's' | 'ms' | 'times' | 'share' | 'points' | 'number';

/** A part of the benchmark, which can be run by itself. */
export interface Part {
  readonly name: string;
  readonly about: string;
  readonly run: () => Promise<readonly Figure[]>;
}

/** Whether a figure is as it should be; undefined where it has no goal. */
export function isMet({ value, atMost, atLeast }: Figure): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return (
    Number.isFinite(value) && value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity)
  );
}

const WRITERS: Readonly<Record<Unit, (value: number) => string>> = {
  bytes: (value) =>
    value >= 10_000_000 ? `${(value / 1e6).toFixed(0)} MB` : `${(value / 1000).toFixed(1)} kB`,
  s: (value) => `${value.toFixed(1)} s`,
  ms: (value) => `${value.toFixed(0)} ms`,
  times: (value) => `${value.toFixed(2)} ×`,
  share: (value) => value.toFixed(3),
  points: (value) => value.toFixed(0),
  number: (value) => String(Number(value.toFixed(3))),
};

/** A value with its unit. */
export const written = (value: number, unit: Unit): string =>
  Number.isFinite(value) ? WRITERS[unit](value) : 'not measured';

/** What a figure should be, in words. */
export const goalOf = ({ atMost, atLeast, unit }: Figure): string =>
  [
    ...(atLeast === undefined ? [] : [`≥ ${written(atLeast, unit)}`]),
    ...(atMost === undefined ? [] : [`≤ ${written(atMost, unit)}`]),
  ].join(', ');
