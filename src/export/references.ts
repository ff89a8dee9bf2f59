import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { escapeTex } from '../domain/reference/text.ts';
import type { Study } from '../schema/study.ts';
import { cslOf } from './records.ts';
import { writing, type RecordWriter } from './record-writer.ts';

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

/** A reference in BibTeX. Its key is the id of the record. */
const bibtexOf = (study: Study): string =>
  `${new Cite([forTex(cslOf(study))]).format('bibtex').trimEnd()}\n`;

/** References in BibTeX. */
export const BIBTEX: RecordWriter = {
  one: bibtexOf,
  file: (entries) => entries.join(''),
};
export const toBibtex = writing(BIBTEX);

/** Tags written by hand: the type opens a reference; the id, which `ID` would cut, is its label. */
const FIXED = new Set(['TY', 'ID']);

/**
 * A reference in RIS. The plugin maps the fields; the lines are written here, since it would break
 * long ones in the middle of a word.
 */
function risOf(study: Study): string {
  const [entry = {}] = new Cite([cslOf(study)]).format('ris', {
    format: 'object',
  }) as unknown as readonly Record<string, string | readonly string[]>[];
  const lines = Object.entries(entry)
    .filter(([tag]) => !FIXED.has(tag))
    .flatMap(([tag, value]) =>
      [value].flat().map((text) => `${tag}  - ${text.replace(/\s+/gu, ' ')}`),
    );
  return [`TY  - ${String(entry['TY'])}`, `LB  - ${study.id}`, ...lines, 'ER  - ', ''].join('\r\n');
}

/** References in RIS. */
export const RIS: RecordWriter = { one: risOf, file: (entries) => entries.join('\r\n') };
export const toRis = writing(RIS);
