import { APPLICATION_ANCHORS, TOPIC_ANCHORS } from '../schema/codes.ts';
import type { Words } from '../schema/site.ts';
import type { Study } from '../schema/study.ts';

/** A part of a page that can be linked to. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/** Sections of every application page, in order. Their anchors never change. */
export const applicationSections = ({ sections }: Words): readonly Section[] =>
  APPLICATION_ANCHORS.map((id) => ({ id, title: sections.applications[id] }));

/** Sections of every page on a topic, in order. */
export const topicSections = ({ sections }: Words): readonly Section[] =>
  TOPIC_ANCHORS.map((id) => ({ id, title: sections.topics[id] }));

/** Sections that the text of every lesson begins with, in order. */
export const LESSON_TEXT_SECTIONS: readonly Section[] = [
  { id: 'before', title: 'Before you start' },
  { id: 'activity', title: 'Activity' },
];

/** Sections that the page of a lesson adds to its text, in order. */
export const LESSON_SECTIONS = {
  questions: { id: 'questions', title: 'Questions' },
  pack: { id: 'pack', title: 'Take it to class' },
  references: { id: 'references', title: 'References' },
} as const satisfies Readonly<Record<string, Section>>;

/** Sections of the page for teachers. */
export const TEACH_SECTIONS = {
  list: { id: 'reading-list', title: 'Your reading list' },
  lessons: { id: 'lessons', title: 'Lessons' },
} as const satisfies Readonly<Record<string, Section>>;

/** Sections of a study page; those that the record has nothing for are left out. */
export function studySections(study: Study, words: Words): readonly Section[] {
  return [
    { id: 'finding', title: 'What it found' },
    ...(study.outcomes?.length ? [{ id: 'outcomes', title: 'Outcomes' }] : []),
    { id: 'facts', title: 'How it was done' },
    ...(study.topics?.length ? [{ id: 'topics', title: words.topics }] : []),
    { id: 'coding', title: 'How this was coded' },
    { id: 'cite', title: 'Reference' },
  ];
}
