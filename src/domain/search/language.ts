import { stemmer } from 'stemmer';
import { fold } from '../facets.ts';

/** The rules by which words are read, as plain data: sent to the browser with the index. */
export interface LanguageRules {
  /** Beginnings of words and what they are read as; with `=` before a whole word. */
  readonly spellings: readonly (readonly [from: string, to: string])[];
  /** Endings of words and what they are read as. */
  readonly endings: readonly (readonly [from: string, to: string])[];
  readonly silent: readonly string[];
  readonly asking: readonly string[];
  /** Words that are never corrected. */
  readonly right: readonly string[];
}

/** A word of a text, where it stands. */
export interface Token {
  /** As it is written, in lower case and without accents. */
  readonly text: string;
  /** What it is compared by: one spelling, without its ending. */
  readonly key: string;
  /** What it is compared by in phrases: one spelling, in the singular. */
  readonly plain: string;
  readonly from: number;
  readonly to: number;
  /** Whether a hyphen ties it to the next word. */
  readonly tied: boolean;
}

/** How words are read. */
export interface Language {
  readonly rules: LanguageRules;
  keyOf(word: string): string;
  plainOf(word: string): string;
  tokens(text: string): readonly Token[];
  isSilent(token: Token): boolean;
  /** Whether a word of a text is found; DOIs are looked up by themselves. */
  isIndexed(token: Token): boolean;
  /** Whether a word is right although it may not be known. */
  isRight(token: Token): boolean;
}

/** A DOI, or a word with what may follow an apostrophe. */
const WORD = /(10\.\d{4,9}\/[^\s"'<>“”]+)|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?/giu;
const TIES = /^[-\u2010\u2011\u2013]$/u;

/** Words that have a stem. The stemmer takes very long over long runs of consonants. */
const STEMMED = /^[a-z]{3,30}$/u;

/** How a word is read, wherever it stands. */
type Reading = Pick<Token, 'text' | 'key' | 'plain'>;

/** Makes the reader of words from rules. How a word is read is worked out once. */
export function createLanguage(rules: LanguageRules): Language {
  const whole = new Map<string, string>();
  const beginnings = new Map<string, (readonly [string, string])[]>();
  for (const [from, to] of rules.spellings) {
    if (from.startsWith('=')) whole.set(from.slice(1), to);
    else {
      const start = from.slice(0, 3);
      beginnings.set(start, [...(beginnings.get(start) ?? []), [from, to]]);
    }
  }
  const spell = (word: string): string => {
    const known = whole.get(word);
    if (known !== undefined) return known;
    const [from, to] =
      beginnings.get(word.slice(0, 3))?.find(([start]) => word.startsWith(start)) ?? [];
    const begun = from === undefined || to === undefined ? word : to + word.slice(from.length);
    const [old, now] =
      rules.endings.find(([end]) => begun.length > end.length + 2 && begun.endsWith(end)) ?? [];
    return old === undefined || now === undefined ? begun : begun.slice(0, -old.length) + now;
  };
  const plainOf = (word: string): string => {
    if (/[\d/]/u.test(word) || word.length < 4) return word;
    return spell(word)
      .replace(/ies$/u, 'y')
      .replace(/(?<=(?:[sx]|[cs]h))es$/u, '')
      .replace(/(?<![sui])s$/u, '');
  };
  const keys = new Map<string, string>();
  const keyOf = (word: string): string => {
    const known = keys.get(word);
    if (known !== undefined) return known;
    const key = STEMMED.test(word) ? stemmer(spell(word)) : word;
    keys.set(word, key);
    return key;
  };
  const silent = new Set(rules.silent);
  const right = new Set(rules.right.map(keyOf));
  const isSilent = ({ text }: Token): boolean =>
    silent.has(text) || (text.length <= 3 && /^(?:\d{1,3}|[a-z])$/u.test(text));
  const read = (clean: string): Reading => {
    const text = fold(clean);
    return { text, key: keyOf(text), plain: plainOf(text) };
  };
  const readings = new Map<string, Reading>();
  const readOnce = (written: string): Reading => {
    const known = readings.get(written);
    if (known !== undefined) return known;
    const reading = read(written.replace(/['’]s$/iu, '').replace(/['’]/gu, ''));
    readings.set(written, reading);
    return reading;
  };
  return {
    rules,
    keyOf,
    plainOf,
    tokens: (text) => {
      const tokens: Token[] = [];
      for (const { 0: written, 1: doi, index } of text.matchAll(WORD)) {
        const whole = doi ? written.replace(/[.,;:)\]}]+$/u, '') : written;
        const { text: word, key, plain } = doi ? read(whole) : readOnce(whole);
        const to = index + whole.length;
        tokens.push({
          text: word,
          key,
          plain,
          from: index,
          to,
          tied: TIES.test(text.charAt(to)) && /[\p{L}\p{N}]/u.test(text.charAt(to + 1)),
        });
      }
      return tokens;
    },
    isRight: ({ key }) => right.has(key),
    isSilent,
    isIndexed: (token) => !isSilent(token) && !token.text.includes('/'),
  };
}

/** A language that remembers the words of each text, for texts that are read more than once. */
export function remembering(language: Language): Language {
  const known = new Map<string, readonly Token[]>();
  return {
    ...language,
    tokens: (text) => {
      const tokens = known.get(text) ?? language.tokens(text);
      known.set(text, tokens);
      return tokens;
    },
  };
}
