import type { DocumentFolder } from '../schema/collections.ts';
import type { Ladder } from '../schema/ladder.ts';
import type { Study } from '../schema/study.ts';
import { isStrong, recordsOfPage } from './page-records.ts';
import { sentencesOf, wordsOf, type Passage } from './prose.ts';
import { gradeOf } from './readability.ts';

/** Highest Flesch-Kincaid grade of a page. */
export const MOST_GRADE = 13;
/** Fewest and most words of body text on a page of a folder. */
export const WORDS: Partial<Record<DocumentFolder, readonly [least: number, most: number]>> = {
  applications: [500, 900],
  challenges: [500, 800],
  issues: [500, 800],
  areas: [150, 300],
};
/** Share of all records that must be cited somewhere. */
export const LEAST_CITED = 0.9;

/** A document with what its source holds. */
export interface ProsePage {
  readonly folder: DocumentFolder;
  readonly id: string;
  readonly passages: readonly Passage[];
  /** Ids of cited records, each once. */
  readonly cited: readonly string[];
}

/** What the report says of a page. */
export interface PageReport {
  readonly page: string;
  readonly words: number;
  /** Flesch-Kincaid grade, rounded to a tenth. */
  readonly grade: number;
  /** How many times a sentence cites a record. */
  readonly citations: number;
  /** How many records it cites. */
  readonly cited: number;
  /** How many records belong to it. */
  readonly records: number;
  /** Ids of the records that belong to it and that it does not cite. */
  readonly uncited: readonly string[];
  /** What is out of bounds, in words. */
  readonly problems: readonly string[];
}

/** The report on all prose. */
export interface ProseReport {
  readonly pages: readonly PageReport[];
  readonly records: number;
  readonly cited: number;
  /** Share of all records that are cited at least once, from 0 to 1. */
  readonly share: number;
  /** Ids of the records that no page cites. */
  readonly uncited: readonly string[];
  /** Studies on the top rungs that the page of one of their applications does not cite. */
  readonly strongUncited: readonly { readonly page: string; readonly study: string }[];
  /** Everything that is out of bounds, in words; empty where all is well. */
  readonly problems: readonly string[];
}

function reportOfPage(page: ProsePage, studies: readonly Study[]): PageReport {
  const sentences = page.passages.filter(({ kind }) => kind === 'body').flatMap(sentencesOf);
  const words = sentences.flatMap(({ text }) => wordsOf(text)).length;
  const grade = Math.round(gradeOf(sentences.map(({ text }) => text)) * 10) / 10;
  const own = recordsOfPage(page.folder, page.id, studies);
  const [least, most] = WORDS[page.folder] ?? [0, Infinity];
  return {
    page: `${page.folder}/${page.id}`,
    words,
    grade,
    citations: sentences.flatMap(({ cited }) => cited).length,
    cited: page.cited.length,
    records: own.length,
    uncited: own.map(({ id }) => id).filter((id) => !page.cited.includes(id)),
    problems: [
      ...(grade > MOST_GRADE ? [`grade ${grade}, at most ${MOST_GRADE}`] : []),
      ...(words < least || words > most ? [`${words} words, ${least} to ${most}`] : []),
    ],
  };
}

/** Reports on the prose of all pages: length, readability, and what they cite. */
export function proseReport(
  pages: readonly ProsePage[],
  studies: readonly Study[],
  ladder: Ladder,
): ProseReport {
  const reports = pages.map((page) => reportOfPage(page, studies));
  const everywhere = new Set(pages.flatMap(({ cited }) => cited));
  const uncited = studies.map(({ id }) => id).filter((id) => !everywhere.has(id));
  const cited = studies.length - uncited.length;
  const share = studies.length === 0 ? 1 : cited / studies.length;
  const strong = new Set(studies.filter((study) => isStrong(ladder, study)).map(({ id }) => id));
  return {
    pages: reports,
    records: studies.length,
    cited,
    share,
    uncited,
    strongUncited: reports
      .filter(({ page }) => page.startsWith('applications/'))
      .flatMap(({ page, uncited: ids }) =>
        ids.filter((id) => strong.has(id)).map((study) => ({ page, study })),
      ),
    problems: [
      ...reports.flatMap(({ page, problems }) => problems.map((problem) => `${page}: ${problem}`)),
      ...(share < LEAST_CITED
        ? [`${cited} of ${studies.length} records are cited, at least ${LEAST_CITED * 100}%`]
        : []),
    ],
  };
}
