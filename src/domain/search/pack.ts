import type { Balance } from '../../schema/codes.ts';
import type { Concept } from '../../schema/concepts.ts';
import { fold } from '../facets.ts';
import { atOnce } from '../steps.ts';
import { FILTER_KEYS, type FilterKey } from '../view-state.ts';
import { heardIn, packConcepts, type PackedConcepts } from './concepts.ts';
import { FIELDS, type Field, type SearchDocument, type SearchNames } from './document.ts';
import { createLanguage, type Language, type LanguageRules, type Token } from './language.ts';
import { packPath } from './paths.ts';
import { phraseFinder, type PhraseSet } from './phrases.ts';
import { numbersToBytes } from './numbers.ts';
import { listsToBytes } from './postings.ts';
import { packWords, wordsInSteps } from './word-list.ts';

/** Weight of a word in each field, and how much the length of the field takes from it. */
const WEIGHTS: Readonly<Record<Field, readonly [weight: number, length: number]>> = {
  title: [10, 0.18],
  aliases: [5, 0.2],
  finding: [1, 0.5],
  headings: [2, 0.3],
  lead: [4, 0],
  authors: [3, 0.1],
  models: [1.6, 0.2],
  countries: [4, 0.3],
  context: [1.5, 0.2],
  body: [0.6, 0.6],
};

/** What is known of a document before its text is read. */
export interface FoundDocument {
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly label: string;
  readonly issued: string;
  readonly balance?: Balance;
  readonly facets: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
}

/** The part of the index that is plain data. */
export interface IndexHead {
  /** Folder of the texts, which changes with them. */
  readonly texts: string;
  readonly language: LanguageRules;
  readonly names: SearchNames;
  readonly sets: readonly PackedSet[];
  /** For each document a line. */
  readonly columns: Readonly<
    Record<'path' | 'title' | 'kind' | 'label' | 'issued' | 'balance', string>
  >;
  readonly values: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  /** For each key the numbers of its values that each document has: "0,2 1  0". */
  readonly facets: Readonly<Partial<Record<FilterKey, string>>>;
  /** Anchors and titles of the parts of each document after its first. */
  readonly parts: readonly (readonly (readonly [anchor: string, title: string])[])[];
  /** Words that stand in no title or label just so, as `packWords` writes them. */
  readonly words: string;
  /** Words of titles and labels that are none of the index. */
  readonly absent: readonly string[];
}

/** A set of phrases as it is sent: them, whether they are only near in meaning, its heads, its owners. */
type PackedSet = readonly [phrases: string, near: 0 | 1, heads: number, ...owners: number[]];

const packSet = ({ phrases, near, heads, owners }: PhraseSet): PackedSet => [
  // Between words the bar says nothing, so that none is lost.
  phrases.map((phrase) => phrase.replaceAll('|', ' ')).join('|'),
  near === true ? 1 : 0,
  heads ?? 0,
  ...owners,
];

/** Reads what `packSet` wrote. */
export const unpackSet = ([phrases, near, heads, ...owners]: PackedSet): PhraseSet => ({
  phrases: phrases.split('|'),
  ...(near === 1 && { near: true }),
  ...(heads > 0 && { heads }),
  owners,
});

/** The index as it is sent: plain data, and the places of words as bytes. */
export interface PackedIndex extends PackedConcepts {
  readonly head: IndexHead;
  /** For each word, then each set of phrases: the number of its places. */
  readonly counts: Uint8Array;
  /** The places of each, as `listsToBytes` writes them. */
  readonly places: Uint8Array;
  /**
   * Weights, two a byte: of the first place, all that stands in it, then of the next. Weights of one
   * place are alike, since they come from the same few fields.
   */
  readonly weights: Uint8Array;
}

/** Share of all parts from which on a word is common. */
const COMMON = 0.2;

/** Weights are kept in steps, each twice the one before. */
const toStep = (weight: number): number =>
  Math.max(1, Math.min(15, Math.round(Math.log2(1 + 4 * weight))));
export const fromStep = (step: number): number => (2 ** step - 1) / 4;

/** Fields in which a word with a number after it is a name, such as "rung 4". */
const NAMING: ReadonlySet<Field> = new Set(['title', 'aliases', 'models', 'headings']);

/** Fields in which names are found by their parts too. */
const PUT_TOGETHER: ReadonlySet<Field> = new Set(['title', 'finding']);

/** Words with a number after them, which alone says nothing, as if they were written as one. */
const numberedForms = (tokens: readonly Token[], language: Language): readonly string[] =>
  tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    return next?.from === token.to + 1 &&
      /^\d{1,2}$/u.test(next.text) &&
      !language.isSilent(token) &&
      token.text.length > 2
      ? [token.text + next.text]
      : [];
  });

/**
 * Words with a hyphen as if they were written without. Where half of them is silent, as in
 * "well-being", they are found by that alone.
 */
const tiedForms = (
  tokens: readonly Token[],
  language: Language,
  isWord: (form: string) => boolean,
): readonly string[] =>
  tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    if (!token.tied || next === undefined || /^\d{1,2}$/u.test(next.text)) return [];
    const form = token.text + next.text;
    return isWord(form) || language.isSilent(token) !== language.isSilent(next) ? [form] : [];
  });

/** Where a made-up name is put together: "ChatGPT", "ChatEHR", "SkinGPT". */
const SEAM = /(?<=\p{Ll}{2})(?=\p{Lu}{2})/u;

/** Words that names are put together from. */
const namedParts = (tokens: readonly Token[], text: string): readonly string[] =>
  tokens.flatMap(({ from, to }) => {
    const pieces = text.slice(from, to).split(SEAM);
    return pieces.length > 1 ? pieces.filter((piece) => piece.length > 2).map(fold) : [];
  });

/** Words that content gives as ways to say one thing. */
export type Synonyms = Omit<PhraseSet, 'owners'>;

/** Sets of phrases: what content calls synonyms, and the names of documents. */
export function phraseSets(
  documents: readonly SearchDocument[],
  synonyms: readonly Synonyms[],
  language: Language,
): readonly PhraseSet[] {
  const keyOf = (phrase: string): string =>
    language
      .tokens(phrase)
      .map(({ plain }) => plain)
      .join(' ');
  const sets = synonyms.map((set) => ({
    ...set,
    keys: new Set(set.phrases.map(keyOf)),
    owners: new Set<number>(),
  }));
  for (const [number, { names }] of documents.entries()) {
    for (const name of names) {
      const key = keyOf(name);
      if (key === '') continue;
      const mine = sets.filter(
        (set) => set.keys.has(key) && set.near !== true && set.heads === undefined,
      );
      for (const { owners } of mine) owners.add(number);
      if (mine.length > 0) continue;
      sets.push({ phrases: [name], keys: new Set([key]), owners: new Set([number]) });
    }
  }
  return sets.map(({ keys: _keys, owners, ...set }) => ({ ...set, owners: [...owners] }));
}

/**
 * Whether the places of a set are kept: those of a single word are the word's own, and those of
 * words that are near in meaning are put together from theirs.
 */
const hasPlaces = (set: PhraseSet, language: Language): boolean =>
  set.near !== true && !isOneWord(set, language);

/** Whether a set is a single word, whose places are those of the word itself. */
export const isOneWord = (set: PhraseSet | undefined, language: Language): boolean =>
  set?.phrases.length === 1 && language.tokens(set.phrases[0] ?? '').length === 1;

/** Weights of lists of places, in the order of places. */
function byPart(
  lists: readonly (readonly (readonly [part: number, weight: number])[])[],
  parts: number,
): readonly number[] {
  const weights = Array.from({ length: parts }, (): number[] => []);
  for (const list of lists) for (const [part, weight] of list) weights[part]?.push(weight);
  return weights.flat();
}

interface Entry {
  /** Weights by part. */
  readonly parts: Map<number, number>;
  /** How often each written form occurs; the most common one stands for all. */
  readonly forms: Map<string, number>;
}

/** What an index is built from, beside its documents. */
export interface IndexWords {
  readonly rules: LanguageRules;
  readonly synonyms: readonly Synonyms[];
  readonly concepts: readonly Concept[];
  readonly names: SearchNames;
}

/**
 * Builds the index of documents.
 * @param texts folder that their texts are written to
 * @param language how words are read by these rules, where it has read some already
 */
export function packIndex(
  documents: readonly SearchDocument[],
  { rules, synonyms, concepts, names }: IndexWords,
  texts: string,
  language: Language = createLanguage(rules),
): PackedIndex {
  const sets = phraseSets(documents, synonyms, language);
  const find = phraseFinder(sets, language);
  const words = new Map<string, Entry>();
  const phrases = sets.map(() => new Map<number, number>());
  const kept = sets.map((set) => hasPlaces(set, language));
  const parts = documents.flatMap((document) => document.parts);
  const read = parts.map((part) =>
    FIELDS.flatMap((field) =>
      (part.fields[field] ?? []).map((text) => ({ field, text, tokens: language.tokens(text) })),
    ),
  );
  // Words that are written apart here and as one elsewhere are found either way.
  const plainForms = new Set<string>();
  const numbered = new Set<string>();
  for (const { field, tokens } of read.flat()) {
    for (const { text } of tokens) plainForms.add(text);
    if (!NAMING.has(field)) continue;
    for (const form of numberedForms(tokens, language)) numbered.add(form);
  }
  const lengths = Object.fromEntries(
    FIELDS.map((field) => {
      const all = read
        .map((texts) =>
          texts.reduce((sum, item) => sum + (item.field === field ? item.tokens.length : 0), 0),
        )
        .filter((length) => length > 0);
      return [field, all.reduce((sum, length) => sum + length, 0) / Math.max(1, all.length)];
    }),
  ) as Record<Field, number>;
  const bump = (map: Map<number, number>, key: number, by: number): void => {
    map.set(key, (map.get(key) ?? 0) + by);
  };
  for (const [part, items] of read.entries()) {
    for (const field of FIELDS) {
      const mine = items.filter((item) => item.field === field);
      const length = mine.reduce((sum, { tokens }) => sum + tokens.length, 0);
      const [weight, share] = WEIGHTS[field];
      const each = weight / (1 - share + (share * length) / (lengths[field] || 1));
      // In running text, a word that is said again and again says less each time.
      const said = new Map<string | number, number>();
      const again = (what: string | number): number => {
        if (field !== 'body') return each;
        const times = (said.get(what) ?? 0) + 1;
        said.set(what, times);
        return each / times;
      };
      const add = (key: string, form: string): void => {
        let entry = words.get(key);
        if (entry === undefined) {
          entry = { parts: new Map(), forms: new Map() };
          words.set(key, entry);
        }
        bump(entry.parts, part, again(key));
        entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1);
      };
      for (const { text, tokens } of mine) {
        for (const token of tokens) {
          if (language.isIndexed(token)) add(token.key, token.text);
        }
        const joined = [
          ...tiedForms(tokens, language, (form) => plainForms.has(form)),
          ...numberedForms(tokens, language).filter((form) => numbered.has(form)),
          ...(PUT_TOGETHER.has(field) ? namedParts(tokens, text) : []),
        ];
        for (const form of joined) add(language.keyOf(form), form);
        for (const { set } of find(tokens, text)) {
          const map = phrases[set];
          if (map && kept[set] === true) bump(map, part, again(set));
        }
      }
    }
  }
  const termsOf = concepts.map(({ terms }) => terms.map((term) => heardIn(term, language)));
  for (const { key, text } of termsOf.flat(2)) {
    if (!words.has(key)) words.set(key, { parts: new Map(), forms: new Map([[text, 1]]) });
  }
  const given = atOnce(
    wordsInSteps(
      documents.flatMap(({ title, label }) => [title, label]),
      language,
    ),
  );
  const listed = [...words]
    .map(([key, { parts: places, forms }]) => ({
      key,
      form: [...forms].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? key,
      places,
    }))
    .toSorted((a, b) => (a.form < b.form ? -1 : 1));
  const numberOf = new Map(listed.map(({ key }, number) => [key, number]));
  const numbersOf = (term: readonly Token[]): readonly number[] =>
    term.flatMap(({ key }) => numberOf.get(key) ?? []);
  const documentOf = new Map(documents.map(({ path }, number) => [path, number]));
  const documentsAt = (paths: readonly string[]): readonly number[] =>
    paths.map((path) => {
      const document = documentOf.get(path);
      if (document === undefined) throw new Error(`A concept names ${path}, which is not found.`);
      return document;
    });
  // A word that stands in very many parts tells no section of a page from another.
  const isSection = parts.map(({ anchor }) => anchor !== '');
  const lists = [...listed.map(({ places }) => places), ...phrases].map((places) => {
    const all = [...places].toSorted(([a], [b]) => a - b);
    return all.length > COMMON * parts.length ? all.filter(([part]) => !isSection[part]) : all;
  });
  const steps = byPart(lists, parts.length).map(toStep);
  const values = Object.fromEntries(
    FILTER_KEYS.map((key) => [
      key,
      [...new Set(documents.flatMap(({ facets }) => facets[key] ?? []))],
    ]),
  ) as Record<FilterKey, string[]>;
  const column = (readIt: (document: SearchDocument) => string): string =>
    documents.map((document) => readIt(document).replaceAll('\n', ' ')).join('\n');
  return {
    head: {
      texts,
      // What the map holds needs no mention.
      language: { ...rules, right: rules.right.filter((word) => !words.has(language.keyOf(word))) },
      names,
      // What is alike stands side by side, so that it packs well.
      columns: {
        kind: column(({ kind }) => kind),
        issued: column(({ issued }) => issued),
        balance: column(({ balance }) => balance ?? ''),
        label: column(({ label }) => label),
        path: column(({ path, label }) => packPath(path, label)),
        title: column(({ title }) => title),
      },
      sets: sets.map(packSet),
      values,
      facets: Object.fromEntries(
        FILTER_KEYS.map((key) => [
          key,
          documents
            .map(({ facets }) => (facets[key] ?? []).map((value) => values[key].indexOf(value)))
            .join(' '),
        ]),
      ),
      parts: documents.map((document) =>
        document.parts.slice(1).map(({ anchor, title }) => [anchor, title] as const),
      ),
      words: packWords(listed.flatMap(({ key, form }) => (given.get(key) === form ? [] : [form]))),
      absent: [...given].flatMap(([key, form]) => (words.has(key) ? [] : [form])),
    },
    ...packConcepts(
      concepts.map(({ terms: [name = ''], main, also = [] }, index) => ({
        name,
        terms: (termsOf[index] ?? []).map(numbersOf),
        main: documentsAt(main),
        also: documentsAt(also),
      })),
      listed.map(({ form }) => form),
      documents.length,
    ),
    counts: numbersToBytes(lists.map((list) => list.length)),
    places: listsToBytes(
      lists.map((list) => list.map(([part]) => part)),
      parts.length,
    ),
    weights: new Uint8Array(Math.ceil(steps.length / 2)).map(
      (_, index) => (steps[2 * index] ?? 0) * 16 + (steps[2 * index + 1] ?? 0),
    ),
  };
}

/** The parts of an index that are bytes, in the order in which they are sent. */
const BYTES = [
  'counts',
  'places',
  'weights',
  'listSizes',
  'terms',
  'labels',
  'names',
  'pages',
] as const;

/** The index in pieces that differ in kind, so that each packs well by itself. */
export const indexToPieces = ({ head, ...packed }: PackedIndex): readonly Uint8Array[] => [
  new TextEncoder().encode(JSON.stringify(head)),
  ...BYTES.map((name) => packed[name]),
];

/** Reads what `indexToPieces` wrote. Throws where a piece is missing, or the first is no JSON. */
export function piecesToIndex([text, ...bytes]: readonly Uint8Array[]): PackedIndex {
  if (text === undefined || bytes.length !== BYTES.length) {
    throw new RangeError('The index is cut off.');
  }
  const head = JSON.parse(new TextDecoder().decode(text)) as IndexHead;
  const parts = BYTES.map((name, index) => [name, bytes[index]] as const);
  return { head, ...(Object.fromEntries(parts) as Omit<PackedIndex, 'head'>) };
}
