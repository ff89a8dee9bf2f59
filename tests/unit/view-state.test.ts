import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseView } from '../../src/domain/view-address.ts';
import {
  COLUMN_SETS,
  DEFAULT_VIEW,
  FILTER_KEYS,
  formatView,
  isUnfiltered,
  MARKS,
  normalizeWords,
  SORTS,
  type FilterKey,
  type ViewOptions,
  type ViewState,
} from '../../src/domain/view-state.ts';

const OPTIONS: ViewOptions = {
  area: ['documentation', 'workflow'],
  application: ['ambient-scribing', 'clinical-coding', 'trial-matching'],
  rung: ['benchmark', 'simulation', 'randomized', 'deployment'],
  balance: ['favorable', 'mixed', 'unfavorable', 'descriptive'],
  design: ['randomized-trial', 'cohort'],
  topic: ['hallucination', 'bias', 'privacy'],
  country: ['KE', 'US'],
  specialty: ['cardiology', 'primary-care', '외과'],
  basis: ['abstract', 'preprint'],
  kind: ['primary', 'synthesis'],
  column: ['benchmark', 'randomized', 'bias', '2025'],
};

/** Text with every kind of character, halves of characters included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
  fc.string({ unit: fc.constantFrom('%', ',', '&', '=', '+', '#', '?', ' ', '"', '<', '😀', 'é') }),
);

const someOf = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 });
const anyFilters: fc.Arbitrary<ViewState['filters']> = fc.record(
  Object.fromEntries(FILTER_KEYS.map((key) => [key, someOf(OPTIONS[key])])) as Record<
    FilterKey,
    fc.Arbitrary<string[]>
  >,
  { requiredKeys: [] },
);
const anyYear = fc.integer({ min: 1900, max: 2099 });

const anyState: fc.Arbitrary<ViewState> = fc
  .record(
    {
      cols: fc.constantFrom(...COLUMN_SETS),
      filters: anyFilters,
      from: anyYear,
      to: anyYear,
      q: anyText.map(normalizeWords),
      match: fc.constantFrom('any' as const, 'all' as const),
      cell: fc.record({
        application: fc.constantFrom(...OPTIONS.application),
        column: fc.constantFrom(...OPTIONS.column),
      }),
      sort: fc.constantFrom(...SORTS),
      mark: fc.constantFrom(...MARKS),
    },
    { requiredKeys: ['cols', 'filters', 'q', 'match', 'sort'] },
  )
  .filter(({ from = 0, to = 9999 }) => from <= to);

const parse = (query: string) => parseView(query, OPTIONS);

test('what has another id by now is found by its old one', () => {
  const former = new Map([
    ['application:old-scribe', 'ambient-scribing'],
    ['topic:fairness', 'bias'],
  ]);
  const view = (query: string) => {
    const { state, ignored } = parseView(query, { ...OPTIONS, former });
    return [formatView(state), ignored];
  };
  expect(view('application=clinical-coding,old-scribe&cell=old-scribe.fairness')).toEqual([
    'application=ambient-scribing,clinical-coding&cell=ambient-scribing.bias',
    [],
  ]);
  expect(view('topic=bias,fairness,old-scribe')).toEqual(['topic=bias', ['topic=old-scribe']]);
});

describe('state and address', () => {
  test('1,000 states survive being written and read', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const address = formatView(state);
        expect(parse(address)).toEqual({ state, ignored: [] });
        expect(parse(`?${address}`).state).toEqual(state);
        expect(formatView(parse(address).state)).toBe(address);
      }),
      { numRuns: 1000 },
    );
  });

  test('one state has one address, in whatever order its parts are given', () => {
    fc.assert(
      fc.property(
        anyState.chain((state) => {
          const parts = formatView(state).split('&');
          const { length } = parts;
          return fc.record({
            state: fc.constant(state),
            parts: fc.shuffledSubarray(parts, { minLength: length, maxLength: length }),
          });
        }),
        ({ state, parts }) => {
          const turned = parts.map((part) => {
            const [key = '', value = ''] = part.split('=');
            const list = key !== 'q' && value.includes(',');
            return list ? `${key}=${value.split(',').toReversed().join(',')}` : part;
          });
          expect(formatView(parse(turned.join('&')).state)).toBe(formatView(state));
        },
      ),
    );
  });

  test('the default view has no query', () => {
    expect(formatView(DEFAULT_VIEW)).toBe('');
    expect(parse('')).toEqual({ state: DEFAULT_VIEW, ignored: [] });
    expect(parse('?cols=ladder&sort=area&match=any&q=&rung=')).toEqual({
      state: DEFAULT_VIEW,
      ignored: [],
    });
  });

  test('the order of keys and values is fixed, and commas stay readable', () => {
    const { state } = parse(
      'sort=count&cell=clinical-coding.bias&match=all&q=deep%20%26%20wide,%2B&to=2026&from=2024&topic=privacy,bias&area=workflow,documentation&cols=ethics',
    );
    expect(formatView(state)).toBe(
      'cols=ethics&area=documentation,workflow&topic=bias,privacy&from=2024&to=2026&q=deep%20%26%20wide,%2B&match=all&cell=clinical-coding.bias&sort=count',
    );
  });

  test('only filters filter', () => {
    expect(isUnfiltered(parse('cols=year&sort=level&match=all').state)).toBe(true);
    for (const query of ['rung=benchmark', 'from=2024', 'to=2024', 'q=a']) {
      expect(isUnfiltered(parse(query).state)).toBe(false);
    }
  });
});

describe('what is not understood is ignored and named', () => {
  test.each([
    ['an unknown value', 'rung=7,benchmark', 'rung=benchmark', ['rung=7']],
    ['an unknown key', 'colour=red', '', ['colour=red']],
    ['an unknown key without value', 'colour', '', ['colour=']],
    ['another case', 'country=ke', '', ['country=ke']],
    ['a repeated key', 'rung=benchmark&rung=simulation', 'rung=benchmark', ['rung=simulation']],
    ['a repeated value', 'rung=benchmark,benchmark', 'rung=benchmark', []],
    ['a year out of range', 'from=1066&to=2k', '', ['from=1066', 'to=2k']],
    ['years the wrong way round', 'from=2026&to=2024', '', ['from=2026, which is after to=2024']],
    ['a cell of no column', 'cell=ambient-scribing.moon', '', ['cell=ambient-scribing.moon']],
    ['a cell with more', 'cell=ambient-scribing.bias.x', '', ['cell=ambient-scribing.bias.x']],
    ['columns that do not exist', 'cols=moons&mark=x', '', ['cols=moons', 'mark=x']],
    ['names every object has', '__proto__=x&constructor=y', '', ['__proto__=x', 'constructor=y']],
    ['the same as values', 'rung=__proto__,toString', '', ['rung=__proto__', 'rung=toString']],
    ['the same as a cell', 'cell=__proto__.constructor', '', ['cell=__proto__.constructor']],
    ['markup', 'area=<img src=x>', '', ['area=<img src=x>']],
  ])('%s', (_what, query, canonical, ignored) => {
    const found = parse(query);
    expect(found.ignored).toEqual(ignored);
    expect(formatView(found.state)).toBe(canonical);
  });

  test('a strange value is repeated in part only', () => {
    const { ignored } = parse(`rung=${'x'.repeat(500)}`);
    expect(ignored).toEqual([`rung=${'x'.repeat(55)}…`]);
  });

  test('the end of a very long address', () => {
    const { ignored, state } = parse(`q=${'word '.repeat(20_000)}`);
    expect(ignored).toEqual(['the end of a very long address']);
    expect(state.q.length).toBeLessThanOrEqual(300);
  });
});

describe('hostile addresses', () => {
  const settles = (query: string): void => {
    const address = formatView(parse(query).state);
    expect(parse(address).ignored).toEqual([]);
    expect(formatView(parse(address).state)).toBe(address);
  };

  test.each([
    ['markup', 'q=<script>alert(1)</script>"\'><svg onload=alert(1)>&rung=<b>'],
    ['100 kB of words', `q=${'a b'.repeat(33_000)}`],
    ['100 kB of keys', Array.from({ length: 20_000 }, (_, n) => `k${n}=`).join('&')],
    ['100 kB of values', `rung=${'benchmark,'.repeat(10_000)}`],
    ['bad percent escapes', 'q=%&rung=%zz&area=%E0%A4%A&%=%%%'],
    ['bytes that are no text', 'q=%FF%FE%00%C0%80&rung=%ED%A0%80'],
    ['names every object has', '__proto__[x]=1&constructor.prototype=1&hasOwnProperty=1'],
    ['repeats', 'q=a&q=b&q=c&cols=year&cols=year'],
    ['separators only', '?&&==&=&,,,&rung=,,,&cell=.&cell=..&q=+++'],
    ['a character cut in half', `q=${'a'.repeat(299)}😀`],
    ['turned text', 'q=%E2%80%AEabc%E2%80%8B%EF%BB%BF'],
  ])('%s', (_what, query) => {
    settles(query);
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('', '?', 'q=', 'rung=', 'cell=', 'from='),
        (text, key) => {
          settles(key + text);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('nothing leaks into objects', () => {
    parse('__proto__.leak=1&__proto__[leak]=1&constructor=leak');
    expect(Object.prototype).not.toHaveProperty('leak');
  });
});

describe('words', () => {
  test.each([
    ['  two   words ', 'two words'],
    ['tab\tand\nline', 'tab and line'],
    ['bell\u0007zero\u200bwidth', 'bell zero width'],
    [`${'a'.repeat(299)} b`, 'a'.repeat(299)],
  ])('%j are kept as %j', (text, words) => {
    expect(normalizeWords(text)).toBe(words);
  });

  test('that are kept once stay as they are', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalizeWords(normalizeWords(text))).toBe(normalizeWords(text));
      }),
    );
  });
});
