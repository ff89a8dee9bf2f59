import { z } from 'zod';
import { exceptions } from './exception.ts';
import { aliases, id, order, plainText, reviewStatements, summary } from './text.ts';

/** Frontmatter of an application: a row of the map. */
export const application = z.strictObject({
  name: plainText(80).describe('Name of the application'),
  area: id.describe('Id of the area that it belongs to'),
  order,
  scope: plainText(200).describe('What belongs to it, in a phrase'),
  summary,
  aliases,
  review: reviewStatements,
  exceptions,
});

export type Application = z.output<typeof application>;
