import type { Corpus } from '../domain/corpus.ts';
import { LESSON_SECTIONS, studySections, TEACH_SECTIONS } from '../domain/sections.ts';
import { SCHEMA_NAMES } from '../schema/codes.ts';
import type { DocumentFolder } from '../schema/collections.ts';
import { folderOf, PAGES, pathTo, pathToCoursePack, pathToEmbed, pathToTopic } from './paths.ts';

/** Every path of the site with its anchors. Files have none. */
export type Places = ReadonlyMap<string, readonly string[]>;

/** Files of data that the site publishes. */
export const DATA_FILES = [
  '/data/evidence.json',
  '/data/evidence.csv',
  '/data/evidence.bib',
  '/data/evidence.ris',
  '/data/evidence.csl.json',
  '/data/map.json',
  '/data/map.svg',
  '/data/datapackage.json',
  '/data/CITATION.cff',
] as const;

/** Sections of the page on data. */
export const DATA_SECTIONS = [
  { id: 'files', title: 'Files' },
  { id: 'record', title: 'One record' },
  { id: 'form', title: 'Form of a record' },
  { id: 'examples', title: 'Examples' },
  { id: 'license', title: 'License and citation' },
] as const;

/** Anchor of a version on the page of changes. */
export const versionAnchor = (version: string): string => `v${version}`;

/** Path and anchor of an address; a query between them is passed over. */
export function splitAddress(url: string): { readonly path: string; readonly anchor?: string } {
  const [beforeAnchor = '', anchor] = url.split('#');
  const [path = ''] = beforeAnchor.split('?');
  return anchor === undefined ? { path } : { path, anchor };
}

/** Every place of the site that can be linked to, worked out from the content alone. */
export function placesOf(corpus: Corpus): Places {
  const places = new Map<string, readonly string[]>();
  const outline = (folder: DocumentFolder, id: string): readonly string[] =>
    corpus.outlines.get(`${folder}/${id}`)?.sections.map((section) => section.id) ?? [];

  places.set(PAGES.map, ['map']);
  places.set(
    PAGES.applications,
    corpus.areas.map(({ id }) => id),
  );
  for (const path of [
    PAGES.challenges,
    PAGES.ethics,
    PAGES.evidence,
    PAGES.allEvidence,
    PAGES.search,
    PAGES.embedMap,
  ]) {
    places.set(path, []);
  }
  places.set(
    PAGES.glossary,
    corpus.glossary.map(({ id }) => id),
  );
  places.set(
    PAGES.teach,
    Object.values(TEACH_SECTIONS).map(({ id }) => id),
  );
  places.set(
    PAGES.data,
    DATA_SECTIONS.map(({ id }) => id),
  );
  places.set(
    PAGES.changes,
    corpus.changes.map(({ version }) => versionAnchor(version)),
  );
  for (const { id } of corpus.areas) places.set(pathTo('areas', id), ['applications']);
  for (const { id } of corpus.applications) {
    places.set(pathTo('applications', id), ['level', ...outline('applications', id)]);
    places.set(pathToEmbed(pathTo('applications', id)), []);
  }
  for (const topic of corpus.topics) {
    const folder = folderOf(topic);
    places.set(pathToTopic(topic), outline(folder, topic.id));
    places.set(pathToEmbed(pathToTopic(topic)), []);
  }
  for (const { id } of corpus.lessons) {
    const added = Object.values(LESSON_SECTIONS).map((section) => section.id);
    places.set(pathTo('lessons', id), [...outline('lessons', id), ...added]);
    places.set(pathToCoursePack(id), []);
  }
  for (const { id } of corpus.pages) places.set(pathTo('pages', id), outline('pages', id));
  for (const study of corpus.studies.values()) {
    places.set(
      pathTo('evidence', study.id),
      studySections(study, corpus.site.words).map(({ id }) => id),
    );
  }
  for (const path of [PAGES.notFound, PAGES.feed, '/sitemap-index.xml', ...DATA_FILES]) {
    places.set(path, []);
  }
  for (const name of SCHEMA_NAMES) places.set(`/data/schema/${name}.json`, []);
  return places;
}
