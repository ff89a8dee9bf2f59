import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateSync, gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import type { Corpus } from '../domain/corpus.ts';
import type { SearchDocument } from '../domain/search/document.ts';
import { pageFacets, searchDocuments, type PageFacets } from '../domain/search/documents.ts';
import { identifierList } from '../domain/search/identifiers.ts';
import { createLanguage, remembering, type Language } from '../domain/search/language.ts';
import { indexToPieces, packIndex, type IndexWords } from '../domain/search/pack.ts';
import { joinPieces } from '../domain/search/pieces.ts';
import { wordsOfSearch } from '../domain/search/vocabulary.ts';
import { SEARCH_PATHS } from '../routing/paths.ts';
import { builtFiles } from './built-files.ts';
import type { CheckedContent } from './content-check.ts';
import { inThread } from './in-thread.ts';
import { pageTexts } from './page-texts.ts';
import type { IndexFile } from './pagefind-file.ts';
import { steadyFilters } from './steady-filters.ts';
import { writeFiles, type FileTask } from './write-files.ts';

/** What stands on pages and is no text of theirs: ways to others, references, lists of records, pictures. */
const NO_TEXT = [
  ...['.toc', '.crumbs', '.pager', '.anchor'],
  ...['sup', '.strip', '.legend', '.studies', '.group', 'table', 'svg'],
];
/** File of the ranked index, in the folder that Pagefind writes. */
const INDEX_FILE = 'ranked.bin';
/** Interfaces that come with Pagefind, of which this site uses none: it has its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/u;
/** How many pages Pagefind is given at a time. */
const AT_ONCE = 8;
/** File of identifiers, beside the texts. */
const IDENTIFIER_FILE = 'identifiers.bin';

/** Throws what Pagefind reports as errors; it does not throw by itself. */
function sound<T extends { errors: string[] }>(response: T, step: string): T {
  if (response.errors.length > 0) {
    throw new Error(`The search index failed at ${step}: ${response.errors.join('; ')}`);
  }
  return response;
}

/** The marks of pages that are indexed; any other page is left out. */
const INDEXED = ' data-pagefind-body';

/**
 * A page as Pagefind is given it: the part that is indexed, in its language, with what it is filtered
 * by. Reading the rest of each page as well took half as long again, for the same index.
 */
function forPagefind(html: string, facets: PageFacets): string {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  const [root] = /<html[^>]*>/u.exec(html) ?? [];
  if (start < 0 || end < start || root === undefined) {
    throw new Error('A page that is indexed has no <main>.');
  }
  const filters = Object.entries(facets).flatMap(([key, values]) =>
    values.map((value) => `<span data-pagefind-filter="${key}:${value}"></span>`),
  );
  return `<!doctype html>${root}<body>${filters.join('')}${html.slice(start, end)}</main></body></html>`;
}

/**
 * Has Pagefind read the built pages, and returns its index of them.
 * @param meanwhile what is done while Pagefind makes its index of what it has read
 */
async function readPages(
  site: string,
  facets: ReadonlyMap<string, PageFacets>,
  meanwhile: () => void,
): Promise<{ readonly pages: number; readonly files: readonly IndexFile[] }> {
  const { index } = sound(await pagefind.createIndex({ excludeSelectors: NO_TEXT }), 'start');
  if (index === undefined) throw new Error('The search index failed at start.');
  let pages = 0;
  const add = async (file: string): Promise<void> => {
    const html = file.endsWith('.html') ? readFileSync(join(site, file), 'utf8') : '';
    if (!html.includes(INDEXED)) return;
    const url = `/${file.replace(/index\.html$/u, '')}`;
    const content = forPagefind(html, facets.get(url) ?? {});
    sound(await index.addHTMLFile({ url, content }), `reading ${file}`);
    pages += 1;
  };
  // Several at once, so that Pagefind, a program of its own, always has one to read.
  const waiting = builtFiles(site).values();
  const feed = async (): Promise<void> => {
    for (const file of waiting) await add(file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, feed));
  if (pages === 0) throw new Error('The search index found no page to index.');
  // Written here: Pagefind may be ended by its close() before its own last file is whole on the disk.
  const making = index.getFiles();
  meanwhile();
  const { files } = sound(await making, 'writing');
  await pagefind.close();
  return { pages, files: steadyFilters(files).filter(({ path }) => !UNUSED.test(path)) };
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

/** The ranked index and its texts, as files. */
function rankedFiles(
  documents: readonly SearchDocument[],
  words: IndexWords,
  language: Language,
): readonly IndexFile[] {
  const texts = documents.flatMap(({ parts }) =>
    parts.map(({ passages }) => gzipSync(JSON.stringify(passages), { level: 9 })),
  );
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  const name = `text-${hash.digest('hex').slice(0, 8)}`;
  return [
    ...texts.map((content, number) => ({ path: `${name}/${number}.bin`, content })),
    {
      path: INDEX_FILE,
      content: joinPieces(indexToPieces(packIndex(documents, words, name, language)).map(deflated)),
    },
    {
      path: `${name}/${IDENTIFIER_FILE}`,
      content: gzipSync(JSON.stringify(identifierList(documents)), { level: 9 }),
    },
  ];
}

/**
 * Builds the search of a site: Pagefind reads the built pages, and what it read is ranked.
 * @param site folder of the built pages
 * @param folder where the search is written to
 */
export async function writeSearch(
  corpus: Corpus,
  site: string,
  folder: string,
): Promise<{ readonly pages: number; readonly found: number }> {
  // Facets are known before the texts of pages, which Pagefind reads with them.
  const early = searchDocuments(corpus, new Map(), SEARCH_PATHS);
  const words = wordsOfSearch(corpus);
  const language = remembering(createLanguage(words.rules));
  const readEarly = (): void => {
    for (const { parts } of early) {
      for (const text of parts.flatMap(({ fields }) => Object.values(fields).flat())) {
        language.tokens(text);
      }
    }
  };
  const { pages, files } = await readPages(site, pageFacets(early), readEarly);
  const written = inThread('file-worker.ts', { folder, files } satisfies FileTask);
  const documents = searchDocuments(corpus, pageTexts(files), SEARCH_PATHS);
  writeFiles(folder, rankedFiles(documents, words, language));
  await written;
  return { pages, found: documents.length };
}

/** Builds the search after the pages. */
export const searchIndex = (content: CheckedContent): AstroIntegration => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const site = fileURLToPath(dir);
      const { pages, found } = await writeSearch(content.corpus(), site, `${site}pagefind`);
      logger.info(`${pages} pages read, ${found} places can be found`);
    },
  },
});
