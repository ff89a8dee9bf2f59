/** A piece of a passage: text as it reads, or a component that stands in it. Lines count from 1. */
export type Run =
  | { readonly text: string; readonly line: number }
  /** Ids of the records that a `<Cite>` names; none for any other component. */
  | { readonly cited: readonly string[]; readonly line: number };

/** A paragraph, list item, table cell or heading. */
export interface Passage {
  readonly kind: 'body' | 'heading';
  readonly runs: readonly Run[];
}

/** A sentence as it reads, without its citations. */
export interface Sentence {
  readonly text: string;
  /** Line on which it begins. */
  readonly line: number;
  /** Ids of the records that it cites, each once. */
  readonly cited: readonly string[];
}

/** Stand for components while a passage is split: a citation, and any other. */
const CITE = '\ue000';
const COMPONENT = '\ue001';

/** End of a sentence: its mark, what closes with it, and citations that follow. */
const END = /[.?!…]+(?:["'”’)\]]|\s*\ue000)*(?=\s+["'“‘([]*[\p{Lu}\p{N}\ue001])/gu;

/** Words that end in a full stop within a sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:vs|al|e\.g|i\.e|cf|ca|approx|Dr|Prof|Mr|Mrs|Ms|Fig|No|St)\.$/u;

/** An initial, as in "K.-H. Jung"; a letter after a small word, as in "hepatitis C.", is none. */
const INITIAL = /(?:^|\P{Ll}[\s.-]|[\s(]-)\p{Lu}\.$/u;

/** The sentences of a passage, in order. */
export function sentencesOf({ runs }: Passage): readonly Sentence[] {
  let whole = '';
  const starts: { readonly at: number; readonly run: Run }[] = [];
  for (const run of runs) {
    starts.push({ at: whole.length, run });
    whole += 'text' in run ? run.text : run.cited.length > 0 ? CITE : COMPONENT;
  }
  const lineAt = (offset: number): number => {
    const start = starts.findLast(({ at }) => at <= offset);
    if (start === undefined) return 1;
    return start.run.line + whole.slice(start.at, offset).split('\n').length - 1;
  };
  const ends = [...whole.matchAll(END)]
    .filter(({ index }) => {
      const before = whole.slice(0, index + 1);
      return !ABBREVIATION.test(before) && !INITIAL.test(before);
    })
    .map((match) => match.index + match[0].length);
  return [...ends, whole.length].flatMap((end, index) => {
    const piece = whole.slice(ends[index - 1] ?? 0, end);
    const from = end - piece.trimStart().length;
    if (from >= end) return [];
    const cited = starts
      .filter(({ at }) => at >= from && at < end)
      .flatMap(({ run }) => ('cited' in run ? run.cited : []));
    const text = whole
      .slice(from, end)
      .replaceAll(/[\ue000\ue001]/gu, '')
      .replaceAll(/\s/gu, ' ')
      .trim();
    return [
      {
        text,
        // Worked out where it is asked for: few sentences are at fault.
        get line() {
          return lineAt(from);
        },
        cited: [...new Set(cited)],
      },
    ];
  });
}

/** The words of a text: whatever stands between spaces and holds a letter or a digit. */
export const wordsOf = (text: string): readonly string[] =>
  text.split(/[\s—]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
