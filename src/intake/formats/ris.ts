import '@citation-js/plugin-ris';
import type { LooseCsl, LooseItem } from '../item.ts';
import { fromCitationJs } from './citation.ts';

const TAG = /^\s{0,3}([A-Z][A-Z0-9])\s{1,3}-(?:\s(.*)|)$/u;
/** Tags that stand several times in a reference, one value each. */
const LISTS = new Set(['AU', 'A1', 'A2', 'A3', 'A4', 'KW', 'ED', 'UR', 'N1', 'AD', 'L1', 'L2']);
/** Tags in which databases write a note, and a PubMed number among others. */
const NOTES = ['N1', 'U1', 'U2', 'C2', 'C7', 'M1', 'M3'] as const;

type Tags = Record<string, string | string[]>;

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** What dialects do with tags, put right before citation-js maps them to fields. */
function inStandardForm(tags: Tags): Tags {
  const { TY: type = 'GEN', ...rest } = tags;
  const result: Tags = { TY: (first(type) ?? 'GEN').toUpperCase(), ...rest };
  for (const tag of ['PY', 'Y1', 'DA']) {
    const date = first(result[tag]);
    // citation-js reads years only in PY, and gives up on words.
    if (date !== undefined && !/^\d{4}(?:\/\d{0,2}){0,2}\/*[^/]*$/u.test(date))
      Reflect.deleteProperty(result, tag);
  }
  for (const tag of Object.keys(result)) {
    if (!LISTS.has(tag)) result[tag] = first(result[tag]) ?? '';
  }
  const doi = result['DO'];
  if (typeof doi === 'string' && !doi.includes('10.')) Reflect.deleteProperty(result, 'DO');
  return result;
}

/** A reference as CSL-JSON: fields by citation-js, and what it leaves out. */
function toCsl(tags: Tags): LooseCsl {
  const csl = fromCitationJs(inStandardForm(tags));
  const from = (...names: readonly string[]): string | undefined =>
    names.map((name) => first(tags[name])).find((value) => value !== undefined && value !== '');
  const authors = ['AU', 'A1'].flatMap((tag) => tags[tag] ?? []);
  const notes = NOTES.flatMap((tag) => tags[tag] ?? []);
  const fromPubMed = /pubmed|medline|nlm/iu.test(`${from('DB') ?? ''} ${from('DP') ?? ''}`);
  const start = from('SP');
  const end = from('EP');
  const text: Record<string, unknown> = {
    ...csl,
    title: from('TI', 'T1', 'CT', 'BT') ?? csl['title'],
    author: authors.length > 0 ? authors : csl['author'],
    issued: from('DA', 'PY', 'Y1') ?? csl['issued'],
    'container-title': from('T2', 'JF', 'JO', 'JA', 'J2', 'BT') ?? csl['container-title'],
    abstract: from('AB', 'N2') ?? csl['abstract'],
    keyword: [tags['KW'] ?? []].flat().join(';'),
    page:
      start && end && start !== end && !start.includes('-')
        ? `${start}-${end}`
        : (start ?? csl['page']),
    note: notes.join(' '),
    PMID: fromPubMed ? from('AN') : undefined,
    PMCID: notes.find((note) => /^PMC\d+$/u.test(note)),
    genre: undefined,
    number: undefined,
  };
  const year = from('PY', 'Y1');
  const date = from('DA');
  // A date without a year ("May 3") must not hide the year.
  if (date !== undefined && year !== undefined && !/\d{4}/u.test(date)) text['issued'] = year;
  return text;
}

/** Reads RIS in the dialects of databases and reference managers, one reference after another. */
export function readRis(text: string): readonly LooseItem[] {
  const items: LooseItem[] = [];
  let tags: Tags | undefined;
  let start = 0;
  let last: string | undefined;
  const close = (cut: boolean): void => {
    if (tags === undefined) return;
    const title = first(tags['TI'] ?? tags['T1']);
    if (cut) {
      const reason = 'The file ends within this reference (no ER line): get the whole file';
      items.push({ line: start, reason, ...(title !== undefined && { title }) });
    } else items.push({ line: start, csl: toCsl(tags) });
    tags = undefined;
    last = undefined;
  };
  text.split('\n').forEach((line, index) => {
    const [, tag, rest = ''] = TAG.exec(line) ?? [];
    if (tag === undefined) {
      const more = line.trim();
      if (tags === undefined || last === undefined || more === '') return;
      const value = tags[last];
      if (Array.isArray(value)) value.push(`${value.pop() ?? ''} ${more}`);
      else tags[last] = `${value ?? ''} ${more}`;
      return;
    }
    if (tag === 'ER') {
      close(false);
      return;
    }
    if (tag === 'TY') {
      close(false);
      tags = {};
      start = index + 1;
    }
    if (tags === undefined) return;
    const value = rest.trim();
    last = value === '' ? undefined : tag;
    if (value === '') return;
    const known = tags[tag];
    tags[tag] = known === undefined ? (LISTS.has(tag) ? [value] : value) : [known, value].flat();
  });
  close(true);
  return items;
}
