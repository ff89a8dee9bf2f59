import { z } from 'zod';
import { plainText } from './text.ts';

const pattern = z
  .string()
  .max(60, { error: 'must be at most 60 characters' })
  .regex(/^\p{L}+(?:[ -]\p{L}+)*\*?$/u, {
    error: 'must be a word or a few, with * at the end for every ending, such as "revolution*"',
  });

const hype = z.strictObject({
  word: pattern.describe('The word in any case; with * at its end, whatever ending it has'),
  instead: plainText(120).describe('What to write instead'),
});

const spelling = z
  .strictObject({
    british: pattern.describe('The British form; with * at its end, whatever ending it has'),
    american: pattern.describe('The American form, with * where the British one has it'),
  })
  .refine(({ british, american }) => british.endsWith('*') === american.endsWith('*'), {
    path: ['american'],
    error: 'must end in * just where the British form does',
  });

const verb = z
  .string()
  .regex(/^[a-z]+$/u, { error: 'must be one word in lower case, such as "compare"' });

/** Words that the prose of the map does without, and those that an objective may begin with. */
export const style = z.strictObject({
  hype: z.array(hype).min(1).describe('Words of hype, and what to write instead'),
  spellings: z.array(spelling).min(1).describe('British spellings and their American form'),
  verbs: z
    .array(verb)
    .min(1)
    .describe('Action verbs: what learners can be seen to do; an objective begins with one'),
});

export type Style = z.output<typeof style>;
