import { version, type Corpus } from '../domain/corpus.ts';
import { citedInLesson } from '../domain/lesson.ts';
import { LESSON_SECTIONS } from '../domain/sections.ts';
import type { DirectoryData, DirectoryPage } from '../routing/directory.ts';
import { folderOf, PAGES, pathTo, pathToTopic } from '../routing/paths.ts';
import { namedPlaces } from '../routing/place-title.ts';
import { placesOf } from '../routing/places.ts';

/** Section of a page that lists all that it cites. */
const { references: REFERENCES, questions: QUESTIONS } = LESSON_SECTIONS;

/** Ids of the records that a page cites, by anchor; the whole page under an empty one. */
type Cited = ReadonlyMap<string, readonly string[]>;

/** What the documents of a corpus cite, by the path of their page. */
function citedByPath(corpus: Corpus): ReadonlyMap<string, Cited> {
  const found = new Map<string, Cited>();
  const add = (
    path: string,
    key: string,
    all = corpus.outlines.get(key)?.cited ?? [],
    more: readonly (readonly [string, readonly string[]])[] = [],
  ): void => {
    const sections = corpus.outlines.get(key)?.sections ?? [];
    const cited = new Map([
      ...sections.map(({ id, cited: ids }) => [id, ids] as const),
      ...more,
      ['', all],
      [REFERENCES.id, all],
    ]);
    found.set(path, new Map([...cited].filter(([, ids]) => ids.length > 0)));
  };
  for (const folder of ['areas', 'applications', 'pages'] as const) {
    for (const { id } of corpus[folder]) add(pathTo(folder, id), `${folder}/${id}`);
  }
  for (const topic of corpus.topics) {
    const folder = folderOf(topic);
    add(pathToTopic(topic), `${folder}/${topic.id}`);
  }
  for (const lesson of corpus.lessons) {
    const key = `lessons/${lesson.id}`;
    add(pathTo('lessons', lesson.id), key, citedInLesson(corpus.outlines.get(key), lesson), [
      [QUESTIONS.id, citedInLesson(undefined, lesson)],
    ]);
  }
  return found;
}

/** Pages that are no reading: what is embedded, and what says that nothing is there. */
const isReading = (path: string): boolean =>
  path.endsWith('/') && !path.startsWith('/embed/') && path !== PAGES.notFound;

/**
 * What a browser must know to show a reading list: titles of all pages and their sections, the
 * studies that they cite, and where moved addresses lead.
 */
export function directoryOf(corpus: Corpus): DirectoryData {
  const studies = [...corpus.studies.keys()];
  const numbers = new Map(studies.map((id, number) => [id, number]));
  const numbersOf = (ids: readonly string[]): readonly number[] =>
    ids.flatMap((id) => numbers.get(id) ?? []);
  const studyAt = new Map(studies.map((id) => [pathTo('evidence', id), id]));
  const cited = citedByPath(corpus);
  const names = namedPlaces(corpus);
  const outlines = new Map<string, number>();
  const pageAt = (path: string, anchors: readonly string[]): DirectoryPage => {
    const { title, sections: named } = names.get(path) ?? { title: path, sections: () => [] };
    const titles = new Map(named().map((section) => [section.id, section.title]));
    const sections = anchors.flatMap((anchor) => {
      const section = titles.get(anchor);
      return section ? [[anchor, section] as const] : [];
    });
    const outline = JSON.stringify(Object.fromEntries(sections));
    const number = outlines.get(outline) ?? outlines.size;
    outlines.set(outline, number);
    const study = studyAt.get(path);
    const ids = [...(cited.get(path) ?? [])].map(([anchor, all]) => [anchor, numbersOf(all)]);
    return {
      title,
      outline: number,
      ...(study !== undefined && { cites: numbersOf([study]) }),
      ...(ids.length > 0 && { cites: Object.fromEntries(ids) as Record<string, number[]> }),
    };
  };
  const pages = Object.fromEntries(
    [...placesOf(corpus)]
      .filter(([path]) => isReading(path))
      .map(([path, anchors]) => [path, pageAt(path, anchors)] as const),
  );
  return {
    terms: {
      site: `${corpus.site.title}: ${corpus.site.tagline}`,
      language: corpus.site.language,
      version: version(corpus),
      date: corpus.changes[0]?.date ?? corpus.site.searched,
      license: corpus.site.license,
    },
    studies,
    outlines: [...outlines.keys()].map((text) => JSON.parse(text) as Record<string, string>),
    pages,
    moved: corpus.addresses.moved,
  };
}
