import {
  LIST_FILE,
  readKept,
  readList,
  type CopyList,
  type KeptCopy,
} from '../../domain/offline/copy.ts';

/** File beside a copy that says that it is whole; it is written last. */
const WHOLE_FILE = 'offline/whole.json';
/** Names of all that is kept. Several sites may live on one host, so that each has names of its own. */
const prefixOf = (scope: string): string => `offline ${scope} `;
const VISITED = 'visited';

/** Most files that are kept since they were visited. */
const MOST_VISITED = 300;

/** A copy on the device. */
export interface StoredCopy {
  readonly cache: Cache;
  readonly name: string;
  /** Its files; undefined where even the list did not get through. */
  readonly list: CopyList | undefined;
  /** What it is, once it is whole. */
  readonly whole: KeptCopy | undefined;
}

async function readJson<T>(
  cache: Cache,
  address: string,
  read: (value: unknown) => T | undefined,
): Promise<T | undefined> {
  try {
    return read(await (await cache.match(address))?.json());
  } catch {
    return undefined;
  }
}

/** The place for a copy of a revision; made where there is none. */
export const openCopy = (scope: string, revision: string): Promise<Cache> =>
  caches.open(prefixOf(scope) + revision);

/** Every copy on the device, whole or not; whole ones first, and the newest of them first of all. */
export async function storedCopies(scope: string): Promise<readonly StoredCopy[]> {
  const names = (await caches.keys()).filter(
    (name) => name.startsWith(prefixOf(scope)) && name !== prefixOf(scope) + VISITED,
  );
  const copies = await Promise.all(
    names.map(async (name) => {
      const cache = await caches.open(name);
      const [list, whole] = await Promise.all([
        readJson(cache, scope + LIST_FILE, readList),
        readJson(cache, scope + WHOLE_FILE, readKept),
      ]);
      return { cache, name, list, whole };
    }),
  );
  const time = ({ whole }: StoredCopy): string => whole?.kept ?? '';
  return copies.toSorted((a, b) => (time(a) < time(b) ? 1 : -1));
}

/** The copy that pages are served from; undefined where none is whole. */
export async function wholeCopy(
  scope: string,
): Promise<(StoredCopy & { readonly whole: KeptCopy }) | undefined> {
  const [first] = await storedCopies(scope);
  return first?.whole && { ...first, whole: first.whole };
}

/** Notes what a copy will hold, so that it can be gone on with. */
export const noteList = (cache: Cache, scope: string, list: CopyList): Promise<void> =>
  cache.put(scope + LIST_FILE, Response.json(list));

/** Declares a copy whole; from now on pages are served from it. All others are taken away. */
export async function declareWhole(cache: Cache, scope: string, whole: KeptCopy): Promise<void> {
  await cache.put(scope + WHOLE_FILE, Response.json(whole));
  const name = prefixOf(scope) + whole.revision;
  // What was visited before is no newer than what has just come.
  for (const other of await caches.keys()) {
    if (other.startsWith(prefixOf(scope)) && other !== name) await caches.delete(other);
  }
}

/** Takes away everything that was kept. */
export async function forgetAll(scope: string): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefixOf(scope))) await caches.delete(name);
  }
}

/** Files that were visited. */
export const openVisited = (scope: string): Promise<Cache> =>
  caches.open(prefixOf(scope) + VISITED);

/** Keeps a file that was visited; the oldest make room. */
export async function keepVisited(scope: string, address: string, answer: Response): Promise<void> {
  const cache = await openVisited(scope);
  await cache.delete(address);
  await cache.put(address, answer);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST_VISITED))) await cache.delete(key);
}
