import type { DocumentFolder } from '../schema/collections.ts';
import type { Ladder } from '../schema/ladder.ts';
import type { Study } from '../schema/study.ts';
import { rungOf } from './study.ts';

/** How many rungs, from the top, hold the studies that the page of their application must cite. */
const STRONG_RUNGS = 2;

/** Whether a study stands, not retracted, on one of the rungs at the top of the ladder. */
export const isStrong = (ladder: Ladder, study: Study): boolean =>
  study.retracted === undefined &&
  rungOf(ladder, study.stage) > Math.max(0, ladder.rungs.length - STRONG_RUNGS);

/** The records that belong to the page of an application or a topic; none for other pages. */
export function recordsOfPage(
  folder: DocumentFolder,
  id: string,
  studies: readonly Study[],
): readonly Study[] {
  switch (folder) {
    case 'applications':
      return studies.filter((study) => study.applications.includes(id));
    case 'challenges':
    case 'issues':
      return studies.filter((study) => study.topics?.some(({ topic }) => topic === id) ?? false);
    default:
      return [];
  }
}
