import { plugins } from '@citation-js/core';
import type { LooseCsl } from '../item.ts';

/** One reference as citation-js reads it: CSL-JSON, loosely. */
export function fromCitationJs(data: unknown): LooseCsl {
  const [csl] = plugins.input.chain(data, { generateGraph: false });
  if (csl === undefined) throw new Error('it holds no reference');
  return csl;
}
