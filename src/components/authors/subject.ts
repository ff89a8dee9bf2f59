import type { Corpus } from '../../domain/corpus.ts';

/** What a page is about, so that the components on it know where they stand. */
export interface Subject {
  readonly corpus: Corpus;
  readonly kind: 'area' | 'application' | 'topic' | 'lesson' | 'page';
  readonly id: string;
  /** Ids of the review's statements that the page refers to. */
  readonly statements: readonly string[];
  /** Ids of cited records in order of their numbers. */
  readonly cited: readonly string[];
}

/** The subject of the page, or a word on who forgot to set it. */
export function subjectOf(locals: App.Locals): Subject {
  if (locals.subject === undefined) {
    throw new Error('A component for authors needs Astro.locals.subject: set it in the route.');
  }
  return locals.subject;
}
