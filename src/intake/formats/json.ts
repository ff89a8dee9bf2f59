import '@citation-js/core';
import type { LooseCsl, LooseItem } from '../item.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Line of every entry of a list, found by the text of a field that each has. */
function linesOf(text: string, pattern: RegExp): readonly number[] {
  const lines: number[] = [];
  let line = 1;
  let counted = 0;
  for (const { index } of text.matchAll(pattern)) {
    for (; counted < index; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    lines.push(line);
  }
  return lines;
}

/** Types of EPPI-Reviewer by the words in their names. */
const EPPI_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^journal/iu, 'article-journal'],
  [/conference/iu, 'paper-conference'],
  [/^book, whole/iu, 'book'],
  [/^book/iu, 'chapter'],
  [/report/iu, 'report'],
  [/dissertation/iu, 'thesis'],
  [/periodical/iu, 'article-magazine'],
  [/internet|web/iu, 'webpage'],
];

function fromEppi(reference: Fields): LooseCsl {
  const text = (name: string): string => {
    const value = reference[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const type = text('TypeName');
  return {
    type: EPPI_TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? type,
    title: text('Title'),
    author: text('Authors').split(/\s*;\s*/u),
    'container-title': text('ParentTitle'),
    publisher: text('Publisher'),
    issued: [text('Year'), text('Month')].filter(Boolean).join(' '),
    volume: text('Volume'),
    issue: text('Issue'),
    page: text('Pages'),
    DOI: text('DOI'),
    URL: text('URL'),
    abstract: text('Abstract'),
    keyword: text('Keywords').replaceAll(/\s*\r?\n\s*/gu, ';'),
    note: text('Comments'),
  };
}

/** Reads the JSON export of EPPI-Reviewer: its list `References`. The codes stay behind. */
export function readEppi(data: unknown, text: string): readonly LooseItem[] {
  const list = isFields(data) && Array.isArray(data['References']) ? data['References'] : [];
  const lines = linesOf(text, /"ItemId"\s*:/gu);
  return list.map((reference: unknown, index) => {
    const line = lines[index] ?? 1;
    return isFields(reference)
      ? { line, csl: fromEppi(reference) }
      : { line, reason: 'It is no group of fields' };
  });
}

/** The items of CSL-JSON: a list, one item, or a list under a name that is used for it. */
export function cslItems(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data;
  if (!isFields(data)) return [];
  for (const name of ['items', 'references', 'data']) {
    if (Array.isArray(data[name])) return data[name] as readonly unknown[];
  }
  return [data];
}

/** Reads CSL-JSON, the native form of citation-js, which leaves it as it is. */
export function readCslJson(data: unknown, text: string): readonly LooseItem[] {
  const lines = linesOf(text, /"title"\s*:/gu);
  const list = cslItems(data);
  return list.map((entry, index) => {
    const line = lines.length === list.length ? (lines[index] ?? 1) : 1;
    if (!isFields(entry)) return { line, reason: 'It is no group of fields' };
    const csl = isFields(entry['csl']) ? { ...entry['csl'], 'et-al': entry['et-al'] } : entry;
    return { line, csl };
  });
}
