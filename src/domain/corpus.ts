import type { Addresses } from '../schema/addresses.ts';
import type { Application } from '../schema/application.ts';
import type { Area } from '../schema/area.ts';
import type { Change } from '../schema/change.ts';
import type { Concept } from '../schema/concepts.ts';
import type { Term } from '../schema/glossary.ts';
import type { Ladder } from '../schema/ladder.ts';
import type { Lesson } from '../schema/lesson.ts';
import type { Page } from '../schema/page.ts';
import type { Review } from '../schema/review.ts';
import type { Search } from '../schema/search.ts';
import type { SecondCoding } from '../schema/second-coding.ts';
import type { Site } from '../schema/site.ts';
import type { Style } from '../schema/style.ts';
import type { Study } from '../schema/study.ts';
import type { Topic } from '../schema/topic.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';

/** The two kinds of topic: technical challenges and ethical issues. */
export type TopicKind = 'challenge' | 'issue';

/** An entry with its id, which is the name of its file. */
export type Entry<T> = T & { readonly id: string };

/** An ethical issue or a challenge, with its kind. */
export type TopicEntry = Entry<Topic> & { readonly kind: TopicKind };

/** Where a document cites, and what its sections are called; read from its source. */
export interface DocumentOutline {
  /** Ids of records in the order of their first `<Cite>`, each once. */
  readonly cited: readonly string[];
  /** Headings with an anchor, in order, and what is cited below each. */
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly cited: readonly string[];
  }[];
}

/** All content of the map, valid and in its canonical order. */
export interface Corpus {
  readonly site: Site;
  readonly review: Review;
  readonly ladder: Ladder;
  readonly vocabulary: Vocabulary;
  /** Words that search knows beside the glossary. */
  readonly search: Search;
  /** What readers look for, with the pages about it. */
  readonly concepts: readonly Concept[];
  /** Words that its prose does without. */
  readonly style: Style;
  readonly glossary: readonly Term[];
  readonly changes: readonly Change[];
  readonly addresses: Addresses;
  /** Every evidence record, by id. */
  readonly studies: ReadonlyMap<string, Study>;
  /** Independent second codings of some records. */
  readonly secondCodings: readonly SecondCoding[];
  /** Areas in order. */
  readonly areas: readonly Entry<Area>[];
  /** Applications in order of their areas, then their own. */
  readonly applications: readonly Entry<Application>[];
  /** Challenges, then issues, each in order. */
  readonly topics: readonly TopicEntry[];
  readonly lessons: readonly Entry<Lesson>[];
  readonly pages: readonly Entry<Page>[];
  /** Outline of every document, by `folder/id`, such as `applications/ambient-scribing`. */
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
}

/** The version of the map: that of its newest change. */
export const version = (corpus: Pick<Corpus, 'changes'>): string =>
  corpus.changes[0]?.version ?? 'unversioned';
