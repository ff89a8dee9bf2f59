import type { Balance } from '../../schema/codes.ts';
import { fold } from '../facets.ts';
import { FILTER_KEYS, type FilterKey } from '../view-state.ts';
import { FIELDS, type Field, type SearchDocument, type SearchNames } from './document.ts';
import { createLanguage, type Language, type LanguageRules, type Token } from './language.ts';
import { phraseFinder, type PhraseSet } from './phrases.ts';

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
  readonly sets: readonly PhraseSet[];
  readonly columns: Readonly<
    Record<'path' | 'title' | 'kind' | 'label' | 'issued' | 'balance', readonly string[]>
  >;
  readonly values: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  readonly facets: Readonly<Partial<Record<FilterKey, readonly (readonly number[])[]>>>;
  /** Anchors and titles of the parts of each document after its first. */
  readonly parts: readonly (readonly (readonly [anchor: string, title: string])[])[];
  /** Words in order, joined by line feeds; each begins with how much it shares with the one before. */
  readonly words: string;
}

/** The index as it is sent: plain data, and the places of words as bytes. */
export interface PackedIndex {
  readonly head: IndexHead;
  /** For each word, then each set of phrases: number of places; then places; then weights. */
  readonly counts: Uint8Array;
  readonly places: Uint8Array;
  readonly weights: Uint8Array;
}

/** Share of all parts from which on a word is common. */
const COMMON = 0.2;

/** Weights are kept in steps, each twice the one before. */
const toStep = (weight: number): number =>
  Math.max(1, Math.min(15, Math.round(Math.log2(1 + 4 * weight))));
export const fromStep = (step: number): number => (2 ** step - 1) / 4;

/** Writes whole numbers in as few bytes as they need. */
function numbersToBytes(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Reads what `numbersToBytes` wrote. Throws where bytes are missing. */
export function bytesToNumbers(bytes: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(bytes.length);
  let total = 0;
  let number = 0;
  let shift = 0;
  for (const byte of bytes) {
    number |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    numbers[total] = number;
    total += 1;
    number = 0;
    shift = 0;
  }
  if (shift !== 0) throw new RangeError('The index is cut off.');
  return numbers.slice(0, total);
}

/** Words as they are sent: sorted, each without what it shares with the one before. */
const packWords = (words: readonly string[]): string =>
  words
    .map((word, index) => {
      const before = words[index - 1] ?? '';
      let shared = 0;
      while (shared < 30 && shared < before.length && before[shared] === word[shared]) shared += 1;
      return shared.toString(36) + word.slice(shared);
    })
    .join('\n');

/** Reads what `packWords` wrote. */
export function unpackWords(packed: string): readonly string[] {
  let before = '';
  return packed === ''
    ? []
    : packed.split('\n').map((line) => {
        before = before.slice(0, Number.parseInt(line.charAt(0), 36)) + line.slice(1);
        return before;
      });
}

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

/** Whether a set is a single word, whose places are those of the word itself. */
export const isOneWord = (set: PhraseSet | undefined, language: Language): boolean =>
  set?.phrases.length === 1 && language.tokens(set.phrases[0] ?? '').length === 1;

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
  readonly names: SearchNames;
}

/**
 * Builds the index of documents.
 * @param texts folder that their texts are written to
 */
export function packIndex(
  documents: readonly SearchDocument[],
  { rules, synonyms, names }: IndexWords,
  texts: string,
): PackedIndex {
  const language = createLanguage(rules);
  const sets = phraseSets(documents, synonyms, language);
  const find = phraseFinder(sets, language);
  const words = new Map<string, Entry>();
  const phrases = sets.map(() => new Map<number, number>());
  const parts = documents.flatMap((document) => document.parts);
  const read = parts.map((part) =>
    FIELDS.flatMap((field) =>
      (part.fields[field] ?? []).map((text) => ({ field, text, tokens: language.tokens(text) })),
    ),
  );
  // Words that are written apart here and as one elsewhere are found either way.
  const plainForms = new Set(read.flat().flatMap(({ tokens }) => tokens.map(({ text }) => text)));
  const numbered = new Set(
    read.flat().flatMap(({ field, tokens }) => {
      return NAMING.has(field) ? numberedForms(tokens, language) : [];
    }),
  );
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
        const times = (said.get(what) ?? 0) + 1;
        said.set(what, times);
        return field === 'body' ? each / times : each;
      };
      const add = (key: string, form: string): void => {
        const entry: Entry = words.get(key) ?? { parts: new Map(), forms: new Map() };
        words.set(key, entry);
        bump(entry.parts, part, again(key));
        entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1);
      };
      for (const { text, tokens } of mine) {
        for (const token of tokens) {
          // DOIs are looked up by themselves.
          if (!language.isSilent(token) && !token.text.includes('/')) add(token.key, token.text);
        }
        const joined = [
          ...tiedForms(tokens, language, (form) => plainForms.has(form)),
          ...numberedForms(tokens, language).filter((form) => numbered.has(form)),
          ...(PUT_TOGETHER.has(field) ? namedParts(tokens, text) : []),
        ];
        for (const form of joined) add(language.keyOf(form), form);
        for (const { set } of find(tokens, text)) {
          const map = phrases[set];
          if (map && !isOneWord(sets[set], language)) bump(map, part, again(set));
        }
      }
    }
  }
  const listed = [...words]
    .map(([key, { parts: places, forms }]) => ({
      form: [...forms].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? key,
      places,
    }))
    .toSorted((a, b) => (a.form < b.form ? -1 : 1));
  // A word that stands in very many parts tells no section of a page from another.
  const isSection = parts.map(({ anchor }) => anchor !== '');
  const lists = [...listed.map(({ places }) => places), ...phrases].map((places) => {
    const all = [...places].toSorted(([a], [b]) => a - b);
    return all.length > COMMON * parts.length ? all.filter(([part]) => !isSection[part]) : all;
  });
  const flat = lists.flatMap((list) =>
    list.map(([part], index) => part - (list[index - 1]?.[0] ?? -1) - 1),
  );
  const steps = lists.flatMap((list) => list.map(([, weight]) => toStep(weight)));
  const values = Object.fromEntries(
    FILTER_KEYS.map((key) => [
      key,
      [...new Set(documents.flatMap(({ facets }) => facets[key] ?? []))],
    ]),
  ) as Record<FilterKey, string[]>;
  const column = (readIt: (document: SearchDocument) => string): readonly string[] =>
    documents.map(readIt);
  return {
    head: {
      texts,
      // What the map holds needs no mention.
      language: { ...rules, right: rules.right.filter((word) => !words.has(language.keyOf(word))) },
      names,
      sets,
      columns: {
        path: column(({ path }) => path),
        title: column(({ title }) => title),
        kind: column(({ kind }) => kind),
        label: column(({ label }) => label),
        issued: column(({ issued }) => issued),
        balance: column(({ balance }) => balance ?? ''),
      },
      values,
      facets: Object.fromEntries(
        FILTER_KEYS.map((key) => [
          key,
          documents.map(({ facets }) =>
            (facets[key] ?? []).map((value) => values[key].indexOf(value)),
          ),
        ]),
      ),
      parts: documents.map((document) =>
        document.parts.slice(1).map(({ anchor, title }) => [anchor, title] as const),
      ),
      words: packWords(listed.map(({ form }) => form)),
    },
    counts: numbersToBytes(lists.map((list) => list.length)),
    places: numbersToBytes(flat),
    weights: new Uint8Array(Math.ceil(steps.length / 2)).map(
      (_, index) => (steps[2 * index] ?? 0) * 16 + (steps[2 * index + 1] ?? 0),
    ),
  };
}

/** The index as one run of bytes: lengths, then each part. */
export function indexToBytes({ head, counts, places, weights }: PackedIndex): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const pieces = [text, counts, places, weights];
  const size = pieces.reduce((sum, { length }) => sum + length, 16);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 16;
  for (const [index, piece] of pieces.entries()) {
    view.setUint32(index * 4, piece.length);
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Reads what `indexToBytes` wrote. Throws where bytes are missing. */
export function bytesToIndex(bytes: Uint8Array): PackedIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 16;
  const take = (index: number): Uint8Array => {
    const length = view.getUint32(index * 4);
    const piece = bytes.subarray(at, at + length);
    if (piece.length < length) throw new RangeError('The index is cut off.');
    at += length;
    return piece;
  };
  const head = JSON.parse(new TextDecoder().decode(take(0))) as IndexHead;
  return { head, counts: take(1), places: take(2), weights: take(3) };
}
