import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { escapeTex } from '../domain/reference/text.ts';
import type { Study } from '../schema/study.ts';
import { cslOf } from './records.ts';

const bibtex = plugins.config.get('@bibtex') as { format: Record<string, unknown> };
// Our ids are the keys: they are unique and readable already.
Object.assign(bibtex.format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false });

const AS_IT_IS = new Set(['id', 'type', 'DOI', 'URL']);

/** An item with all text escaped for TeX, which the plugin does only together with all accents. */
function forTex(value: unknown): unknown {
  if (typeof value === 'string') {
    return escapeTex(value);
  }
  if (Array.isArray(value)) return value.map(forTex);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, AS_IT_IS.has(key) ? part : forTex(part)]),
  );
}

/** References in BibTeX. Keys are the ids of the records. */
export const toBibtex = (studies: Iterable<Study>): string =>
  `${new Cite([...studies].map(cslOf).map(forTex)).format('bibtex').trimEnd()}\n`;

/** Tags written by hand: the type opens a reference; the id, which `ID` would cut, is its label. */
const FIXED = new Set(['TY', 'ID']);

/**
 * References in RIS. The plugin maps the fields; the lines are written here, since it would break
 * long ones in the middle of a word.
 */
export function toRis(studies: Iterable<Study>): string {
  const list = [...studies];
  const studyIds = list.map(({ id }) => id);
  const entries = new Cite(list.map(cslOf)).format('ris', {
    format: 'object',
  }) as unknown as readonly Record<string, string | readonly string[]>[];
  return entries
    .map((entry, at) => {
      const lines = Object.entries(entry)
        .filter(([tag]) => !FIXED.has(tag))
        .flatMap(([tag, value]) =>
          [value].flat().map((text) => `${tag}  - ${text.replace(/\s+/gu, ' ')}`),
        );
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
