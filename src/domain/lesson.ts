import type { Lesson, Question } from '../schema/lesson.ts';
import type { DocumentOutline } from './corpus.ts';
import { sentencesOf, type Passage } from './prose.ts';

/** Ids of the records that a lesson cites, in order of their numbers: its text, then its questions. */
export const citedInLesson = (
  outline: Pick<DocumentOutline, 'cited'> | undefined,
  { questions }: Pick<Lesson, 'questions'>,
): readonly string[] => [
  ...new Set([
    ...(outline?.cited ?? []),
    ...questions.flatMap(({ explanation }) => explanation.cites),
  ]),
];

/** Path of a field and its text. */
type Field = readonly [path: readonly (string | number)[], text: string];

const fieldsOf = (question: Question): readonly Field[] => [
  [['prompt'], question.prompt],
  ...(question.kind === 'open'
    ? []
    : question.choices.flatMap(({ text, feedback }, index): readonly Field[] => [
        [['choices', index, 'text'], text],
        [['choices', index, 'feedback'], feedback],
      ])),
  [['explanation', 'text'], question.explanation.text],
];

/**
 * The questions of a lesson as passages, one a sentence. Each sentence stands on the records that its
 * question cites.
 * @param lineOf line of a field in the file of the lesson; asked for where a line is
 */
export const passagesOfQuestions = (
  { questions }: Pick<Lesson, 'questions'>,
  lineOf: (path: readonly (string | number)[]) => number | undefined,
): readonly Passage[] =>
  questions.flatMap((question, at) =>
    fieldsOf(question).flatMap(([path, text]) => {
      const placed = <T extends object>(run: T) => ({
        ...run,
        get line() {
          return lineOf(['questions', at, ...path]) ?? 1;
        },
      });
      const whole: Passage = { kind: 'body', runs: [placed({ text })] };
      return sentencesOf(whole).map((sentence): Passage => ({
        kind: 'body',
        runs: [placed({ text: sentence.text }), placed({ cited: question.explanation.cites })],
      }));
    }),
  );
