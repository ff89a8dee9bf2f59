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

/** How many texts are read in one step. */
const TEXTS_A_STEP = 10;

/**
 * The words that stand in texts which are sent anyway, each in the form that is found first; they
 * need not be sent by themselves. Read in steps.
 * @returns forms by what words are compared by
 */
export function* wordsInSteps(
  texts: readonly string[],
  language: Language,
): Generator<undefined, ReadonlyMap<string, string>> {
  const forms = new Map<string, string>();
  for (const [index, text] of texts.entries()) {
    for (const token of language.tokens(text)) {
      if (!language.isIndexed(token) || forms.has(token.key)) continue;
      forms.set(token.key, token.text);
    }
    if (index % TEXTS_A_STEP === TEXTS_A_STEP - 1) yield;
  }
  return forms;
}

/** How many words are read in one step. */
const WORDS_A_STEP = 50;

/**
 * All words of an index in order: those of its texts, but for a few, and those that were sent, which
 * stand in the place of another form. Read in steps.
 * @returns what each is compared by, and its form
 */
export function* allWordsInSteps(
  given: ReadonlyMap<string, string>,
  absent: readonly string[],
  sent: readonly string[],
  language: Language,
): Generator<undefined, readonly (readonly [key: string, form: string])[]> {
  const left = new Set(absent);
  const words = new Map([...given].filter(([, form]) => !left.has(form)));
  for (const [index, form] of sent.entries()) {
    words.set(language.keyOf(form), form);
    if (index % WORDS_A_STEP === WORDS_A_STEP - 1) yield;
  }
  return [...words].toSorted(([, a], [, b]) => (a < b ? -1 : 1));
}
