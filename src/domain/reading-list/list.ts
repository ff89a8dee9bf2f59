/** A heading that a teacher put into a list, such as "Week 2". */
export interface Heading {
  readonly heading: string;
}

/** A place of the site to read. */
export interface Reading {
  /** Path, query and anchor below the base path: `/methods/#coding`. */
  readonly address: string;
  /** Name of the place when it was added; where the site knows a name, that one is shown. */
  readonly title?: string;
  /** What the teacher says of it. */
  readonly note?: string;
}

/** An entry of a kind that this version does not know. It is kept as it came, and only as text. */
export interface Unknown {
  readonly unknown: string;
}

export type Entry = Heading | Reading | Unknown;

/** A reading list, in the order of its teacher. */
export interface ReadingList {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export const EMPTY_LIST: ReadingList = { title: '', entries: [] };

/** Longest parts that are kept, in UTF-16 units; the rest is cut off. */
export const MAX = { title: 200, note: 1000, address: 2000, unknown: 3000, entries: 500 } as const;

/** Controls, halves of characters, and marks that turn the direction of the text around them. */
const STRANGE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu;
/** Segments without a leading dot, so that no address leads out of the site or to another host. */
const ADDRESS = /^\/(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?(?:\?[!-"$-~]*)?(?:#[!-~]*)?$/;

const cut = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replace(/\p{Cs}$/u, '')
    .trim();

/** Text as a list keeps it: on one line, without controls, at most `most` long. */
export const oneLine = (text: string, most: number): string =>
  cut(text.replace(STRANGE, ' ').replace(/\s+/gu, ' ').trim(), most);

/** Whether a text can be the address of a reading: below the base path, in printable ASCII. */
export const isAddress = (text: string): boolean =>
  text.length <= MAX.address && ADDRESS.test(text);

/** A reading with its texts as a list keeps them; empty ones are left out. */
export function reading(address: string, note = '', title = ''): Reading {
  const kept = { note: oneLine(note, MAX.note), title: oneLine(title, MAX.title) };
  return {
    address,
    ...(kept.title !== '' && { title: kept.title }),
    ...(kept.note !== '' && { note: kept.note }),
  };
}

/**
 * The line of an entry: `#heading`, or address, note and title between tabs.
 * It never holds a line break.
 */
export function formatEntry(entry: Entry): string {
  if ('heading' in entry) return `#${entry.heading}`;
  if ('unknown' in entry) return entry.unknown;
  return `${entry.address}\t${entry.note ?? ''}\t${entry.title ?? ''}`.replace(/\t+$/u, '');
}

function parseEntry(line: string): Entry | undefined {
  if (line.startsWith('#')) return { heading: oneLine(line.slice(1), MAX.title) };
  const [address = '', note, title] = line.split('\t');
  if (isAddress(address)) return reading(address, note, title);
  const unknown = cut(
    line.replace(STRANGE, (character) => (character === '\t' ? '\t' : '')).trim(),
    MAX.unknown,
  );
  if (unknown === '') return undefined;
  // What was taken away may have hidden the kind of the line.
  return unknown === line ? { unknown } : parseEntry(unknown);
}

/**
 * Writes a list as text: its title, then a line for each entry. This is the form in which a list
 * is kept on the device, and which its link holds compressed.
 */
export const formatList = ({ title, entries }: ReadingList): string =>
  [title, ...entries.map(formatEntry)].map((line) => `${line}\n`).join('');

/**
 * Reads the text of a list. Takes any text: what is no heading and no address is kept as unknown,
 * empty lines are passed over, and what is too long is cut. Never throws.
 */
export function parseList(text: string): ReadingList {
  const [title = '', ...lines] = text.split('\n');
  return {
    title: oneLine(title, MAX.title),
    entries: lines.flatMap((line) => parseEntry(line) ?? []).slice(0, MAX.entries),
  };
}
