import type { Corpus } from '../../domain/corpus.ts';
import { splitAddress, type Places } from '../../routing/places.ts';
import type { Fault } from '../fault.ts';
import { nearest } from '../nearest.ts';
import type { RawContent } from '../raw.ts';
import type { FieldPath } from '../yaml.ts';
import { faultAt, type Place } from './context.ts';

/** What is wrong with an address. */
export type Wrong = Pick<Fault, 'found' | 'expected' | 'nearest'>;

/** Why an address does not lead to a place of the site; undefined where it does. */
export function wrong(
  url: string,
  places: Places,
  unknown: ReadonlySet<string>,
): Wrong | undefined {
  const { path, anchor } = splitAddress(url);
  if (unknown.has(path)) return undefined;
  const anchors = places.get(path);
  if (anchors === undefined) {
    return {
      found: `a link to "${path}", which is no page`,
      expected: 'the address of a page, with a slash at the end',
      nearest: nearest(path, places.keys()),
    };
  }
  if (anchor !== undefined && !anchors.includes(anchor)) {
    return {
      found: `a link to "${url}", where there is no such anchor`,
      expected: anchors.length > 0 ? `one of ${anchors.slice(0, 12).join(', ')}` : 'no anchor',
      nearest: nearest(anchor, anchors),
    };
  }
  return undefined;
}

/** Links in documents and readings of lessons lead to a page and an anchor that exist. */
export function* linkFaults(
  raw: RawContent,
  corpus: Corpus,
  places: Places,
  unknown: ReadonlySet<string>,
): Iterable<Fault> {
  for (const entry of Object.values(raw.documents).flat()) {
    for (const { url, line } of entry.facts?.links ?? []) {
      if (/^https?:\/\//u.test(url)) continue;
      if (!url.startsWith('/') && !url.startsWith('#')) {
        yield {
          file: entry.file,
          line,
          found: `a link to "${url}"`,
          expected: 'an address on this site that begins with a slash, or one with https://',
        };
        continue;
      }
      if (url.startsWith('#')) {
        const own = entry.facts?.sections.map(({ id }) => id) ?? [];
        if (!own.includes(url.slice(1))) {
          yield {
            file: entry.file,
            line,
            found: `a link to "${url}", where there is no such anchor`,
            expected: `one of ${own.join(', ')}`,
            nearest: nearest(url.slice(1), own),
          };
        }
        continue;
      }
      const fault = wrong(url, places, unknown);
      if (fault) yield { file: entry.file, line, ...fault };
    }
  }
  for (const lesson of corpus.lessons) {
    const entry = raw.documents.lessons.find(({ id }) => id === lesson.id);
    for (const [index, url] of lesson.readings.entries()) {
      const fault = wrong(url, places, unknown);
      if (fault && entry) {
        const path = ['readings', index];
        yield { file: entry.file, line: entry.lineOf(path), field: path.join('.'), ...fault };
      }
    }
  }
}

/** Paths that content lists, each once and of what is there: `why` tells what is wrong with one. */
export function* listedPaths(
  place: Place,
  paths: readonly (readonly [field: FieldPath, path: string])[],
  why: (path: string) => Wrong | undefined,
): Iterable<Fault> {
  const seen = new Set<string>();
  for (const [field, path] of paths) {
    const twice = { found: `"${path}" a second time`, expected: 'each page once' };
    const fault = seen.has(path) ? twice : why(path);
    seen.add(path);
    if (fault) yield faultAt(place, field, fault);
  }
}

/** What search adds is of a page that exists, and each is named once. */
export function* searchFaults(
  raw: RawContent,
  corpus: Corpus,
  places: Places,
  unknown: ReadonlySet<string>,
): Iterable<Fault> {
  const entry = raw.files.search;
  if (entry === undefined) return;
  yield* listedPaths(
    entry,
    corpus.search.pages.map(({ path }, index) => [['pages', index, 'path'], path] as const),
    (path) => wrong(path, places, unknown),
  );
}

/**
 * Anchors of a page that moved to another of its kind, which that page lacks. Where a page was folded
 * into one of another kind, a link with an anchor leads to that page as a whole.
 */
function* lostAnchors(
  path: string,
  anchors: readonly string[],
  moved: Corpus['addresses']['moved'],
  places: Places,
  line: number | undefined,
): Iterable<Fault> {
  const to = moved[path] ?? '';
  const there = places.get(to);
  const isAlike =
    /^\/([a-z]+)\/[^/]+\/$/u.exec(path)?.[1] === /^\/([a-z]+)\/[^/]+\/$/u.exec(to)?.[1];
  if (there === undefined || !isAlike) return;
  for (const anchor of anchors) {
    if (there.includes(anchor) || moved[`${to}#${anchor}`] !== undefined) continue;
    yield {
      file: 'addresses.yaml',
      line,
      field: `moved.${path}`,
      found: `a page whose published anchor "#${anchor}" is not on ${to}`,
      expected: `the anchor on that page, or an entry under "moved" from "${to}#${anchor}" to another`,
      nearest: nearest(anchor, there),
    };
  }
}

/** Every address that was ever published is still there, or leads on. */
export function* registerFaults(
  raw: RawContent,
  corpus: Corpus,
  places: Places,
  unknown: ReadonlySet<string>,
): Iterable<Fault> {
  const entry = raw.files.addresses;
  const { published, moved } = corpus.addresses;
  const lineOf = (path: readonly PropertyKey[]): number | undefined => entry?.lineOf(path);
  for (const [path, anchors] of Object.entries(published)) {
    if (unknown.has(path)) continue;
    const here = places.get(path);
    if (here === undefined && moved[path] === undefined) {
      yield {
        file: 'addresses.yaml',
        line: lineOf(['published', path]),
        field: `published.${path}`,
        found: 'a published page that is gone',
        expected: 'the page, or an entry under "moved" that leads from it to a page',
        nearest: nearest(path, places.keys()),
      };
    }
    if (here === undefined) {
      yield* lostAnchors(path, anchors, moved, places, lineOf(['moved', path]));
      continue;
    }
    for (const anchor of anchors) {
      if (!here.includes(anchor) && moved[`${path}#${anchor}`] === undefined) {
        yield {
          file: 'addresses.yaml',
          line: lineOf(['published', path]),
          field: `published.${path}`,
          found: `a published anchor "#${anchor}" that is gone`,
          expected: `the anchor on that page, or an entry under "moved" from "${path}#${anchor}" to another`,
          nearest: nearest(anchor, here),
        };
      }
    }
  }
  for (const [from, to] of Object.entries(moved)) {
    const at = { file: 'addresses.yaml', line: lineOf(['moved', from]), field: `moved.${from}` };
    const fault = wrong(to, places, unknown);
    if (fault) yield { ...at, ...fault };
    const { path, anchor } = splitAddress(from);
    if (anchor === undefined ? places.has(path) : places.get(path)?.includes(anchor)) {
      yield {
        ...at,
        found: 'an address that is still in use',
        expected: 'an address that is gone',
      };
    }
    if (anchor !== undefined && splitAddress(to).path !== path) {
      yield {
        ...at,
        found: `an anchor that moves to another page, ${to}`,
        expected: `an anchor on the same page, ${path}; move the whole page otherwise`,
      };
    }
  }
}
