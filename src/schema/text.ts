import { z } from 'zod';

/** Characters that have no place in plain text: control characters other than line feed and tab. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u;
/** The opening of an HTML tag, comment or closing tag, or a character reference. */
const MARKUP = /<[a-z!/?]|&(?:[a-z]+|#\d+|#x[\da-f]+);/iu;

/**
 * One or more lines of plain text: no HTML, no control characters, no blank ends.
 * @param max longest length allowed, in characters
 */
export const plainText = (max = 1000) =>
  z
    .string()
    .min(1, { error: 'must not be empty' })
    .max(max, { error: `must be at most ${max} characters` })
    .refine((s) => s === s.trim(), { error: 'must not begin or end with a space' })
    .refine((s) => !CONTROL.test(s), { error: 'must not hold control characters' })
    .refine((s) => !MARKUP.test(s), { error: 'must be plain text without HTML' });

/** An id: lower-case words joined by hyphens, such as `ambient-scribing`. */
export const id = z
  .string()
  .max(100, { error: 'must be at most 100 characters' })
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u, {
    error: 'must be lower-case words joined by hyphens, such as "ambient-scribing"',
  });

/** An address on the Web. Only http and https are accepted. */
export const httpUrl = z.url({
  protocol: /^https?$/u,
  error: 'must be an http(s) address, such as "https://example.org/page"',
});

/** A day in the form YYYY-MM-DD that exists in the calendar. */
export const isoDay = z.iso.date({
  error: 'must be a day that exists, in the form "2026-11-22"',
});

/** A digital object identifier, without `https://doi.org/` before it. */
export const doi = z.string().regex(/^10\.\d{4,9}\/[^\s<>"{}|\\^`]+$/u, {
  error: 'must be a DOI without an address before it, such as "10.1000/xyz123"',
});

/** Words that a reader may type to find this page: synonyms, abbreviations, other spellings. */
export const aliases = z
  .array(plainText(80))
  .default([])
  .describe('Words that a reader may type to find this: synonyms, abbreviations, spellings');

/** Position among its siblings, counted from 1. */
export const order = z
  .int()
  .min(1)
  .describe('Position among its siblings, counted from 1; no two siblings share one');

/** One sentence for search engines and lists. */
export const summary = plainText(200).describe(
  'One sentence that says what the page holds; used in lists and as its description',
);

/** Ids of statements in review.yaml. */
export const reviewStatements = z
  .array(id)
  .min(1, { error: 'must name at least one statement of review.yaml' })
  .describe('What the review says of it: ids of statements in review.yaml');
