import type { Draft } from '../schema/draft.ts';
import { draftOf, filled, newId } from './draft.ts';
import type { Item } from './item.ts';
import { isSameWork, Matcher, type Known } from '../domain/match.ts';
import type { ReadFile } from './read.ts';

/** What becomes of a reference. Every reference that was read has one. */
export const OUTCOMES = ['added', 'matched', 'merged', 'doubtful', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ItemReport {
  readonly line: number;
  readonly outcome: Outcome;
  readonly title?: string;
  /** Id of the draft or record. */
  readonly id?: string;
  /** Why it is doubtful or rejected, or by what it was matched. */
  readonly reason?: string;
}

export interface FileReport {
  readonly file: string;
  readonly format?: string;
  readonly encoding?: string;
  readonly read: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly items: readonly ItemReport[];
  /** Why nothing in the file could be read. */
  readonly problem?: string;
}

/** A file as it was read, by the name that reports call it. */
export interface NamedFile {
  readonly name: string;
  readonly read: ReadFile;
}

/** What an import would do: reports, and the drafts to be written, by id. */
export interface Plan {
  readonly files: readonly FileReport[];
  readonly drafts: ReadonlyMap<string, Draft>;
}

const noCounts = (): Record<Outcome, number> => ({
  added: 0,
  matched: 0,
  merged: 0,
  doubtful: 0,
  rejected: 0,
});

/** Sums of the counts of several files. */
export function sumOf(files: readonly FileReport[]): Record<Outcome, number> {
  const sum = noCounts();
  for (const { counts } of files) for (const outcome of OUTCOMES) sum[outcome] += counts[outcome];
  return sum;
}

/**
 * Plans an import. Nothing that is known is changed, so that a second import of the same files
 * changes nothing; empty fields of drafts are filled within one file, and else only on request.
 * @param known works that the map has, and its drafts
 * @param merge whether drafts that were there before may be filled too
 */
export function planImport(
  files: readonly NamedFile[],
  known: readonly Known[],
  existing: ReadonlyMap<string, Draft>,
  {
    merge = false,
    step = () => undefined,
  }: { merge?: boolean; step?: (done: number) => void } = {},
): Plan {
  const matcher = new Matcher(known);
  const taken = new Set(known.map(({ id }) => id));
  const drafts = new Map<string, Draft>();
  let done = 0;
  const reports = files.map(({ name, read }): FileReport => {
    const counts = noCounts();
    if (read.reason !== undefined) {
      return { file: name, read: 0, counts, items: [], problem: read.reason };
    }
    const added = new Set<string>();
    /** What has become of each draft so far: a fuller draft must still be known by all of it. */
    const sources = new Map<string, Item['csl'][]>();
    const keep = (id: string, { csl }: Item): void => {
      sources.set(id, [...(sources.get(id) ?? []), csl]);
    };
    const take = (item: Item, line: number): ItemReport => {
      const title = item.csl.title ?? item.csl.DOI ?? item.csl.URL ?? '';
      const match = matcher.find(item.csl);
      if (match?.by !== undefined) {
        const { id } = match.known;
        const draft = drafts.get(id) ?? existing.get(id);
        keep(id, item);
        const fuller = draft && (merge || added.has(id)) ? filled(draft, item) : undefined;
        const more =
          fuller && sources.get(id)?.every((csl) => isSameWork(csl, fuller.csl)) === true
            ? fuller
            : undefined;
        if (more) {
          drafts.set(id, more);
          // What comes next is compared with the draft as it will be found the next time.
          matcher.add({ id, csl: more.csl, place: 'draft' });
        }
        return { line, outcome: more ? 'merged' : 'matched', title, id, reason: match.by };
      }
      const id = newId(item.csl, taken);
      const doubt = match && `${match.doubt}: ${match.known.id}`;
      drafts.set(id, draftOf(id, item, { from: name, line }, doubt));
      taken.add(id);
      added.add(id);
      keep(id, item);
      matcher.add({ id, csl: item.csl, place: 'draft' });
      return doubt === undefined
        ? { line, outcome: 'added', title, id }
        : { line, outcome: 'doubtful', title, id, reason: doubt };
    };
    const items = read.items.map((one): ItemReport => {
      done += 1;
      step(done);
      const report: ItemReport =
        one.reason === undefined
          ? take(one.item, one.line)
          : {
              line: one.line,
              outcome: 'rejected',
              reason: one.reason,
              ...(one.title !== undefined && { title: one.title }),
            };
      counts[report.outcome] += 1;
      return report;
    });
    const { format, encoding } = read;
    return { file: name, format, encoding, read: items.length, counts, items };
  });
  return { files: reports, drafts };
}
