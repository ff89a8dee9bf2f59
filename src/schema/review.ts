import { z } from 'zod';
import { cslItem } from './bibliography.ts';
import { id, plainText } from './text.ts';

const judgment = z.strictObject({
  areas: z.array(id).min(1).describe('Ids of the areas that the statement judges'),
  reads: plainText(120).describe('The judgment in a few words'),
  agreesFrom: z.int().min(0).describe('Lowest level of an application that agrees with it'),
  agreesTo: z.int().min(0).describe('Highest level of an application that agrees with it'),
  because: plainText(300).describe('How we read the judgment, for the reader'),
});

const statement = z.strictObject({
  id: id.describe('Id that pages refer to'),
  about: z
    .enum(['scope', 'maturity', 'challenge', 'ethics', 'conclusion'])
    .describe('What the statement is about'),
  text: plainText(300).describe('The statement, in our own words'),
  judgment: judgment.optional().describe('Where the statement judges how mature an area is'),
});

/** The review that the map accompanies: its record and its statements. */
export const review = z.strictObject({
  id: id.describe('Id of the review'),
  csl: cslItem.describe('Its bibliographic record'),
  basis: plainText(300).describe('What is known of the review here'),
  subjects: z.array(plainText(80)).min(1).describe('Its subjects'),
  statements: z.array(statement).min(1).describe('What it says, each statement by an id'),
});

export type Review = z.output<typeof review>;
export type ReviewStatement = z.output<typeof statement>;
export type Judgment = z.output<typeof judgment>;
