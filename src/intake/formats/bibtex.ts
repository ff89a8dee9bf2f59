import '@citation-js/plugin-bibtex';
import type { LooseItem } from '../item.ts';
import { fromCitationJs } from './citation.ts';

interface Entry {
  readonly line: number;
  readonly type: string;
  readonly text: string;
  readonly whole: boolean;
}

const OPENING = /^[ \t]*@([A-Za-z]+)[ \t\n]*[{(]/gmu;

/** End of an entry that begins with a brace at a place; undefined where it is never closed. */
function endOf(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (char === ')' && depth === 0) return at + 1;
  }
  return undefined;
}

/** The entries of a file, each with its line, so that a broken one does not take the others along. */
function* entriesOf(text: string): Iterable<Entry> {
  const openings = [...text.matchAll(OPENING)];
  let line = 1;
  let counted = 0;
  let end = 0;
  for (const [index, opening] of openings.entries()) {
    if (opening.index < end) continue;
    const brace = opening.index + opening[0].length - 1;
    const closed = endOf(text, brace);
    const next = openings[index + 1]?.index ?? text.length;
    const whole = closed !== undefined && !swallows(text, opening.index, closed, next);
    end = whole ? closed : next;
    for (; counted < opening.index; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    const shift = /^[ \t]*/u.exec(opening[0])?.[0].length ?? 0;
    yield {
      line,
      type: (opening[1] ?? '').toLowerCase(),
      text: text.slice(opening.index + shift, end),
      whole,
    };
  }
}

/** Whether an entry runs on over the next one, since a brace of its own is never closed. */
const swallows = (text: string, start: number, end: number, next: number): boolean =>
  next < end &&
  /^@\w+\s*\{[^\s,{}]+,\s*\n/u.test(text.slice(next, end).trimStart()) &&
  start < next;

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 120) ?? '';

/** Reads BibTeX and BibLaTeX entry by entry through citation-js. */
export function readBibtex(text: string): readonly LooseItem[] {
  const items: LooseItem[] = [];
  let strings = '';
  for (const { line, type, text: entry, whole } of entriesOf(text)) {
    if (type === 'comment' || type === 'preamble') continue;
    if (!whole) {
      items.push({ line, reason: 'A brace of this entry is never closed' });
      continue;
    }
    if (type === 'string') {
      strings += `${entry}\n`;
      continue;
    }
    try {
      const usesStrings = strings !== '' && /=\s*[A-Za-z]/u.test(entry);
      const csl = fromCitationJs(usesStrings ? strings + entry : entry);
      const note = typeof csl['note'] === 'string' ? csl['note'] : undefined;
      const [, pmid] = /\bpmid\s*=\s*[{"]?\s*(\d+)/iu.exec(entry) ?? [];
      const [, pmcid] = /\bpmc(?:id)?\s*=\s*[{"]?\s*((?:PMC)?\d+)/iu.exec(entry) ?? [];
      items.push({
        line,
        csl: {
          ...csl,
          note,
          PMID: csl['PMID'] ?? pmid,
          PMCID: csl['PMCID'] ?? (pmcid && `PMC${pmcid.replace(/^PMC/iu, '')}`),
        },
      });
    } catch (error) {
      items.push({ line, reason: `It can't be read as BibTeX: ${reasonOf(error)}` });
    }
  }
  return items;
}
