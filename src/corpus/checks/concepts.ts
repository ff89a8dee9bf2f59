import type { Corpus } from '../../domain/corpus.ts';
import { heardIn, MOST_WORDS } from '../../domain/search/concepts.ts';
import { searchDocuments } from '../../domain/search/documents.ts';
import { createLanguage } from '../../domain/search/language.ts';
import { rulesOf } from '../../domain/search/vocabulary.ts';
import { pathTo, pathToTerm, pathToTopic } from '../../routing/paths.ts';
import type { Places } from '../../routing/places.ts';
import type { Fault } from '../fault.ts';
import { nearest } from '../nearest.ts';
import type { RawContent } from '../raw.ts';
import { wrong } from './places.ts';

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
  const at = (
    path: readonly (string | number)[],
    fault: Pick<Fault, 'found' | 'expected' | 'nearest'>,
  ): Fault => ({ file: entry.file, line: entry.lineOf(path), field: path.join('.'), ...fault });
  const paths = { entry: pathTo, topic: pathToTopic, term: pathToTerm };
  const findable = new Set(searchDocuments(corpus, new Map(), paths).map(({ path }) => path));
  /** Why search does not find what a path leads to; undefined where it does. */
  const notFound = (path: string): Pick<Fault, 'found' | 'expected' | 'nearest'> | undefined => {
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
    const said = new Set<string>();
    const single = new Set(
      terms.flatMap((term) => {
        const [word, other] = heardIn(term, language);
        return word && other === undefined ? [word.key] : [];
      }),
    );
    for (const [index, term] of terms.entries()) {
      const path = [number, 'terms', index];
      const heard = heardIn(term, language);
      const keys = heard.map(({ key }) => key).toSorted();
      if (heard.length === 0) {
        yield at(path, {
          found: `"${term}"`,
          expected: `one or ${MOST_WORDS} words that search hears; silent ones (search.yaml) stand only beside two others`,
        });
      } else if (said.has(keys.join(' '))) {
        yield at(path, {
          found: `"${term}", which another term of this concept says as well`,
          expected: 'each term once, whatever its ending or order',
        });
      }
      const enough = heard.length > 1 ? heard.find(({ key }) => single.has(key)) : undefined;
      if (enough && index > 0) {
        yield at(path, {
          found: `"${term}", of which "${enough.text}" is a term by itself`,
          expected: 'one of the two',
        });
      }
      said.add(keys.join(' '));
    }
    const [name = ''] = terms;
    const plainName = name.toLowerCase();
    if (names.has(plainName)) {
      yield at([number, 'terms', 0], {
        found: `"${name}", which another concept is called as well`,
        expected: 'a first term of its own, or one concept with the terms of both',
      });
    }
    names.add(plainName);
    const listed = new Set<string>();
    for (const [key, paths] of [
      ['main', main],
      ['also', also],
    ] as const) {
      for (const [index, path] of paths.entries()) {
        const twice = { found: `"${path}" a second time`, expected: 'each page once' };
        const fault = listed.has(path) ? twice : notFound(path);
        listed.add(path);
        if (fault) yield at([number, key, index], fault);
      }
    }
  }
}
