import { z } from 'zod';
import { id, plainText } from './text.ts';
import { BALANCES, BASES, KINDS } from './codes.ts';

const named = <const T extends readonly string[]>(ids: T) =>
  z.strictObject(
    Object.fromEntries(
      ids.map((key) => [
        key,
        z.strictObject({
          name: plainText(60).describe('Name'),
          plural: plainText(60).optional().describe('Plural, where it is counted'),
          means: plainText(200).describe('What it means'),
        }),
      ]),
    ) as Record<
      T[number],
      z.ZodObject<{ name: z.ZodString; plural: z.ZodOptional<z.ZodString>; means: z.ZodString }>
    >,
  );

/** The words for the codes that records use. */
export const vocabulary = z.strictObject({
  kinds: named(KINDS).describe('Kinds of record'),
  balances: named(BALANCES).describe('How the findings of a study came out'),
  bases: named(BASES).describe('What the facts were read from'),
  designs: z
    .array(
      z.strictObject({
        id: id.describe('Id'),
        name: plainText(60).describe('Name'),
        family: id.describe('Id of the family that it is drawn as, where marks show designs'),
      }),
    )
    .min(1)
    .describe('Designs of studies'),
  designFamilies: z
    .array(z.strictObject({ id: id.describe('Id'), name: plainText(60).describe('Name') }))
    .min(1)
    .max(7)
    .describe('Families of designs, each with a shape of its own'),
});

export type Vocabulary = z.output<typeof vocabulary>;
