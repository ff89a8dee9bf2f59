import type { FilterKey } from './view-state.ts';

/** Keys that the search offers as filters. */
export const SEARCH_KEYS = [
  'kind',
  'area',
  'application',
  'rung',
  'balance',
  'design',
  'topic',
  'country',
] as const satisfies readonly FilterKey[];

/** Kinds of page that are no records, with their names. Records have the kinds of their schema. */
export const PAGE_KINDS: readonly (readonly [kind: string, name: string])[] = [
  ['application', 'Application'],
  ['area', 'Area'],
  ['challenge', 'Challenge'],
  ['ethics', 'Ethical issue'],
  ['glossary', 'Glossary'],
  ['lesson', 'Lesson'],
  ['page', 'About the map'],
];
