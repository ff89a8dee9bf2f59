import { z } from 'zod';
import { exceptions } from './exception.ts';
import { aliases, order, plainText, summary } from './text.ts';

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
    .describe('What learners can do afterwards, each beginning with an action verb'),
  readings: z
    .array(
      z.string().regex(/^\/(?:[a-z0-9-]+\/)*(?:\?[^\s#]*)?(?:#[a-z0-9-]+)?$/u, {
        error: 'must be an address on this site, such as "/methods/#ladder"',
      }),
    )
    .min(1)
    .describe('Addresses on this site to read first'),
  aliases,
  exceptions,
});

export type Lesson = z.output<typeof lesson>;
