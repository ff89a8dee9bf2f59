import { syllable } from 'syllable';
import { wordsOf } from './prose.ts';

/** Flesch-Kincaid grade: years of school in the United States that a text asks for. */
export function gradeOf(sentences: readonly string[]): number {
  const lines = sentences.map(wordsOf).filter((words) => words.length > 0);
  const words = lines.flat();
  if (words.length === 0) return 0;
  // A number has no letters to count syllables of; it is taken for one.
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return 0.39 * (words.length / lines.length) + 11.8 * (syllables / words.length) - 15.59;
}
