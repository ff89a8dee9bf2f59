import type { z } from 'zod';
import { addresses } from './addresses.ts';
import { application } from './application.ts';
import { area } from './area.ts';
import { changes } from './change.ts';
import type { SchemaName } from './codes.ts';
import { concepts } from './concepts.ts';
import { draft } from './draft.ts';
import { glossary } from './glossary.ts';
import { ladder } from './ladder.ts';
import { lesson } from './lesson.ts';
import { page } from './page.ts';
import { review } from './review.ts';
import { search } from './search.ts';
import { secondCoding } from './second-coding.ts';
import { site } from './site.ts';
import { style } from './style.ts';
import { study } from './study.ts';
import { topic } from './topic.ts';
import { vocabulary } from './vocabulary.ts';

/** Content that is one YAML file: `content/<name>.yaml`. */
export const FILES = {
  addresses,
  changes,
  concepts,
  glossary,
  ladder,
  review,
  search,
  site,
  style,
  vocabulary,
} as const;

/** Content that is a folder of YAML files, one an entry: `content/<name>/<id>.yaml`. */
export const RECORDS = { evidence: study, 'second-coding': secondCoding } as const;

/** Folder of drafts: `content/drafts/<id>.yaml`. Checked, and never built. */
export const DRAFTS = 'drafts';

/** Content that is a folder of MDX files, one an entry: `content/<name>/<id>.mdx`. */
export const DOCUMENTS = {
  areas: area,
  applications: application,
  challenges: topic,
  issues: topic,
  lessons: lesson,
  pages: page,
} as const;

export type FileName = keyof typeof FILES;
export type RecordFolder = keyof typeof RECORDS;
export type DocumentFolder = keyof typeof DOCUMENTS;

/** The schemas that an editor is given, by the name of their JSON Schema file. */
export const JSON_SCHEMAS: Readonly<Record<SchemaName, z.ZodType>> = {
  study,
  draft,
  'second-coding': secondCoding,
  area,
  application,
  topic,
  lesson,
  page,
  ...FILES,
};
