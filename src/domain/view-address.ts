import {
  COLUMN_SETS,
  FILTER_KEYS,
  MARKS,
  normalizeWords,
  SORTS,
  type FilterKey,
  type ViewOptions,
  type ViewState,
} from './view-state.ts';

/** Longest query that is read, in characters; the rest is ignored. */
const MAX_QUERY = 8000;
/** How much of a strange value is repeated to the reader. */
const MAX_SHOWN = 60;

const clip = (text: string): string =>
  text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;

/** A view, and what of its address was not understood. */
export interface ParsedView {
  readonly state: ViewState;
  /** What was ignored, such as `rung=7`, for a line to the reader. Plain text. */
  readonly ignored: readonly string[];
}

/**
 * Reads a view from the query of an address. Never throws: what is unknown, repeated or out of
 * range is ignored and listed.
 * @param query with or without the `?`
 * @param options the values that exist
 */
export function parseView(query: string, options: ViewOptions): ParsedView {
  const ignored: string[] = [];
  if (query.length > MAX_QUERY) ignored.push('the end of a very long address');
  const parameters = new URLSearchParams(query.slice(0, MAX_QUERY));
  const given = new Map<string, string>();
  for (const [key, value] of parameters) {
    if (given.has(key)) ignored.push(clip(`${key}=${value}`));
    else given.set(key, value);
  }
  const take = (key: string): string | undefined => {
    const value = given.get(key);
    given.delete(key);
    return value === '' ? undefined : value;
  };
  const refuse = (key: string, value: string): void => {
    ignored.push(clip(`${key}=${value}`));
  };
  const oneOf = <T extends string>(key: string, values: readonly T[]): T | undefined => {
    const value = take(key);
    if (value === undefined) return undefined;
    const valid = values.find((candidate) => candidate === value);
    if (valid === undefined) refuse(key, value);
    return valid;
  };
  const yearOf = (key: string): number | undefined => {
    const value = take(key);
    if (value === undefined) return undefined;
    if (/^(?:19|20)\d\d$/u.test(value)) return Number(value);
    refuse(key, value);
    return undefined;
  };

  const now = (key: FilterKey, value: string): string =>
    options.former?.get(`${key}:${value}`) ?? value;
  const filters: Partial<Record<FilterKey, readonly string[]>> = {};
  for (const key of FILTER_KEYS) {
    const given = take(key)?.split(',').filter(Boolean) ?? [];
    const values = given.map((value) => now(key, value));
    const valid = new Set(options[key]);
    for (const value of values) if (!valid.has(value)) refuse(key, value);
    const chosen = options[key].filter((value) => values.includes(value));
    if (chosen.length > 0) filters[key] = chosen;
  }
  const cols = oneOf('cols', COLUMN_SETS) ?? 'ladder';
  const sort = oneOf('sort', SORTS) ?? 'area';
  const mark = oneOf('mark', MARKS);
  const match = oneOf('match', ['any', 'all'] as const) ?? 'any';
  let from = yearOf('from');
  let to = yearOf('to');
  if (from !== undefined && to !== undefined && from > to) {
    ignored.push(`from=${from}, which is after to=${to}`);
    from = undefined;
    to = undefined;
  }
  const words = normalizeWords(take('q') ?? '');
  const cell = take('cell');
  const [row = '', place = '', ...rest] = cell?.split('.') ?? [];
  const application = now('application', row);
  const column = now('topic', place);
  const isCell =
    rest.length === 0 &&
    options.application.includes(application) &&
    options.column.includes(column);
  if (cell !== undefined && !isCell) refuse('cell', cell);
  for (const [key, value] of given) {
    if (value !== '' || !isKnownKey(key)) refuse(key, value);
  }
  return {
    state: {
      cols,
      filters,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      q: words,
      match,
      ...(isCell && { cell: { application, column } }),
      sort,
      ...(mark && { mark }),
    },
    ignored,
  };
}

const isKnownKey = (key: string): boolean =>
  [...FILTER_KEYS, 'cols', 'sort', 'mark', 'match', 'from', 'to', 'q', 'cell'].includes(key);
