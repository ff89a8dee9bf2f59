import type { Balance } from '../../schema/codes.ts';
import type { FilterKey } from '../view-state.ts';

/** Fields of what can be found, each with a weight of its own; `lead` is who is named first. */
export const FIELDS = [
  'title',
  'aliases',
  'finding',
  'headings',
  'lead',
  'authors',
  'models',
  'countries',
  'context',
  'body',
] as const;
export type Field = (typeof FIELDS)[number];

/** A part of a document with an anchor of its own; its first part is the document's beginning. */
export interface SearchPart {
  readonly anchor: string;
  readonly title: string;
  readonly fields: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Texts that an excerpt may be taken from; the first stands where nothing matches. */
  readonly passages: readonly string[];
}

/** Names of codes, as readers see them. */
export interface SearchNames {
  readonly kind: Readonly<Record<string, string>>;
  readonly rung: Readonly<Record<string, string>>;
  readonly balance: Readonly<Record<string, string>>;
}

/** What can be found: a page, or a term of the glossary. */
export interface SearchDocument {
  /** Path from the root of the site, with an anchor where it is a part of a page. */
  readonly path: string;
  readonly title: string;
  /** Kind of record, or of page. */
  readonly kind: string;
  /** What stands beside the kind, such as "Lukac et al., 2025"; may be empty. */
  readonly label: string;
  /** Day of publication as far as known; empty for what is no record. */
  readonly issued: string;
  readonly balance?: Balance;
  readonly facets: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  /** Names that the document goes by: whoever types one wants it. */
  readonly names: readonly string[];
  /** Its DOI, and numbers in registers. */
  readonly identifiers: readonly string[];
  readonly parts: readonly SearchPart[];
}
