import { z } from 'zod';
import { doi, httpUrl, plainText } from './text.ts';

/** A person, or a body that signs as one. */
export const author = z
  .union(
    [
      z.strictObject({
        family: plainText(120)
          .refine((name) => !name.includes(';'), {
            error: 'must be one person, without a semicolon',
          })
          .describe('Family name'),
        given: plainText(120).optional().describe('Given names or initials, where seen'),
      }),
      z.strictObject({ literal: plainText(200).describe('Name of a body, such as a ministry') }),
    ],
    { error: 'must be { family, given } for a person or { literal } for a body' },
  )
  .describe('A person ({ family, given }) or a body ({ literal })');

/** Year, month, day: as much of it as was seen, and only dates that exist. */
export const dateParts = z
  .array(z.int())
  .min(1)
  .max(3)
  .refine(
    ([year = 0, month = 1, day = 1]) => {
      const date = new Date(Date.UTC(year, month - 1, day));
      return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    },
    { error: 'must be a date that exists: [year, month, day]' },
  )
  .refine(([year = 0]) => year >= 1950 && year <= 2100, {
    error: 'must have a year between 1950 and 2100',
  });

/** A bibliographic item in CSL-JSON, as far as this map uses that form (citationstyles.org). */
export const cslItem = z.strictObject({
  type: z
    .enum(['article-journal', 'article', 'report', 'paper-conference', 'article-magazine', 'book'])
    .describe('Type of the item in CSL: article-journal, article (a preprint), report, …'),
  genre: plainText(80).optional().describe('Kind of report or preprint, where it has a name'),
  title: plainText(500).describe('Title as published'),
  author: z.array(author).min(1).describe('Authors in order, as far as they were seen'),
  'container-title': plainText(300).optional().describe('Journal, server or proceedings'),
  publisher: plainText(200).optional().describe('Publisher, where it matters'),
  issued: z
    .strictObject({ 'date-parts': z.array(dateParts).length(1) })
    .describe('Day of publication: { date-parts: [[year, month, day]] }, month and day if seen'),
  volume: plainText(40).optional().describe('Volume'),
  issue: plainText(40).optional().describe('Issue'),
  page: plainText(60).optional().describe('Pages or article number'),
  DOI: doi.optional().describe('DOI, without https://doi.org/'),
  PMID: z
    .string()
    .regex(/^[1-9]\d{0,8}$/u, { error: 'must be a PubMed number in quotes, such as "38965432"' })
    .optional()
    .describe('PubMed number, in quotes'),
  PMCID: z
    .string()
    .regex(/^PMC\d{1,9}$/u, { error: 'must begin with PMC, such as "PMC8428058"' })
    .optional()
    .describe('PubMed Central number'),
  URL: httpUrl.optional().describe('Address of the item, where it has no DOI or beside it'),
});

export type Author = z.output<typeof author>;
export type CslItem = z.output<typeof cslItem>;
