import { figuresIn, figuresOf } from '../../domain/figures.ts';
import { sentencesOf } from '../../domain/prose.ts';
import type { Study } from '../../schema/study.ts';
import type { DocumentFacts } from '../document.ts';
import type { Fault } from '../fault.ts';
import type { Exceptions } from './exceptions.ts';

/** Records by id, with the figures that each holds. */
export type Figures = ReadonlyMap<
  string,
  { readonly values: ReadonlySet<string>; readonly models: readonly string[] }
>;

/** Works out the figures of records once, for all documents. */
export const figuresById = (studies: readonly Study[]): Figures =>
  new Map(
    studies.map((study) => [study.id, { values: figuresOf(study), models: study.models ?? [] }]),
  );

/** Every figure in a sentence that cites stands in a record that the sentence cites. */
export function* figureFaults(
  file: string,
  facts: Pick<DocumentFacts, 'cited' | 'passages'>,
  figures: Figures,
  exceptions: Exceptions,
): Iterable<Fault> {
  for (const sentence of facts.passages.flatMap(sentencesOf)) {
    const { text, cited } = sentence;
    if (cited.length === 0) continue;
    const records = cited.flatMap((id) => figures.get(id) ?? []);
    if (records.length < cited.length) {
      exceptions.leaveOpen('number');
      continue;
    }
    const names = records.flatMap(({ models }) => models);
    for (const figure of figuresIn(text, names)) {
      if (records.some(({ values }) => values.has(figure.value))) continue;
      if (exceptions.coverSpan('number', text, figure)) continue;
      const other = facts.cited.find((id) => figures.get(id)?.values.has(figure.value));
      yield {
        file,
        line: sentence.line,
        found: `the figure ${figure.written} in "${around(text, figure)}", in none of the cited records: ${cited.join(', ')}`,
        expected: `a figure as it stands in one of them${
          other === undefined ? '' : ` (${other}, cited elsewhere on this page, has it)`
        }, or an exception { rule: number, match, because } in the frontmatter`,
      };
    }
  }
}

/** The words around a figure, for a message. */
function around(text: string, { start, end }: { start: number; end: number }): string {
  const from = start < 40 ? 0 : text.indexOf(' ', start - 40) + 1;
  const space = text.lastIndexOf(' ', end + 40);
  const to = text.length < end + 40 || space < end ? text.length : space;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}
