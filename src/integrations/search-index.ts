import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { constants, deflateSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import type { Corpus } from '../domain/corpus.ts';
import type { SearchDocument } from '../domain/search/document.ts';
import { pageFacets, searchDocuments, type PageFacets } from '../domain/search/documents.ts';
import { identifierList } from '../domain/search/identifiers.ts';
import { createLanguage, remembering } from '../domain/search/language.ts';
import { indexToPieces, packIndex } from '../domain/search/pack.ts';
import { joinPieces } from '../domain/search/pieces.ts';
import { wordsOfSearch } from '../domain/search/vocabulary.ts';
import { pathToEmbed, SEARCH_PATHS } from '../routing/paths.ts';
import type { CheckedContent } from './content-check.ts';
import { handingOn, type MadePage } from './made-pages.ts';
import { pageTexts } from './page-texts.ts';
import type { IndexFile } from './pagefind-file.ts';
import type { SideThread } from './side-thread.ts';
import { steadyFilters } from './steady-filters.ts';
import { writeFiles } from './write-files.ts';

/** What stands on pages and is no text of theirs: ways to others, references, lists of records, pictures. */
const NO_TEXT = [
  ...['.toc', '.crumbs', '.pager', '.anchor'],
  ...['sup', '.strip', '.legend', '.studies', '.group', 'table', 'svg'],
];
/** File of the ranked index, in the folder that Pagefind writes. */
const INDEX_FILE = 'ranked.bin';
/** Interfaces that come with Pagefind, of which this site uses none: it has its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/u;
/** File of identifiers, beside the texts. */
const IDENTIFIER_FILE = 'identifiers.bin';

/** Throws what Pagefind reports as errors; it does not throw by itself. */
function sound<T extends { errors: string[] }>(response: T, step: string): T {
  if (response.errors.length > 0) {
    throw new Error(`The search index failed at ${step}: ${response.errors.join('; ')}`);
  }
  return response;
}

/** The mark of pages that are indexed; any other page is left out. */
const INDEXED = ' data-pagefind-body';

/**
 * A page as Pagefind is given it: the part that is indexed, in its language, with what it is filtered
 * by. Reading the rest of each page as well took half as long again, for the same index.
 */
function forPagefind({ path, html }: MadePage, facets: PageFacets): string {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  const [root] = /<html[^>]*>/u.exec(html) ?? [];
  if (start < 0 || end < start || root === undefined) {
    throw new Error(`${path} is to be indexed, and has no <main>.`);
  }
  const filters = Object.entries(facets).flatMap(([key, values]) =>
    values.map((value) => `<span data-pagefind-filter="${key}:${value}"></span>`),
  );
  return `<!doctype html>${root}<body>${filters.join('')}${html.slice(start, end)}</main></body></html>`;
}

/** Pagefind, which reads pages as they come, in a program of its own. */
interface Reading {
  readonly add: (page: MadePage) => void;
  /**
   * Has the index made of all pages that were added.
   * @param meanwhile what is done as soon as Pagefind makes it
   */
  readonly end: (meanwhile: () => void) => void;
  /** The index, when it is made; what went wrong with any page is thrown here. */
  readonly index: () => Promise<{ readonly pages: number; readonly files: readonly IndexFile[] }>;
}

async function startReading(facets: ReadonlyMap<string, PageFacets>): Promise<Reading> {
  const { index } = sound(await pagefind.createIndex({ excludeSelectors: NO_TEXT }), 'start');
  if (index === undefined) throw new Error('The search index failed at start.');
  const reading: Promise<void>[] = [];
  const read = async (page: MadePage): Promise<void> => {
    const content = forPagefind(page, facets.get(page.path) ?? {});
    sound(await index.addHTMLFile({ url: page.path, content }), `reading ${page.path}`);
  };
  const make = async (meanwhile: () => void): Promise<readonly IndexFile[]> => {
    await Promise.all(reading);
    if (reading.length === 0) throw new Error('The search index found no page to index.');
    // Written here: Pagefind may be ended by its close() before its own last file is whole on the disk.
    const making = index.getFiles();
    meanwhile();
    const { files } = sound(await making, 'writing');
    await pagefind.close();
    return steadyFilters(files).filter(({ path }) => !UNUSED.test(path));
  };
  let made: Promise<readonly IndexFile[]> | undefined;
  return {
    add: (page) => {
      if (!page.html.includes(INDEXED)) return;
      const one = read(page);
      one.catch(() => undefined);
      reading.push(one);
    },
    end: (meanwhile) => {
      made = make(meanwhile);
      made.catch(() => undefined);
    },
    index: async () => {
      if (made === undefined) throw new Error('The search index was not begun.');
      return { files: await made, pages: reading.length };
    },
  };
}

/**
 * A piece of an index, packed in the better of two ways: less memory makes shorter blocks, each with a
 * code of its own, and filtered data are searched for what repeats only where much of it does. A
 * checksum goes with it.
 */
function deflated(piece: Uint8Array): Uint8Array {
  const ways = [
    { level: 9, memLevel: 5 },
    { level: 9, memLevel: 6, strategy: constants.Z_FILTERED },
  ].map((options) => deflateSync(piece, options));
  return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

/** The texts of documents and their identifiers, as files, and the folder that these go into. */
function textFiles(documents: readonly SearchDocument[]): {
  readonly name: string;
  readonly files: readonly IndexFile[];
} {
  const texts = documents.flatMap(({ parts }) =>
    parts.map(({ passages }) => Buffer.from(JSON.stringify(passages))),
  );
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  const name = `text-${hash.digest('hex').slice(0, 8)}`;
  const identifiers = Buffer.from(JSON.stringify(identifierList(documents)));
  const contents = [
    ...texts.map((text, number) => [`${number}.bin`, text] as const),
    [IDENTIFIER_FILE, identifiers] as const,
  ];
  return {
    name,
    files: contents.map(([file, content]) => ({ path: `${name}/${file}`, content, pack: true })),
  };
}

/** The search of a site while it is built. */
export interface SearchBuild {
  /** Takes a page as it is made; the order of pages is that of the index. */
  readonly add: (page: MadePage) => void;
  /** Hears that there are no more: Pagefind makes its index while the rest of the site is made. */
  readonly end: () => void;
  /** Writes the search of all pages that were added. */
  readonly write: () => Promise<{ readonly pages: number; readonly found: number }>;
}

/**
 * Begins to build the search of a site: Pagefind reads the pages, and what it read is ranked.
 * @param folder where the search is written to
 * @param thread writes what is not made here
 */
export async function buildSearch(
  corpus: Corpus,
  folder: string,
  thread: SideThread,
): Promise<SearchBuild> {
  // Facets are known before the texts of pages, which Pagefind reads with them.
  const early = searchDocuments(corpus, new Map(), SEARCH_PATHS);
  const reading = await startReading(pageFacets(early));
  const words = wordsOfSearch(corpus);
  const language = remembering(createLanguage(words.rules));
  const readEarly = (): void => {
    for (const { parts } of early) {
      for (const text of parts.flatMap(({ fields }) => Object.values(fields).flat())) {
        language.tokens(text);
      }
    }
  };
  return {
    add: reading.add,
    end: () => {
      reading.end(readEarly);
    },
    write: async () => {
      const { pages, files } = await reading.index();
      const documents = searchDocuments(corpus, pageTexts(files), SEARCH_PATHS);
      const texts = textFiles(documents);
      // Packed and written by another processor than makes the index.
      const written = thread.run('writeSearch', { folder, files: [...files, ...texts.files] });
      const pieces = indexToPieces(packIndex(documents, words, texts.name, language));
      writeFiles(folder, [{ path: INDEX_FILE, write: () => joinPieces(pieces.map(deflated)) }]);
      await written;
      return { pages, found: documents.length };
    },
  };
}

/**
 * Builds the search: pages are read as they are made, by another processor than makes them. All that
 * can be found is made first, and embeds and files of data while Pagefind makes its index.
 * @param base base path of the site, from slash to slash
 */
export function searchIndex(
  base: string,
  content: CheckedContent,
  thread: SideThread,
): AstroIntegration {
  let folder = '';
  let search: SearchBuild | undefined;
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = `${fileURLToPath(config.outDir)}pagefind`;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        // Begun while Vite works.
        const begun = buildSearch(content.corpus(), folder, thread);
        begun.catch(() => undefined);
        setPrerenderer((prerenderer) => ({
          ...handingOn(prerenderer, base, {
            wanted: ({ route: { type, route } }) =>
              type === 'page' && !route.startsWith(pathToEmbed('/')),
            give: (page) => search?.add(page),
            end: () => search?.end(),
          }),
          setup: async () => {
            await prerenderer.setup?.();
            search = await begun;
          },
        }));
      },
      // Astro leaves out its own entry where a prerenderer is set, also where that only wraps its own.
      'astro:build:setup': ({ updateConfig }) => {
        updateConfig({
          environments: {
            prerender: { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } },
          },
        });
      },
      'astro:build:done': async ({ logger }) => {
        const size = await search?.write();
        if (size) logger.info(`${size.pages} pages read, ${size.found} places can be found`);
      },
    },
  };
}
