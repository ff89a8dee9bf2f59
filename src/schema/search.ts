import { z } from 'zod';
import { plainText } from './text.ts';

const word = z.string().regex(/^\p{Ll}+$/u, { error: 'must be one word in lower case' });

const ending = z.strictObject({
  from: word.describe('The ending as it may be written, such as "isation"'),
  to: word.describe('The ending that it is read as, such as "ization"'),
});

const page = z.strictObject({
  path: z
    .string()
    .regex(/^\/(?:[a-z0-9-]+\/)*$/u, { error: 'must be the path of a page, such as "/data/"' })
    .describe('Path of the page'),
  title: plainText(80).describe('Title of the result'),
  text: plainText(400).describe('What the page is for, in a sentence or two'),
  aliases: z.array(plainText(80)).min(1).describe('Words that a reader may type to find it'),
});

/** The words of search: what the glossary and the pages themselves do not say. */
export const search = z.strictObject({
  silent: z
    .array(word)
    .min(1)
    .describe('Words that carry no meaning in a search and are passed over, such as "the"'),
  asking: z
    .array(plainText(40))
    .min(1)
    .describe('Words that ask what something means: with them, the glossary stands first'),
  endings: z
    .array(ending)
    .min(1)
    .describe('Endings that are read as one, beside the spellings in style.yaml'),
  synonyms: z
    .array(z.array(plainText(60)).min(2))
    .describe('Sets of words and phrases that mean the same; the glossary adds its own'),
  related: z
    .array(z.array(plainText(60)).min(2))
    .describe('Sets of words that are near in meaning; found as well, and counting for less'),
  broader: z
    .array(
      z.strictObject({
        names: z.array(plainText(60)).min(1).describe('What a reader may type, such as "Africa"'),
        members: z.array(plainText(60)).min(1).describe('What belongs to it, such as "Kenya"'),
      }),
    )
    .describe('Words that take in others: who types one finds its members, and not the other way'),
  right: z
    .array(word)
    .describe('Words that are right though the map may not hold them; they are never corrected'),
  narrow: z
    .array(plainText(80))
    .describe('Aliases of the glossary that mean too many other things to be searched for as well'),
  pages: z.array(page).describe('Pages that are lists or tools, and say little in words'),
});

export type Search = z.output<typeof search>;
