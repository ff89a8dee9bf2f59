import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Study } from '../schema/study.ts';
import { cslOf } from './records.ts';

const bibtex = plugins.config.get('@bibtex') as { format: Record<string, unknown> };
// Our ids are the keys: they are unique and readable already.
Object.assign(bibtex.format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false });

function formatted(studies: Iterable<Study>, format: 'bibtex' | 'ris'): string {
  const text = new Cite([...studies].map(cslOf)).format(format);
  return `${text.trimEnd()}\n`;
}

/** References in BibTeX. Keys are the ids of the records. */
export const toBibtex = (studies: Iterable<Study>): string => formatted(studies, 'bibtex');

/** References in RIS. */
export const toRis = (studies: Iterable<Study>): string => formatted(studies, 'ris');
