import type { Balance } from '../../schema/codes.ts';
import { atOnce, eachInSteps } from '../steps.ts';
import { FILTER_KEYS, type FilterKey } from '../view-state.ts';
import type { SearchNames } from './document.ts';
import { conceptFinder, conceptsInSteps, type Concept, type ConceptFinder } from './concepts.ts';
import { createLanguage, remembering, type Language } from './language.ts';
import { bytesToNumbers } from './numbers.ts';
import { fromStep, isOneWord, unpackSet, type FoundDocument, type PackedIndex } from './pack.ts';
import { unpackPath } from './paths.ts';
import { phraseFinder, type PhraseFinder, type PhraseSet } from './phrases.ts';
import { listsInSteps } from './postings.ts';
import { allWordsInSteps, unpackWords, wordsInSteps } from './word-list.ts';

/** A part of a document in the index. */
export interface IndexedPart {
  /** Number of its document. */
  readonly document: number;
  readonly anchor: string;
  readonly title: string;
}

/** Where a word stands: parts, and its weight in each. */
export interface Places {
  readonly parts: Uint16Array;
  readonly weights: Float32Array;
}

/** The index, ready to be asked. */
export interface SearchIndex {
  readonly texts: string;
  readonly language: Language;
  readonly names: SearchNames;
  readonly sets: readonly PhraseSet[];
  readonly findPhrases: PhraseFinder;
  readonly findConcepts: ConceptFinder;
  readonly concepts: readonly Concept[];
  readonly documents: readonly FoundDocument[];
  readonly parts: readonly IndexedPart[];
  /** Number of the page of each use and topic, by its id. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** Parts of each document: its first, and the one after its last. */
  readonly spans: readonly (readonly [first: number, end: number])[];
  /** All words in order, each in its most common form. */
  readonly words: readonly string[];
  /** Number of a word by its key. */
  readonly wordOf: ReadonlyMap<string, number>;
  placesOfWord(word: number): Places;
  placesOfSet(set: number): Places;
}

/** How many weights are read in one step. */
const WEIGHTS_A_STEP = 10_000;

/** Weights in the order of lists, of those that are sent in the order of places. */
function* inListOrder(
  all: Uint16Array,
  places: number,
  packed: Uint8Array,
): Generator<undefined, Float32Array> {
  const next = new Uint32Array(places + 1);
  for (const place of all) next[place + 1] = (next[place + 1] ?? 0) + 1;
  for (let place = 1; place <= places; place += 1) {
    next[place] = (next[place] ?? 0) + (next[place - 1] ?? 0);
  }
  const steps = Float32Array.from({ length: 16 }, (_, step) => fromStep(step));
  const weights = new Float32Array(all.length);
  for (let index = 0; index < all.length; index += 1) {
    const place = all[index] ?? 0;
    const at = next[place] ?? 0;
    next[place] = at + 1;
    const pair = packed[at >> 1] ?? 0;
    weights[index] = steps[at % 2 === 0 ? pair >> 4 : pair & 15] ?? 0;
    if (index % WEIGHTS_A_STEP === WEIGHTS_A_STEP - 1) yield;
  }
  return weights;
}

/** The values of each document, of their numbers as they are sent. */
const valuesOf = (packed: string, values: readonly string[]): readonly (readonly string[])[] =>
  packed
    .split(' ')
    .map((numbers) =>
      numbers === '' ? [] : numbers.split(',').flatMap((number) => values[Number(number)] ?? []),
    );

const NOWHERE: Places = { parts: new Uint16Array(), weights: new Float32Array() };

/** Where all words of a phrase stand, or those of any other, with the greatest of their weights. */
function placesOfAny(phrases: readonly (readonly Places[])[]): Places {
  const found = new Map<number, number>();
  for (const [first, ...others] of phrases) {
    if (first === undefined) continue;
    const rest = others.map(
      ({ parts, weights }) => new Map([...parts].map((part, at) => [part, weights[at] ?? 0])),
    );
    for (const [at, part] of first.parts.entries()) {
      const weights = [first.weights[at] ?? 0, ...rest.map((places) => places.get(part) ?? 0)];
      if (weights.includes(0)) continue;
      found.set(part, Math.max(found.get(part) ?? 0, ...weights));
    }
  }
  const all = [...found].toSorted(([a], [b]) => a - b);
  return {
    parts: Uint16Array.from(all, ([part]) => part),
    weights: Float32Array.from(all, ([, weight]) => weight),
  };
}

/** How many documents and sets are read in one step. */
const DOCUMENTS_A_STEP = 30;
const SETS_A_STEP = 20;

/**
 * Makes the index from what was sent, in steps of a few milliseconds, so that a page can do other
 * things between them.
 * @throws where it is not whole
 */
export function* readInSteps({
  head,
  counts,
  places: packedPlaces,
  weights,
  ...packedConcepts
}: PackedIndex): Generator<undefined, SearchIndex> {
  const language = createLanguage(head.language);
  const lines = (column: keyof typeof head.columns): readonly string[] =>
    head.columns[column].split('\n');
  const path = head.columns.path === '' ? [] : lines('path');
  const title = lines('title');
  const label = lines('label');
  const given = yield* wordsInSteps(
    title.flatMap((text, index) => [text, label[index] ?? '']),
    language,
  );
  const listed = yield* allWordsInSteps(given, head.absent, unpackWords(head.words), language);
  const words = listed.map(([, form]) => form);
  const wordOf = new Map(listed.map(([key], number) => [key, number]));
  yield;
  const sizes = bytesToNumbers(counts);
  const sets = head.sets.map(unpackSet);
  const places = path.length + head.parts.reduce((sum, { length }) => sum + length, 0);
  const all = yield* listsInSteps(packedPlaces, sizes, places);
  const concepts = yield* conceptsInSteps(packedConcepts, words, path.length);
  if (sizes.length !== words.length + sets.length || weights.length !== Math.ceil(all.length / 2)) {
    throw new RangeError('The index is cut off.');
  }
  const allWeights = yield* inListOrder(all, places, weights);
  const starts = new Uint32Array(sizes.length + 1);
  for (const [index, size] of sizes.entries()) starts[index + 1] = (starts[index] ?? 0) + size;
  const listOf = (list: number): Places => {
    const [start, end] = [starts[list], starts[list + 1]];
    return { parts: all.subarray(start, end), weights: allWeights.subarray(start, end) };
  };
  yield;
  const facets = Object.fromEntries(
    FILTER_KEYS.map((key) => [key, valuesOf(head.facets[key] ?? '', head.values[key] ?? [])]),
  ) as Record<FilterKey, readonly (readonly string[])[]>;
  const [kind, issued, balances] = [lines('kind'), lines('issued'), lines('balance')];
  const documentOf = ([index, packed]: [number, string]): FoundDocument => {
    const balance = balances[index];
    const called = label[index] ?? '';
    return {
      path: unpackPath(packed, called),
      title: title[index] ?? '',
      kind: kind[index] ?? '',
      label: called,
      issued: issued[index] ?? '',
      ...(balance && { balance: balance as Balance }),
      facets: Object.fromEntries(FILTER_KEYS.map((key) => [key, facets[key][index] ?? []])),
    };
  };
  const documents = yield* eachInSteps(path.entries(), DOCUMENTS_A_STEP, documentOf);
  yield;
  let begin = 0;
  const spans = documents.map((_, document) => {
    const first = begin;
    begin += 1 + (head.parts[document]?.length ?? 0);
    return [first, begin] as const;
  });
  const pageOf = new Map(
    documents.flatMap(({ kind, facets }, document) => {
      const [id] =
        (kind === 'application'
          ? facets.application
          : kind === 'challenge' || kind === 'ethics'
            ? facets.topic
            : undefined) ?? [];
      return id === undefined ? [] : [[id, document] as const];
    }),
  );
  // Phrases of content are looked at several times, and read once.
  const wellRead = remembering(language);
  for (const [index, { phrases }] of sets.entries()) {
    for (const phrase of phrases) wellRead.tokens(phrase);
    if (index % SETS_A_STEP === SETS_A_STEP - 1) yield;
  }
  const placesOfPhrase = (phrase: string): readonly Places[] =>
    wellRead
      .tokens(phrase)
      .filter((token) => language.isIndexed(token))
      .map(({ key }) => {
        const word = wordOf.get(key);
        return word === undefined ? NOWHERE : listOf(word);
      });
  const findPhrases = phraseFinder(sets, wellRead);
  yield;
  const alike = sets
    .filter(({ heads }) => heads === undefined)
    .map(({ phrases }) =>
      phrases
        .map((phrase) => wellRead.tokens(phrase))
        .flatMap(([token, more]) =>
          token === undefined || more !== undefined ? [] : (wordOf.get(token.key) ?? []),
        ),
    )
    .filter(({ length }) => length > 1);
  const findConcepts = conceptFinder(concepts, alike);
  yield;
  return {
    texts: head.texts,
    language,
    names: head.names,
    sets,
    findPhrases,
    findConcepts,
    concepts,
    documents,
    pageOf,
    parts: documents.flatMap((_, document) => [
      { document, anchor: '', title: '' },
      ...(head.parts[document] ?? []).map(([anchor, title]) => ({ document, anchor, title })),
    ]),
    spans,
    words,
    wordOf,
    placesOfWord: listOf,
    placesOfSet: (set) => {
      const { near = false, phrases = [] } = sets[set] ?? {};
      if (near) return placesOfAny(phrases.map(placesOfPhrase));
      const [token] = isOneWord(sets[set], wellRead) ? wellRead.tokens(phrases[0] ?? '') : [];
      const word = token && wordOf.get(token.key);
      return listOf(word ?? words.length + set);
    },
  };
}

/** Makes the index from what was sent, at once. Throws where it is not whole. */
export const readIndex = (packed: PackedIndex): SearchIndex => atOnce(readInSteps(packed));
