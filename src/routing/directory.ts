/** A page as the directory holds it. */
export interface DirectoryPage {
  readonly title: string;
  /** Which of the outlines of the directory it has. */
  readonly outline: number;
  /**
   * Numbers of the studies that it cites: one list that holds for the page and all of its parts, or
   * a list for each anchor, with that of the whole page under an empty one.
   */
  readonly cites?: readonly number[] | Readonly<Record<string, readonly number[]>>;
}

/** What the browser must know of the site's places, as one small file. */
export interface DirectoryData {
  /** What a course pack says of where it comes from. */
  readonly terms: {
    readonly site: string;
    readonly language: string;
    readonly version: string;
    readonly date: string;
    readonly license: { readonly name: string; readonly url: string };
  };
  /** Ids of the studies, by their numbers. */
  readonly studies: readonly string[];
  /** Titles of sections by their anchors; many pages share one. */
  readonly outlines: readonly Readonly<Record<string, string>>[];
  readonly pages: Readonly<Record<string, DirectoryPage>>;
  /** Old address: new address, as the register of addresses has it. */
  readonly moved: Readonly<Record<string, string>>;
}

/** A place that an address leads to. */
export interface Place {
  /** Where the place is now. */
  readonly address: string;
  /** Title of the page, with that of the section. */
  readonly title: string;
  /** Whether the address has a query: a view of its page. */
  readonly isView: boolean;
  /** Ids of the studies that it cites; none for a view. */
  readonly studies: readonly string[];
}

/** Longest chain of moves that is followed; a circle must end somewhere. */
const MOST_MOVES = 10;

const partsOf = (address: string): { path: string; query: string; anchor: string } => {
  const [, path = '', query = '', anchor = ''] =
    /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/su.exec(address) ?? [];
  return { path, query, anchor };
};

const joined = (path: string, query: string, anchor: string): string =>
  path + query + (anchor === '' ? '' : `#${anchor}`);

/** What stands under a key of a record of our own making, and not what its prototype has. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/**
 * Where an address leads now, by the register of moved addresses. A page takes query and anchor of
 * the old address along.
 */
export function whereIs(address: string, moved: DirectoryData['moved']): string {
  let now = address;
  for (let step = 0; step < MOST_MOVES; step += 1) {
    const { path, query, anchor } = partsOf(now);
    const section = anchor === '' ? undefined : own(moved, joined(path, '', anchor));
    const goal = partsOf(section ?? own(moved, path) ?? '');
    if (goal.path === '') return now;
    now = joined(goal.path, query, section === undefined ? anchor || goal.anchor : goal.anchor);
  }
  return now;
}

/**
 * The place that an address leads to, moves followed; undefined where the site has no such page.
 * An unknown section leads to its page.
 */
export function placeAt(address: string, directory: DirectoryData): Place | undefined {
  const now = whereIs(address, directory.moved);
  const { path, query, anchor } = partsOf(now);
  const page = own(directory.pages, path);
  if (page === undefined) return undefined;
  const section = own(directory.outlines[page.outline] ?? {}, anchor);
  const cites: readonly number[] = Array.isArray(page.cites)
    ? (page.cites as readonly number[])
    : (own((page.cites ?? {}) as Readonly<Record<string, readonly number[]>>, anchor) ?? []);
  return {
    address: now,
    title: section === undefined ? page.title : `${page.title}: ${section}`,
    isView: query !== '',
    studies: query === '' ? cites.flatMap((number) => directory.studies[number] ?? []) : [],
  };
}
