import type { Corpus } from './corpus.ts';
import { byApplication } from './matrix.ts';
import { byStrength } from './study.ts';
import type { Study } from '../schema/study.ts';

/** The studies before and after one, in the order in which readers go through them. */
export interface Neighbors {
  readonly previous: Study | undefined;
  readonly next: Study | undefined;
}

/**
 * The neighbors of every study: among those of its first application, strongest first, or among
 * those without an application. Each list is sorted once, however many studies stand in it.
 */
export function studyNeighbors({
  applications,
  ladder,
  studies,
}: Pick<Corpus, 'applications' | 'ladder' | 'studies'>): ReadonlyMap<string, Neighbors> {
  const neighbors = new Map<string, Neighbors>();
  const records = byApplication(studies.values());
  const lists = [
    ...applications.map(({ id }) => (records.get(id) ?? []).toSorted(byStrength(ladder))),
    [...studies.values()].filter((study) => study.applications.length === 0),
  ];
  for (const list of lists) {
    for (const [at, { id }] of list.entries()) {
      if (!neighbors.has(id)) neighbors.set(id, { previous: list[at - 1], next: list[at + 1] });
    }
  }
  return neighbors;
}
