import type { Corpus } from '../domain/corpus.ts';
import {
  LESSON_SECTIONS,
  studySections,
  TEACH_SECTIONS,
  type Section,
} from '../domain/sections.ts';
import type { Words } from '../schema/site.ts';
import { folderOf, PAGES, pathTo, pathToTopic } from './paths.ts';
import { DATA_SECTIONS, splitAddress, versionAnchor } from './places.ts';

const standing = (words: Words): Readonly<Record<string, string>> => ({
  [PAGES.map]: 'The map',
  [PAGES.applications]: words.applications.title,
  [PAGES.challenges]: words.challenges.title,
  [PAGES.ethics]: words.issues.title,
  [PAGES.evidence]: 'Evidence',
  [PAGES.allEvidence]: 'All records',
  [PAGES.search]: 'Search',
  [PAGES.teach]: 'Teach',
  [PAGES.glossary]: 'Glossary',
  [PAGES.data]: 'Data',
  [PAGES.changes]: 'Changes',
});

/** Sections of the pages that stand alone. */
function sectionsOfStanding(path: string, corpus: Corpus): readonly Section[] {
  switch (path) {
    case PAGES.applications:
      return corpus.areas.map(({ id, name }) => ({ id, title: name }));
    case PAGES.glossary:
      return corpus.glossary.map(({ id, term }) => ({ id, title: term }));
    case PAGES.teach:
      return Object.values(TEACH_SECTIONS);
    case PAGES.data:
      return DATA_SECTIONS;
    case PAGES.changes:
      return corpus.changes.map(({ version }) => ({
        id: versionAnchor(version),
        title: `Version ${version}`,
      }));
    default:
      return [];
  }
}

/** What a page is called, and its sections. */
interface NamedPlace {
  readonly title: string;
  /** Sections that can be linked to; worked out when asked for. */
  readonly sections: () => readonly Section[];
}

function namePlaces(corpus: Corpus): ReadonlyMap<string, NamedPlace> {
  const { words } = corpus.site;
  const outlined = (key: string): readonly Section[] => corpus.outlines.get(key)?.sections ?? [];
  const level = { id: 'level', title: 'Level' };
  const applications = { id: 'applications', title: words.applications.title };
  return new Map<string, NamedPlace>([
    ...Object.entries(standing(words)).map(
      ([path, title]) =>
        [path, { title, sections: () => sectionsOfStanding(path, corpus) }] as const,
    ),
    ...[...corpus.studies.values()].map(
      (study) =>
        [
          pathTo('evidence', study.id),
          { title: study.csl.title, sections: () => studySections(study, words) },
        ] as const,
    ),
    ...corpus.topics.map((topic) => {
      const sections = (): readonly Section[] => outlined(`${folderOf(topic)}/${topic.id}`);
      return [pathToTopic(topic), { title: topic.name, sections }] as const;
    }),
    ...corpus.areas.map(
      ({ id, name }) =>
        [pathTo('areas', id), { title: name, sections: () => [applications] }] as const,
    ),
    ...corpus.applications.map(({ id, name }) => {
      const sections = (): readonly Section[] => [...outlined(`applications/${id}`), level];
      return [pathTo('applications', id), { title: name, sections }] as const;
    }),
    ...corpus.lessons.map(({ id, title }) => {
      const sections = (): readonly Section[] => [
        ...outlined(`lessons/${id}`),
        ...Object.values(LESSON_SECTIONS),
      ];
      return [pathTo('lessons', id), { title, sections }] as const;
    }),
    ...corpus.pages.map(
      ({ id, title }) =>
        [pathTo('pages', id), { title, sections: () => outlined(`pages/${id}`) }] as const,
    ),
  ]);
}

/** Pages by path, worked out once: with 10,000 studies, to look for each took a third of a build. */
const known = new WeakMap<Corpus, ReadonlyMap<string, NamedPlace>>();

/** All pages of the site by their path, for links to them. */
export function namedPlaces(corpus: Corpus): ReadonlyMap<string, NamedPlace> {
  const places = known.get(corpus) ?? namePlaces(corpus);
  known.set(corpus, places);
  return places;
}

/** Title of an address of the site for a link: "Ambient visit-note drafting: What has been tested". */
export function placeTitle(address: string, corpus: Corpus): string {
  const { path, anchor } = splitAddress(address);
  const place = namedPlaces(corpus).get(path);
  const title = place?.title ?? path;
  const section =
    anchor === undefined ? undefined : place?.sections().find(({ id }) => id === anchor)?.title;
  return section ? `${title}: ${section}` : title;
}
