import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import type { Corpus } from '../domain/corpus.ts';
import {
  pageFacets,
  searchDocuments,
  type PageFacets,
  type SearchPaths,
} from '../domain/search/documents.ts';
import { identifierList } from '../domain/search/identifiers.ts';
import { indexToBytes, packIndex } from '../domain/search/pack.ts';
import { wordsOfSearch } from '../domain/search/vocabulary.ts';
import { pathTo, pathToTerm, pathToTopic } from '../routing/paths.ts';
import { builtFiles } from './built-files.ts';
import type { CheckedContent } from './content-check.ts';
import { pageTexts } from './page-texts.ts';
import { steadyFilters } from './steady-filters.ts';

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

const PATHS: SearchPaths = { entry: pathTo, topic: pathToTopic, term: pathToTerm };

/** Throws what Pagefind reports as errors; it does not throw by itself. */
function sound<T extends { errors: string[] }>(response: T, step: string): T {
  if (response.errors.length > 0) {
    throw new Error(`The search index failed at ${step}: ${response.errors.join('; ')}`);
  }
  return response;
}

/** The marks of pages that are indexed; any other page is left out. */
const INDEXED = ' data-pagefind-body';

/** What a page is filtered by, as Pagefind reads it from the page. */
const marked = (html: string, facets: PageFacets): string =>
  html.replace(/<body[^>]*>/u, (body) => {
    const spans = Object.entries(facets).flatMap(([key, values]) =>
      values.map((value) => `<span data-pagefind-filter="${key}:${value}"></span>`),
    );
    return body + spans.join('');
  });

/** Has Pagefind read the built pages, and writes its index of them. */
async function readPages(
  site: string,
  folder: string,
  facets: ReadonlyMap<string, PageFacets>,
): Promise<number> {
  const { index } = sound(await pagefind.createIndex({ excludeSelectors: NO_TEXT }), 'start');
  if (index === undefined) throw new Error('The search index failed at start.');
  let pages = 0;
  for (const file of builtFiles(site)) {
    const html = file.endsWith('.html') ? readFileSync(join(site, file), 'utf8') : '';
    if (!html.includes(INDEXED)) continue;
    const url = `/${file.replace(/index\.html$/u, '')}`;
    const content = marked(html, facets.get(url) ?? {});
    sound(await index.addHTMLFile({ url, content }), `reading ${file}`);
    pages += 1;
  }
  if (pages === 0) throw new Error('The search index found no page to index.');
  // Written here: Pagefind may be ended by its close() before its own last file is whole on the disk.
  const { files } = sound(await index.getFiles(), 'writing');
  await pagefind.close();
  for (const { path, content } of steadyFilters(files)) {
    if (UNUSED.test(path)) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return pages;
}

/** Writes the ranked index and its texts into a folder; returns how much can be found. */
export function writeRanked(corpus: Corpus, folder: string): number {
  const documents = searchDocuments(corpus, pageTexts(folder), PATHS);
  const texts = documents.flatMap(({ parts }) =>
    parts.map(({ passages }) => gzipSync(JSON.stringify(passages), { level: 9 })),
  );
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  const name = `text-${hash.digest('hex').slice(0, 8)}`;
  mkdirSync(`${folder}/${name}`, { recursive: true });
  for (const [number, text] of texts.entries()) {
    writeFileSync(`${folder}/${name}/${number}.bin`, text);
  }
  const packed = packIndex(documents, wordsOfSearch(corpus), name);
  // Less memory makes shorter blocks, each with a code of its own: the parts of the index differ.
  writeFileSync(
    `${folder}/${INDEX_FILE}`,
    gzipSync(indexToBytes(packed), { level: 9, memLevel: 6 }),
  );
  writeFileSync(
    `${folder}/${name}/${IDENTIFIER_FILE}`,
    gzipSync(JSON.stringify(identifierList(documents)), { level: 9 }),
  );
  return documents.length;
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
  const facets = pageFacets(searchDocuments(corpus, new Map(), PATHS));
  const pages = await readPages(site, folder, facets);
  return { pages, found: writeRanked(corpus, folder) };
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
