import { z } from 'zod';
import { id, isoDay, plainText } from './text.ts';

const change = z.strictObject({
  version: isoDay.describe('The version: the day it was made'),
  date: isoDay.describe('The day it was published'),
  title: plainText(120).describe('What the version is about'),
  notes: z.array(plainText(400)).min(1).describe('What changed, a sentence each'),
  studies: z.array(id).optional().describe('Records that were added or changed'),
});

/** Versions of the map, newest first. */
export const changes = z.array(change).min(1);

export type Change = z.output<typeof change>;
