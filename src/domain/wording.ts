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

/** Matches whole words, in any case; spaces and hyphens in them are one, and may be missing. */
function matcher(pattern: string): RegExp {
  const stem = pattern.replace(/\*$/u, '').replaceAll(/[ -]/gu, '[\\s\\u2010\\u2011-]?');
  const ending = pattern.endsWith('*') ? '\\p{L}*' : '';
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${stem})(${ending})(?![\\p{L}\\p{N}])`, 'giu');
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
      find: matcher(word),
      advise: () => instead,
    })),
    ...style.spellings.map((spelling) => ({
      kind: 'spelling' as const,
      find: matcher(spelling.british),
      advise: (ending: string, written: string) => american(spelling.american, ending, written),
    })),
  ];
  // Nearly all texts hold no slip; one look for all words at once passes them quickly.
  const any = new RegExp(rules.map(({ find }) => find.source).join('|'), 'iu');
  return (text) =>
    any.test(text)
      ? rules.flatMap(({ kind, find, advise }) =>
          [...text.matchAll(find)].map((match) => ({
            start: match.index,
            end: match.index + match[0].length,
            written: match[0],
            kind,
            instead: advise(match[1] ?? '', match[0]),
          })),
        )
      : [];
}
