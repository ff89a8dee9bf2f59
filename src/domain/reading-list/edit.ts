import { MAX, oneLine, reading, type Entry, type ReadingList } from './list.ts';

/** A list with its entries replaced; at most as many as a list holds. */
const withEntries = (list: ReadingList, entries: readonly Entry[]): ReadingList => ({
  ...list,
  entries: entries.slice(0, MAX.entries),
});

/** Puts an entry at a place; at the end where none is given. */
export const insert = (
  list: ReadingList,
  entry: Entry,
  at: number = list.entries.length,
): ReadingList => withEntries(list, list.entries.toSpliced(at, 0, entry));

/** Takes an entry out. */
export const remove = (list: ReadingList, at: number): ReadingList =>
  at in list.entries ? withEntries(list, list.entries.toSpliced(at, 1)) : list;

/** Moves an entry so that it stands at `to` afterwards; a place beyond an end means that end. */
export function move(list: ReadingList, from: number, to: number): ReadingList {
  const entry = list.entries[from];
  const target = Math.max(0, Math.min(to, list.entries.length - 1));
  if (entry === undefined || target === from) return list;
  return withEntries(list, list.entries.toSpliced(from, 1).toSpliced(target, 0, entry));
}

/** Changes the words of an entry: the note of a reading, or the text of a heading. */
export function reword(list: ReadingList, at: number, words: string): ReadingList {
  const entry = list.entries[at];
  if (entry === undefined || 'unknown' in entry) return list;
  const next =
    'heading' in entry
      ? { heading: oneLine(words, MAX.title) }
      : reading(entry.address, words, entry.title);
  return withEntries(list, list.entries.with(at, next));
}

/** Gives a list another title. */
export const rename = (list: ReadingList, title: string): ReadingList => ({
  ...list,
  title: oneLine(title, MAX.title),
});

/** Adds another list at the end: its headings, and what is not in this one yet. */
export function append(list: ReadingList, other: ReadingList): ReadingList {
  const known = new Set(
    list.entries.map((entry) => ('address' in entry ? entry.address : undefined)),
  );
  const added = other.entries.filter((entry) => !('address' in entry && known.has(entry.address)));
  return withEntries(list.title === '' ? rename(list, other.title) : list, [
    ...list.entries,
    ...added,
  ]);
}

/** A list with the states before and after it. */
export interface History {
  readonly past: readonly ReadingList[];
  readonly now: ReadingList;
  readonly future: readonly ReadingList[];
}

/** How many steps can be undone. */
const MOST_STEPS = 100;

export const historyOf = (now: ReadingList): History => ({ past: [], now, future: [] });

/** Goes on to another state; the same state again is no step. */
export const goOn = (history: History, next: ReadingList): History =>
  next === history.now
    ? history
    : { past: [...history.past, history.now].slice(-MOST_STEPS), now: next, future: [] };

/** Goes one step back, where there is one. */
export function undo({ past, now, future }: History): History {
  const before = past.at(-1);
  return before === undefined
    ? { past, now, future }
    : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

/** Takes back an undo, where there was one. */
export function redo({ past, now, future }: History): History {
  const [after, ...rest] = future;
  return after === undefined
    ? { past, now, future }
    : { past: [...past, now], now: after, future: rest };
}
