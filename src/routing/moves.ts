import type { Addresses } from '../schema/addresses.ts';
import type { DocumentFolder } from '../schema/collections.ts';
import { PAGES, pathTo, pathToCoursePack, pathToEmbed } from './paths.ts';
import { splitAddress } from './places.ts';

/** A place that has got another address: a page, a file, or an anchor on a page. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Address of a link after a move. A page keeps the query and the anchor of the link; an anchor keeps
 * the query.
 * @returns the address as it was where the move does not concern it
 */
export function follow(address: string, { from, to }: Move): string {
  const { path, anchor } = splitAddress(address);
  const old = splitAddress(from);
  if (path !== old.path || (old.anchor !== undefined && anchor !== old.anchor)) return address;
  const goal = splitAddress(to);
  const query = /\?[^#]*/u.exec(address)?.[0] ?? '';
  const last = old.anchor === undefined ? (anchor ?? goal.anchor) : goal.anchor;
  return `${goal.path}${query}${last === undefined ? '' : `#${last}`}`;
}

/** A page that the content makes. */
interface Entry {
  readonly folder: DocumentFolder | 'evidence';
  readonly id: string;
}

/** Folder of the content and id of the page at a path; undefined where code makes the page. */
export function entryAt(path: string): Entry | undefined {
  if (Object.values<string>(PAGES).includes(path)) return undefined;
  const [, kind, id] = /^\/([a-z]+)\/([^/]+)\/$/u.exec(path) ?? [];
  if (kind === undefined || id === undefined) return undefined;
  const folders = [
    'areas',
    'applications',
    'challenges',
    'issues',
    'evidence',
    'lessons',
  ] as const satisfies readonly (DocumentFolder | 'evidence')[];
  const folder = folders.find((other) => pathTo(other, id) === path);
  return folder && { folder, id };
}

/** Ids that a page had before, by which the files beside it are still asked for. */
export function formerIds(
  { moved }: Pick<Addresses, 'moved'>,
  folder: DocumentFolder | 'evidence',
  id: string,
): readonly string[] {
  const here = pathTo(folder, id);
  return Object.entries(moved).flatMap(([from, to]) => {
    const entry = to === here ? entryAt(from) : undefined;
    return entry?.folder === folder ? [entry.id] : [];
  });
}

/** What moves together with a page, since its address is made of the same id. */
export function companionsOf({ from, to }: Move): readonly Move[] {
  const old = entryAt(from);
  const now = entryAt(to);
  if (old === undefined || now === undefined) return [];
  const both = (address: (entry: Entry) => string): Move => ({
    from: address(old),
    to: address(now),
  });
  switch (old.folder) {
    case 'areas':
      return [both(({ id }) => `${PAGES.applications}#${id}`)];
    case 'applications':
    case 'challenges':
    case 'issues':
      return [both(({ folder, id }) => pathToEmbed(pathTo(folder, id)))];
    case 'lessons':
      return [both(({ id }) => pathToCoursePack(id))];
    default:
      return [];
  }
}

/**
 * The entries under "moved" of the register after some moves: each old address leads straight to
 * where the place is now, and no address that is in use leads away.
 */
export function movedAfter(
  moved: Readonly<Record<string, string>>,
  moves: readonly Move[],
): Readonly<Record<string, string>> {
  const entries = new Map(Object.entries(moved));
  for (const move of moves) {
    const isPage = splitAddress(move.from).anchor === undefined;
    const before = [...entries];
    entries.clear();
    for (const [from, to] of before) {
      // Former anchors of a page go along with it, since they are made on the page itself.
      const key = isPage && from.includes('#') ? follow(from, move) : from;
      entries.set(key, follow(to, move));
    }
    entries.set(move.from, move.to);
    entries.delete(move.to);
  }
  return Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
