import {
  MAX,
  oneLine,
  reading,
  type Entry,
  type ReadingList,
} from '../../domain/reading-list/list.ts';
import type { ListEntry, ReadingList as ReadableList } from '../../export/packs/reading-list.ts';
import { placeAt, type DirectoryData } from '../../routing/directory.ts';

/** What must be known to show entries: the site's root, and its places once they are here. */
export interface Surroundings {
  /** Full address of the site's root, with a slash at its end. */
  readonly root: string;
  readonly directory: DirectoryData | undefined;
}

/** An entry as a reader meets it. */
export interface ShownEntry {
  readonly kind: 'heading' | 'reading' | 'lost' | 'unknown';
  /** Heading, title, or what else is known. Plain text. */
  readonly title: string;
  /** Full address; missing where the entry leads nowhere. */
  readonly url?: string;
  readonly note: string;
  /** What is wrong with the entry, in a sentence. */
  readonly hint?: string;
  /** Ids of the studies that it cites. */
  readonly studies: readonly string[];
  readonly isView: boolean;
}

/** Full address of a place below the root of the site. */
const at = (root: string, address: string): string => new URL(address.slice(1), root).href;

/** Works out how an entry is shown. Titles are those of the site as it is now. */
export function shownEntry(entry: Entry, { root, directory }: Surroundings): ShownEntry {
  const nothing = { note: '', studies: [], isView: false };
  if ('heading' in entry) return { ...nothing, kind: 'heading', title: entry.heading };
  if ('unknown' in entry) {
    return {
      ...nothing,
      kind: 'unknown',
      title: oneLine(entry.unknown, MAX.title),
      hint: 'This page does not know what kind of entry this is. It stays in the list as it is.',
    };
  }
  const note = entry.note ?? '';
  if (directory === undefined) {
    const title = entry.title ?? entry.address;
    return { ...nothing, kind: 'reading', title, url: at(root, entry.address), note };
  }
  const place = placeAt(entry.address, directory);
  if (place === undefined) {
    return {
      ...nothing,
      kind: 'lost',
      title: entry.title ?? entry.address,
      note,
      hint: `This site has no page at ${entry.address}`,
    };
  }
  const { isView, studies } = place;
  return {
    kind: 'reading',
    title: isView ? (entry.title ?? `${place.title}, with filters`) : place.title,
    url: at(root, place.address),
    note,
    studies,
    isView,
  };
}

/** A list with addresses as they are now, without the titles that the site knows anyway. */
export const compactList = (
  { title, entries }: ReadingList,
  directory: DirectoryData | undefined,
): ReadingList => ({
  title,
  entries: entries.map((entry) => {
    if (!('address' in entry) || directory === undefined) return entry;
    const place = placeAt(entry.address, directory);
    return place === undefined
      ? entry
      : reading(place.address, entry.note, place.isView ? entry.title : '');
  }),
});

/** A list for others to read, and what of it could not be taken along. */
export interface Readable {
  readonly list: ReadableList;
  /** Entries that lead nowhere on this site. */
  readonly lost: number;
  /** Views of the map or of a list, whose studies are not looked up. */
  readonly views: number;
  /** Ids of the studies that the entries cite, each once, in order. */
  readonly studies: readonly string[];
}

/** @param url full address at which the list itself opens */
export function readableList(
  { title, entries }: ReadingList,
  url: string,
  surroundings: Surroundings,
): Readable {
  const shown = entries.map((entry) => shownEntry(entry, surroundings));
  return {
    list: {
      title,
      url,
      entries: shown.flatMap((entry): readonly ListEntry[] => {
        if (entry.kind === 'heading') return [{ heading: entry.title }];
        if (entry.url === undefined) return [];
        return [{ title: entry.title, url: entry.url, note: entry.note }];
      }),
    },
    lost: shown.filter(({ kind }) => kind === 'lost' || kind === 'unknown').length,
    views: shown.filter(({ isView }) => isView).length,
    studies: [...new Set(shown.flatMap(({ studies }) => studies))],
  };
}

/**
 * The address of a text that a reader gives: a full address of this site, or a path on it.
 * @param roots full addresses of the site's root, wherever it lives
 * @returns path, query and anchor below the root; undefined for what lies elsewhere
 */
export function addressIn(text: string, roots: readonly string[]): string | undefined {
  const [first = ''] = roots;
  const given = text.trim().replace(/^\//u, '');
  if (given === '' || !URL.canParse(given, first)) return undefined;
  const { href } = new URL(given, first);
  const root = roots.find((candidate) => href.startsWith(candidate));
  return root === undefined ? undefined : href.slice(root.length - 1);
}
