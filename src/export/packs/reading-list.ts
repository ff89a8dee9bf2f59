import type { CoursePack, PackItem, PackSection } from '../../domain/course-pack.ts';
import { element, type Element, type Markup } from '../../domain/markup.ts';
import { rightsOf, type PackTerms } from './terms.ts';

/** An entry of a reading list: a heading, or an address to read. */
export type ListEntry =
  | { readonly heading: string }
  | { readonly title: string; readonly url: string; readonly note?: string | undefined };

/** A list that a teacher put together. */
export interface ReadingList {
  readonly title: string;
  /** Address at which the list itself opens. */
  readonly url: string;
  readonly entries: readonly ListEntry[];
}

type Reading = Exclude<ListEntry, { heading: string }>;

/** Readings by the heading they stand under; those before the first one stand under the title. */
function chapters({
  title,
  entries,
}: ReadingList): readonly { title: string; readings: Reading[] }[] {
  const found: { title: string; readings: Reading[] }[] = [{ title, readings: [] }];
  for (const entry of entries) {
    if ('heading' in entry) found.push({ title: entry.heading, readings: [] });
    else found.at(-1)?.readings.push(entry);
  }
  return found;
}

const line = ({ title, url, note }: Reading): Element =>
  element(
    'li',
    {},
    element('a', { href: url }, title || url),
    ...(note ? [element('br'), note] : []),
  );

/**
 * A reading list as a document: a list under each heading. Its title is left to the caller.
 * @param heading name of the elements that headings become
 */
export const bodyOfReadingList = (list: ReadingList, heading = 'h2'): readonly Markup[] =>
  chapters(list).flatMap((part, index) => [
    ...(index === 0 ? [] : [element(heading, {}, part.title)]),
    ...(part.readings.length > 0 ? [element('ul', {}, ...part.readings.map(line))] : []),
  ]);

/** A reading list as a course pack: an overview with the notes, and a web link for each entry. */
export function packOfReadingList(list: ReadingList, terms: PackTerms): CoursePack {
  const parts = chapters(list);
  const title = list.title.trim() || 'Reading list';
  const overview: PackItem = {
    kind: 'page',
    name: 'overview',
    title: `Overview: ${title}`,
    body: [
      ...bodyOfReadingList(list),
      element(
        'p',
        {},
        'Open ',
        element('a', { href: list.url }, 'this list on the site'),
        `. ${rightsOf(terms)}.`,
      ),
    ],
  };
  const sections = parts.map((part, index): PackSection => ({
    title: index === 0 ? title : part.title,
    items: [
      ...(index === 0 ? [overview] : []),
      ...part.readings.map((reading): PackItem => ({
        kind: 'link',
        title: reading.title,
        url: reading.url,
      })),
    ],
  }));
  return {
    id: 'reading-list',
    title,
    description: `A reading list from ${terms.site}`,
    language: terms.language,
    date: terms.date,
    rights: rightsOf(terms),
    sections,
  };
}
