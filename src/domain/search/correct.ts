import { distance } from 'fastest-levenshtein';
import type { SearchIndex } from './reader.ts';

/** Most letters that may differ, by the length of the word. Short words are too easily another. */
const tolerance = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** Two letters in the wrong order are one slip, not two. */
function slips(a: string, b: string): number {
  const plain = distance(a, b);
  if (plain !== 2 || a.length !== b.length) return plain;
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
    ? 1
    : plain;
}

/**
 * The word of the index that was most likely meant, other than the word itself.
 * @param unfinished whether the word may still be being typed, so that its rest is missing
 * @returns undefined where none is near enough
 */
export function correct(word: string, index: SearchIndex, unfinished: boolean): string | undefined {
  const own = index.wordOf.get(index.language.keyOf(word));
  const allowed = tolerance(word.length);
  if (allowed === 0 || /\d/u.test(word)) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [number, candidate] of index.words.entries()) {
    if (number === own || candidate.length < 3 || /\d/u.test(candidate)) continue;
    const whole =
      Math.abs(candidate.length - word.length) > allowed ? allowed + 1 : slips(word, candidate);
    const begun =
      unfinished && whole > 1 && word.length > 4 && candidate.length > word.length
        ? 0.5 +
          Math.min(...[0, 1].map((more) => slips(word, candidate.slice(0, word.length + more))))
        : Number.POSITIVE_INFINITY;
    const off = Math.min(whole, begun);
    if (off > allowed || (off > 1 && begun < whole)) continue;
    // Among words that are as near: the same first letter, then the more common one.
    const common = Math.min(40, index.placesOfWord(number).parts.length);
    const cost = off + (candidate.startsWith(word.charAt(0)) ? 0 : 0.9) - common / 100;
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}
