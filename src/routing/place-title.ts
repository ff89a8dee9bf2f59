import type { Corpus } from '../domain/corpus.ts';
import {
  LESSON_SECTIONS,
  studySections,
  TEACH_SECTIONS,
  type Section,
} from '../domain/sections.ts';
import type { Words } from '../schema/site.ts';
import { PAGES, pathTo, pathToTopic } from './paths.ts';
import { DATA_SECTIONS, splitAddress, versionAnchor } from './places.ts';

const standing = (words: Words): Readonly<Record<string, string>> => ({
  [PAGES.map]: 'The map',
  [PAGES.applications]: words.applications.title,
  [PAGES.challenges]: words.challenges.title,
  [PAGES.ethics]: words.issues.title,
  [PAGES.evidence]: 'Evidence',
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

/** Title of an address of the site for a link: "Ambient visit-note drafting: What has been tested". */
export function placeTitle(address: string, corpus: Corpus): string {
  const { path, anchor } = splitAddress(address);
  const documents = [
    ...corpus.areas.map(({ id, name }) => ({ folder: 'areas' as const, id, title: name })),
    ...corpus.applications.map(({ id, name }) => ({
      folder: 'applications' as const,
      id,
      title: name,
    })),
    ...corpus.lessons.map(({ id, title }) => ({ folder: 'lessons' as const, id, title })),
    ...corpus.pages.map(({ id, title }) => ({ folder: 'pages' as const, id, title })),
  ];
  const document = documents.find(({ folder, id }) => pathTo(folder, id) === path);
  const topic = corpus.topics.find((other) => pathToTopic(other) === path);
  const study = [...corpus.studies.values()].find(({ id }) => pathTo('evidence', id) === path);
  const title =
    document?.title ?? topic?.name ?? study?.csl.title ?? standing(corpus.site.words)[path] ?? path;
  if (anchor === undefined) return title;
  const key = document
    ? `${document.folder}/${document.id}`
    : topic && `${topic.kind === 'challenge' ? 'challenges' : 'issues'}/${topic.id}`;
  const sections = [
    ...(corpus.outlines.get(key ?? '')?.sections ?? []),
    ...(document?.folder === 'lessons' ? Object.values(LESSON_SECTIONS) : []),
    ...(document?.folder === 'applications' ? [{ id: 'level', title: 'Level' }] : []),
    ...(document?.folder === 'areas'
      ? [{ id: 'applications', title: corpus.site.words.applications.title }]
      : []),
    ...(study ? studySections(study, corpus.site.words) : []),
    ...sectionsOfStanding(path, corpus),
  ];
  const section = sections.find(({ id }) => id === anchor)?.title;
  return section ? `${title}: ${section}` : title;
}
