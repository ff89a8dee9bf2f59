import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/domain/steps.ts';
import {
  conceptFinder,
  conceptsInSteps,
  heardIn,
  packConcepts,
  type Concept,
  type ConceptToPack,
  type PackedConcepts,
} from '../../src/domain/search/concepts.ts';
import { findAll } from '../../src/domain/search/find.ts';
import { DEFAULT_VIEW } from '../../src/domain/view-state.ts';
import { aPage, aStudy, indexOf, language } from '../fixtures/search.ts';

/** Words of an index, and how many documents it has. */
const WORDS = Array.from({ length: 50 }, (_, number) => `word${number}`);
const DOCUMENTS = 40;

const read = (packed: PackedConcepts): readonly Concept[] =>
  atOnce(conceptsInSteps(packed, WORDS, DOCUMENTS));

const pack = (concepts: readonly ConceptToPack[]): PackedConcepts =>
  packConcepts(concepts, WORDS, DOCUMENTS);
const word = fc.integer({ min: 0, max: WORDS.length - 1 });
const pages = fc.uniqueArray(fc.integer({ min: 0, max: DOCUMENTS - 1 }), { maxLength: 12 });
const term = fc.oneof(
  word.map((one): readonly number[] => [one]),
  fc
    .tuple(word, word)
    .filter(([a, b]) => a !== b)
    .map((both): readonly number[] => both),
);
const concept = fc.record({
  name: fc.oneof(fc.constantFrom('word1', 'word2 word3', 'word3 word2'), fc.constant('Empathy')),
  terms: fc.array(term, { minLength: 1, maxLength: 12 }),
  main: pages,
  also: pages,
});
const inOrder = (terms: readonly (readonly (number | undefined)[])[]): readonly string[] =>
  [
    ...new Set(
      terms.map((numbers) =>
        numbers
          .filter((one) => one !== undefined)
          .toSorted()
          .join(' '),
      ),
    ),
  ].toSorted();
const rising = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);

describe('packed concepts', () => {
  test('come back with their name, their pages, and all terms that say something', () => {
    fc.assert(
      fc.property(fc.array(concept), (given) => {
        const found = read(pack(given));
        expect(found).toHaveLength(given.length);
        for (const [number, { name, terms, main, also }] of given.entries()) {
          const single = new Set(terms.filter(({ length }) => length === 1).flat());
          const kept = terms.filter(
            (numbers) => numbers.length === 1 || !numbers.some((one) => single.has(one)),
          );
          expect(found[number]).toMatchObject({ name, main: rising(main), also: rising(also) });
          expect(inOrder(found[number]?.terms ?? [])).toEqual(inOrder(kept));
        }
      }),
    );
  });
  test('need no name where the words of a term say it', () => {
    const of = (name: string) => pack([{ name, terms: [[2, 3]], main: [0], also: [] }]);
    expect(of('word2 word3').names).toHaveLength(0);
    expect(of('word3 word2').names).toHaveLength(0);
    expect(of('Third word').names).not.toHaveLength(0);
  });
  test('are refused where they are cut', () => {
    const packed = pack([
      { name: 'a', terms: [[1], [2, 3], [2, 4]], main: [3, 30], also: [7] },
      { name: 'b', terms: [[7, 8]], main: [1], also: [] },
    ]);
    for (const part of ['listSizes', 'terms', 'labels', 'pages'] as const) {
      expect(() => read({ ...packed, [part]: packed[part].slice(0, -1) }), part).toThrow(
        RangeError,
      );
    }
  });
});

describe('terms', () => {
  const heard = (text: string) => heardIn(text, language).map(({ text: one }) => one);
  test('are one or two words that search hears', () => {
    expect(heard('burnout')).toEqual(['burnout']);
    expect(heard('lack of evidence')).toEqual(['lack', 'evidence']);
  });
  test.each([['tell patients'], ['what is'], ['work after work'], ['one two three words']])(
    'are not %s',
    (text) => {
      expect(heard(text)).toEqual([]);
    },
  );
});

describe('a finder', () => {
  const numbers = new Map(
    ['catch', 'mistake', 'error', 'doctor', 'kind', 'warm'].map((text, at) => [text, at]),
  );
  const concepts: readonly Concept[] = [
    { name: 'catch mistake', terms: [[0, 1]], main: [], also: [] },
    { name: 'kind', terms: [[4], [5]], main: [], also: [] },
  ];
  const find = conceptFinder(concepts, [[1, 2]]);
  const heard = (text: string) => find(text.split(' ').map((one) => [numbers.get(one) ?? 99]));
  const found = (text: string) => heard(text).map(({ concept }) => concept);

  test('hears the words of a pair in any order, with others between them', () => {
    expect(found('mistake doctor catch')).toEqual([0]);
    expect(found('catch mistake')).toEqual([0]);
    expect(found('catch a big red mistake')).toEqual([]);
  });
  test('hears what is near in meaning in a pair, and never by itself', () => {
    expect(found('doctor catch error')).toEqual([0]);
    expect(found('error')).toEqual([]);
  });
  test('tells all words that say it, in whatever order', () => {
    expect(heard('kind doctor warm')).toEqual([{ concept: 1, places: [0, 2], isPair: false }]);
    expect(heard('warm doctor kind')).toEqual([{ concept: 1, places: [0, 2], isPair: false }]);
    expect(heard('kind doctor catch mistake')).toEqual([
      { concept: 1, places: [0], isPair: false },
      { concept: 0, places: [2, 3], isPair: true },
    ]);
  });
  test('hears what a word may become', () => {
    expect(find([[99, 5]])).toEqual([{ concept: 1, places: [0], isPair: false }]);
  });
});

describe('search by concepts', () => {
  const index = indexOf(
    [
      aPage('/ethics/relationship/', 'ethics', 'Clinician and patient', []),
      aStudy('replies', 'Answers to questions', 'Answers were rated as more empathetic.'),
      aStudy('notes', 'Drafts of notes', 'Notes were longer, and time was lost.'),
      aStudy('time', 'Time in notes', 'Physicians had time for kindness.'),
    ],
    [],
    [
      {
        terms: ['empathy', 'bedside manner', 'kindness', 'warmer', 'warm-hearted'],
        main: ['/evidence/replies/', '/evidence/time/'],
        also: ['/ethics/relationship/'],
      },
    ],
  );
  const find = (q: string) => findAll({ ...DEFAULT_VIEW, q }, index);
  const paths = (q: string) =>
    find(q).results.map(({ document }) => index.documents[document]?.path);

  test('finds pages that do not hold the words, those that are about it first', () => {
    expect(paths('warmer')).toEqual([
      '/evidence/replies/',
      '/evidence/time/',
      '/ethics/relationship/',
    ]);
    expect(paths('manners at the bedside')).toEqual(paths('warmer'));
  });
  test('finds pages that hold the words as well', () => {
    expect(paths('kindness')).toContain('/evidence/time/');
    expect(paths('kindness')).toContain('/evidence/replies/');
  });
  test('says what they are about, and what else was searched for', () => {
    const { query, results } = find('warmer');
    expect(query.also).toEqual(['empathy']);
    expect(results.map(({ about }) => index.concepts[about ?? -1]?.name)).toEqual(
      results.map(() => 'empathy'),
    );
    const held = find('kindness').results.find(
      ({ document }) => index.documents[document]?.path === '/evidence/time/',
    );
    expect(held?.about).toBeUndefined();
  });
  test('does so in whatever order its terms are typed', () => {
    const told = (q: string) =>
      find(q).results.map(({ document, about }) => [index.documents[document]?.path, about]);
    expect(told('warmer kindness')).toEqual(told('kindness warmer'));
    const time = told('warmer kindness').find(([path]) => path === '/evidence/time/');
    expect(time).toEqual(['/evidence/time/', undefined]);
  });
  test('hears a word that is not finished, or written apart', () => {
    expect(paths('warme')).toEqual(paths('warmer'));
    expect(paths('warm hearted')).toEqual(paths('warmer'));
  });
  test('says each name once', () => {
    const twice = indexOf(
      [aPage('/glossary/#a', 'glossary', 'Liability', ['malpractice'])],
      [{ phrases: ['Liability', 'malpractice'] }],
      [{ terms: ['liability', 'malpractice'], main: ['/glossary/#a'], also: [] }],
    );
    expect(findAll({ ...DEFAULT_VIEW, q: 'malpractice' }, twice).query.also).toEqual(['liability']);
  });
  test('corrects no word that a concept knows', () => {
    expect(find('warmer').query.corrections).toEqual([]);
  });
  test('takes quoted words as they are written', () => {
    expect(paths('"warmer"')).toEqual([]);
  });
});
