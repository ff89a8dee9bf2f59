import type { Study } from '../schema/study.ts';

/** A part of a page that can be linked to. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/** Sections of every application page, in order. Their anchors never change. */
export const APPLICATION_SECTIONS: readonly Section[] = [
  { id: 'what', title: 'What it is' },
  { id: 'review', title: 'What the review says' },
  { id: 'evidence', title: 'What has been tested' },
  { id: 'challenges', title: 'Challenges' },
  { id: 'ethics', title: 'Ethical issues' },
  { id: 'gaps', title: 'Gaps' },
  { id: 'discuss', title: 'To discuss' },
  { id: 'references', title: 'References' },
];

/** Sections of every page on a challenge or an ethical issue, in order. */
export const TOPIC_SECTIONS: readonly Section[] = [
  { id: 'what', title: 'What it is' },
  { id: 'review', title: 'What the review says' },
  { id: 'evidence', title: 'What studies found' },
  { id: 'applications', title: 'Where it shows' },
  { id: 'responses', title: 'What has been tried' },
  { id: 'discuss', title: 'To discuss' },
  { id: 'references', title: 'References' },
];

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

/** Sections of a study page; those that the record has nothing for are left out. */
export function studySections(study: Study): readonly Section[] {
  return [
    { id: 'finding', title: 'What it found' },
    ...(study.outcomes?.length ? [{ id: 'outcomes', title: 'Outcomes' }] : []),
    { id: 'facts', title: 'How it was done' },
    ...(study.topics?.length ? [{ id: 'topics', title: 'Challenges and ethical issues' }] : []),
    { id: 'coding', title: 'How this was coded' },
    { id: 'cite', title: 'Reference' },
  ];
}
