import type { Draft } from '../schema/draft.ts';

/** Formats that references are read from. */
export const FORMATS = ['ris', 'bibtex', 'csl-json', 'pubmed', 'csv', 'eppi-json'] as const;
export type Format = (typeof FORMATS)[number];

export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  ris: 'RIS',
  bibtex: 'BibTeX',
  'csl-json': 'CSL-JSON',
  pubmed: 'PubMed',
  csv: 'CSV',
  'eppi-json': 'EPPI-Reviewer JSON',
};

/** A reference as it was read: clean, and with no more than was seen. */
export interface Item {
  readonly csl: Draft['csl'];
  /** Whether the list of authors is cut. */
  readonly cut: boolean;
  readonly abstract: string | undefined;
  readonly keywords: readonly string[];
  /** What was read and has no field of its own, in words. */
  readonly remarks: readonly string[];
}

/** A reference of a file, or why it can't be used. */
export type ReadItem =
  | { readonly line: number; readonly item: Item; readonly reason?: never }
  | { readonly line: number; readonly reason: string; readonly title?: string };

/** A reference in CSL-JSON as others write it: any field may hold anything. */
export type LooseCsl = Readonly<Record<string, unknown>>;

/** What a format gives for each of its references, before it is cleaned. */
export type LooseItem =
  | { readonly line: number; readonly csl: LooseCsl; readonly reason?: never }
  | { readonly line: number; readonly reason: string; readonly title?: string };
