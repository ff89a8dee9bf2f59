import { z } from 'zod';
import { BALANCES } from './codes.ts';
import { id, isoDay, plainText } from './text.ts';

const coding = z.strictObject({
  id: id.describe('Id of the record that was coded a second time'),
  read: plainText(60).nullable().describe('What it was read from; null where nothing was'),
  stage: id.nullable().describe('Id of a stage; null where it could not be coded'),
  designType: id.nullable().describe('Id of a design; null where it could not be coded'),
  direction: z.enum(BALANCES).nullable().describe('Balance; null where it could not be coded'),
  applications: z.array(id).nullable().describe('Ids of applications'),
  note: plainText(600).optional().describe('Remark of the second coder; not shown to readers'),
});

/** An independent second coding of some records. */
export const secondCoding = z.strictObject({
  about: plainText(600).describe('Who coded what, from what'),
  date: isoDay.describe('Day of the coding'),
  codings: z.array(coding).min(1).describe('The codings, one a record'),
});

export type SecondCoding = z.output<typeof secondCoding>;
export type Coding = z.output<typeof coding>;
