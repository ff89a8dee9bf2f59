import { BALANCES, type Balance } from '../schema/codes.ts';
import type { Study } from '../schema/study.ts';

/** How many studies came out in each way. */
export type Tally = Readonly<Record<Balance, number>>;

/** Counts studies by balance. */
export function tallyOf(studies: readonly Study[]): Tally {
  const counts: Record<Balance, number> = {
    favorable: 0,
    mixed: 0,
    unfavorable: 0,
    descriptive: 0,
  };
  for (const study of studies) counts[study.direction] += 1;
  return counts;
}

/** Sum over all balances. */
export const total = (tally: Tally): number =>
  BALANCES.reduce((sum, balance) => sum + tally[balance], 0);

/** A number with its noun: "no studies", "1 study", "9 studies". */
export function counted(n: number, one = 'study', many = 'studies'): string {
  if (n === 0) return `no ${many}`;
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}

/** A tally in words: "9 studies; 5 favorable, 3 mixed, 1 unfavorable". */
export function tallyInWords(tally: Tally): string {
  const n = total(tally);
  if (n === 0) return counted(0);
  return `${counted(n)}; ${balancesInWords(tally)}`;
}

/** How studies came out, in words: "5 favorable, 3 mixed"; empty where there are none. */
export const balancesInWords = (tally: Tally): string =>
  BALANCES.filter((balance) => tally[balance] > 0)
    .map((balance) => `${tally[balance]} ${balance}`)
    .join(', ');
