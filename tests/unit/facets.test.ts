import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  facetCounts,
  facetNames,
  facetsOf,
  facetValues,
  filterItems,
  slug,
  type Faceted,
} from '../../src/domain/facets.ts';
import {
  DEFAULT_VIEW,
  FILTER_KEYS,
  MATCH_ALL_KEYS,
  type FilterKey,
  type ViewState,
} from '../../src/domain/view-state.ts';
import { aCorpus, realCorpus } from '../fixtures/corpus.ts';
import { aStudy } from '../fixtures/study.ts';

const VALUES = ['a', 'b', 'c'];
const perKey = <T>(value: fc.Arbitrary<T>, requiredKeys?: FilterKey[]) =>
  fc.record(
    Object.fromEntries(FILTER_KEYS.map((key) => [key, value])) as Record<FilterKey, typeof value>,
    requiredKeys && { requiredKeys },
  );
const anyItems: fc.Arbitrary<Faceted[]> = fc.array(
  fc.record({
    facets: perKey(fc.subarray(VALUES)),
    year: fc.integer({ min: 2022, max: 2026 }),
    text: fc.constantFrom('a scribe', 'a note', 'scribe and note'),
  }),
  { maxLength: 30 },
);
const anyState: fc.Arbitrary<ViewState> = fc.record(
  {
    cols: fc.constant('ladder' as const),
    // Few keys at a time, or nothing would pass.
    filters: fc
      .tuple(perKey(fc.subarray(VALUES)), fc.subarray([...FILTER_KEYS], { maxLength: 3 }))
      .map(([filters, keys]) => Object.fromEntries(keys.map((key) => [key, filters[key]]))),
    from: fc.integer({ min: 2021, max: 2024 }),
    to: fc.integer({ min: 2024, max: 2027 }),
    q: fc.constantFrom('', '', '', 'scribe', 'note Scribe', 'SCRÍBE'),
    match: fc.constantFrom('any' as const, 'all' as const),
    sort: fc.constant('area' as const),
  },
  { requiredKeys: ['cols', 'filters', 'q', 'match', 'sort'] },
);

/** The rule in other words: an item is shown unless something speaks against it. */
function isShown(item: Faceted, state: ViewState): boolean {
  for (const key of FILTER_KEYS) {
    const chosen = state.filters[key] ?? [];
    const found = chosen.filter((value) => item.facets[key].includes(value)).length;
    const needed = state.match === 'all' && MATCH_ALL_KEYS.includes(key) ? chosen.length : 1;
    if (chosen.length > 0 && found < needed) return false;
  }
  if (item.year < (state.from ?? 0) || item.year > (state.to ?? 9999)) return false;
  const words = state.q.toLowerCase().replace('í', 'i').split(' ');
  return words.every((word) => item.text.includes(word));
}

describe('filters', () => {
  const item = (changes: Partial<Faceted['facets']>): Faceted => ({
    facets: {
      ...(Object.fromEntries(FILTER_KEYS.map((key) => [key, []])) as unknown as Faceted['facets']),
      ...changes,
    },
    year: 2025,
    text: '',
  });
  const one = item({ topic: ['bias'], rung: ['benchmark'] });
  const two = item({ topic: ['bias', 'privacy'], rung: ['randomized'] });
  const none = item({});
  const shown = (state: Partial<ViewState>) =>
    filterItems([one, two, none], { ...DEFAULT_VIEW, ...state });

  test('none shows all', () => {
    expect(shown({})).toEqual([one, two, none]);
  });
  test('values of one key: any of them', () => {
    expect(shown({ filters: { rung: ['benchmark', 'randomized'] } })).toEqual([one, two]);
  });
  test('two keys: both', () => {
    expect(shown({ filters: { rung: ['randomized'], topic: ['bias'] } })).toEqual([two]);
  });
  test('match=all asks for all values of a topic', () => {
    const filters = { topic: ['bias', 'privacy'] };
    expect(shown({ filters })).toEqual([one, two]);
    expect(shown({ filters, match: 'all' })).toEqual([two]);
  });
  test('match=all leaves keys alone of which a study has one value', () => {
    expect(shown({ filters: { rung: ['benchmark', 'randomized'] }, match: 'all' })).toHaveLength(2);
  });

  test('agree with the rule in other words', () => {
    fc.assert(
      fc.property(anyItems, anyState, (items, state) => {
        expect(filterItems(items, state)).toEqual(items.filter((one) => isShown(one, state)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('counts', () => {
  test('say how many studies each value would show', () => {
    fc.assert(
      fc.property(anyItems, anyState, (items, state) => {
        const counts = facetCounts(items, state);
        for (const key of FILTER_KEYS) {
          const strict = state.match === 'all' && MATCH_ALL_KEYS.includes(key);
          for (const value of VALUES) {
            const chosen = strict ? [...(state.filters[key] ?? []), value] : [value];
            const would = { ...state, filters: { ...state.filters, [key]: chosen } };
            const n = items.filter((item) => isShown(item, would)).length;
            expect(counts[key].get(value) ?? 0).toBe(n);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('facets of a study', () => {
  test('areas follow from applications, each once', () => {
    const applications = ['ambient-scribing', 'clinical-coding', 'case-diagnosis'];
    const { facets } = facetsOf(aStudy({ applications }), aCorpus([]));
    expect(facets.area).toEqual(['documentation', 'autonomous-diagnosis']);
    expect(facets.application).toEqual(applications);
  });

  test('records off the ladder have no rung', () => {
    expect(facetsOf(aStudy({ kind: 'guidance' }), aCorpus([])).facets.rung).toEqual([]);
  });

  test('words are those of title, authors, finding and models, without case and accents', () => {
    const study = aStudy({
      csl: { title: 'Über Scribes', author: [{ family: 'Nuñez' }] },
      finding: 'Physicians wrote SHORTER notes, and that is all.',
      models: ['GPT-4'],
      comparator: 'nothing of this is searched',
    });
    const { text } = facetsOf(study, aCorpus([]));
    for (const word of ['uber', 'nunez', 'shorter', 'gpt-4']) expect(text).toContain(word);
    expect(text).not.toContain('searched');
  });

  test.each([
    ['primary care', 'primary-care'],
    ['Obstetrics & Gynécology', 'obstetrics-gynecology'],
    [' (oncology) ', 'oncology'],
    ['내과', '내과'.normalize('NFD')],
  ])('"%s" in an address', (name, inAddress) => {
    expect(slug(name)).toBe(inAddress);
  });
});

describe('values of the real map', () => {
  const corpus = realCorpus();
  const values = facetValues(corpus);

  test('cover every study', () => {
    for (const study of corpus.studies.values()) {
      const { facets } = facetsOf(study, corpus);
      for (const key of FILTER_KEYS) {
        expect(values[key], `${study.id}: ${key}`).toEqual(
          expect.arrayContaining([...facets[key]]),
        );
      }
    }
  });

  test('stand in an address without commas, each once', () => {
    for (const key of FILTER_KEYS) {
      expect(new Set(values[key]).size).toBe(values[key].length);
      expect(values[key].filter((value) => /[,&=\s]/u.test(value))).toEqual([]);
    }
  });

  test('have names', () => {
    const name = facetNames(corpus);
    for (const key of FILTER_KEYS) {
      for (const value of values[key]) expect(name(key, value)).toMatch(/\S/u);
    }
    expect(name('country', 'KE')).toBe('Kenya');
    expect(name('rung', 'deployment')).toBe('Routine use');
    expect(name('specialty', 'no-such-field')).toBe('no-such-field');
  });
});
