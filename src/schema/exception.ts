import { z } from 'zod';
import { plainText } from './text.ts';

/** Rules of the check of prose that an editor may make an exception from. */
export const RULES = ['number', 'uncited', 'strong-study', 'word'] as const;

export type Rule = (typeof RULES)[number];

const exception = z.strictObject({
  rule: z
    .enum(RULES)
    .describe(
      'number (a figure that no cited record holds), word (a word that style.yaml rules out), strong-study (a study on the top two rungs that the page does not cite), uncited (a page that cites none of its records)',
    ),
  match: plainText(200).describe(
    'What is excused. For number and word: a piece of the sentence or field, as it stands there, with the figure or word in it. For strong-study: the id of the study. For uncited: the id of the page',
  ),
  because: plainText(300).describe('Why it is right as it stands, for the next editor'),
});

/** Exceptions of an editor from the check of prose. One that excuses nothing is itself a fault. */
export const exceptions = z
  .array(exception)
  .min(1, { error: 'must be left out where there is none' })
  .optional()
  .describe('Exceptions from the check of prose, each with its reason');

export type Exception = z.output<typeof exception>;
