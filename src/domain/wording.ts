import type { Style } from '../schema/style.ts';
import type { Span } from './figures.ts';

/** A word that the style rules out, where it stands. */
export interface Slip extends Span {
  /** As it stands in the text. */
  readonly written: string;
  readonly kind: 'hype' | 'spelling';
  /** What to write instead. */
  readonly instead: string;
}

/** A way to find slips in a text. */
export type SlipFinder = (text: string) => readonly Slip[];

/** A word as a part of an expression; spaces and hyphens in it are one, and may be missing. */
const stemOf = (pattern: string): string =>
  pattern.replace(/\*$/u, '').replaceAll(/[ -]/gu, '[\\s\\u2010\\u2011-]?');

/**
 * Finds a word where it stands whole, in any case. Whole words of any script take an expression that
 * is slow to make, so that it is made where the letters of the word stand in a text at all.
 */
function finder(pattern: string): (text: string) => readonly RegExpExecArray[] {
  const letters = new RegExp(stemOf(pattern), 'i');
  const ending = pattern.endsWith('*') ? '\\p{L}*' : '';
  let whole: RegExp | undefined;
  return (text) => {
    if (!letters.test(text)) return [];
    whole ??= new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${stemOf(pattern)})(${ending})(?![\\p{L}\\p{N}])`,
      'giu',
    );
    return [...text.matchAll(whole)];
  };
}

/** The American form with the ending and the first letter of what was written. */
function american(form: string, ending: string, written: string): string {
  const word = form.replace(/\*$/u, '') + ending;
  const [first = ''] = written;
  return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1);
}

/** Finds the words that a style rules out. */
export function slipFinder(style: Pick<Style, 'hype' | 'spellings'>): SlipFinder {
  const rules = [
    ...style.hype.map(({ word, instead }) => ({
      kind: 'hype' as const,
      word,
      find: finder(word),
      advise: () => instead,
    })),
    ...style.spellings.map(({ british, american: form }) => ({
      kind: 'spelling' as const,
      word: british,
      find: finder(british),
      advise: (ending: string, written: string) => american(form, ending, written),
    })),
  ];
  // Nearly all texts hold no slip; one look for the letters of all words passes them quickly.
  const any = new RegExp(rules.map(({ word }) => stemOf(word)).join('|'), 'i');
  return (text) =>
    any.test(text)
      ? rules.flatMap(({ kind, find, advise }) =>
          find(text).map((match) => ({
            start: match.index,
            end: match.index + match[0].length,
            written: match[0],
            kind,
            instead: advise(match[1] ?? '', match[0]),
          })),
        )
      : [];
}
