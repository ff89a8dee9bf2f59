import { z } from 'zod';
import { httpUrl, isoDay, plainText } from './text.ts';

/** Everything that names this map: title, words of the home page, license, search date. */
export const site = z.strictObject({
  title: plainText(60).describe('Name of the site'),
  tagline: plainText(80).describe('A few words beside the name'),
  language: z
    .string()
    .regex(/^[a-z]{2}(?:-[A-Z]{2})?$/u)
    .describe('Language of the content'),
  description: plainText(200).describe('One sentence for search engines'),
  question: plainText(80).describe('The heading of the home page'),
  lead: plainText(300).describe('The sentence below it'),
  subject: plainText(80).describe('What the studies are about, as in "studies of …"'),
  publisher: plainText(120).describe('Who made the map'),
  searched: isoDay.describe('Day of the last search for studies'),
  license: z.strictObject({
    name: plainText(60).describe('Name of the license of the content'),
    url: httpUrl.describe('Its address'),
  }),
  repository: httpUrl.optional().describe('Address of the source, once there is one'),
});

export type Site = z.output<typeof site>;
