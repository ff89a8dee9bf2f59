/** Kinds of record. Only primary studies stand on the ladder. */
export const KINDS = ['primary', 'synthesis', 'guidance', 'context'] as const;
/** How the findings of a study came out. */
export const BALANCES = ['favorable', 'mixed', 'unfavorable', 'descriptive'] as const;
/** What the facts of a record were read from. */
export const BASES = ['abstract', 'preprint', 'secondary'] as const;

export type Kind = (typeof KINDS)[number];
export type Balance = (typeof BALANCES)[number];
export type Basis = (typeof BASES)[number];
