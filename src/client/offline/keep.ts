import {
  HEAD_FILE,
  isPacked,
  LIST_FILE,
  missingFiles,
  PACK_FILE,
  readHead,
  readList,
  unpack,
  weigh,
  type CopyFile,
  type CopyHead,
  type CopyList,
} from '../../domain/offline/copy.ts';
import { sizeInWords } from '../../domain/offline/words.ts';
import { hashOf } from './hash.ts';
import { declareWhole, noteList, openCopy, storedCopies, type StoredCopy } from './store.ts';

/** Files that are asked for at once. */
const AT_ONCE = 6;
/** How often the list is read anew where the site changes while it is being kept. */
const MOST_STARTS = 3;

/** How far the keeping has come, in bytes on the device. */
export interface Progress {
  readonly done: number;
  readonly bytes: number;
}

/** Why a copy could not be kept, in words for the reader. */
export class KeepError extends Error {}

/** A file is not the one of the list: it was cut or changed on its way, or the site is a newer one. */
class WrongFile extends Error {}

/**
 * Fetches past every cache. The worker lets such requests pass, so that nothing old can come back.
 * @throws where there is no network, or the server refuses
 */
async function fetchFresh(address: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(address, { cache: 'no-store', ...(signal && { signal }) });
  if (!response.ok) throw new WrongFile(`${address} answered ${response.status}`);
  return response;
}

/** What the site offers to keep now. @throws where it can't be had */
export async function offeredCopy(scope: string): Promise<CopyHead> {
  const head = readHead(await (await fetchFresh(scope + HEAD_FILE)).json());
  if (head === undefined) throw new WrongFile(HEAD_FILE);
  return head;
}

async function offeredList(scope: string, signal: AbortSignal): Promise<CopyList> {
  const list = readList(await (await fetchFresh(scope + LIST_FILE, signal)).json());
  if (list === undefined) throw new WrongFile(LIST_FILE);
  return list;
}

/** Files of a copy that lie on the device. */
async function filesThere(
  { cache, list }: StoredCopy,
  scope: string,
): Promise<readonly CopyFile[]> {
  const there = new Set((await cache.keys()).map(({ url }) => url));
  return (list?.list ?? []).filter(({ path }) => there.has(scope + path));
}

/** Bytes that are still to load for what the site offers. @throws where that can't be found out */
export async function bytesToLoad(scope: string): Promise<number> {
  const { list } = await offeredList(scope, AbortSignal.timeout(30_000));
  const there = await Promise.all(
    (await storedCopies(scope)).map((copy) => filesThere(copy, scope)),
  );
  return weigh(missingFiles(list, there.flat())).packed;
}

/** A file of the list as it is kept. @throws where it is not the one of the list */
async function sound(file: CopyFile, bytes: ArrayBuffer, type: string | null): Promise<Response> {
  if (bytes.byteLength !== file.bytes || (await hashOf(bytes)) !== file.hash) {
    throw new WrongFile(file.path);
  }
  return new Response(bytes, { headers: { 'content-type': type ?? 'application/octet-stream' } });
}

/** Where the bytes of files come from: other copies on the device, a pack, or the network. */
type Source = (file: CopyFile) => Promise<Response | undefined>;

/** Files that other copies hold, under whatever name. */
async function fromCopies(scope: string): Promise<Source> {
  // Whole copies come last here, so that they are asked before broken ones.
  const copies = (await storedCopies(scope)).toReversed();
  const places = new Map(
    copies.flatMap(({ cache, list }) =>
      (list?.list ?? []).map(({ hash, path }) => [hash, { cache, path }] as const),
    ),
  );
  return async ({ hash }) => {
    const place = places.get(hash);
    return place?.cache.match(scope + place.path);
  };
}

/** Files of the pack, which is loaded where most of it is wanted. */
function fromPack(
  { list }: CopyList,
  scope: string,
  wanted: readonly CopyFile[],
  signal: AbortSignal,
): Source {
  const isWorthIt = weigh(wanted.filter(isPacked)).bytes * 2 > weigh(list.filter(isPacked)).bytes;
  let pack: Promise<ReadonlyMap<string, ArrayBuffer> | undefined> | undefined;
  const load = async (): Promise<ReadonlyMap<string, ArrayBuffer> | undefined> =>
    unpack(await (await fetchFresh(scope + PACK_FILE, signal)).arrayBuffer(), list);
  return async (file) => {
    if (!isWorthIt || !isPacked(file)) return undefined;
    const bytes = (await (pack ??= load()))?.get(file.path);
    return bytes && sound(file, bytes, null);
  };
}

const fromNetwork =
  (scope: string, signal: AbortSignal): Source =>
  async (file) => {
    const response = await fetchFresh(scope + file.path, signal);
    return sound(file, await response.arrayBuffer(), response.headers.get('content-type'));
  };

/** The first answer of some sources. */
async function firstOf(sources: readonly Source[], file: CopyFile): Promise<Response> {
  for (const source of sources) {
    const response = await source(file);
    if (response) return response;
  }
  throw new WrongFile(file.path);
}

/** Tries once more what did not get through. */
async function twice<T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (signal.aborted) throw error;
    return act();
  }
}

/** Fills a copy with all that it lacks, and declares it whole. */
async function fill(
  list: CopyList,
  scope: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const cache = await openCopy(scope, list.revision);
  const old = await fromCopies(scope);
  await noteList(cache, scope, list);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const open = list.list.filter(({ path }) => !there.has(scope + path));
  let done = list.bytes - weigh(open).bytes;
  onProgress({ done, bytes: list.bytes });
  const queue = open.values();
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const sources = [old, fromPack(list, scope, open, both), fromNetwork(scope, both)];
  const work = async (): Promise<void> => {
    for (const file of queue) {
      both.throwIfAborted();
      const response = await twice(() => firstOf(sources, file), both);
      await cache.put(scope + file.path, response);
      done += file.bytes;
      onProgress({ done, bytes: list.bytes });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    stop.abort();
    throw error;
  }
  const { list: _list, ...head } = list;
  await declareWhole(cache, scope, { ...head, kept: new Date().toISOString() });
}

/** @throws where the device says that it lacks room */
async function needRoom(bytes: number): Promise<void> {
  const { quota, usage } = await navigator.storage.estimate();
  if (quota !== undefined && usage !== undefined && quota - usage < bytes) {
    throw new KeepError(`There is not enough room: ${sizeInWords(bytes)} are needed.`);
  }
}

/** What went wrong, for the reader. */
function inWords(error: unknown): KeepError {
  if (error instanceof KeepError) return error;
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return new KeepError('There is not enough room on this device.');
  }
  if (error instanceof WrongFile) {
    return new KeepError(`A file did not come as it should (${error.message}).`);
  }
  return new KeepError(
    navigator.onLine ? 'The connection broke off.' : 'You are offline, so nothing can be loaded.',
  );
}

/**
 * Keeps what the site offers now. What is on the device already is not loaded again, and an older
 * copy serves until the new one is whole.
 * @param signal stops the keeping; what has come stays and can be gone on with
 * @throws KeepError with words for the reader; what `signal` was stopped with
 */
export async function keepCopy(
  scope: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  let revision: string | undefined;
  for (let start = 1; ; start += 1) {
    try {
      const list = await offeredList(scope, signal);
      if (start === 1) await needRoom(list.bytes);
      revision = list.revision;
      await fill(list, scope, signal, onProgress);
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof WrongFile) || start === MOST_STARTS) throw inWords(error);
      // Was the site changed in the meantime? Otherwise the file is wrong for good.
      const { revision: now } = await offeredCopy(scope).catch(() => ({ revision }));
      if (now === revision) throw inWords(error);
    }
  }
}
