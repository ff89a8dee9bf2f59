import { FILTER_KEYS, MATCH_ALL_KEYS, type ViewState } from '../view-state.ts';

/** One filter of Pagefind: all or any of some values of a key. */
export type PageFilter = Readonly<
  Record<string, { readonly any: readonly string[] } | { readonly all: readonly string[] }>
>;

/** Years that a range without one of its ends reaches to. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;

/**
 * Filters of a view as Pagefind takes them (pagefind.app/docs/js-api-filtering): within a key any
 * value, or all of them where the view asks so; keys together.
 */
export function pageFilters({ filters, match, from, to }: ViewState): PageFilter {
  const chosen = FILTER_KEYS.flatMap((key) => {
    const values = filters[key];
    if (values === undefined || values.length === 0) return [];
    const isAll = match === 'all' && MATCH_ALL_KEYS.includes(key);
    return [[key, isAll ? { all: values } : { any: values }] as const];
  });
  const isDated = from !== undefined || to !== undefined;
  const start = from ?? FIRST_YEAR;
  const years = Array.from({ length: Math.max(0, (to ?? LAST_YEAR) - start + 1) }, (_, at) =>
    String(start + at),
  );
  return Object.fromEntries([...chosen, ...(isDated ? [['year', { any: years }] as const] : [])]);
}
