/** A query with the pages that answer it: 3 the page that was meant, 2 a good answer, 1 related. */
export interface Judged {
  readonly q: string;
  readonly judged: Readonly<Record<string, number>>;
}

const DEPTH = 10;
const MEANT = 3;

const gain = (grade: number): number => 2 ** grade - 1;
const discounted = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, rank) => sum + gain(grade) / Math.log2(rank + 2), 0);

/** Pages of results in order, each once, without anchors. */
export const pagesOf = (addresses: readonly string[]): readonly string[] => [
  ...new Set(addresses.map((address) => new URL(address, 'http://host').pathname)),
];

/** nDCG of the first ten pages: 1 where the best stand first. */
export function ndcg(pages: readonly string[], { judged }: Judged): number {
  const best = Object.values(judged).toSorted((a, b) => b - a);
  return (
    discounted(pages.slice(0, DEPTH).map((page) => judged[page] ?? 0)) /
    discounted(best.slice(0, DEPTH))
  );
}

/** Whether a page that was meant stands among the first. */
export const succeeds = (pages: readonly string[], { judged }: Judged, first: number): boolean =>
  pages.slice(0, first).some((page) => judged[page] === MEANT);

/** The mean of numbers; 0 of none. */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

/** The number that a share of all does not go beyond. */
export const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * numbers.length) - 1)] ?? 0;

/** The number in the middle. */
export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);
