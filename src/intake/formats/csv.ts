import { dsvFormat } from 'd3';
import type { LooseItem } from '../item.ts';

/** Names of columns in the files of reference managers and databases, folded, by field. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'articletitle', 'documenttitle', 'primarytitle', 'ti'],
  author: ['author', 'authors', 'authorfullnames', 'authorsfull', 'au', 'creators'],
  year: ['publicationyear', 'year', 'pubyear', 'py', 'yearpublished'],
  issued: ['date', 'issued', 'publicationdate', 'datepublished', 'originalpaperdate'],
  'container-title': [
    'publicationtitle',
    'journal',
    'sourcetitle',
    'journalbook',
    'container',
    'source',
    'journaltitle',
    'so',
  ],
  DOI: ['doi', 'originalpaperdoi', 'doilink', 'di'],
  PMID: ['pmid', 'pubmedid', 'originalpaperpubmedid', 'pm'],
  PMCID: ['pmcid', 'pmc'],
  URL: ['url', 'link', 'urls', 'articleurl'],
  volume: ['volume', 'vl'],
  issue: ['issue', 'is'],
  page: ['pages', 'page', 'pagerange'],
  start: ['pagestart', 'startpage', 'bp'],
  end: ['pageend', 'endpage', 'ep'],
  number: ['artno', 'articlenumber', 'ar'],
  publisher: ['publisher'],
  abstract: ['abstractnote', 'abstract', 'ab'],
  keyword: ['manualtags', 'keywords', 'authorkeywords', 'tags', 'de'],
  type: ['itemtype', 'documenttype', 'publicationtype'],
  note: ['extra', 'notes', 'note'],
  cut: ['authorscut'],
};

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/preprint/iu, 'article'],
  [/conference|proceeding/iu, 'paper-conference'],
  [/thesis|dissertation/iu, 'thesis'],
  [/chapter|section/iu, 'chapter'],
  [/^book/iu, 'book'],
  [/report/iu, 'report'],
  [/magazine|newspaper/iu, 'article-magazine'],
  [/journal|article|review|editorial|letter|note/iu, 'article-journal'],
];

const fold = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Delimiter of a file, by its first line. */
export function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  const count = (char: string): number => head.split(char).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** Where each field stands in a table; undefined where the first line names no column of titles. */
export function columnsOf(head: readonly string[]): ReadonlyMap<string, number> | undefined {
  const names = head.map(fold);
  const found = new Map<string, number>();
  for (const [field, aliases] of Object.entries(COLUMNS)) {
    const at = aliases.map((alias) => names.indexOf(alias)).find((index) => index >= 0);
    if (at !== undefined) found.set(field, at);
  }
  const others = ['author', 'year', 'issued', 'DOI', 'PMID', 'URL', 'container-title'];
  return found.has('title') && others.some((field) => found.has(field)) ? found : undefined;
}

/** Names in a cell, which are divided by semicolons, "and", or commas between "Family AB". */
function namesIn(cell: string): readonly string[] {
  if (cell.includes(';')) return cell.split(/\s*;\s*/u);
  if (/\sand\s/u.test(cell)) return cell.split(/\s+and\s+/u);
  const parts = cell.replace(/\.$/u, '').split(/\s*,\s*/u);
  const initialed = parts.filter((part) => /\s(?:\p{Lu}\.?-?){1,4}$/u.test(part));
  return parts.length > 1 && initialed.length >= parts.length - 1 ? parts : [cell];
}

/** Reads a table of references: one a row, columns by the names in its first row. */
export function readCsv(text: string): readonly LooseItem[] {
  const rows = dsvFormat(delimiterOf(text)).parseRows(text);
  const [head = [], ...body] = rows;
  const columns = columnsOf(head) ?? new Map<string, number>();
  let line = 1 + head.join('').split('\n').length;
  return body.flatMap((cells): LooseItem[] => {
    const at = line;
    line += cells.join('').split('\n').length;
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (field: string): string | undefined => {
      const index = columns.get(field);
      const value = index === undefined ? '' : (cells[index] ?? '').trim();
      return value === '' ? undefined : value;
    };
    if (cells.length < head.length / 2) {
      const reason = `The row has ${cells.length} of ${head.length} columns`;
      return [{ line: at, reason }];
    }
    const type = cell('type');
    const [start, end] = [cell('start'), cell('end')];
    return [
      {
        line: at,
        csl: {
          title: cell('title'),
          author: namesIn(cell('author') ?? ''),
          issued: /\d{4}/u.test(cell('issued') ?? '')
            ? cell('issued')
            : (cell('year') ?? cell('issued')),
          'container-title': cell('container-title'),
          DOI: cell('DOI'),
          PMID: cell('PMID'),
          PMCID: cell('PMCID'),
          URL: cell('URL')?.split(/[;\s]/u)[0],
          volume: cell('volume'),
          issue: cell('issue'),
          page: cell('page') ?? (start && end ? `${start}-${end}` : start),
          number: cell('number'),
          publisher: cell('publisher'),
          abstract: cell('abstract'),
          keyword: cell('keyword'),
          type: type && (TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? type),
          note: cell('note'),
          'et-al': cell('cut') === 'true',
        },
      },
    ];
  });
}
