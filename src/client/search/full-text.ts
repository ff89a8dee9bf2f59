import { pageFilters, type PageFilter } from '../../domain/search/page-filters.ts';
import type { ViewState } from '../../domain/view-state.ts';

/** The part of Pagefind's own API (pagefind.app/docs/api) that this site uses. */
interface Pagefind {
  init(): Promise<void>;
  search(
    words: string,
    options: { readonly filters: PageFilter },
  ): Promise<{ readonly results: readonly { data(): Promise<Hit> }[] }>;
}

/** A page that was found. Excerpts hold `<mark>` around the words; the rest of them is escaped. */
interface Hit {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** A page of the plain full text. */
export interface PlainResult {
  readonly href: string;
  readonly title: string;
  readonly excerpt: string;
}

const MOST = 10;

/** Text of an excerpt without its marks. */
const plain = (excerpt: string): string =>
  new DOMParser().parseFromString(excerpt, 'text/html').body.textContent;

/**
 * Searches the full text with Pagefind, with the filters of a view and without ranking of our own: for
 * when our index is broken.
 * Fails where there is no index at all, or no way to it.
 */
export async function searchFullText(
  state: ViewState,
  folder: string,
): Promise<readonly PlainResult[]> {
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
  await pagefind.init();
  const { results } = await pagefind.search(state.q, { filters: pageFilters(state) });
  const hits = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
  return hits.map(({ url, excerpt, meta }) => ({
    href: url,
    title: meta['title'] ?? url,
    excerpt: plain(excerpt),
  }));
}
