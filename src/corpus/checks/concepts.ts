import type { Corpus } from '../../domain/corpus.ts';
import { heardIn, MOST_WORDS } from '../../domain/search/concepts.ts';
import { searchDocuments } from '../../domain/search/documents.ts';
import { createLanguage } from '../../domain/search/language.ts';
import { rulesOf } from '../../domain/search/vocabulary.ts';
import { pathTo, SEARCH_PATHS } from '../../routing/paths.ts';
import type { Places } from '../../routing/places.ts';
import type { Fault } from '../fault.ts';
import { nearest } from '../nearest.ts';
import type { RawContent } from '../raw.ts';
import { faultAt } from './context.ts';
import { listedPaths, wrong, type Wrong } from './places.ts';

/** Paths of all that search finds. Of records the path is all that matters here. */
const findableIn = (corpus: Corpus): ReadonlySet<string> =>
  new Set([
    ...[...corpus.studies.keys()].map((id) => pathTo('evidence', id)),
    ...searchDocuments({ ...corpus, studies: new Map() }, new Map(), SEARCH_PATHS).map(
      ({ path }) => path,
    ),
  ]);

/** Terms of concepts can be heard, say something new, and lead to pages that exist. */
export function* conceptFaults(
  raw: RawContent,
  corpus: Corpus,
  places: Places,
  unknown: ReadonlySet<string>,
): Iterable<Fault> {
  const entry = raw.files.concepts;
  if (entry === undefined) return;
  const language = createLanguage(rulesOf(corpus));
  const findable = findableIn(corpus);
  /** Why search does not find what a path leads to; undefined where it does. */
  const notFound = (path: string): Wrong | undefined => {
    const fault = wrong(path, places, unknown);
    if (fault || findable.has(path) || unknown.has(path)) return fault;
    return {
      found: `"${path}", which is no result of search`,
      expected: 'a page that search finds, or a term of the glossary by its anchor',
      nearest: nearest(path, findable),
    };
  };
  const names = new Set<string>();
  for (const [number, { terms, main, also = [] }] of corpus.concepts.entries()) {
    const heard = terms.map((term) => heardIn(term, language));
    const single = new Set(heard.flatMap(([word, other]) => (word && !other ? [word.key] : [])));
    const said = new Set<string>();
    for (const [index, term] of terms.entries()) {
      const path = [number, 'terms', index];
      const words = heard[index] ?? [];
      const key = words
        .map((word) => word.key)
        .toSorted()
        .join(' ');
      if (words.length === 0) {
        yield faultAt(entry, path, {
          found: `"${term}"`,
          expected: `one or ${MOST_WORDS} words that search hears; silent ones (search.yaml) stand only beside two others`,
        });
      } else if (said.has(key)) {
        yield faultAt(entry, path, {
          found: `"${term}", which another term of this concept says as well`,
          expected: 'each term once, whatever its ending or order',
        });
      }
      const enough = words.length > 1 ? words.find((word) => single.has(word.key)) : undefined;
      if (enough && index > 0) {
        yield faultAt(entry, path, {
          found: `"${term}", of which "${enough.text}" is a term by itself`,
          expected: 'one of the two',
        });
      }
      said.add(key);
    }
    const [name = ''] = terms;
    if (names.has(name.toLowerCase())) {
      yield faultAt(entry, [number, 'terms', 0], {
        found: `"${name}", which another concept is called as well`,
        expected: 'a first term of its own, or one concept with the terms of both',
      });
    }
    names.add(name.toLowerCase());
    yield* listedPaths(
      entry,
      [
        ...main.map((path, index) => [[number, 'main', index], path] as const),
        ...also.map((path, index) => [[number, 'also', index], path] as const),
      ],
      notFound,
    );
  }
}
