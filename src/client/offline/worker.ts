import {
  absentPage,
  copyInWords,
  isFailing,
  isUnchanging,
  PATIENCE,
  pathBelow,
  pathsFor,
  visitInWords,
  dataInWords,
  withNotice,
  type Reason,
} from '../../domain/offline/serving.ts';
import type { KeptCopy } from '../../domain/offline/copy.ts';
import { hashOf } from './hash.ts';
import { CHANGED, type CopyUsed } from './messages.ts';
import { keepVisited, openVisited, wholeCopy } from './store.ts';

/** The parts of a service worker that are used here; the types of pages do not know them. */
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim(): Promise<void>;
    get(id: string): Promise<{ postMessage(message: unknown): void } | undefined>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: 'install' | 'activate' | 'fetch' | 'message',
    listener: (event: WorkerEvent) => void,
  ): void;
}
interface WorkerEvent {
  readonly request: Request;
  readonly clientId: string;
  readonly data: unknown;
  waitUntil(promise: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}
const worker = globalThis as unknown as WorkerScope;
const { scope } = worker.registration;

let copy: ReturnType<typeof wholeCopy> | undefined;
/** The copy to serve from, looked for once; the page that changes it says so. */
const ownCopy = (): ReturnType<typeof wholeCopy> => (copy ??= wholeCopy(scope));

/** A file on the device, with when it was visited where it is no part of the copy. */
interface Found {
  readonly response: Response;
  readonly visited: string | undefined;
}

const VISITED_ON = 'x-visited';

async function findHere(path: string, cache: Cache): Promise<Found | undefined> {
  const visited = await openVisited(scope);
  for (const candidate of pathsFor(path)) {
    // What was visited after the copy was made is newer.
    const seen = await visited.match(scope + candidate);
    if (seen) return { response: seen, visited: seen.headers.get(VISITED_ON) ?? undefined };
    const response = await cache.match(scope + candidate);
    if (response) return { response, visited: undefined };
  }
  return undefined;
}

/** Keeps what was visited, where the copy does not hold the same. */
async function noteVisit(path: string, answer: Response): Promise<void> {
  const kept = await ownCopy();
  if (kept === undefined) return;
  const bytes = await answer.arrayBuffer();
  const hash = await hashOf(bytes);
  if (kept.list?.list.some((file) => file.path === path && file.hash === hash)) return;
  const headers = new Headers({ [VISITED_ON]: new Date().toISOString() });
  const type = answer.headers.get('content-type');
  if (type !== null) headers.set('content-type', type);
  await keepVisited(scope, scope + path, new Response(bytes, { headers }));
}

/** Asks the network; what it says, or why it says nothing. */
async function askNetwork(request: Request): Promise<Response | Reason> {
  const silence = Promise.withResolvers<'silent'>();
  const timer = setTimeout(silence.resolve, PATIENCE, 'silent');
  try {
    return await Promise.race([fetch(request), silence.promise]);
  } catch {
    return 'offline';
  } finally {
    clearTimeout(timer);
  }
}

/** A page from the device with a line that says so. */
async function pageHere(
  { response, visited }: Found,
  reason: Reason,
  whole: KeptCopy,
): Promise<Response> {
  const text = visited === undefined ? copyInWords(reason, whole) : visitInWords(reason, visited);
  return new Response(withNotice(await response.text(), text), { headers: response.headers });
}

async function tellClient(id: string, reason: Reason, whole: KeptCopy): Promise<void> {
  const client = await worker.clients.get(id);
  client?.postMessage({ type: 'copy-used', text: dataInWords(reason, whole) } satisfies CopyUsed);
}

/** Answers from the network, and from the device where that fails. Fails where both do. */
async function answer(event: WorkerEvent, path: string): Promise<Response> {
  const { request } = event;
  const kept = await ownCopy();
  if (kept === undefined) return fetch(request);
  const { cache, whole } = kept;
  if (isUnchanging(path)) {
    const here = await findHere(path, cache);
    if (here) return here.response;
  }
  const said = await askNetwork(request);
  if (said instanceof Response && !isFailing(said.status)) {
    if (said.status === 200 && said.type === 'basic' && !said.redirected) {
      event.waitUntil(noteVisit(path, said.clone()).catch(() => undefined));
    }
    return said;
  }
  const reason = said instanceof Response ? 'failing' : said;
  const here = await findHere(path, cache);
  const isPage = request.mode === 'navigate';
  if (here && isPage) return pageHere(here, reason, whole);
  if (here) {
    event.waitUntil(tellClient(event.clientId, reason, whole));
    return here.response;
  }
  if (said instanceof Response) return said;
  if (isPage && reason === 'offline') {
    const frame = await (await cache.match(`${scope}404.html`))?.text();
    return new Response(absentPage(frame ?? '', scope), {
      status: 503,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
  return fetch(request);
}

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});
worker.addEventListener('message', ({ data }) => {
  if (data === CHANGED) copy = undefined;
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathBelow(request.url, scope);
  // What keeps the copy asks past it; parts of files and what is sent to a server are no pages.
  if (request.method !== 'GET' || request.cache === 'no-store' || path === undefined) return;
  if (request.headers.has('range')) return;
  event.respondWith(
    answer(event, path).catch(() => {
      copy = undefined;
      return fetch(request);
    }),
  );
});
