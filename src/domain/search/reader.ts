import type { Balance } from '../../schema/codes.ts';
import { FILTER_KEYS, type FilterKey } from '../view-state.ts';
import type { SearchNames } from './document.ts';
import { createLanguage, type Language } from './language.ts';
import {
  bytesToNumbers,
  fromStep,
  isOneWord,
  unpackWords,
  type FoundDocument,
  type PackedIndex,
} from './pack.ts';
import { phraseFinder, type PhraseFinder, type PhraseSet } from './phrases.ts';

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

/** How many words are read in one step. */
const WORDS_A_STEP = 800;

/**
 * Makes the index from what was sent, in steps of a few milliseconds, so that a page can do other
 * things between them.
 * @throws where it is not whole
 */
export function* readInSteps({
  head,
  counts,
  places,
  weights,
}: PackedIndex): Generator<undefined, SearchIndex> {
  const language = createLanguage(head.language);
  const words = unpackWords(head.words);
  yield;
  const wordOf = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    wordOf.set(language.keyOf(word), index);
    if (index % WORDS_A_STEP === WORDS_A_STEP - 1) yield;
  }
  yield;
  const sizes = bytesToNumbers(counts);
  const steps = bytesToNumbers(places);
  const starts = new Uint32Array(sizes.length + 1);
  for (const [index, size] of sizes.entries()) starts[index + 1] = (starts[index] ?? 0) + size;
  const total = starts.at(-1) ?? 0;
  if (
    sizes.length !== words.length + head.sets.length ||
    steps.length !== total ||
    weights.length !== Math.ceil(total / 2)
  ) {
    throw new RangeError('The index is cut off.');
  }
  const stepWeights = Float32Array.from({ length: 16 }, (_, step) => fromStep(step));
  const listOf = (list: number): Places => {
    const start = starts[list] ?? 0;
    const size = sizes[list] ?? 0;
    const parts = new Uint16Array(size);
    const found = new Float32Array(size);
    let part = -1;
    for (let index = 0; index < size; index += 1) {
      part += (steps[start + index] ?? 0) + 1;
      parts[index] = part;
      const pair = weights[(start + index) >> 1] ?? 0;
      found[index] = stepWeights[(start + index) % 2 === 0 ? pair >> 4 : pair & 15] ?? 0;
    }
    return { parts, weights: found };
  };
  const { columns, sets } = head;
  yield;
  const documents = columns.path.map((path, index): FoundDocument => {
    const balance = columns.balance[index];
    return {
      path,
      title: columns.title[index] ?? path,
      kind: columns.kind[index] ?? '',
      label: columns.label[index] ?? '',
      issued: columns.issued[index] ?? '',
      ...(balance && { balance: balance as Balance }),
      facets: Object.fromEntries(
        FILTER_KEYS.map((key: FilterKey) => [
          key,
          (head.facets[key]?.[index] ?? []).flatMap((value) => head.values[key]?.[value] ?? []),
        ]),
      ),
    };
  });
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
  const findPhrases = phraseFinder(sets, language);
  yield;
  return {
    texts: head.texts,
    language,
    names: head.names,
    sets,
    findPhrases,
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
      const [token] = isOneWord(sets[set], language)
        ? language.tokens(sets[set]?.phrases[0] ?? '')
        : [];
      const word = token && wordOf.get(token.key);
      return listOf(word ?? words.length + set);
    },
  };
}

/** Makes the index from what was sent, at once. Throws where it is not whole. */
export function readIndex(packed: PackedIndex): SearchIndex {
  const steps = readInSteps(packed);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
