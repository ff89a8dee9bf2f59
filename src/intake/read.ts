import { columnsOf, delimiterOf, readCsv } from './formats/csv.ts';
import { dsvFormat } from 'd3';
import { readBibtex } from './formats/bibtex.ts';
import { readCslJson, readEppi, cslItems } from './formats/json.ts';
import { readPubmed } from './formats/pubmed.ts';
import { readRis } from './formats/ris.ts';
import { decode } from './decode.ts';
import type { Format, LooseItem, ReadItem } from './item.ts';
import { readItem } from './tidy.ts';

/** What a file holds, or why it holds nothing that can be read. */
export type ReadFile =
  | {
      readonly format: Format;
      readonly encoding: string;
      readonly items: readonly ReadItem[];
      readonly reason?: never;
    }
  | { readonly reason: string };

/** The format of a text, told by what it holds. */
export function formatOf(
  text: string,
): Exclude<Format, 'csl-json' | 'eppi-json'> | 'json' | undefined {
  if (/^\s*[[{]/u.test(text)) return 'json';
  if (/^\s{0,3}TY\s{1,3}-(?:\s|$)/mu.test(text)) return 'ris';
  if (/^PMID\s?- ?\d/mu.test(text)) return 'pubmed';
  if (/^[ \t]*@[A-Za-z]+[ \t\n]*[{(]/mu.test(text)) return 'bibtex';
  const [head] = dsvFormat(delimiterOf(text)).parseRows(text.slice(0, 20_000));
  return head && columnsOf(head) ? 'csv' : undefined;
}

function readJson(text: string): { format: Format; items: readonly LooseItem[] } | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `This JSON is broken or cut: ${why.slice(0, 160)}`;
  }
  if (typeof data === 'object' && data !== null && 'References' in data) {
    return { format: 'eppi-json', items: readEppi(data, text) };
  }
  const items = readCslJson(data, text);
  const known = (entry: unknown): boolean =>
    typeof entry === 'object' &&
    entry !== null &&
    ['title', 'DOI', 'author', 'csl', 'issued'].some((field) => field in entry);
  if (items.length > 0 && !cslItems(data).some(known)) {
    return 'This JSON is neither CSL-JSON nor an export of EPPI-Reviewer';
  }
  return { format: 'csl-json', items };
}

/** Reads the references of a file, whatever its name. */
export function readReferences(bytes: Uint8Array): ReadFile {
  const decoded = decode(bytes);
  if (decoded.reason !== undefined) return decoded;
  const { text, encoding } = decoded;
  const format = formatOf(text);
  if (format === undefined) {
    return {
      reason:
        'The format is not known: RIS, BibTeX, CSL-JSON, PubMed (.nbib), CSV with a column "title", or the JSON of EPPI-Reviewer',
    };
  }
  if (format === 'json') {
    const read = readJson(text);
    if (typeof read === 'string') return { reason: read };
    return { format: read.format, encoding, items: read.items.map(readItem) };
  }
  const readers = { ris: readRis, pubmed: readPubmed, bibtex: readBibtex, csv: readCsv };
  return { format, encoding, items: readers[format](text).map(readItem) };
}
