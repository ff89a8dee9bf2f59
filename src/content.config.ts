import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { fileLoader, recordLoader } from './corpus/loader.ts';
import { DOCUMENTS, FILES, RECORDS, type DocumentFolder } from './schema/collections.ts';

const documents = <F extends DocumentFolder>(folder: F) =>
  defineCollection({
    loader: glob({ base: `./content/${folder}`, pattern: '*.mdx' }),
    schema: DOCUMENTS[folder],
  });

export const collections = {
  areas: documents('areas'),
  applications: documents('applications'),
  challenges: documents('challenges'),
  issues: documents('issues'),
  lessons: documents('lessons'),
  pages: documents('pages'),
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
  glossary: defineCollection({
    loader: fileLoader('glossary'),
    schema: z.strictObject({ items: FILES.glossary }),
  }),
  ladder: defineCollection({ loader: fileLoader('ladder'), schema: FILES.ladder }),
  review: defineCollection({ loader: fileLoader('review'), schema: FILES.review }),
  site: defineCollection({ loader: fileLoader('site'), schema: FILES.site }),
  vocabulary: defineCollection({ loader: fileLoader('vocabulary'), schema: FILES.vocabulary }),
};
