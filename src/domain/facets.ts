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

/** A key that a view filters by, with what it asks for. */
interface ActiveKey {
  readonly key: FilterKey;
  readonly chosen: readonly string[];
  /** Whether all values are asked for rather than any. */
  readonly strict: boolean;
}

/** Keys that a view filters by. */
const activeKeys = (state: ViewState): readonly ActiveKey[] =>
  FILTER_KEYS.flatMap((key) => {
    const chosen = state.filters[key] ?? [];
    const strict = state.match === 'all' && MATCH_ALL_KEYS.includes(key);
    return chosen.length === 0 ? [] : [{ key, chosen, strict }];
  });

/** Whether an item passes one key of a view. */
function passes(item: Faceted, { key, chosen, strict }: ActiveKey): boolean {
  const has = (value: string): boolean => item.facets[key].includes(value);
  return strict ? chosen.every(has) : chosen.some(has);
}

const passesRest = (item: Faceted, state: ViewState, words: readonly string[]): boolean =>
  (state.from === undefined || item.year >= state.from) &&
  (state.to === undefined || item.year <= state.to) &&
  words.every((word) => item.text.includes(word));

const wordsOf = (state: ViewState): readonly string[] =>
  fold(state.q).split(/\s+/u).filter(Boolean);

/** The items that a view shows: OR within a key, AND across keys. */
export function filterItems<T extends Faceted>(
  items: readonly T[],
  state: ViewState,
): readonly T[] {
  const words = wordsOf(state);
  const active = activeKeys(state);
  return items.filter(
    (item) => active.every((key) => passes(item, key)) && passesRest(item, state, words),
  );
}

/** Number of items by value. */
export type FacetCounts = Readonly<Record<FilterKey, ReadonlyMap<string, number>>>;

/**
 * For each value of each key, how many items there would be if it were chosen: all other keys stay
 * as they are. Under `match=all` the other values of its own key stay chosen too.
 */
export function facetCounts(items: readonly Faceted[], state: ViewState): FacetCounts {
  const words = wordsOf(state);
  const active = activeKeys(state);
  const strict = new Map(
    active.flatMap((key) => (key.strict ? [[key.key, key.chosen] as const] : [])),
  );
  const counts = Object.fromEntries(
    FILTER_KEYS.map((key) => [key, new Map<string, number>()]),
  ) as unknown as Record<FilterKey, Map<string, number>>;
  const count = (item: Faceted, key: FilterKey): void => {
    const values = item.facets[key];
    const chosen = strict.get(key);
    const counted = counts[key];
    for (const value of values) {
      if (chosen?.some((other) => other !== value && !values.includes(other))) continue;
      counted.set(value, (counted.get(value) ?? 0) + 1);
    }
  };
  for (const item of items) {
    if (!passesRest(item, state, words)) continue;
    // An item that fails one key counts for the values of that key alone; one that fails two, for none.
    let failed: FilterKey | undefined;
    let failures = 0;
    for (const key of active) {
      if (passes(item, key)) continue;
      failed = key.key;
      failures += 1;
      if (failures > 1) break;
    }
    if (failed === undefined) for (const key of FILTER_KEYS) count(item, key);
    else if (failures === 1) count(item, failed);
  }
  return counts;
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
