import { z } from 'zod';
import { id, plainText } from './text.ts';

const stage = z.strictObject({
  id: id.describe('Id that records refer to'),
  name: plainText(60).describe('Name'),
  short: plainText(24).describe('Name for the head of a column'),
  hint: plainText(40).describe('A few words below the head of the column'),
  test: plainText(400).describe('The yes/no test: a study stands here if this is true of it'),
  edges: z.array(plainText(300)).default([]).describe('Rules for cases on the edge'),
});

const requirement = z.strictObject({
  stages: z.array(id).min(1).describe('Studies on these stages are counted'),
  studies: z.int().min(1).optional().describe('At least so many studies'),
  independent: z.int().min(1).optional().describe('At least so many independent studies'),
  unfavorableAtMost: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of these studies that may be unfavorable, from 0 to 1'),
  says: plainText(200).describe('The requirement in words'),
});

const level = z.strictObject({
  level: z.int().min(0).describe('The level, counted from 0'),
  name: plainText(60).describe('Its name'),
  means: plainText(300).describe('What it means, in a sentence'),
  requires: z.array(requirement).describe('All of these must hold; none for level 0'),
});

/** The ladder: rungs, routine use beside it, and the rule that makes a level of them. */
export const ladder = z.strictObject({
  rungs: z.array(stage).min(1).describe('The rungs, weakest test first'),
  adoption: stage.describe('The mark of adoption beside the ladder'),
  levels: z.array(level).min(2).describe('The levels, 0 first'),
});

export type Stage = z.output<typeof stage>;
export type Requirement = z.output<typeof requirement>;
export type Level = z.output<typeof level>;
export type Ladder = z.output<typeof ladder>;
