import { z } from 'zod';
import { aliases, id, plainText } from './text.ts';

const term = z.strictObject({
  id: id.describe('Id, and the anchor on the glossary page'),
  term: plainText(80).describe('The term as shown'),
  aliases,
  definition: plainText(500).describe('One or two plain sentences'),
  see: z.array(id).optional().describe('Ids of related terms'),
});

/** The glossary: terms with a plain definition. */
export const glossary = z.array(term).min(1);

export type Term = z.output<typeof term>;
