import type { Token } from './language.ts';
import type { Marks } from './query.ts';
import type { SearchIndex } from './reader.ts';

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** How texts are read: the part of the index that is needed here. */
type Reader = Pick<SearchIndex, 'language' | 'findPhrases'>;

/** Most words of an excerpt. */
const LONGEST = 42;
/** Words before the first match, where a passage has to be cut. */
const BEFORE = 8;

/** Tokens from the first to the last that belong together. */
interface Match {
  readonly start: number;
  readonly end: number;
  /** What it is a match of; matches of the same are told once. */
  readonly of: string;
}

/** Words and phrases of a text that are searched for, in order and without overlap. */
function matchesIn(
  text: string,
  tokens: readonly Token[],
  { keys, beginnings, sets }: Marks,
  { language, findPhrases }: Reader,
): readonly Match[] {
  const phrases = findPhrases(tokens, text)
    .filter(({ set }) => sets.has(set))
    .map(({ set, start, end }) => ({ start, end, of: `set ${set}` }));
  const words = tokens.flatMap((token, start) => {
    if (language.isSilent(token)) return [];
    const beginning = beginnings.find((one) => token.text.startsWith(one));
    const of = keys.has(token.key) ? token.key : beginning;
    return of === undefined ? [] : [{ start, end: start + 1, of }];
  });
  let done = 0;
  return [...phrases, ...words]
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < done) return false;
      done = end;
      return true;
    });
}

/** A text in pieces, with what is searched for marked. */
export function markText(text: string, marks: Marks, reader: Reader): readonly Piece[] {
  const tokens = reader.language.tokens(text);
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end } of matchesIn(text, tokens, marks, reader)) {
    const from = tokens[start]?.from ?? 0;
    const to = tokens[end - 1]?.to ?? from;
    if (from > done) pieces.push({ text: text.slice(done, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}

/** Cuts a long text to the words around its first match. */
function cut(text: string, tokens: readonly Token[], first: number): string {
  if (tokens.length <= LONGEST) return text;
  const start = Math.max(0, Math.min(first - BEFORE, tokens.length - LONGEST));
  const end = start + LONGEST;
  const from = start === 0 ? 0 : (tokens[start]?.from ?? 0);
  const to = end >= tokens.length ? text.length : (tokens[end - 1]?.to ?? text.length);
  return (from > 0 ? '… ' : '') + text.slice(from, to).trim() + (to < text.length ? ' …' : '');
}

/**
 * The excerpt of some passages: the first of those that hold the most of what is searched for, cut
 * where it is long. Without any match it is the first passage.
 */
export function excerptOf(
  passages: readonly string[],
  marks: Marks,
  reader: Reader,
): readonly Piece[] {
  let [best = ''] = passages;
  let at = 0;
  let most = 0;
  for (const passage of passages) {
    const matches = matchesIn(passage, reader.language.tokens(passage), marks, reader);
    const different = new Set(matches.map(({ of }) => of)).size;
    if (different <= most) continue;
    most = different;
    best = passage;
    at = matches[0]?.start ?? 0;
  }
  return markText(cut(best, reader.language.tokens(best), at), marks, reader);
}
