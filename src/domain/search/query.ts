import { distance } from 'fastest-levenshtein';
import { correct } from './correct.ts';
import type { Token } from './language.ts';
import type { SearchIndex } from './reader.ts';

/** A word of the index that a word of the query stands for, and how well. */
export interface Alternative {
  readonly word: number;
  readonly share: number;
}

/** A word of the query. */
export interface QueryWord {
  readonly text: string;
  readonly alternatives: readonly Alternative[];
}

/** A phrase of the query that belongs to a set. */
export interface QueryPhrase {
  readonly set: number;
  /** Its words among those of the query: the first, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** A concept that a query asks for. */
export interface QueryConcept {
  readonly concept: number;
  /** Which of the words of the query say so. */
  readonly words: readonly number[];
  /** Whether two of them say it together. */
  readonly isPair: boolean;
}

/** A correction of a word. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** A query as it was understood. */
export interface Query {
  readonly words: readonly QueryWord[];
  readonly phrases: readonly QueryPhrase[];
  readonly concepts: readonly QueryConcept[];
  readonly corrections: readonly Correction[];
  /** What else is searched for: other words for what was typed. */
  readonly also: readonly string[];
  /** Whether it asks what something means. */
  readonly asks: boolean;
  /** Keys and beginnings of words that are marked in what is shown. */
  readonly marks: Marks;
}

/** What is marked in a text. */
export interface Marks {
  readonly keys: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  /** Sets of phrases: wherever one of them stands, it is marked as one. */
  readonly sets: ReadonlySet<number>;
}

/** Words between quotation marks are taken as they are written. */
const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/gu;
/** Most words of the index that one beginning stands for. */
const MOST_BEGUN = 60;
/** Longest list of other words that is shown. */
const MOST_ALSO = 6;

/** First word that is not before a text. */
function position(words: readonly string[], text: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many letters of an unfinished word there are at least for concepts to be heard in it. */
const LEAST_BEGUN = 4;
/** How often a word stands in the index at most for it to be taken for a slip that was foreseen. */
const RARE = 2;
/** How often a word stands in the index at most for words of the same root to be found as well. */
const FEW = 30;
/** How many times as common the word that was meant is. */
const MORE_COMMON = 10;

/** In how many places a word stands; none where it is unknown. */
const sizeOf = (word: number | undefined, index: SearchIndex): number =>
  word === undefined ? 0 : index.placesOfWord(word).parts.length;

/** Whether a word that the index holds, such as an alias for a misspelling, is one all the same. */
function isSlip({ key, text }: Token, index: SearchIndex): boolean {
  const own = sizeOf(index.wordOf.get(key), index);
  // A word that stands on no page belongs to a concept.
  if (text.length < 8 || own > RARE || own === 0) return false;
  const better = correct(text, index, false);
  if (better === undefined || distance(better, text) > 1) return false;
  const meant = index.language.keyOf(better);
  return meant !== key && sizeOf(index.wordOf.get(meant), index) >= MORE_COMMON * own;
}

/** Words of the index that begin with a text. */
function begun(index: SearchIndex, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = position(index.words, text); found.length < MOST_BEGUN; at += 1) {
    if (!index.words[at]?.startsWith(text)) break;
    found.push(at);
  }
  return found;
}

/** Understands a query. Its last word may still be being typed. */
export function readQuery(typed: string, index: SearchIndex): Query {
  const { language } = index;
  const exact: [number, number][] = [...typed.matchAll(QUOTED)].map(({ 0: all, index: at }) => [
    at,
    at + all.length,
  ]);
  const isExact = ({ from }: Token): boolean =>
    exact.some(([start, end]) => from >= start && from < end);
  const corrections: Correction[] = [];
  const all = language.tokens(typed);
  const knows = (token: Token): boolean => index.wordOf.has(token.key);
  // A word that is unknown, and with its neighbor is one: "chat bot".
  const bonds = all.map((token, at): number | undefined => {
    const next = all[at + 1];
    if (next === undefined || next.from > token.to + 1) return undefined;
    return index.wordOf.get(language.keyOf(token.text + next.text));
  });
  const isBound = (at: number): boolean => bonds[at] !== undefined || bonds[at - 1] !== undefined;
  const text = all.map((token, at) => {
    if (isExact(token) || isBound(at) || language.isSilent(token)) return token.text;
    if (language.isRight(token)) return token.text;
    if (knows(token) && !isSlip(token, index)) return token.text;
    if (!knows(token) && begun(index, token.text).length > 0) return token.text;
    const better = correct(token.text, index, at === all.length - 1);
    if (better === undefined) return token.text;
    corrections.push({ from: token.text, to: better });
    return better;
  });
  // Only what is corrected is read anew: capitals tell WHO from who.
  const meant = all.map((token, at) =>
    text[at] === token.text
      ? token
      : {
          ...token,
          text: text[at] ?? '',
          key: language.keyOf(text[at] ?? ''),
          plain: language.plainOf(text[at] ?? ''),
        },
  );
  const plain = ` ${meant.map((token) => token.text).join(' ')} `;
  const asks = language.rules.asking.some((words) => plain.includes(` ${words} `));
  const phrasesHere = index
    .findPhrases(meant, typed)
    .filter(({ start, end }) => !meant.slice(start, end).some(isExact));
  // What takes in others is not meant where it is part of a longer name: "South Africa".
  const found = phrasesHere.filter(({ set, phrase, start, end }) => {
    const heads = index.sets[set]?.heads;
    if (heads === undefined) return true;
    const isPart = phrasesHere.some(
      (other) => other.start <= start && other.end >= end && other.end - other.start > end - start,
    );
    return phrase < heads && !isPart;
  });
  const inPhrase = new Set(
    found.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  );
  const spoken = meant.filter(
    (token, at) => inPhrase.has(at) || !language.isSilent(token) || isBound(at),
  );
  const kept = spoken.length > 0 ? spoken : meant;
  const beginnings: string[] = [];
  const keys = new Set<string>();
  const words = kept.map((token): QueryWord => {
    const at = meant.indexOf(token);
    const alternatives = new Map<number, number>();
    const offer = (word: number | undefined, share: number): void => {
      if (word === undefined) return;
      alternatives.set(word, Math.max(share, alternatives.get(word) ?? 0));
    };
    const own = index.wordOf.get(token.key);
    // Half of what is one word says less by itself: the "de" of "de-identification".
    offer(own, isBound(at) ? 0.5 : 1);
    if (own !== undefined) keys.add(token.key);
    if (token.key.length > 5 && !isExact(token)) {
      // Kin of the word: "sycophancy" and "sycophantic", "radiology" and "radiologist".
      for (const word of begun(index, token.key)) {
        const kin = language.keyOf(index.words[word] ?? '');
        if (!kin.startsWith(token.key) || kin.length > token.key.length + 4) continue;
        offer(word, 0.5);
        keys.add(kin);
      }
    }
    if (token.text.length > 5 && !isExact(token)) {
      const root = token.key.slice(0, -2);
      if (root.length >= 6 && sizeOf(own, index) < FEW) {
        // And of a rare word, those that end otherwise: "empathetic" and "empathy".
        for (const word of begun(index, root)) {
          const kin = language.keyOf(index.words[word] ?? '');
          if (!kin.startsWith(root) || kin.length > root.length + 2) continue;
          offer(word, 0.5);
          keys.add(kin);
        }
      }
      // And the word that it is made from: "leakage" and "leak".
      for (let cut = token.key.length - 1; cut >= Math.max(4, token.key.length - 3); cut -= 1) {
        const base = index.wordOf.get(token.key.slice(0, cut));
        if (base === undefined) continue;
        offer(base, own === undefined ? 0.8 : 0.4);
        keys.add(token.key.slice(0, cut));
        break;
      }
    }
    for (const bond of [bonds[at], bonds[at - 1]]) {
      offer(bond, 1);
      if (bond !== undefined) keys.add(language.keyOf(index.words[bond] ?? ''));
    }
    const open = at === meant.length - 1 || own === undefined;
    if (open && !isExact(token) && token.text.length > 1) {
      for (const word of begun(index, token.text)) offer(word, own === undefined ? 0.8 : 0.35);
      beginnings.push(token.text);
      if (own === undefined && alternatives.size === 0 && token.text.length > 5) {
        // The rest of a word that is still being typed may differ from the stem: "hallucinat".
        for (let cut = token.text.length - 1; cut >= 5; cut -= 1) {
          const stem = index.wordOf.get(token.text.slice(0, cut));
          if (stem === undefined) continue;
          offer(stem, 0.8);
          keys.add(token.text.slice(0, cut));
          break;
        }
      }
    }
    return {
      text: token.text,
      alternatives: [...alternatives].map(([word, share]) => ({ word, share })),
    };
  });
  // All words of a phrase are kept, so that they stand side by side here too.
  const phrases = found.map(({ set, start, end }) => {
    const first = kept.findIndex((token) => token === meant[start]);
    return { set, start: first, end: first + end - start };
  });
  const counting = meant.filter(
    (token, at) => !isExact(token) && (!language.isSilent(token) || isBound(at)),
  );
  const concepts = index
    .findConcepts(
      counting.map((token) => {
        const at = meant.indexOf(token);
        const own = index.wordOf.get(token.key);
        const bound = [own, bonds[at], bonds[at - 1]].flatMap((word) => word ?? []);
        // A word that no page holds may be unfinished, and become any that begins with it.
        const isOpen = sizeOf(own, index) === 0 && token.text.length >= LEAST_BEGUN && !isBound(at);
        return isOpen ? [...bound, ...begun(index, token.text)] : bound;
      }),
    )
    .map(({ places, ...asked }) => ({
      ...asked,
      // Whatever counts is kept.
      words: places.flatMap((place) => {
        const token = counting[place];
        return token === undefined ? [] : [kept.indexOf(token)];
      }),
    }));
  const said = new Set(
    found.map(({ set, phrase }) => index.sets[set]?.phrases[phrase]?.toLowerCase() ?? ''),
  );
  const typedKeys = new Set(meant.map(({ plain }) => plain));
  // By what they are compared by, so that "Liability" and "liability" are one.
  const also = new Map<string, string>();
  for (const phrase of [
    ...concepts.map(({ concept }) => index.concepts[concept]?.name ?? ''),
    ...found.flatMap(({ set }) => index.sets[set]?.phrases ?? []),
  ]) {
    const plainWords = language.tokens(phrase).map((token) => token.plain);
    if (said.has(phrase.toLowerCase()) || plainWords.every((one) => typedKeys.has(one))) continue;
    const key = plainWords.join(' ');
    if (!also.has(key)) also.set(key, phrase);
  }
  return {
    words,
    phrases,
    concepts,
    corrections,
    also: [...also.values()].slice(0, MOST_ALSO),
    asks,
    marks: { keys, beginnings, sets: new Set(found.map(({ set }) => set)) },
  };
}
