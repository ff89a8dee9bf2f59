import type { ReadingList } from '../../domain/reading-list/list.ts';

/** "1 entry", "5 entries". */
export const counted = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`;

/** Whether nothing is in a list, not even a title. */
export const isEmpty = ({ title, entries }: ReadingList): boolean =>
  title === '' && entries.length === 0;
