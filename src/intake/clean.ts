import { decodeHTML } from 'entities';
import type { Author } from '../schema/bibliography.ts';
import { doi as doiSchema } from '../schema/text.ts';

/** Elements that titles and abstracts are marked up with. */
const TAG =
  /<\/?(?:[a-z][\w.-]*:)?(?:[biu]|em|strong|su[bp]|span|p|br|sc|scp|small|tt|div|title|sec|abstract|math|m[a-z]+|inline-formula|jats|bold|italic|list|list-item|a|font|h\d)(?:\s[^<>]*)?\/?>/giu;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]/gu;

/** Greek letters that titles hold as commands. */
const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  chi: 'χ',
  omega: 'ω',
  Delta: 'Δ',
  Omega: 'Ω',
};
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  c: '\u0327',
  v: '\u030c',
  u: '\u0306',
  r: '\u030a',
  '=': '\u0304',
  '.': '\u0307',
  H: '\u030b',
};

/** Undoes the TeX that strays into files that are no BibTeX. */
function fromTex(text: string): string {
  if (!text.includes('\\') && !text.includes('$')) return text;
  return text
    .replace(
      /\\([`'^~"=.]|[cvurH](?=[{\s]))\s*\{?\\?([A-Za-zı])\}?/gu,
      (_all, mark: string, letter: string) => (letter + (ACCENTS[mark] ?? '')).normalize('NFC'),
    )
    .replace(/\\(?:text(?:it|bf|sc|sf|rm)|emph|mathrm|mathit|mathbf|mbox)\s*\{([^{}]*)\}/gu, '$1')
    .replace(/\\([A-Za-z]+)/gu, (all, name: string) => GREEK[name] ?? all)
    .replace(/\\([&%$#_{}])/gu, '$1')
    .replace(/\$([^$]{1,80})\$/gu, '$1');
}

/** Text or a number as text; empty for everything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Plain text on one line: no HTML, no control characters; undefined where nothing is left. */
export function plain(value: unknown, max = 500): string | undefined {
  if (Array.isArray(value)) return plain(value[0], max);
  if (typeof value === 'number') return plain(String(value), max);
  if (typeof value !== 'string') return undefined;
  let text = value.includes('&') ? decodeHTML(value) : value;
  // Some files escape twice, or escape the tags.
  if (/&(?:[a-z]+|#x?[\da-f]+);/iu.test(text)) text = decodeHTML(text);
  if (text.includes('<')) text = text.replace(TAG, '').replace(/<(?=[a-z!/?])/giu, '< ');
  text = fromTex(text)
    .replace(/&(?=(?:[a-z]+|#\d+|#x[\da-f]+);)/giu, '& ')
    .replace(CONTROL, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
  if (text.length > max) text = `${text.slice(0, max - 1).trimEnd()}…`;
  return text === '' ? undefined : text;
}

/** A DOI without what is written before and after it; undefined where there is none. */
export function cleanDoi(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  let decoded = text;
  try {
    if (/^https?:/iu.test(text)) decoded = decodeURIComponent(text);
  } catch {
    // A percent sign that encodes nothing: the text is taken as it is.
  }
  const [found] = /10\.\d{4,9}\/[^\s<>"{}|\\^`]+/u.exec(decoded) ?? [];
  const doi = found
    ?.replace(/[.,;:]+$/u, '')
    .replace(/\)$/u, (end) => (found.includes('(') ? end : ''));
  return doi !== undefined && doiSchema.safeParse(doi).success ? doi : undefined;
}

/** A PubMed number; undefined where there is none. */
export const cleanPmid = (value: unknown): string | undefined =>
  /^\s*(?:PMID:?\s*)?([1-9]\d{0,8})(?:\.0)?\s*$/iu.exec(textOf(value))?.[1];

/** A PubMed Central number; undefined where there is none. */
export const cleanPmcid = (value: unknown): string | undefined => {
  const [, digits] = /\bPMC\s*(\d{3,9})\b/iu.exec(textOf(value)) ?? [];
  return digits === undefined ? undefined : `PMC${digits}`;
};

/** An address on the Web; undefined where it is none. */
export function cleanUrl(value: unknown): string | undefined {
  const text = (Array.isArray(value) ? String(value[0]) : textOf(value)).trim();
  if (!/^https?:\/\/[^\s<>"]+$/iu.test(text)) return undefined;
  return URL.canParse(text) ? text : undefined;
}

/** A full name in one text: "Family, Given", "Family AB", else a name that is kept whole. */
export function nameOf(text: string): Author | undefined {
  const name = plain(text, 200)?.replace(/^[,;\s]+|[,;\s]+$/gu, '');
  if (!name) return undefined;
  const [family = '', ...given] = name.split(/,\s*/u);
  if (given.length > 0 && family !== '' && family.length <= 120) {
    const rest = given.join(' ').trim().slice(0, 120).trim();
    return rest === '' ? { family } : { family, given: rest };
  }
  const [, last, initials] =
    /^((?:\p{Ll}[\p{Ll}']*\s)*\S+)\s((?:\p{Lu}\.?-?){1,4})$/u.exec(name) ?? [];
  if (last !== undefined && initials !== undefined && /\p{Ll}/u.test(last)) {
    return { family: last, given: initials };
  }
  return name.includes(' ') ? { literal: name } : { family: name };
}

/** A name as CSL-JSON holds it, in whatever state. */
function oneAuthor(value: unknown): Author | undefined {
  if (typeof value === 'string') return nameOf(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const name = value as Record<string, unknown>;
  const literal = plain(name['literal'] ?? name['name'], 200);
  if (literal) return nameOf(literal.replace(/,(?=\s)/u, ',')) ?? { literal };
  const particle = [name['dropping-particle'], name['non-dropping-particle']]
    .map((part) => plain(part, 40))
    .filter((part) => part !== undefined);
  const family = plain([...particle, plain(name['family'], 100)].filter(Boolean).join(' '), 120);
  const given = plain([name['given'], name['suffix']].filter(Boolean).join(' '), 120);
  if (!family) return given ? { family: given } : undefined;
  if (given) return { family, given };
  // A whole name where only the family name belongs: a body, or a person in one piece.
  return family.includes(' ') ? { literal: family } : { family };
}

/** Words that stand for further authors. */
const ET_AL = /^(?:et al\.?|others|\.{3}|…|and others)$/iu;

/** Authors, and whether the list says that it is cut. */
export function authorsOf(value: unknown): { readonly authors: Author[]; readonly cut: boolean } {
  const list = (Array.isArray(value) ? value : [value]).flatMap((entry: unknown) => {
    const author = oneAuthor(entry);
    return author ? [author] : [];
  });
  const others = (author: Author): boolean =>
    ET_AL.test('literal' in author ? author.literal : author.family);
  return { authors: list.filter((author) => !others(author)), cut: list.some(others) };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Year, month, day of a text such as "2024 Oct 28", "2019///", "2019-09-28", "May 2019". */
export function datePartsOf(text: string): number[] | undefined {
  const [, year] = /(?:^|[^\d])((?:19[5-9]|20\d)\d)(?!\d)/u.exec(text) ?? [];
  if (year === undefined) return undefined;
  const [, month, day] =
    /^\s*\d{4}\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?(?!\d)/u.exec(text) ?? [];
  const named = /\p{L}{3,}/u.exec(text)?.[0].slice(0, 3).toLowerCase();
  const parts = [Number(year)];
  const m = month === undefined ? MONTHS.indexOf(named ?? '') + 1 : Number(month);
  if (m < 1 || m > 12) return parts;
  parts.push(m);
  const d =
    month === undefined
      ? Number(/\p{L}{3,}\.?\s+(\d{1,2})(?!\d)/u.exec(text)?.[1] ?? 0)
      : Number(day ?? 0);
  if (d >= 1 && new Date(Date.UTC(Number(year), m - 1, d)).getUTCMonth() === m - 1) parts.push(d);
  return parts;
}

/** The date of a CSL-JSON item, as far as it can be read; undefined where there is no year. */
export function issuedOf(value: unknown): number[] | undefined {
  if (typeof value === 'string' || typeof value === 'number') return datePartsOf(String(value));
  if (typeof value !== 'object' || value === null) return undefined;
  const date = value as Record<string, unknown>;
  const [first] = Array.isArray(date['date-parts']) ? (date['date-parts'] as unknown[]) : [];
  if (Array.isArray(first)) {
    const [year = 0, month = 0, day = 0] = first.map(Number);
    return datePartsOf(`${year}-${month}-${day}`);
  }
  return datePartsOf(textOf(date['raw'] ?? date['literal']));
}
