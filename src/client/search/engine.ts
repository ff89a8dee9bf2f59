import { identifiersIn, type IdentifierList } from '../../domain/search/identifiers.ts';
import { findAll, type Findings } from '../../domain/search/find.ts';
import { bytesToIndex } from '../../domain/search/pack.ts';
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

/** Fetches what was packed when the site was built. */
async function unpack(url: string, cache: RequestCache = 'default'): Promise<Response> {
  const response = await fetch(url, { cache });
  if (!response.ok || response.body === null) throw new Error(`${url}: ${response.status}`);
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
}

async function load(folder: string): Promise<Engine> {
  // The file keeps its name when the site is built anew; a server says quickly whether it changed.
  const packed = await unpack(folder + INDEX_FILE, 'no-cache');
  const index = await inTurns(
    readInSteps(bytesToIndex(new Uint8Array(await packed.arrayBuffer()))),
  );
  const texts = `${folder}${index.texts}/`;
  const known = new Map<number, readonly string[]>();
  const asked = new Map<number, Promise<readonly string[]>>();
  const fetchPassages = async (part: number): Promise<readonly string[]> => {
    try {
      const passages = (await (await unpack(`${texts}${part}.bin`)).json()) as readonly string[];
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
    (await (await unpack(texts + IDENTIFIER_FILE)).json()) as IdentifierList;
  return {
    index,
    find: async (state) => {
      if (identifiersIn(state.q).length === 0) return findAll(state, index);
      identifiers ??= fetchIdentifiers();
      try {
        return findAll(state, index, await identifiers);
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
