import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Study } from '../schema/study.ts';
import { cslOf } from './records.ts';

const bibtex = plugins.config.get('@bibtex') as { format: Record<string, unknown> };
// Our ids are the keys: they are unique and readable already.
Object.assign(bibtex.format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false });

const cite = (studies: Iterable<Study>): Cite => new Cite([...studies].map(cslOf));

/** References in BibTeX. Keys are the ids of the records. */
export const toBibtex = (studies: Iterable<Study>): string =>
  `${cite(studies).format('bibtex').trimEnd()}\n`;

/** Tags written by hand: the type opens a reference; the id, which `ID` would cut, is its label. */
const FIXED = new Set(['TY', 'ID']);

/**
 * References in RIS. The plugin maps the fields; the lines are written here, since it would break
 * long ones in the middle of a word.
 */
export function toRis(studies: Iterable<Study>): string {
  const list = [...studies];
  const studyIds = list.map(({ id }) => id);
  const entries = cite(list).format('ris', { format: 'object' }) as unknown as readonly Record<
    string,
    string | readonly string[]
  >[];
  return entries
    .map((entry, at) => {
      const lines = Object.entries(entry)
        .filter(([tag]) => !FIXED.has(tag))
        .flatMap(([tag, value]) => [value].flat().map((text) => `${tag}  - ${text}`));
      return [
        `TY  - ${String(entry['TY'])}`,
        `LB  - ${studyIds[at] ?? ''}`,
        ...lines,
        'ER  - ',
        '',
      ].join('\r\n');
    })
    .join('\r\n');
}
