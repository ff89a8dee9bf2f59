import type { Language, Token } from './language.ts';
import type { Marks } from './query.ts';

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Most words of an excerpt. */
const LONGEST = 42;
/** Words before the first match, where a passage has to be cut. */
const BEFORE = 8;

const isMarked = ({ key, text }: Token, { keys, beginnings }: Marks): boolean =>
  keys.has(key) || beginnings.some((beginning) => text.startsWith(beginning));

/** A text in pieces, with the words of a query marked. */
export function markText(text: string, marks: Marks, language: Language): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const token of language.tokens(text)) {
    if (language.isSilent(token) || !isMarked(token, marks)) continue;
    if (token.from > done) pieces.push({ text: text.slice(done, token.from), marked: false });
    pieces.push({ text: text.slice(token.from, token.to), marked: true });
    done = token.to;
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
  const last = tokens[end - 1];
  const to = end >= tokens.length || last === undefined ? text.length : last.to;
  return (from > 0 ? '… ' : '') + text.slice(from, to).trim() + (to < text.length ? ' …' : '');
}

/**
 * The excerpt of some passages: the first of those that hold the most different words of the query,
 * cut where it is long. Without any match it is the first passage.
 */
export function excerptOf(
  passages: readonly string[],
  marks: Marks,
  language: Language,
): readonly Piece[] {
  let best = cut(passages[0] ?? '', language.tokens(passages[0] ?? ''), 0);
  let most = 0;
  for (const passage of passages) {
    const tokens = language.tokens(passage);
    const hits = tokens.filter((token) => !language.isSilent(token) && isMarked(token, marks));
    const different = new Set(hits.map(({ key }) => key)).size;
    if (different <= most) continue;
    most = different;
    best = cut(passage, tokens, hits[0] ? tokens.indexOf(hits[0]) : 0);
  }
  return markText(best, marks, language);
}
