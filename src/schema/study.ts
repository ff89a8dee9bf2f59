import { z } from 'zod';
import { cslItem } from './bibliography.ts';
import { BALANCES, BASES, KINDS } from './codes.ts';
import { httpUrl, id, isoDay, plainText } from './text.ts';

const outcome = z.strictObject({
  measure: plainText(300).describe('What was measured'),
  result: plainText(800).describe('What came out, with interval or p where given'),
});

const topicFinding = z.strictObject({
  topic: id.describe('Id of a topic: a challenge or an issue'),
  finding: plainText(600).describe('What this work itself shows about it'),
});

const sampleSize = z.strictObject({
  n: z.number().nonnegative().describe('How many'),
  unit: plainText(160).describe('Of what, such as "people"'),
});

const source = z.strictObject({
  url: httpUrl.describe('Page that facts were read from'),
  supports: z.array(plainText(200)).min(1).describe('Which fields were read there'),
});

/** That a work was retracted. It stays on record and no longer counts. */
export const retraction = z.strictObject({
  date: isoDay.describe('Day of the retraction'),
  notice: httpUrl.optional().describe('Address of the notice'),
  reason: plainText(600).optional().describe('Reason, as far as one was given'),
});

/** The fields of an evidence record, in their canonical order. */
export const studyFields = z.strictObject({
  id: id
    .refine((value) => value !== 'all', {
      error: 'must not be "all": that is the page of all records',
    })
    .describe('firstauthor-year-topic; the same as the name of the file'),
  kind: z
    .enum(KINDS)
    .describe(
      'primary (a test of its own, which stands on the ladder), synthesis (review of studies), guidance (guideline, regulation, standard, framework), context (what surrounds the use)',
    ),
  csl: cslItem.describe('The bibliographic item, in CSL-JSON'),
  'et-al': z.literal(true).optional().describe('true where the list of authors is cut'),
  applications: z
    .array(id)
    .describe('Ids of applications; may be empty for work on a challenge or an issue alone'),
  stage: id
    .optional()
    .describe('How it was tested: id of a rung or of routine use; primary studies only'),
  designType: id.describe('Id of a design in vocabulary.yaml'),
  design: plainText(600).describe('The design in a few words'),
  countries: z
    .array(
      z.string().regex(/^[A-Z]{2}$/u, {
        error: 'must be a country code of two capital letters (ISO 3166), such as "KE"',
      }),
    )
    .optional()
    .describe('Countries as ISO 3166 codes, where stated'),
  specialties: z.array(plainText(80)).optional().describe('Specialties, where stated'),
  models: z
    .array(plainText(160))
    .optional()
    .describe('What was tested, by the name the study gives'),
  sample: z.array(sampleSize).optional().describe('Sizes: [{ n: 238, unit: people }]'),
  program: id
    .optional()
    .describe('Trial or program that several records come from; they are not independent'),
  comparator: plainText(400).optional().describe('What it was compared with'),
  outcomes: z.array(outcome).optional().describe('Headline figures'),
  finding: plainText(600)
    .min(30, { error: 'must be a full sentence of at least 30 characters' })
    .describe('One or two sentences that a reader of the field understands, in our own words'),
  direction: z
    .enum(BALANCES)
    .describe('favorable, mixed, unfavorable, or descriptive (no direction was claimed)'),
  topics: z
    .array(topicFinding)
    .optional()
    .describe('Challenges and issues that the work itself reports on'),
  basis: z
    .enum(BASES)
    .describe('What the facts were read from: abstract, preprint, or a secondary text'),
  basisNote: plainText(400).optional().describe('What to bear in mind about the basis'),
  sources: z.array(source).describe('Pages the facts were read from; empty where none'),
  checked: isoDay.describe('Day of the check'),
  retracted: retraction
    .optional()
    .describe('Where the work was retracted: it is shown as such and no longer counts'),
});

/** One evidence record: a study, synthesis, guidance or context, as it was coded for this map. */
export const study = studyFields.superRefine((record, context) => {
  if (record.kind === 'primary' && record.stage === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['stage'],
      message: 'must be given for a primary study',
    });
  }
  if (record.kind !== 'primary' && record.stage !== undefined) {
    context.addIssue({
      code: 'custom',
      path: ['stage'],
      message: `must be left out: only a primary study stands on the ladder, and this is "${record.kind}"`,
    });
  }
  if (record.csl.DOI === undefined && record.csl.URL === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['csl', 'DOI'],
      message: 'needs a DOI, or else a URL',
    });
  }
});

export type Study = z.output<typeof study>;
