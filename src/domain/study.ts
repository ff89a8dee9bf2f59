import type { Author } from '../schema/bibliography.ts';
import type { Ladder, Stage } from '../schema/ladder.ts';
import { BALANCES, type Balance } from '../schema/codes.ts';
import type { Study } from '../schema/study.ts';

/**
 * Whether the record is a study in which the output of a model was tested, and still stands. Only
 * these count: a retracted study does not.
 */
export const isPrimary = (study: Study): boolean =>
  study.kind === 'primary' && study.retracted === undefined;

/** Year of publication. */
export const year = (study: Study): number => study.csl.issued['date-parts'][0]?.[0] ?? 0;

/** Day of publication as YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known. */
export const issued = (study: Study): string =>
  (study.csl.issued['date-parts'][0] ?? [])
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');

/** Name of an author for a short label. */
export const authorName = (author: Author): string =>
  'literal' in author ? author.literal : author.family;

/** Authors for a label: "Lukac et al.", "Goh and Chen", "World Health Organization". */
export function authorsShort(study: Study): string {
  const [first, second, ...rest] = study.csl.author;
  if (first === undefined) return 'Unknown author';
  if (second === undefined && study['et-al'] !== true) return authorName(first);
  if (second !== undefined && rest.length === 0 && study['et-al'] !== true) {
    return `${authorName(first)} and ${authorName(second)}`;
  }
  return `${authorName(first)} et al.`;
}

/** "Lukac et al., 2025"; a retracted work is named so wherever it is cited. */
export const citationLabel = (study: Study): string =>
  `${authorsShort(study)}, ${year(study)}${study.retracted ? ' (retracted)' : ''}`;

/** All stages of a ladder: the rungs, weakest first, then routine use. */
export const stagesOf = (ladder: Ladder): readonly Stage[] => [...ladder.rungs, ladder.adoption];

/** The rung of a stage, counted from 1; 0 for routine use and for records without a stage. */
export const rungOf = (ladder: Ladder, stage: string | undefined): number =>
  ladder.rungs.findIndex((rung) => rung.id === stage) + 1;

/** Order of balances on the map and in lists. */
export const balanceRank = (balance: Balance): number => BALANCES.indexOf(balance);

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Strongest test first, then routine use, then records off the ladder; newest first within. */
export const byStrength =
  (ladder: Ladder) =>
  (a: Study, b: Study): number => {
    const strength = (study: Study): number =>
      study.stage === undefined ? -1 : rungOf(ladder, study.stage);
    return strength(b) - strength(a) || text(issued(b), issued(a)) || text(a.id, b.id);
  };

/** By balance, then oldest first: the order of dots in a cell. */
export const byBalance = (a: Study, b: Study): number =>
  balanceRank(a.direction) - balanceRank(b.direction) ||
  text(issued(a), issued(b)) ||
  text(a.id, b.id);

/** Newest first, then by id. */
export const byNewest = (a: Study, b: Study): number =>
  text(issued(b), issued(a)) || text(a.id, b.id);
