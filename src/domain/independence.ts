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

/** What a study shares with those that it is not independent of. */
const keysOf = (study: Study): readonly string[] =>
  Object.entries({
    first: firstAuthor(study),
    last: lastAuthor(study),
    program: study.program,
  }).flatMap(([role, name]) => (name === undefined ? [] : [`${role}:${name}`]));

/**
 * Whether two studies are independent: they share neither first nor last author nor program.
 * A cut list of authors has no known last author.
 */
export function areIndependent(a: Study, b: Study): boolean {
  const keys = keysOf(b);
  return !keysOf(a).some((key) => keys.includes(key));
}

/** Groups of indices that hang together through shared authors or programs. */
function components(studies: readonly Study[]): number[][] {
  const parent = studies.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      // Each step halves the way that the next one has to go.
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const owner = new Map<string, number>();
  studies.forEach((study, index) => {
    for (const key of keysOf(study)) {
      const other = owner.get(key);
      if (other === undefined) owner.set(key, index);
      else parent[root(index)] = root(other);
    }
  });
  const groups = new Map<number, number[]>();
  studies.forEach((_, index) => {
    const at = root(index);
    const group = groups.get(at);
    if (group) group.push(index);
    else groups.set(at, [index]);
  });
  return [...groups.values()];
}

/** For each study of a group, those that it is not independent of, itself included. */
function clashesOf(group: readonly Study[]): readonly ReadonlySet<number>[] {
  const keys = group.map(keysOf);
  const sharing = new Map<string, number[]>();
  for (const [index, mine] of keys.entries()) {
    for (const key of mine) {
      const others = sharing.get(key);
      if (others) others.push(index);
      else sharing.set(key, [index]);
    }
  }
  return keys.map(
    (mine, index) => new Set([index, ...mine.flatMap((key) => sharing.get(key) ?? [])]),
  );
}

/** Largest set of pairwise independent studies among some of a group, by search. */
function largest(group: readonly number[], clashes: readonly ReadonlySet<number>[]): number {
  const [first, ...rest] = group;
  if (first === undefined) return 0;
  const compatible = rest.filter((index) => clashes[first]?.has(index) !== true);
  if (compatible.length === rest.length) return 1 + largest(rest, clashes);
  return Math.max(1 + largest(compatible, clashes), largest(rest, clashes));
}

/** Takes studies one by one, each time the one that shares least; a lower bound. */
function greedy(clashes: readonly ReadonlySet<number>[]): number {
  const counts = clashes.map(({ size }) => size);
  const left = new Set(clashes.keys());
  let taken = 0;
  while (left.size > 0) {
    let pick = -1;
    for (const index of left) {
      if (pick === -1 || (counts[index] ?? 0) < (counts[pick] ?? 0)) pick = index;
    }
    taken += 1;
    for (const gone of [...(clashes[pick] ?? [])].filter((index) => left.delete(index))) {
      for (const other of clashes[gone] ?? []) counts[other] = (counts[other] ?? 0) - 1;
    }
  }
  return taken;
}

/**
 * How many of these studies are pairwise independent: the size of the largest such set.
 * Exact unless more than 24 studies hang together; then a lower bound.
 */
export function independentCount(studies: readonly Study[]): number {
  return components(studies)
    .map((group) => clashesOf(group.flatMap((index) => studies[index] ?? [])))
    .map((clashes) =>
      clashes.length <= EXACT_LIMIT ? largest([...clashes.keys()], clashes) : greedy(clashes),
    )
    .reduce((sum, n) => sum + n, 0);
}
