/** Keys of the address that filter, in their canonical order. */
export const FILTER_KEYS = [
  'area',
  'application',
  'rung',
  'balance',
  'design',
  'topic',
  'country',
  'specialty',
  'basis',
  'kind',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** Keys within which `match=all` asks for all values instead of any. */
export const MATCH_ALL_KEYS: readonly FilterKey[] = [
  'topic',
  'application',
  'country',
  'specialty',
];

export const COLUMN_SETS = ['ladder', 'challenges', 'ethics', 'year'] as const;
/** What marks show besides the balance. */
export const MARKS = ['design', 'basis'] as const;
export const SORTS = ['area', 'level', 'count', 'newest'] as const;

/** What a view shows: all that its address says. */
export interface ViewState {
  readonly cols: (typeof COLUMN_SETS)[number];
  /** Chosen values by key; a key without values is missing. */
  readonly filters: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  readonly from?: number;
  readonly to?: number;
  /** Words, all of which must be found. */
  readonly q: string;
  readonly match: 'any' | 'all';
  /** The cell whose panel stands open. */
  readonly cell?: { readonly application: string; readonly column: string };
  readonly sort: (typeof SORTS)[number];
  /** What marks show; the balance where it is missing. */
  readonly mark?: (typeof MARKS)[number];
}

/** Values that a view may name, in their canonical order. Values of `cell` are columns. */
export type ViewOptions = Readonly<Record<FilterKey, readonly string[]>> & {
  readonly column: readonly string[];
  /** Values that had another id before, by `key:old id`, so that addresses with it still hold. */
  readonly former?: ReadonlyMap<string, string>;
};

/** The view without any query. */
export const DEFAULT_VIEW: ViewState = {
  cols: 'ladder',
  filters: {},
  q: '',
  match: 'any',
  sort: 'area',
};

/** Longest search text that is kept, in characters. */
const MAX_WORDS = 300;
/** Search words as they are kept: no control characters, single spaces, not too long. */
export const normalizeWords = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_WORDS)
    // Half of a character that the cut went through can't be written in an address.
    .replace(/\p{Cs}$/u, '')
    .trim();

/** Writes a view as a query in canonical order, without `?`; empty for the default view. */
export function formatView(state: ViewState): string {
  const pairs: [string, string][] = [];
  if (state.cols !== 'ladder') pairs.push(['cols', state.cols]);
  for (const key of FILTER_KEYS) {
    const values = state.filters[key];
    if (values && values.length > 0) pairs.push([key, values.join(',')]);
  }
  if (state.from !== undefined) pairs.push(['from', String(state.from)]);
  if (state.to !== undefined) pairs.push(['to', String(state.to)]);
  if (state.q !== '') pairs.push(['q', state.q]);
  if (state.match === 'all') pairs.push(['match', 'all']);
  if (state.cell) pairs.push(['cell', `${state.cell.application}.${state.cell.column}`]);
  if (state.sort !== 'area') pairs.push(['sort', state.sort]);
  if (state.mark) pairs.push(['mark', state.mark]);
  return pairs
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');
}

/** Whether a view shows all studies. */
export const isUnfiltered = (state: ViewState): boolean =>
  Object.keys(state.filters).length === 0 &&
  state.from === undefined &&
  state.to === undefined &&
  state.q === '';
