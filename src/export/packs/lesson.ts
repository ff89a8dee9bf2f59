import type { CoursePack } from '../../domain/course-pack.ts';
import type { Entry } from '../../domain/corpus.ts';
import { element, type Element, type Markup } from '../../domain/markup.ts';
import type { Lesson } from '../../schema/lesson.ts';
import { rightsOf, type PackTerms } from './terms.ts';

/** A place that a pack links to. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

/** A lesson with all that its course pack needs from around it. Every address is a full one. */
export interface LessonParts {
  readonly lesson: Entry<Lesson>;
  /** Address of its page. */
  readonly url: string;
  /** Its text, from the first heading on. */
  readonly body: readonly Markup[];
  readonly readings: readonly Link[];
  /** Studies that it cites, in order of their numbers. */
  readonly references: readonly Link[];
  /** A study by the id of its record. */
  readonly study: (id: string) => Link;
}

const link = ({ title, url }: Link): Element => element('a', { href: url }, title);
const list = (name: 'ul' | 'ol', items: readonly Markup[]): Element =>
  element(name, {}, ...items.map((item) => element('li', {}, item)));

/** The paragraphs of a text. */
export const paragraphs = (text: string): readonly Element[] =>
  text.split(/\n\s*\n/u).map((paragraph) => element('p', {}, paragraph));

function instructions(
  { lesson, url, body, readings, references }: LessonParts,
  terms: PackTerms,
): readonly Markup[] {
  return [
    element('p', {}, lesson.summary),
    element('p', {}, `Level: ${lesson.level}. Time: ${lesson.minutes} minutes.`),
    element('h2', {}, 'Afterwards you can'),
    list('ul', lesson.objectives),
    element('h2', {}, 'Read first'),
    list('ul', readings.map(link)),
    ...body,
    element('h2', {}, 'References'),
    list('ol', references.map(link)),
    element(
      'p',
      {},
      'This lesson on the site: ',
      link({ title: url, url }),
      `. ${rightsOf(terms)}.`,
    ),
  ];
}

/** A lesson as a course pack: a page of instructions, its readings as links, and its questions. */
export function packOfLesson(parts: LessonParts, terms: PackTerms): CoursePack {
  const { lesson, readings, study } = parts;
  return {
    id: lesson.id,
    title: lesson.title,
    description: lesson.summary,
    language: terms.language,
    date: terms.date,
    rights: rightsOf(terms),
    sections: [
      {
        title: lesson.title,
        items: [
          {
            kind: 'page',
            name: lesson.id,
            title: `Instructions: ${lesson.title}`,
            body: instructions(parts, terms),
          },
          ...readings.map((reading) => ({ kind: 'link' as const, ...reading })),
          {
            kind: 'quiz',
            name: lesson.id,
            title: `Questions: ${lesson.title}`,
            questions: lesson.questions.map((question) => ({
              kind: question.kind,
              prompt: question.prompt,
              choices: question.kind === 'open' ? [] : question.choices,
              explanation: [
                ...paragraphs(question.explanation.text),
                list('ul', question.explanation.cites.map(study).map(link)),
              ],
            })),
          },
        ],
      },
    ],
  };
}
