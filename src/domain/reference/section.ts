import { apaDate } from './apa.ts';
import { escapeHtml, escapeMarkdown, escapeTex, stopped, type Run } from './text.ts';

/** What is said of the map wherever a part of it is cited. */
export interface MapCitation {
  /** Name of the map for programs. */
  readonly name: string;
  /** Title with its tagline. */
  readonly title: string;
  readonly publisher: string;
  readonly version: string;
  /** Day of the version, as YYYY-MM-DD. */
  readonly date: string;
  readonly license: string;
  readonly language: string;
}

/** A part of the map: a page, a section of it, a term, a view. */
export interface Section {
  /** "Title of the page: Title of the section". */
  readonly title: string;
  /** Full address. */
  readonly url: string;
}

/** Year, month and day of a date. */
const dayParts = (date: string): readonly number[] => date.split('-').map(Number);

/** A day in the Vancouver style: "2026 Nov 22". */
function vancouverDay(date: string): string {
  const [year = 0, month = 1, day = 1] = dayParts(date);
  const name = new Date(Date.UTC(year, month - 1, day)).toLocaleString('en-US', {
    month: 'short',
    timeZone: 'UTC',
  });
  return `${year} ${name} ${day}`;
}

/**
 * Reference to a part of the map in the Vancouver style (part of a website).
 * @param cited day on which it was read, as YYYY-MM-DD
 */
export const vancouverSection = (
  { title, url }: Section,
  map: MapCitation,
  cited: string,
): readonly Run[] => [
  `${stopped(map.publisher)} ${stopped(title)} In: ${map.title} [Internet]. Version ${map.version}. ${vancouverDay(map.date)} [cited ${vancouverDay(cited)}]. Available from: ${url}`,
];

/** Reference to a part of the map in the APA style (entry of a work of reference). */
export const apaSection = ({ title, url }: Section, map: MapCitation): readonly Run[] => [
  `${stopped(map.publisher)} (${apaDate(dayParts(map.date))}). ${stopped(title)} In `,
  { em: map.title },
  ` (Version ${map.version}). ${url}`,
];

/** A part of an address that would end a link in Markdown. */
const markdownUrl = (url: string): string =>
  url.replace(
    /[()<>\s\\]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** A link in Markdown, with the map and its version after it. */
export const markdownSection = ({ title, url }: Section, map: MapCitation): string =>
  `[${escapeMarkdown(title)}](${markdownUrl(url)}) (${escapeMarkdown(map.title)}, version ${map.version})`;

/** A link in HTML, with the map and its version after it. */
export const htmlSection = ({ title, url }: Section, map: MapCitation): string =>
  `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a> (${escapeHtml(map.title)}, version ${escapeHtml(map.version)})`;

/** Key of an entry: the name of the map, its version and the path of the part. */
function keyOf({ url }: Section, map: MapCitation): string {
  const { pathname, search, hash } = new URL(url);
  const place = `${pathname}${search}${hash}`.replace(/[^\w]+/gu, '-').replace(/^-|-$/gu, '');
  return [map.name, map.version, place].filter(Boolean).join('-').toLowerCase();
}

/** Words with several capitals are kept as they are by styles that lower the case of titles. */
const keepCapitals = (text: string): string =>
  text
    .split(/(\s+)/u)
    .map((word) =>
      (word.match(/\p{Lu}/gu) ?? []).length > 1 ? `{${escapeTex(word)}}` : escapeTex(word),
    )
    .join('');

/** A part of the map in BibTeX. */
export function bibtexSection(section: Section, map: MapCitation): string {
  const [year = 0] = dayParts(map.date);
  const fields = {
    author: `{${escapeTex(map.publisher)}}`,
    title: keepCapitals(section.title),
    howpublished: `In: ${keepCapitals(map.title)}`,
    year: String(year),
    url: section.url,
    note: `Version ${escapeTex(map.version)}, ${escapeTex(map.license)}`,
  };
  const lines = Object.entries(fields).map(
    ([key, value]) => `\t${key} = {${value.replace(/\s+/gu, ' ')}},`,
  );
  return `@misc{${keyOf(section, map)},\n${lines.join('\n')}\n}\n`;
}

/** A part of the map in RIS. */
export function risSection({ title, url }: Section, map: MapCitation): string {
  const fields = [
    ['TY', 'ELEC'],
    // A comma in a name would part family and given name.
    ['AU', map.publisher.replaceAll(/\s*,\s*/gu, ' – ')],
    ['TI', title],
    ['T2', map.title],
    ['PB', map.publisher],
    ['PY', map.date.slice(0, 4)],
    ['DA', `${map.date.replaceAll('-', '/')}/`],
    ['ET', map.version],
    ['LA', map.language],
    ['UR', url],
    ['N1', `Version ${map.version}, ${map.license}`],
    ['ER', ''],
  ] as const;
  return `${fields.map(([tag, value]) => `${tag}  - ${value.replace(/\s+/gu, ' ')}`).join('\r\n')}\r\n`;
}
