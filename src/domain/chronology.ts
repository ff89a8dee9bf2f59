import type { Study } from '../schema/study.ts';
import { year } from './study.ts';

/** Part of a year in which a study was published, as far as its month is known. */
export const HALVES = ['first', 'unknown', 'second'] as const;
export type Half = (typeof HALVES)[number];

/** January to June, July to December, or not known. */
export function halfOf(study: Study): Half {
  const month = study.csl.issued['date-parts'][0]?.[1];
  if (month === undefined) return 'unknown';
  return month <= 6 ? 'first' : 'second';
}

/** Every year from the first to the last in which one of the studies was published. */
export function yearsOf(studies: readonly Study[]): readonly number[] {
  if (studies.length === 0) return [];
  const years = studies.map(year);
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index);
}

/** Studies of each year in words: "1 in 2023, 4 in 2024". */
export const yearsInWords = (studies: readonly Study[]): string =>
  yearsOf(studies)
    .map((at) => [at, studies.filter((study) => year(study) === at).length] as const)
    .filter(([, n]) => n > 0)
    .map(([at, n]) => `${n} in ${at}`)
    .join(', ');
