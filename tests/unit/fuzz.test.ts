import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { runInNewContext } from 'node:vm';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { THEME_SCRIPT as THEME_OF_EMBED } from '../../src/client/embed-theme.ts';
import { readList } from '../../src/client/reading-list/store.ts';
import { recentSearches, rememberSearch } from '../../src/client/search/recent.ts';
import { THEME_SCRIPT } from '../../src/client/theme-script.ts';
import { facetCounts, facetsOf, facetValues, filterItems } from '../../src/domain/facets.ts';
import { mapFrame, mapStudies } from '../../src/domain/map-model.ts';
import { pivot } from '../../src/domain/pivot.ts';
import { fragmentOf, readFragment } from '../../src/domain/reading-list/link.ts';
import { formatList, isAddress, MAX, parseList } from '../../src/domain/reading-list/list.ts';
import { markText } from '../../src/domain/search/excerpt.ts';
import { findAll } from '../../src/domain/search/find.ts';
import { identifierList, identifiersIn } from '../../src/domain/search/identifiers.ts';
import { parseView } from '../../src/domain/view-address.ts';
import {
  COLUMN_SETS,
  FILTER_KEYS,
  formatView,
  type ViewOptions,
} from '../../src/domain/view-state.ts';
import { drawTable } from '../../src/figure/map/table.ts';
import { markup } from '../../src/figure/svg-text.ts';
import { MAP_LINKS } from '../../src/routing/map-links.ts';
import { aPage, aStudy, indexOf } from '../fixtures/search.ts';
import { TINY } from '../fixtures/tiny-map.ts';

/**
 * Hostile text for everything that reads what comes from outside: an address, the link of a list,
 * what is kept on the device. `npm run fuzz` takes 100,000 of each instead of some hundreds.
 */
const numRuns = Number(
  process.env['FUZZ_RUNS'] ?? (import.meta.env.MODE === 'fuzz' ? 100_000 : 100),
);
const TIMEOUT = 1_800_000;

/** Pieces that have broken readers elsewhere. */
const NASTY = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</table><iframe srcdoc=x>',
  'javascript:alert(1)',
  'data:text/html,<b>',
  '//elsewhere.example/',
  '\\\\elsewhere.example',
  '../../etc/passwd',
  '&lt;b&gt;&#60;',
  '%3Cb%3E',
  '%',
  '%E0%A4%A',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '[]',
  '{"a":',
  '\0',
  '\u202e',
  '\ud800',
  '👩🏽‍⚕️',
  '-0',
  '1e999',
  '$&',
  '(a+)+$',
];
const text = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...NASTY, ' ', ',', '.'), { maxLength: 12 })
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...NASTY, 'x ', '"'), fc.integer({ min: 1, max: 3000 }))
      .map(([part, times]) => part.repeat(Math.ceil(times / part.length))),
  },
);

const faceted = [...TINY.studies.values()].map((study) => ({
  id: study.id,
  ...facetsOf(study, TINY),
}));
const frame = mapFrame(TINY);
const studies = mapStudies(TINY);
const values = facetValues(TINY);
const named = { ...values, column: [...values.rung, ...values.topic, '2025'] };
const former = new Map(
  (['application', 'topic'] as const).map((key) => [`${key}:old`, values[key][0] ?? ''] as const),
);
const OPTIONS: ViewOptions = { ...named, former };
const KNOWN = [
  ...Object.values(named).flat(),
  'old',
  'challenges',
  'ethics',
  'year',
  '2024',
  '2026',
];

const encode = ([key, value, encoded]: readonly [string, string, boolean]): string =>
  encoded ? new URLSearchParams([[key, value]]).toString() : `${key}=${value}`;
/** A part of a query that makes sense. */
const sound = fc.oneof(
  fc
    .constantFrom(...FILTER_KEYS)
    .chain((key) => fc.tuple(fc.constant(key), fc.subarray(OPTIONS[key].slice(0, 4)))),
  fc.tuple(fc.constant('cols'), fc.subarray([...COLUMN_SETS], { minLength: 1, maxLength: 1 })),
);
/** A part of a query that need not. */
const strange = fc.tuple(
  fc.oneof(
    fc.constantFrom(...FILTER_KEYS, 'cols', 'sort', 'mark', 'match'),
    fc.constantFrom('q', 'from', 'to', 'cell', 'theme'),
    text,
  ),
  fc.array(fc.oneof(fc.constantFrom(...KNOWN), text), { maxLength: 4 }),
);
/** Queries of addresses: known keys and values, and what has no place there. */
const query = fc.oneof(
  { weight: 1, arbitrary: text },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc
          .tuple(fc.oneof(sound, strange), fc.constantFrom(',', ',', '.'), fc.boolean())
          .map(([[key, values], between, encoded]) => encode([key, values.join(between), encoded])),
        { maxLength: 6 },
      )
      .map((parts) => parts.join('&')),
  },
);

/** Checks a property that an exception breaks, too. */
const always = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, holds), { numRuns });
};

/** Characters that an address may hold; what is in it can't end an attribute or begin a tag. */
const SAFE_QUERY = /^[\w%.,~!*()'=&-]*$/u;
/** Elements and attributes by which markup could do anything. */
const ACTIVE = /^(?:script|iframe|object|embed|img|form|style|link|meta|base)$/u;

function* elementsIn(
  parent: DefaultTreeAdapterTypes.ParentNode,
): Generator<DefaultTreeAdapterTypes.Element> {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue;
    yield node;
    yield* elementsIn(node);
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an address', () => {
  test(
    'gives a view of known values alone, with one address of its own',
    () => {
      always(query, (given) => {
        const { state, ignored } = parseView(given, OPTIONS);
        for (const key of FILTER_KEYS) {
          for (const value of state.filters[key] ?? []) expect(OPTIONS[key]).toContain(value);
        }
        const address = formatView(state);
        expect(address).toMatch(SAFE_QUERY);
        expect(parseView(address, OPTIONS)).toEqual({ state, ignored: [] });
        for (const line of ignored) expect(line.length).toBeLessThan(100);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      });
    },
    TIMEOUT,
  );

  test(
    'filters records, and draws a map without markup of its own',
    () => {
      const seen = new Set<string>();
      always(query, (given) => {
        const { state } = parseView(given, OPTIONS);
        const shown = filterItems(faceted, state);
        expect(shown.length).toBeLessThanOrEqual(faceted.length);
        facetCounts(faceted, state);
        const drawn = markup(
          drawTable(pivot(studies, frame, state), frame, MAP_LINKS, 'A caption'),
        );
        // Most addresses give a map that was looked at before.
        if (seen.has(drawn)) return;
        seen.add(drawn);
        for (const { tagName, attrs } of elementsIn(parseFragment(drawn))) {
          expect(tagName).not.toMatch(ACTIVE);
          for (const { name, value } of attrs) {
            expect(name).toMatch(/^(?!on)[a-z][\w-]*$/iu);
            if (name === 'href') expect(value).toMatch(/^[/#?]/u);
          }
        }
      });
      expect(seen.size).toBeGreaterThan(10);
    },
    TIMEOUT,
  );

  test(
    'of a search finds without fail, and marks text without changing it',
    () => {
      const documents = [
        aPage('/topics/a/', 'application', 'Ambient <i>notes</i>', ['scribe'], {
          what: 'It & that.',
        }),
        aStudy('lukac', 'A trial of “scribes”', 'Two scribes cut time.', {
          identifiers: ['10.1056/aioa2501000'],
        }),
      ];
      const index = indexOf(documents, [{ phrases: ['scribe', 'note taker'] }]);
      const identifiers = identifierList(documents);
      always(query, (given) => {
        const { state } = parseView(given, OPTIONS);
        identifiersIn(given);
        const { results, query: understood } = findAll(state, index, identifiers);
        for (const { document } of results) expect(index.documents[document]).toBeDefined();
        for (const whole of [
          'Ambient <i>notes</i> by a note taker',
          state.q,
          given.slice(0, 500),
        ]) {
          const pieces = markText(whole, understood.marks, index);
          expect(pieces.map((piece) => piece.text).join('')).toBe(whole);
        }
      });
    },
    TIMEOUT,
  );

  test(
    'sets no theme but light and dark',
    () => {
      always(
        fc.oneof(
          query,
          text.map((value) => `?theme=${value}`),
        ),
        (search) => {
          const documentElement = { dataset: {} as Record<string, unknown> };
          runInNewContext(THEME_OF_EMBED, {
            URLSearchParams,
            location: { search },
            document: { documentElement },
          });
          expect([undefined, 'light', 'dark']).toContain(documentElement.dataset['theme']);
          expect(Object.keys(documentElement.dataset).filter((key) => key !== 'theme')).toEqual([]);
        },
      );
    },
    // A context of its own for each takes its time.
    TIMEOUT,
  );
});

/** What a device may keep under a key: anything, or an error where it is forbidden. */
const kept = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: text },
  { weight: 4, arbitrary: fc.json() },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(text, fc.jsonValue()), { maxLength: 12 })
      .map((all) => JSON.stringify(all)),
  },
);
const storage = (value: string | null, forbidden: boolean) => {
  let now = value;
  const refuse = (): void => {
    if (forbidden) throw new DOMException('forbidden', 'SecurityError');
  };
  return {
    getItem: () => {
      refuse();
      return now;
    },
    setItem: (_key: string, given: string) => {
      refuse();
      now = given;
    },
    removeItem: () => {
      refuse();
      now = null;
    },
  };
};

describe('what is kept on the device', () => {
  test(
    'sets no theme but light and dark',
    () => {
      always(fc.tuple(kept, fc.boolean()), ([value, forbidden]) => {
        const documentElement = { dataset: {} as Record<string, unknown> };
        runInNewContext(THEME_SCRIPT, {
          localStorage: storage(value, forbidden),
          document: { documentElement },
        });
        expect([undefined, 'light', 'dark']).toContain(documentElement.dataset['theme']);
      });
    },
    TIMEOUT,
  );

  test(
    'gives at most eight recent searches, all of them text',
    () => {
      always(fc.tuple(kept, fc.boolean(), text), ([value, forbidden, words]) => {
        vi.stubGlobal('localStorage', storage(value, forbidden));
        rememberSearch(words);
        const recent = recentSearches();
        expect(recent.length).toBeLessThanOrEqual(8);
        for (const search of recent) expect(typeof search).toBe('string');
        if (!forbidden && words.length >= 2) expect(recent[0]).toBe(words);
      });
    },
    TIMEOUT,
  );

  test(
    'gives a reading list whose addresses stay on this site',
    () => {
      always(fc.tuple(kept, fc.boolean(), kept), ([value, forbidden, name]) => {
        vi.stubGlobal('localStorage', storage(value, forbidden));
        vi.stubGlobal('window', { name: `reading-list-1\n${name ?? ''}`.slice(forbidden ? 0 : 3) });
        const list = parseList(readList());
        expect(list.entries.length).toBeLessThanOrEqual(MAX.entries);
        for (const entry of list.entries) {
          if (!('address' in entry)) continue;
          expect(isAddress(entry.address)).toBe(true);
          expect(new URL(entry.address, 'https://here.example/').host).toBe('here.example');
        }
        // What was read is kept as it is from then on.
        expect(parseList(formatList(list))).toEqual(list);
      });
    },
    TIMEOUT,
  );
});

describe('the link of a reading list', () => {
  const packed = text.map((given) => deflateSync(given, { level: 1 }).toString('base64url'));
  const fragment = fc.oneof(
    text,
    text.map((code) => `#list=1.${code}`),
    packed.map((code) => `#list=1.${code}`),
    // Cut, altered, or of another version.
    fc
      .tuple(packed, fc.nat(200), fc.constantFrom('', 'A', '_', '%', '=', '.'), fc.nat(12_000))
      .map(
        ([code, at, part, version]) =>
          `#list=${version}.${code.slice(0, at)}${part}${code.slice(at + 1)}`,
      ),
  );

  test(
    'gives a list whose addresses stay on this site, and whose link is read whole',
    async () => {
      await fc.assert(
        fc.asyncProperty(fragment, async (given) => {
          const { list, problems } = await readFragment(given);
          for (const entry of list.entries) {
            if ('address' in entry) {
              expect(new URL(entry.address, 'https://here.example/').host).toBe('here.example');
            }
          }
          for (const problem of problems) expect(problem).toMatch(/^[\w ,.;]+$/u);
          const again = await fragmentOf(list);
          expect(again).toMatch(/^#list=1\.[\w-]+$/u);
          expect((await readFragment(again)).list).toEqual(list);
        }),
        { numRuns },
      );
    },
    TIMEOUT,
  );
});
