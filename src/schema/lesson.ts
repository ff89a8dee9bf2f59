import { z } from 'zod';
import { exceptions } from './exception.ts';
import { aliases, id, order, plainText, summary } from './text.ts';

const choice = z.strictObject({
  text: plainText(300).describe('What the choice says'),
  right: z.boolean().default(false).describe('Whether it is right; left out where it is not'),
  feedback: plainText(400).describe(
    'What a learner who takes it is told: why it is right, or which misunderstanding it shows',
  ),
});

const shared = {
  prompt: plainText(800).describe('What is asked'),
  explanation: z
    .strictObject({
      text: plainText(1500).describe(
        'The answer explained, or a model answer to an open question; an empty line begins a paragraph',
      ),
      cites: z
        .array(id)
        .min(1)
        .describe('Ids of the records that carry it, and every figure of the question'),
    })
    .describe('What is shown once the question is answered'),
};

const choices = z.array(choice).min(3).max(6).describe('Choices in the order in which they stand');
const rights = (list: readonly { readonly right: boolean }[]): number =>
  list.filter(({ right }) => right).length;

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('single').describe('One choice is right'),
    ...shared,
    choices: choices.refine((list) => rights(list) === 1, {
      error: 'must have one choice with "right: true"; with several, the kind is "multiple"',
    }),
  }),
  z.strictObject({
    kind: z.literal('multiple').describe('One or more choices are right'),
    ...shared,
    choices: choices.refine((list) => rights(list) > 0 && rights(list) < list.length, {
      error: 'must have at least one choice that is right and one that is not',
    }),
  }),
  z.strictObject({ kind: z.literal('open').describe('Answered in words'), ...shared }),
]);

/** Frontmatter of a lesson. */
export const lesson = z.strictObject({
  title: plainText(120).describe('Title of the lesson'),
  summary,
  order,
  level: z
    .enum(['introductory', 'intermediate', 'advanced'])
    .describe('introductory, intermediate or advanced'),
  minutes: z.int().min(5).max(240).describe('How long it takes, in minutes'),
  objectives: z
    .array(plainText(200))
    .min(1)
    .describe(
      'What learners can do afterwards, each beginning with an action verb that style.yaml lists',
    ),
  readings: z
    .array(
      z.string().regex(/^\/(?:[a-z0-9-]+\/)*(?:\?[^\s#]*)?(?:#[a-z0-9-]+)?$/u, {
        error: 'must be an address on this site, such as "/methods/#ladder"',
      }),
    )
    .min(1)
    .describe('Addresses on this site to read first'),
  questions: z
    .array(question)
    .min(4)
    .max(8)
    .describe('Questions for pages, handouts and course packs'),
  aliases,
  exceptions,
});

export type Lesson = z.output<typeof lesson>;
export type Question = z.output<typeof question>;
