import type { Words } from '../schema/site.ts';
import type { Study } from '../schema/study.ts';
import type { Corpus } from './corpus.ts';
import { stageIds } from './matrix.ts';
import { authorName, year } from './study.ts';
import { FILTER_KEYS, MATCH_ALL_KEYS, type FilterKey, type ViewState } from './view-state.ts';
import { capitalized } from './names.ts';

/** What a study can be filtered by. */
export interface Faceted {
  readonly facets: Readonly<Record<FilterKey, readonly string[]>>;
  readonly year: number;
  /** Folded text of title, authors, finding and models. */
  readonly text: string;
}

/** Text without case and accents, for comparing words. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A value as it stands in an address: lower-case words joined by hyphens. */
export const slug = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');

/** Facets of a study. Its areas are those of its applications. */
export function facetsOf(study: Study, corpus: Pick<Corpus, 'applications'>): Faceted {
  const areas = corpus.applications
    .filter(({ id }) => study.applications.includes(id))
    .map(({ area }) => area);
  return {
    facets: {
      area: [...new Set(areas)],
      application: study.applications,
      rung: study.stage === undefined ? [] : [study.stage],
      balance: [study.direction],
      design: [study.designType],
      topic: (study.topics ?? []).map(({ topic }) => topic),
      country: study.countries ?? [],
      specialty: (study.specialties ?? []).map(slug),
      basis: [study.basis],
      kind: [study.kind],
    },
    year: year(study),
    text: fold(
      [
        study.csl.title,
        ...study.csl.author.map(authorName),
        study.finding,
        ...(study.models ?? []),
      ].join(' '),
    ),
  };
}

/** The values of one key of many items as numbers, which are counted many times faster than words. */
interface Column {
  /** The values that occur; a value's number is its place here. */
  readonly values: readonly string[];
  /** Numbers of the values of all items, one item after the other. */
  readonly codes: Uint32Array;
  /** Where the values of each item start in `codes`; one more at the end. */
  readonly starts: Uint32Array;
}

function columnOf(items: readonly Faceted[], key: FilterKey): Column {
  const numbers = new Map<string, number>();
  const codes: number[] = [];
  const starts = new Uint32Array(items.length + 1);
  items.forEach((item, at) => {
    for (const value of item.facets[key]) {
      const code = numbers.get(value) ?? numbers.size;
      numbers.set(value, code);
      codes.push(code);
    }
    starts[at + 1] = codes.length;
  });
  return { values: [...numbers.keys()], codes: Uint32Array.from(codes), starts };
}

/** Columns of lists of items that were asked about before: lists are not changed, and asked often. */
const known = new WeakMap<readonly Faceted[], Map<FilterKey, Column>>();

function column(items: readonly Faceted[], key: FilterKey): Column {
  const columns = known.get(items) ?? new Map<FilterKey, Column>();
  known.set(items, columns);
  const found = columns.get(key) ?? columnOf(items, key);
  columns.set(key, found);
  return found;
}

/** A key that a view filters by, with what it asks for. */
interface ActiveKey {
  readonly key: FilterKey;
  readonly column: Column;
  /** For each value of the column, 1 where it is chosen. */
  readonly chosen: Uint8Array;
  /** Whether all values are asked for rather than any. */
  readonly strict: boolean;
  /** How many of the chosen values an item has to have. */
  readonly least: number;
}

/** Keys that a view filters by. */
const activeKeys = (items: readonly Faceted[], state: ViewState): readonly ActiveKey[] =>
  FILTER_KEYS.flatMap((key) => {
    const wanted = new Set(state.filters[key] ?? []);
    if (wanted.size === 0) return [];
    const all = column(items, key);
    const chosen = Uint8Array.from(all.values, (value) => Number(wanted.has(value)));
    const strict = state.match === 'all' && MATCH_ALL_KEYS.includes(key);
    return [{ key, column: all, chosen, strict, least: strict ? wanted.size : 1 }];
  });

/** Whether the nth item passes one key of a view. */
function passes(at: number, { column: { codes, starts }, chosen, least }: ActiveKey): boolean {
  let has = 0;
  for (let n = starts[at] ?? 0; n < (starts[at + 1] ?? 0); n += 1)
    has += chosen[codes[n] ?? 0] ?? 0;
  return has >= least;
}

const passesRest = (item: Faceted, state: ViewState, words: readonly string[]): boolean =>
  (state.from === undefined || item.year >= state.from) &&
  (state.to === undefined || item.year <= state.to) &&
  words.every((word) => item.text.includes(word));

const wordsOf = (state: ViewState): readonly string[] =>
  fold(state.q).split(/\s+/u).filter(Boolean);

/**
 * The items that a view shows: OR within a key, AND across keys.
 * @param items must not be changed afterwards, as what is known of them is kept
 */
export function filterItems<T extends Faceted>(
  items: readonly T[],
  state: ViewState,
): readonly T[] {
  const words = wordsOf(state);
  const active = activeKeys(items, state);
  return items.filter(
    (item, at) => active.every((key) => passes(at, key)) && passesRest(item, state, words),
  );
}

/** Number of items by value. */
export type FacetCounts = Readonly<Record<FilterKey, ReadonlyMap<string, number>>>;

/**
 * For each value of each key, how many items there would be if it were chosen: all other keys stay
 * as they are. Under `match=all` the other values of its own key stay chosen too.
 * @param items must not be changed afterwards, as what is known of them is kept
 */
export function facetCounts(items: readonly Faceted[], state: ViewState): FacetCounts {
  const words = wordsOf(state);
  const active = activeKeys(items, state);
  const tallies = FILTER_KEYS.map((key) => {
    const all = column(items, key);
    return {
      key,
      column: all,
      counts: new Uint32Array(all.values.length),
      // Where all values are asked for, an item that lacks one lacks it whatever else is chosen.
      strict: active.some((one) => one.key === key && one.strict),
    };
  });
  type Tally = (typeof tallies)[number];
  const count = (at: number, { column: { codes, starts }, counts }: Tally): void => {
    for (let n = starts[at] ?? 0; n < (starts[at + 1] ?? 0); n += 1) {
      const code = codes[n] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  };
  items.forEach((item, at) => {
    if (!passesRest(item, state, words)) return;
    // An item that fails one key counts for the values of that key alone; one that fails two, for none.
    let failed: FilterKey | undefined;
    for (const key of active) {
      if (passes(at, key)) continue;
      if (failed !== undefined) return;
      failed = key.key;
    }
    for (const tally of tallies) {
      if (failed === undefined || (tally.key === failed && !tally.strict)) count(at, tally);
    }
  });
  return Object.fromEntries(
    tallies.map(({ key, column: { values }, counts }) => [
      key,
      new Map(values.map((value, code) => [value, counts[code] ?? 0])),
    ]),
  ) as unknown as FacetCounts;
}

/** Values of every key that occur, in the order in which they are offered. */
export function facetValues(
  corpus: Pick<Corpus, 'areas' | 'applications' | 'topics' | 'vocabulary' | 'ladder' | 'studies'>,
): Readonly<Record<FilterKey, readonly string[]>> {
  const studies = [...corpus.studies.values()];
  const used = (read: (study: Study) => readonly string[] | undefined): readonly string[] =>
    [...new Set(studies.flatMap((study) => read(study) ?? []))].toSorted();
  const designs = new Set(studies.map(({ designType }) => designType));
  return {
    area: corpus.areas.map(({ id }) => id),
    application: corpus.applications.map(({ id }) => id),
    rung: stageIds(corpus),
    balance: Object.keys(corpus.vocabulary.balances),
    design: corpus.vocabulary.designs.map(({ id }) => id).filter((id) => designs.has(id)),
    topic: corpus.topics.map(({ id }) => id),
    country: used(({ countries }) => countries),
    specialty: used(({ specialties }) => specialties?.map(slug)),
    basis: Object.keys(corpus.vocabulary.bases),
    kind: Object.keys(corpus.vocabulary.kinds),
  };
}

/** Names of keys for headings. */
export const facetTitles = (words: Words): Readonly<Record<FilterKey, string>> => ({
  area: words.area,
  application: capitalized(words.applications.one),
  rung: 'How it was tested',
  balance: 'Balance',
  design: 'Design',
  topic: words.topic,
  country: 'Country',
  specialty: words.specialty,
  basis: 'Read from',
  kind: 'Kind of record',
});

/** Name of a value of a key, as readers see it. */
export function facetNames(corpus: Corpus): (key: FilterKey, value: string) => string {
  const specialties = new Map(
    [...corpus.studies.values()].flatMap((study) =>
      (study.specialties ?? []).map((name) => [slug(name), name] as const),
    ),
  );
  const countries = new Intl.DisplayNames([corpus.site.language], { type: 'region' });
  const stages = [...corpus.ladder.rungs, corpus.ladder.adoption];
  const named = (list: readonly { id: string; name: string }[]) => (value: string) =>
    list.find(({ id }) => id === value)?.name;
  const readers: Readonly<Record<FilterKey, (value: string) => string | undefined>> = {
    area: named(corpus.areas),
    application: named(corpus.applications),
    rung: named(stages),
    balance: (value) =>
      (corpus.vocabulary.balances as Record<string, { name: string }>)[value]?.name,
    design: named(corpus.vocabulary.designs),
    topic: named(corpus.topics),
    country: (value) => countries.of(value),
    specialty: (value) => specialties.get(value),
    basis: (value) => (corpus.vocabulary.bases as Record<string, { name: string }>)[value]?.name,
    kind: (value) => (corpus.vocabulary.kinds as Record<string, { name: string }>)[value]?.name,
  };
  return (key, value) => readers[key](value) ?? value;
}
