/** Kinds of record. Only primary studies stand on the ladder. */
export const KINDS = ['primary', 'synthesis', 'guidance', 'context'] as const;
/** How the findings of a study came out. */
export const BALANCES = ['favorable', 'mixed', 'unfavorable', 'descriptive'] as const;
/** What the facts of a record were read from. */
export const BASES = ['abstract', 'preprint', 'secondary'] as const;

/** Anchors of the sections of every application page, in order. They never change. */
export const APPLICATION_ANCHORS = [
  'what',
  'review',
  'evidence',
  'challenges',
  'ethics',
  'gaps',
  'discuss',
  'references',
] as const;

/** Anchors of the sections of every page on a challenge or an issue, in order. */
export const TOPIC_ANCHORS = [
  'what',
  'review',
  'evidence',
  'applications',
  'responses',
  'discuss',
  'references',
] as const;

/**
 * Names of the schemas that an editor is given. They stand here, without the schemas, for all that
 * only names them.
 */
export const SCHEMA_NAMES = [
  'study',
  'draft',
  'second-coding',
  'area',
  'application',
  'topic',
  'lesson',
  'page',
  'addresses',
  'changes',
  'concepts',
  'glossary',
  'ladder',
  'review',
  'search',
  'site',
  'style',
  'vocabulary',
] as const;

export type SchemaName = (typeof SCHEMA_NAMES)[number];
export type Kind = (typeof KINDS)[number];
export type Balance = (typeof BALANCES)[number];
export type Basis = (typeof BASES)[number];
