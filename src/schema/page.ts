import { z } from 'zod';
import { exceptions } from './exception.ts';
import { aliases, order, plainText, summary } from './text.ts';

/** Frontmatter of a page of prose, such as the methods. */
export const page = z.strictObject({
  title: plainText(120).describe('Title'),
  summary,
  aliases,
  order,
  exceptions,
});

export type Page = z.output<typeof page>;
