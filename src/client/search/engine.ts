import { identifiersIn, type IdentifierList } from '../../domain/search/identifiers.ts';
import { findInSteps, type Findings } from '../../domain/search/find.ts';
import { piecesToIndex, type PackedIndex } from '../../domain/search/pack.ts';
import { splitPieces } from '../../domain/search/pieces.ts';
import { readInSteps, type SearchIndex } from '../../domain/search/reader.ts';
import type { ViewState } from '../../domain/view-state.ts';
import { inTurns } from '../turns.ts';

/** File of the index, in the folder of search. */
const INDEX_FILE = 'ranked.bin';
/** File of identifiers, beside the texts. */
const IDENTIFIER_FILE = 'identifiers.bin';

/** The index and the texts that go with it. */
export interface Engine {
  readonly index: SearchIndex;
  /** Finds what a view asks for. Identifiers are fetched when one is looked for. */
  find(state: ViewState): Promise<Findings>;
  /** Passages of a part if they are here already. */
  known(part: number): readonly string[] | undefined;
  /** Passages of a part; none where they can't be had. */
  passages(part: number): Promise<readonly string[]>;
}

async function get(url: string, cache: RequestCache = 'default'): Promise<Response> {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

const unpack = (packed: ReadableStream | null, format: CompressionFormat): Response =>
  new Response(packed?.pipeThrough(new DecompressionStream(format)));

/** Fetches JSON that was packed when the site was built. */
const getPacked = async (url: string): Promise<unknown> =>
  unpack((await get(url)).body, 'gzip').json();

/** Fetches the index, whose pieces were packed each by itself. */
async function getIndex(url: string): Promise<PackedIndex> {
  // The file keeps its name when the site is built anew; a server says quickly whether it changed.
  const file = await (await get(url, 'no-cache')).arrayBuffer();
  const pieces = splitPieces(new Uint8Array(file)).map(async (piece) => {
    const whole = unpack(new Blob([piece]).stream(), 'deflate');
    return new Uint8Array(await whole.arrayBuffer());
  });
  return piecesToIndex(await Promise.all(pieces));
}

async function load(folder: string): Promise<Engine> {
  const index = await inTurns(readInSteps(await getIndex(folder + INDEX_FILE)));
  const texts = `${folder}${index.texts}/`;
  const known = new Map<number, readonly string[]>();
  const asked = new Map<number, Promise<readonly string[]>>();
  const fetchPassages = async (part: number): Promise<readonly string[]> => {
    try {
      const passages = (await getPacked(`${texts}${part}.bin`)) as readonly string[];
      known.set(part, passages);
      return passages;
    } catch {
      // A result without its excerpt is still a result.
      asked.delete(part);
      return [];
    }
  };
  let identifiers: Promise<IdentifierList> | undefined;
  const fetchIdentifiers = async (): Promise<IdentifierList> =>
    (await getPacked(texts + IDENTIFIER_FILE)) as IdentifierList;
  return {
    index,
    find: async (state) => {
      if (identifiersIn(state.q).length === 0) return inTurns(findInSteps(state, index));
      identifiers ??= fetchIdentifiers();
      try {
        return await inTurns(findInSteps(state, index, await identifiers));
      } catch (error) {
        identifiers = undefined;
        throw error;
      }
    },
    known: (part) => known.get(part),
    passages: (part) => {
      const promise = asked.get(part) ?? fetchPassages(part);
      asked.set(part, promise);
      return promise;
    },
  };
}

const engines = new Map<string, Promise<Engine>>();

/** Loads the index that was built with the site. Fails where there is none, as in development. */
export function loadEngine(folder: string): Promise<Engine> {
  const engine = engines.get(folder) ?? load(folder);
  engines.set(folder, engine);
  // What failed is tried anew the next time.
  engine.catch(() => engines.delete(folder));
  return engine;
}
