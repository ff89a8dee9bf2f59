import type { Language, Token } from './language.ts';

/** Words and phrases that are found together: ways to say one thing, or a single fixed phrase. */
export interface PhraseSet {
  readonly phrases: readonly string[];
  /** Whether they are only near in meaning, and not the same. */
  readonly near?: boolean;
  /** How many of the phrases, from the first, stand for all when they are typed; else each does. */
  readonly heads?: number;
  /** Documents that are about just this, by number. */
  readonly owners: readonly number[];
}

/** Where a phrase of a set stands in a text. */
export interface PhraseAt {
  readonly set: number;
  /** Which of the phrases of the set. */
  readonly phrase: number;
  /** First token, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** Finds phrases in texts. */
export type PhraseFinder = (tokens: readonly Token[], text: string) => readonly PhraseAt[];

interface Entry {
  readonly keys: readonly string[];
  readonly set: number;
  readonly phrase: number;
  /** Written in capitals, and a common word otherwise, as WHO: only capitals are taken for it. */
  readonly capitals: boolean;
}

/** Makes a finder for sets. Where phrases begin at the same word, the longest of each set counts. */
export function phraseFinder(sets: readonly PhraseSet[], language: Language): PhraseFinder {
  const byFirst = new Map<string, Entry[]>();
  for (const [set, { phrases }] of sets.entries()) {
    for (const [phrase, text] of phrases.entries()) {
      const tokens = language.tokens(text);
      const keys = tokens.map(({ plain }) => plain);
      const [first] = keys;
      if (first === undefined) continue;
      const [only] = tokens;
      const capitals =
        tokens.length === 1 &&
        only !== undefined &&
        language.rules.silent.includes(only.text) &&
        text === text.toUpperCase();
      byFirst.set(first, [...(byFirst.get(first) ?? []), { keys, set, phrase, capitals }]);
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.keys.length - a.keys.length);
  return (tokens, text) => {
    const found: PhraseAt[] = [];
    for (const [start, token] of tokens.entries()) {
      // Most words begin no phrase.
      const entries = byFirst.get(token.plain);
      if (entries === undefined) continue;
      const seen = new Set<number>();
      for (const { keys, set, phrase, capitals } of entries) {
        if (seen.has(set)) continue;
        if (capitals) {
          const written = text.slice(token.from, token.to);
          if (written !== written.toUpperCase()) continue;
        }
        if (keys.some((key, index) => tokens[start + index]?.plain !== key)) continue;
        seen.add(set);
        found.push({ set, phrase, start, end: start + keys.length });
      }
    }
    return found;
  };
}
