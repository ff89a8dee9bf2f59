import { z } from 'zod';
import { cslItem } from './bibliography.ts';
import { studyFields } from './study.ts';
import { plainText } from './text.ts';

/** Where a draft came from, and what helps to code it. Not published. */
const intake = z.strictObject({
  from: plainText(200).describe('File or address that it was read from'),
  line: z.int().min(1).optional().describe('Line of that file'),
  doubt: plainText(600).optional().describe('Why a person has to look at it before it is coded'),
  remarks: z.array(plainText(600)).optional().describe('What was read and has no field of its own'),
  keywords: z.array(plainText(300)).optional().describe('Keywords as given'),
  abstract: plainText(20_000).optional().describe('Abstract as given'),
});

/** A draft of a record: the same fields, as far as they are known. Drafts are not built. */
export const draft = studyFields.partial().extend({
  id: studyFields.shape.id,
  csl: cslItem.partial().describe('The bibliographic item, as far as it was read'),
  intake: intake.optional().describe('Where the draft came from; taken out when it is published'),
});

export type Draft = z.output<typeof draft>;
export type Intake = z.output<typeof intake>;
