import { z } from 'zod';
import { id, isoDay, plainText } from './text.ts';

const changedRecord = z.strictObject({
  id: id.describe('Id of the record'),
  fields: z.array(plainText(60)).min(1).describe('Fields that changed'),
});

const levelMove = z.strictObject({
  application: id.describe('Id of the application'),
  name: plainText(80).describe('Its name then'),
  from: z.int().nullable().describe('Level before; null where it is new'),
  to: z.int().nullable().describe('Level after; null where it is gone'),
  because: z.array(plainText(20_000)).describe('Requirements that were met or lost, and by what'),
});

/** What `npm run changes` found between two states of the content. */
const computed = z.strictObject({
  since: plainText(80).describe('The state that this version is compared with'),
  added: z.array(id).min(1).optional().describe('Records that were added'),
  changed: z.array(changedRecord).min(1).optional().describe('Records that were changed'),
  removed: z.array(id).min(1).optional().describe('Records that were taken away'),
  levels: z.array(levelMove).min(1).optional().describe('Levels that moved'),
});

const change = z.strictObject({
  version: isoDay.describe('The version: the day it was made'),
  date: isoDay.describe('The day it was published'),
  title: plainText(120).describe('What the version is about'),
  notes: z.array(plainText(400)).min(1).describe('What changed, a sentence each'),
  studies: z.array(id).optional().describe('Records that were added or changed'),
  computed: computed
    .optional()
    .describe('Written by "npm run changes -- SINCE --write"; not meant to be written by hand'),
});

/** Versions of the map, newest first. */
export const changes = z.array(change).min(1);

export type Change = z.output<typeof change>;
export type Computed = z.output<typeof computed>;
