import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { CONTENT_BASE } from './folder.ts';
import { fileLoader, recordLoader } from './loader.ts';
import { DOCUMENTS, FILES, RECORDS, type DocumentFolder } from '../schema/collections.ts';

const documents = (folder: DocumentFolder) =>
  glob({ base: `${CONTENT_BASE}${folder}`, pattern: '*.mdx' });

/** All content as collections of Astro, each under its schema. */
export const collections = {
  areas: defineCollection({ loader: documents('areas'), schema: DOCUMENTS.areas }),
  applications: defineCollection({
    loader: documents('applications'),
    schema: DOCUMENTS.applications,
  }),
  challenges: defineCollection({ loader: documents('challenges'), schema: DOCUMENTS.challenges }),
  issues: defineCollection({ loader: documents('issues'), schema: DOCUMENTS.issues }),
  lessons: defineCollection({ loader: documents('lessons'), schema: DOCUMENTS.lessons }),
  pages: defineCollection({ loader: documents('pages'), schema: DOCUMENTS.pages }),
  evidence: defineCollection({ loader: recordLoader('evidence'), schema: RECORDS.evidence }),
  'second-coding': defineCollection({
    loader: recordLoader('second-coding'),
    schema: RECORDS['second-coding'],
  }),
  addresses: defineCollection({ loader: fileLoader('addresses'), schema: FILES.addresses }),
  changes: defineCollection({
    loader: fileLoader('changes'),
    schema: z.strictObject({ items: FILES.changes }),
  }),
  concepts: defineCollection({
    loader: fileLoader('concepts'),
    schema: z.strictObject({ items: FILES.concepts }),
  }),
  glossary: defineCollection({
    loader: fileLoader('glossary'),
    schema: z.strictObject({ items: FILES.glossary }),
  }),
  ladder: defineCollection({ loader: fileLoader('ladder'), schema: FILES.ladder }),
  review: defineCollection({ loader: fileLoader('review'), schema: FILES.review }),
  search: defineCollection({ loader: fileLoader('search'), schema: FILES.search }),
  site: defineCollection({ loader: fileLoader('site'), schema: FILES.site }),
  style: defineCollection({ loader: fileLoader('style'), schema: FILES.style }),
  vocabulary: defineCollection({ loader: fileLoader('vocabulary'), schema: FILES.vocabulary }),
};
