import { z } from 'zod';
import { exceptions } from './exception.ts';
import { aliases, order, plainText, reviewStatements, summary } from './text.ts';

/** Frontmatter of a technical challenge or an ethical issue. */
export const topic = z.strictObject({
  name: plainText(80).describe('Name of the challenge or issue'),
  order,
  scope: plainText(200).describe('What it means, in a phrase'),
  summary,
  aliases,
  review: reviewStatements,
  exceptions,
});

export type Topic = z.output<typeof topic>;
