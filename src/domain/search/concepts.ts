import { eachInSteps } from '../steps.ts';
import type { Language, Token } from './language.ts';
import { bytesToNumbers, numbersToBytes } from './numbers.ts';
import { listsInSteps, listsToBytes } from './postings.ts';

/** A term of a concept: the numbers of one or two words, which may stand in any order. */
export type Term = readonly [word: number, other?: number];

/** A thing that readers look for, by the numbers of the words that they have for it. */
export interface Concept {
  readonly name: string;
  readonly terms: readonly Term[];
  /** Numbers of the documents that are about it, and of those that have something on it. */
  readonly main: readonly number[];
  readonly also: readonly number[];
}

/** A concept to be sent. Its name costs nothing where one of its terms says it just so. */
export interface ConceptToPack extends Omit<Concept, 'terms'> {
  readonly terms: readonly (readonly number[])[];
}

/** Concepts as they are sent. */
export interface PackedConcepts {
  /** How long each of the lists of terms is, then each of those of pages. */
  readonly listSizes: Uint8Array;
  /**
   * For each concept: its single words; the words that begin its pairs; and for each of these those
   * that go with it.
   */
  readonly terms: Uint8Array;
  /** For each concept which of its terms is its name, doubled, and one more for a pair turned round. */
  readonly labels: Uint8Array;
  /** Names, joined by bars; empty where the words of that term say it just so. */
  readonly names: Uint8Array;
  /** For each concept the pages that are about it, and the others. */
  readonly pages: Uint8Array;
}

/** Where a query asks for a concept. */
export interface ConceptAt {
  readonly concept: number;
  /** Which places of the query say so. */
  readonly places: readonly number[];
  /** Whether two words say it together. */
  readonly isPair: boolean;
}

/**
 * Finds concepts in a query.
 * @param heard for each word that counts, the numbers of the words that it may be: itself, and where it
 *   is not finished or written apart, others
 */
export type ConceptFinder = (heard: readonly (readonly number[])[]) => readonly ConceptAt[];

/** Most words of a term that are heard. */
export const MOST_WORDS = 2;

/**
 * The words of a term that are heard; none where it is one word beside silent ones, or twice the same,
 * or too long.
 */
export function heardIn(term: string, language: Language): readonly Token[] {
  const tokens = language.tokens(term);
  const heard = tokens.filter((token) => language.isIndexed(token));
  const isPlain = heard.length === tokens.length || heard.length > 1;
  const differ = new Set(heard.map(({ key }) => key)).size === heard.length;
  return isPlain && differ && heard.length <= MOST_WORDS ? heard : [];
}

const rising = (a: number, b: number): number => a - b;

/** Pairs by the word that stands in most of them, and so on with those that are left. */
function byHead(pairs: readonly (readonly [number, number])[]): [number, number[]][] {
  const heads: [number, number[]][] = [];
  let rest = pairs;
  while (rest.length > 0) {
    const often = new Map<number, number>();
    for (const word of rest.flat()) often.set(word, (often.get(word) ?? 0) + 1);
    const [[head] = [0]] = [...often].toSorted(([a, n], [b, m]) => m - n || a - b);
    const mine = rest.filter((pair) => pair.includes(head));
    heads.push([head, mine.map(([a, b]) => (a === head ? b : a)).toSorted(rising)]);
    rest = rest.filter((pair) => !pair.includes(head));
  }
  return heads.toSorted(([a], [b]) => a - b);
}

/** Terms in the order in which labels count them: single words, then pairs by the word that begins them. */
const inRow = (
  singles: readonly number[],
  heads: readonly (readonly [head: number, others: readonly number[]])[],
): readonly Term[] => [
  ...singles.map((word): Term => [word]),
  ...heads.flatMap(([head, others]) => others.map((other): Term => [head, other])),
];

/** The terms of a concept as lists to be sent, and the same in the order in which they are read. */
function listTerms(terms: readonly (readonly number[])[]): {
  readonly lists: readonly (readonly number[])[];
  readonly order: readonly Term[];
} {
  const single = new Set<number>();
  for (const [word, other] of terms)
    if (word !== undefined && other === undefined) single.add(word);
  const pairs = new Map<string, readonly [number, number]>();
  for (const [a, b] of terms) {
    // A pair with a word that says enough by itself adds nothing.
    if (a === undefined || b === undefined || single.has(a) || single.has(b)) continue;
    pairs.set([a, b].toSorted(rising).join(' '), [a, b]);
  }
  const heads = byHead([...pairs.values()]);
  const singles = [...single].toSorted(rising);
  return {
    lists: [singles, heads.map(([head]) => head), ...heads.map(([, others]) => others)],
    order: inRow(singles, heads),
  };
}

/** Words of a term in the order of a label: an odd one turns a pair round. */
const inOrderOf = (label: number, [word, other]: Term): Term => {
  if (other === undefined) return [word];
  return label % 2 === 0 ? [word, other] : [other, word];
};

const spelled = (term: Term, words: readonly string[]): string =>
  term.flatMap((word) => (word === undefined ? [] : (words[word] ?? ''))).join(' ');

/**
 * Concepts as bytes.
 * @param words all words, each as it is written
 * @param documents how many documents there are
 */
export function packConcepts(
  concepts: readonly ConceptToPack[],
  words: readonly string[],
  documents: number,
): PackedConcepts {
  const packed = concepts.map(({ name, terms }) => {
    const { lists, order } = listTerms(terms);
    const said = order.flatMap((term, at) =>
      [2 * at, 2 * at + 1].map((label) => [label, spelled(inOrderOf(label, term), words)] as const),
    );
    const [label] = said.find(([, text]) => text === name) ?? [];
    return { lists, label: label ?? 0, name: label === undefined ? name : '' };
  });
  const lists = packed.flatMap((concept) => concept.lists);
  const pages = concepts.flatMap(({ main, also }) => [
    main.toSorted(rising),
    also.toSorted(rising),
  ]);
  return {
    listSizes: numbersToBytes([...lists, ...pages].map(({ length }) => length)),
    terms: listsToBytes(lists, words.length),
    labels: numbersToBytes(packed.map(({ label }) => label)),
    // Between words the bar says nothing, so that none is lost.
    names: new TextEncoder().encode(packed.map(({ name }) => name.replaceAll('|', ' ')).join('|')),
    pages: listsToBytes(pages, documents),
  };
}

/** A way through lists that stand one after the other. Throws where there is no next one. */
function oneByOne(numbers: Uint16Array, sizes: Uint32Array) {
  let list = 0;
  let at = 0;
  const next = (): readonly number[] => {
    const size = sizes[list];
    if (size === undefined) throw new RangeError('The index is cut off.');
    list += 1;
    at += size;
    return [...numbers.subarray(at - size, at)];
  };
  return Object.assign(next, { isDone: () => list === sizes.length });
}

/** How many concepts are read in one step. */
const CONCEPTS_A_STEP = 15;

/**
 * Reads what `packConcepts` wrote, in steps.
 * @throws {RangeError} where it is not whole
 */
export function* conceptsInSteps(
  { listSizes, terms, labels, names, pages }: PackedConcepts,
  words: readonly string[],
  documents: number,
): Generator<undefined, readonly Concept[]> {
  const called = bytesToNumbers(labels);
  const sizes = bytesToNumbers(listSizes);
  const ofTerms = sizes.length - 2 * called.length;
  if (ofTerms < 0) throw new RangeError('The index is cut off.');
  const nextTerms = oneByOne(
    yield* listsInSteps(terms, sizes.subarray(0, ofTerms), words.length),
    sizes.subarray(0, ofTerms),
  );
  const nextPages = oneByOne(
    yield* listsInSteps(pages, sizes.subarray(ofTerms), documents),
    sizes.subarray(ofTerms),
  );
  const written = new TextDecoder().decode(names).split('|');
  const conceptOf = ([concept, label]: [number, number]): Concept => {
    const singles = nextTerms();
    const heads = nextTerms();
    const all = inRow(
      singles,
      heads.map((head) => [head, nextTerms()]),
    );
    const term = all[label >> 1];
    const name = written[concept] ?? '';
    return {
      name: name === '' && term ? spelled(inOrderOf(label, term), words) : name,
      terms: all,
      main: nextPages(),
      also: nextPages(),
    };
  };
  const concepts = yield* eachInSteps(called.entries(), CONCEPTS_A_STEP, conceptOf);
  if (!nextTerms.isDone() || written.length !== Math.max(1, called.length))
    throw new RangeError('The index is cut off.');
  return concepts;
}

/** How many other words that count may stand between those of a pair. */
const BETWEEN = 2;

/**
 * Makes a finder for concepts. The words of a pair may stand in any order, with a few others between
 * them, and others that are near to them in meaning may stand for them: "errors that clinicians
 * notice" is "notice mistake".
 * @param sets words that are near in meaning
 */
export function conceptFinder(
  concepts: readonly Concept[],
  sets: readonly (readonly number[])[],
): ConceptFinder {
  const byFirst = new Map<number, (readonly [concept: number, other: number | undefined])[]>();
  for (const [concept, { terms }] of concepts.entries()) {
    for (const [first, other] of terms) {
      const entries = byFirst.get(first) ?? [];
      byFirst.set(first, entries);
      entries.push([concept, other]);
    }
  }
  const near = new Map<number, Set<number>>();
  for (const set of sets) {
    for (const word of set) near.set(word, new Set([...(near.get(word) ?? [word]), ...set]));
  }
  return (heard) => {
    const meant = heard.map(
      (words) => new Set(words.flatMap((word) => [...(near.get(word) ?? [word])])),
    );
    const found = new Map<number, { places: Set<number>; isPair: boolean }>();
    const add = (concept: number, places: readonly number[]): void => {
      const known = found.get(concept) ?? { places: new Set(), isPair: false };
      found.set(concept, known);
      for (const place of places) known.places.add(place);
      known.isPair ||= places.length > 1;
    };
    for (const [at, words] of meant.entries()) {
      for (const word of words) {
        for (const [concept, other] of byFirst.get(word) ?? []) {
          if (other === undefined) {
            // By itself a word stands for nothing that is only near to it.
            if (heard[at]?.includes(word)) add(concept, [at]);
            continue;
          }
          const place = meant.findIndex(
            (others, index) =>
              index !== at && Math.abs(index - at) <= 1 + BETWEEN && others.has(other),
          );
          if (place >= 0) add(concept, [at, place]);
        }
      }
    }
    return [...found].map(([concept, { places, isPair }]) => ({
      concept,
      places: [...places].toSorted(rising),
      isPair,
    }));
  };
}
