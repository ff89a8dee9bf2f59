import type { Span } from '../../domain/figures.ts';
import { exceptions as schema, type Rule } from '../../schema/exception.ts';
import type { Fault } from '../fault.ts';
import type { RawEntry } from '../raw.ts';
import { faultAt } from './context.ts';

/** The exceptions of a document, which keep in mind whether they were needed. */
export interface Exceptions {
  /** Whether an exception covers a figure or a word: its `match` stands in the text around it. */
  readonly coverSpan: (rule: Rule, text: string, span: Span) => boolean;
  /** Whether an exception names this id. */
  readonly coverId: (rule: Rule, id: string) => boolean;
  /** Marks what can't be judged, such as a sentence that cites a faulty record. */
  readonly leaveOpen: (rule: Rule) => void;
  /** A fault for each exception that covered nothing. */
  readonly unused: () => readonly Fault[];
}

/** Whether a piece of the text that reads as `match` has the whole span in it. */
function standsAround(match: string, text: string, { start, end }: Span): boolean {
  for (let at = text.indexOf(match); at !== -1; at = text.indexOf(match, at + 1)) {
    if (at <= start && at + match.length >= end) return true;
  }
  return false;
}

/** Reads the exceptions in the frontmatter of a document. Where their form is wrong, there are none. */
export function exceptionsOf(entry: RawEntry): Exceptions {
  const { data: given = [] } = schema.safeParse(
    (entry.data as { exceptions?: unknown } | null)?.exceptions,
  );
  const used = new Set<number>();
  const open = new Set<Rule>();
  const use = (covering: readonly number[]): boolean => {
    for (const index of covering) used.add(index);
    return covering.length > 0;
  };
  const ofRule = Map.groupBy(given.keys(), (index) => given[index]?.rule);
  const ofId = Map.groupBy(given.keys(), (index) =>
    [given[index]?.rule, given[index]?.match].join(' '),
  );
  return {
    coverSpan: (rule, text, span) =>
      use(
        (ofRule.get(rule) ?? []).filter((index) =>
          standsAround(given[index]?.match ?? '', text, span),
        ),
      ),
    coverId: (rule, id) => use(ofId.get(`${rule} ${id}`) ?? []),
    leaveOpen: (rule) => {
      open.add(rule);
    },
    unused: () =>
      [...given.entries()]
        .filter(([index, { rule }]) => !used.has(index) && !open.has(rule))
        .map(([index, { rule, match }]) =>
          faultAt(entry, ['exceptions', index], {
            found: `an exception from "${rule}" for "${match}" that excuses nothing`,
            expected:
              'no exception where there is no fault, or in "match" what the fault names, as it stands there',
          }),
        ),
  };
}
