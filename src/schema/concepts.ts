import { z } from 'zod';
import { plainText } from './text.ts';

const path = z.string().regex(/^\/(?:[a-z0-9-]+\/)*(?:#[a-z0-9-]+)?$/u, {
  error: 'must be the path of a page, such as "/evidence/li-2024-deepdr-llm/"',
});

const concept = z.strictObject({
  terms: z
    .array(plainText(60))
    .min(1)
    .describe(
      'What readers may type for it, of one or two words each, in any order; it is called by the first',
    ),
  main: z
    .array(path)
    .min(1)
    .describe(
      'Paths of pages that are about it, or of terms of the glossary, such as "/glossary/#ehr"',
    ),
  also: z.array(path).optional().describe('Paths of pages that have something on it'),
});

/** What readers look for: concepts with their terms and the pages about them, as an index of a book has. */
export const concepts = z.array(concept);

export type Concept = z.output<typeof concept>;
