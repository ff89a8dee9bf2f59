import type { Author } from '../schema/bibliography.ts';
import type { Study } from '../schema/study.ts';

/** Above this many studies that all hang together, the count is a lower bound. */
const EXACT_LIMIT = 24;

const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A person by family name and first initial, so that "Peter G." and "Peter" are one. */
function personKey(author: Author): string {
  if ('literal' in author) return fold(author.literal);
  return `${fold(author.family)}, ${fold(author.given ?? '').charAt(0)}`;
}

/** Key of the first author. */
const firstAuthor = (study: Study): string | undefined => {
  const first = study.csl.author[0];
  return first && personKey(first);
};

/** Key of the last author; unknown where the list of authors is cut. */
const lastAuthor = (study: Study): string | undefined => {
  const last = study.csl.author.at(-1);
  return study['et-al'] === true || last === undefined ? undefined : personKey(last);
};

/**
 * Whether two studies are independent: they share neither first nor last author nor program.
 * A cut list of authors has no known last author.
 */
export function areIndependent(a: Study, b: Study): boolean {
  const share = (x: string | undefined, y: string | undefined): boolean =>
    x !== undefined && x === y;
  return !(
    share(firstAuthor(a), firstAuthor(b)) ||
    share(lastAuthor(a), lastAuthor(b)) ||
    share(a.program, b.program)
  );
}

/** Groups of indices that hang together through shared authors or programs. */
function components(studies: readonly Study[]): number[][] {
  const parent = studies.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const owner = new Map<string, number>();
  studies.forEach((study, index) => {
    const keys = [
      `first:${firstAuthor(study) ?? index}`,
      `last:${lastAuthor(study) ?? index}`,
      `program:${study.program ?? index}`,
    ];
    for (const key of keys) {
      const other = owner.get(key);
      if (other === undefined) owner.set(key, index);
      else parent[root(index)] = root(other);
    }
  });
  const groups = new Map<number, number[]>();
  studies.forEach((_, index) => {
    const at = root(index);
    groups.set(at, [...(groups.get(at) ?? []), index]);
  });
  return [...groups.values()];
}

/** Largest set of pairwise independent studies within one group, by search. */
function largest(group: readonly Study[]): number {
  const [first, ...rest] = group;
  if (first === undefined) return 0;
  const compatible = rest.filter((study) => areIndependent(first, study));
  if (compatible.length === rest.length) return 1 + largest(rest);
  return Math.max(1 + largest(compatible), largest(rest));
}

/** Takes studies one by one, each time the one that shares least; a lower bound. */
function greedy(group: readonly Study[]): number {
  let left = [...group];
  let taken = 0;
  while (left.length > 0) {
    const clashes = left.map((a) => left.filter((b) => !areIndependent(a, b)).length);
    const pick = left[clashes.indexOf(Math.min(...clashes))];
    if (pick === undefined) break;
    taken += 1;
    left = left.filter((study) => study !== pick && areIndependent(study, pick));
  }
  return taken;
}

/**
 * How many of these studies are pairwise independent: the size of the largest such set.
 * Exact unless more than 24 studies hang together; then a lower bound.
 */
export function independentCount(studies: readonly Study[]): number {
  return components(studies)
    .map((group) => group.flatMap((index) => studies[index] ?? []))
    .map((group) =>
      group.length === 1 ? 1 : group.length <= EXACT_LIMIT ? largest(group) : greedy(group),
    )
    .reduce((sum, n) => sum + n, 0);
}
