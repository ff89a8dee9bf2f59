import { vancouver } from '../../domain/citation.ts';
import { apa } from '../../domain/reference/apa.ts';
import {
  apaSection,
  bibtexSection,
  htmlSection,
  markdownSection,
  risSection,
  vancouverSection,
  type MapCitation,
} from '../../domain/reference/section.ts';
import { embedCode } from '../../domain/reference/embed.ts';
import { htmlOf, plainOf, type Run } from '../../domain/reference/text.ts';
import type { Study } from '../../schema/study.ts';
import type { Copied } from '../clipboard.ts';
import { save } from '../file.ts';
import type { Place } from './place.ts';

/** Where the files lie that references are made of. */
export interface Sources {
  /** Base path of the site. */
  readonly base: string;
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response;
}

let map: Promise<MapCitation> | undefined;

/** What is said of the map in every reference; asked for once. */
export function mapCitation({ base }: Sources): Promise<MapCitation> {
  map ??= fetched(`${base}data/cite.json`).then(
    async (response) => (await response.json()) as MapCitation,
  );
  map.catch(() => {
    map = undefined;
  });
  return map;
}

/** The study of this page. */
async function study(): Promise<Study> {
  const [record] = (await (await fetched('record.json')).json()) as readonly Study[];
  if (record === undefined) throw new Error('record.json holds no record');
  return record;
}

/** Today where the reader is, as YYYY-MM-DD. */
const today = (): string => new Date().toLocaleDateString('sv');

const formatted = (runs: readonly Run[]): Copied => ({ text: plainOf(runs), html: htmlOf(runs) });

type Form = (place: Place, sources: Sources) => Promise<Copied>;

/** What can be copied, by its name. */
export const COPIES: Readonly<Record<string, Form>> = {
  link: ({ url }) => Promise.resolve({ text: url }),
  markdown: async (place, from) => ({ text: markdownSection(place, await mapCitation(from)) }),
  html: async (place, from) => ({ text: htmlSection(place, await mapCitation(from)) }),
  vancouver: async (place, from) =>
    place.record
      ? { text: vancouver(await study()) }
      : formatted(vancouverSection(place, await mapCitation(from), today())),
  apa: async (place, from) =>
    formatted(place.record ? apa(await study()) : apaSection(place, await mapCitation(from))),
  embed: ({ embed = '', ...place }) =>
    Promise.resolve({ text: embedCode({ ...place, url: embed }, place.height) }),
};

/** Name for the file of a place: the last parts of its address. */
const fileName = ({ url }: Place): string => {
  const { pathname, search, hash } = new URL(url);
  return (
    `${pathname}${search}${hash}`
      .split(/[^\w-]+/u)
      .filter(Boolean)
      .slice(-3)
      .join('-') || 'map'
  );
};

const REFERENCES = {
  bib: { type: 'application/x-bibtex', write: bibtexSection },
  ris: { type: 'application/x-research-info-systems', write: risSection },
} as const;

async function saveReference(
  format: keyof typeof REFERENCES,
  place: Place,
  from: Sources,
): Promise<void> {
  const { type, write } = REFERENCES[format];
  const text = place.record
    ? await (await fetched(`record.${format}`)).text()
    : write(place, await mapCitation(from));
  save(`${fileName(place)}.${format}`, text, type);
}

async function saveCode(format: 'svg' | 'png', place: Place): Promise<void> {
  const { qrFile } = await import('./qr.ts');
  const { content, type } = await qrFile(place.url, place.title, format);
  save(`${fileName(place)}-qr.${format}`, content, type);
}

/** What can be saved as a file, by its name. */
export const FILES: Readonly<Record<string, (place: Place, from: Sources) => Promise<void>>> = {
  bib: (place, from) => saveReference('bib', place, from),
  ris: (place, from) => saveReference('ris', place, from),
  svg: (place) => saveCode('svg', place),
  png: (place) => saveCode('png', place),
};
