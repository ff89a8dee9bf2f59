import { getEntry } from 'astro:content';
import { lessonText } from '../../corpus/lesson-text.ts';
import { version, type Corpus, type Entry } from '../../domain/corpus.ts';
import { citedInLesson } from '../../domain/lesson.ts';
import { toCartridge } from '../../export/cartridge/cartridge.ts';
import { packOfLesson } from '../../export/packs/lesson.ts';
import { absolute } from '../../routing/base.ts';
import { pathTo, pathToTerm } from '../../routing/paths.ts';
import { placeTitle } from '../../routing/place-title.ts';
import type { Lesson } from '../../schema/lesson.ts';

/** A lesson is written anew with the corpus when its content changes. */
const known = new WeakMap<Entry<Lesson>, ReturnType<typeof makeCartridge>>();

/** The course pack of a lesson, made once: the same bytes for its file and for the size beside the link. */
export function cartridgeOf(
  lesson: Entry<Lesson>,
  corpus: Corpus,
  site: URL | undefined,
): ReturnType<typeof makeCartridge> {
  const made = known.get(lesson) ?? makeCartridge(lesson, corpus, site);
  known.set(lesson, made);
  return made;
}

async function makeCartridge(
  lesson: Entry<Lesson>,
  corpus: Corpus,
  site: URL | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const entry = await getEntry('lessons', lesson.id);
  const cited = citedInLesson(corpus.outlines.get(`lessons/${lesson.id}`), lesson);
  const own = pathTo('lessons', lesson.id);
  const full = (path: string): string => absolute(path, site);
  const study = (id: string) => {
    const path = pathTo('evidence', id);
    return { title: placeTitle(path, corpus), url: full(path) };
  };
  const body = lessonText(entry?.body ?? '', {
    numberOf: (id) => cited.indexOf(id) + 1,
    record: (id) => study(id).url,
    term: (id) => full(pathToTerm(id)),
    link: (url) => (url.startsWith('#') ? full(own) + url : url.startsWith('/') ? full(url) : url),
  });
  return toCartridge(
    packOfLesson(
      {
        lesson,
        url: full(own),
        body,
        readings: lesson.readings.map((reading) => ({
          title: placeTitle(reading, corpus),
          url: full(reading),
        })),
        references: cited.map(study),
        study,
      },
      {
        site: `${corpus.site.title}: ${corpus.site.tagline}`,
        language: corpus.site.language,
        version: version(corpus),
        date: corpus.changes[0]?.date ?? corpus.site.searched,
        license: corpus.site.license,
      },
    ),
  );
}
