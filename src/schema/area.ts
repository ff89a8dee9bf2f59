import { z } from 'zod';
import { exceptions } from './exception.ts';
import { aliases, order, plainText, reviewStatements, summary } from './text.ts';

/** Frontmatter of an area: a group of applications. */
export const area = z.strictObject({
  name: plainText(80).describe('Name of the area'),
  order,
  scope: plainText(200).describe('What belongs to it, in a phrase'),
  summary,
  aliases,
  review: reviewStatements,
  exceptions,
});

export type Area = z.output<typeof area>;
