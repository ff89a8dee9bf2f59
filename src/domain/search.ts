import type { Words } from '../schema/site.ts';
import { capitalized } from './names.ts';
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
export const pageKinds = ({
  applications,
  area,
  challenges,
  issues,
}: Words): readonly (readonly [kind: string, name: string])[] => [
  ['application', capitalized(applications.one)],
  ['area', area],
  ['challenge', challenges.one],
  ['ethics', issues.one],
  ['glossary', 'Glossary'],
  ['lesson', 'Lesson'],
  ['page', 'About the map'],
];
