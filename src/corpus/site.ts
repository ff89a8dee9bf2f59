import { getCollection, type CollectionEntry } from 'astro:content';
import type { Corpus } from '../domain/corpus.ts';
import { readDocument } from './document.ts';
import { joinCorpus, type CorpusParts } from './join.ts';

/** The one entry of a collection that is a single file. */
async function only<T>(collection: Promise<readonly { data: T }[]>): Promise<T> {
  const [entry] = await collection;
  if (entry === undefined)
    throw new Error('A file of content is missing: run npm run check:content.');
  return entry.data;
}

async function load(): Promise<Corpus> {
  const documents = {
    areas: await getCollection('areas'),
    applications: await getCollection('applications'),
    challenges: await getCollection('challenges'),
    issues: await getCollection('issues'),
    lessons: await getCollection('lessons'),
    pages: await getCollection('pages'),
  } satisfies CorpusParts['documents'];
  const outlines = Object.entries(documents).flatMap(([folder, entries]) =>
    entries.map((entry) => {
      const outline = readDocument(entry.body ?? '', `${folder}/${entry.id}.mdx`);
      if ('expected' in outline) throw new Error(`${outline.file}: ${outline.found}`);
      return [`${folder}/${entry.id}`, outline] as const;
    }),
  );
  return joinCorpus({
    files: {
      addresses: await only(getCollection('addresses')),
      changes: (await only(getCollection('changes'))).items,
      concepts: (await only(getCollection('concepts'))).items,
      glossary: (await only(getCollection('glossary'))).items,
      ladder: await only(getCollection('ladder')),
      review: await only(getCollection('review')),
      search: await only(getCollection('search')),
      site: await only(getCollection('site')),
      style: await only(getCollection('style')),
      vocabulary: await only(getCollection('vocabulary')),
    },
    evidence: (await getCollection('evidence')).map(({ data }) => data),
    secondCodings: (await getCollection('second-coding')).map(({ data }) => data),
    documents,
    outlines: new Map(outlines),
  });
}

let corpus: Promise<Corpus> | undefined;

/** The corpus of the site, joined once for a build, and anew for each page in development. */
export function getCorpus(): Promise<Corpus> {
  if (import.meta.env.DEV) return load();
  corpus ??= load();
  return corpus;
}

export type { CollectionEntry };
