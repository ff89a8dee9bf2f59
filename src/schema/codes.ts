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

export type Kind = (typeof KINDS)[number];
export type Balance = (typeof BALANCES)[number];
export type Basis = (typeof BASES)[number];
