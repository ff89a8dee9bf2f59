import { facetCounts, filterItems, type FacetCounts, type Faceted } from '../facets.ts';
import { atOnce } from '../steps.ts';
import { FILTER_KEYS, type FilterKey, type ViewState } from '../view-state.ts';
import type { Query } from './query.ts';
import { identified, identifiersIn, type IdentifierList } from './identifiers.ts';
import { searchInSteps, type Ranked } from './rank.ts';
import type { SearchIndex } from './reader.ts';

/** What a search shows as one result. */
export interface Found extends Ranked {
  /** Other documents on the same page, as further terms of the glossary. */
  readonly more: readonly number[];
}

/** The answer to a view: words and filters together. */
export interface Findings {
  readonly query: Query;
  readonly results: readonly Found[];
  /** What each value of a filter would give. */
  readonly counts: FacetCounts;
  /** Results by year of publication, whatever years are chosen. */
  readonly years: ReadonlyMap<number, number>;
  /** How many results there would be without any filter. */
  readonly unfiltered: number;
}

interface Item extends Faceted {
  readonly ranked: Ranked;
}

/** Whether a view has filters, other than words. */
export const isFiltered = ({ filters, from, to }: ViewState): boolean =>
  Object.keys(filters).length > 0 || from !== undefined || to !== undefined;

/** Facets with a list for every key. */
function itemOf(ranked: Ranked, index: SearchIndex): Item {
  const document = index.documents[ranked.document];
  return {
    ranked,
    facets: Object.fromEntries(
      FILTER_KEYS.map((key) => [key, document?.facets[key] ?? []]),
    ) as unknown as Record<FilterKey, readonly string[]>,
    year: Number.parseInt(document?.issued ?? '', 10),
    text: '',
  };
}

const pageOf = (path: string): string => path.split('#')[0] ?? path;

/** Terms of the glossary as one result, led by the one that fits best. */
function byPage(items: readonly Item[], index: SearchIndex): readonly Found[] {
  const found = new Map<string, { first: Ranked; more: number[] }>();
  for (const { ranked } of items) {
    const path = pageOf(index.documents[ranked.document]?.path ?? '');
    const known = found.get(path);
    if (known) known.more.push(ranked.document);
    else found.set(path, { first: ranked, more: [] });
  }
  return [...found.values()].map(({ first, more }) => ({ ...first, more }));
}

const apart = (items: readonly Item[]): readonly Found[] =>
  items.map(({ ranked }) => ({ ...ranked, more: [] }));

/**
 * Finds what a view asks for, in steps. Without words, everything that passes its filters is found.
 * @param identifiers what identifiers in the words are looked up in, where it was loaded
 */
export function* findInSteps(
  state: ViewState,
  index: SearchIndex,
  identifiers?: IdentifierList,
): Generator<undefined, Findings> {
  const { query, ranked } = yield* searchInSteps(state.q, index);
  yield;
  const wanted = identifiers ? identifiersIn(state.q) : [];
  const named = identifiers ? identified(wanted, identifiers) : [];
  const everything = (): readonly Ranked[] =>
    index.spans.map(([part], document) => ({ document, score: 0, part, others: [] }));
  const byName = (): readonly Ranked[] =>
    everything().filter(({ document }) => named.includes(document));
  const items = (state.q === '' ? everything() : named.length > 0 ? byName() : ranked).map((one) =>
    itemOf(one, index),
  );
  const asked: ViewState = { ...state, q: '' };
  const passing = filterItems(items, asked);
  const issued = ({ ranked: { document } }: Item): string =>
    index.documents[document]?.issued ?? '';
  const sorted =
    state.sort === 'newest' || state.q === ''
      ? passing.toSorted((a, b) => (issued(a) < issued(b) ? 1 : issued(a) > issued(b) ? -1 : 0))
      : passing;
  const { from: _from, to: _to, ...anyYear } = asked;
  const years = new Map<number, number>();
  for (const { year } of filterItems(items, anyYear)) {
    if (!Number.isNaN(year)) years.set(year, (years.get(year) ?? 0) + 1);
  }
  yield;
  const counts = facetCounts(items, asked);
  yield;
  const wantsTerms = state.filters.kind?.includes('glossary') === true;
  return {
    query,
    results: wantsTerms ? apart(sorted) : byPage(sorted, index),
    counts,
    years,
    unfiltered: items.length,
  };
}

/** Finds what a view asks for, at once. */
export const findAll = (...asked: Parameters<typeof findInSteps>): Findings =>
  atOnce(findInSteps(...asked));
