import type { Language } from './language.ts';

/** Capital that stands for a number from 0; no word has one. */
const A = 'A'.charCodeAt(0);
/** Most letters that a word is said to share with the one before. */
const MOST_SHARED = 25;

/** Words as they are sent: each after a capital for how much it shares with the one before. */
export const packWords = (words: readonly string[]): string =>
  words
    .map((word, index) => {
      const before = words[index - 1] ?? '';
      let shared = 0;
      while (shared < MOST_SHARED && shared < before.length && before[shared] === word[shared]) {
        shared += 1;
      }
      return String.fromCharCode(A + shared) + word.slice(shared);
    })
    .join('');

/** Reads what `packWords` wrote. */
export function unpackWords(packed: string): readonly string[] {
  let before = '';
  return (packed.match(/[A-Z][^A-Z]*/gu) ?? []).map((piece) => {
    before = before.slice(0, piece.charCodeAt(0) - A) + piece.slice(1);
    return before;
  });
}

/**
 * The words that stand in texts which are sent anyway, each in the form that is found first; they
 * need not be sent by themselves.
 * @returns forms by what words are compared by
 */
export function wordsIn(texts: readonly string[], language: Language): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const text of texts) {
    for (const token of language.tokens(text)) {
      if (!language.isIndexed(token) || forms.has(token.key)) continue;
      forms.set(token.key, token.text);
    }
  }
  return forms;
}

/** All words of an index in order: those of its texts, but for a few, and those that were sent. */
export const allWords = (
  given: ReadonlyMap<string, string>,
  absent: readonly string[],
  sent: readonly string[],
): readonly string[] => {
  const left = new Set(absent);
  return [...[...given.values()].filter((form) => !left.has(form)), ...sent].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
};
