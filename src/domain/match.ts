import { counted } from './tally.ts';
import { fold, similarity } from './fold.ts';
import type { Author } from '../schema/bibliography.ts';
import type { Draft } from '../schema/draft.ts';

/** A work that the map or its drafts know already. */
export interface Known {
  readonly id: string;
  readonly csl: Draft['csl'];
  readonly place: 'record' | 'draft';
}

/** How a reference stands to what is known. */
export type Match =
  | { readonly known: Known; readonly by: string; readonly doubt?: never }
  | { readonly known: Known; readonly doubt: string; readonly by?: never };

/** From this likeness on, two titles may be one. */
const ALIKE = 0.9;
/** Below this likeness, two titles are not one, even if a number says so. */
const UNLIKE = 0.35;
/** Titles of fewer words ("Editorial") tell too little by themselves. */
const TELLING_WORDS = 4;

/** Whether two values are the same: unknown where one of them is missing. */
type Relation = 'same' | 'differs' | 'unknown';

const relation = (a: unknown, b: unknown): Relation =>
  a === undefined || b === undefined ? 'unknown' : a === b ? 'same' : 'differs';

/** A work with what it is compared by. */
interface Keyed {
  readonly known: Known;
  readonly title: string | undefined;
  readonly year: number | undefined;
  readonly author: ReadonlySet<string> | undefined;
  readonly doi: string | undefined;
  readonly pmid: string | undefined;
  readonly url: string | undefined;
}

const wordsOf = (author: Author): string =>
  fold('literal' in author ? author.literal : author.family);

function keyed(known: Known): Keyed {
  const { title, author, DOI, PMID, URL, issued } = known.csl;
  const first = author?.[0];
  return {
    known,
    title: title === undefined ? undefined : fold(title) || title,
    year: issued?.['date-parts'][0]?.[0],
    author: first && new Set(wordsOf(first).split(' ')),
    doi: DOI?.toLowerCase(),
    pmid: PMID,
    url: URL?.toLowerCase().replace(/^https?:\/\/(?:www\.)?|[/#]+$/gu, ''),
  };
}

/** Names agree where they share a word: files differ on which part is the family name. */
function sameAuthor(a: Keyed, b: Keyed): Relation {
  if (a.author === undefined && b.author === undefined) return 'same';
  if (a.author === undefined || b.author === undefined) return 'unknown';
  for (const word of a.author) if (b.author.has(word)) return 'same';
  return 'differs';
}

/** What is to be said of two works; undefined where they have nothing to do with each other. */
function judge(a: Keyed, b: Keyed): Match | undefined {
  const known = b.known;
  const doi = relation(a.doi, b.doi);
  const pmid = relation(a.pmid, b.pmid);
  const [numbers, number] = doi === 'same' ? ['DOI', a.doi] : ['PMID', a.pmid];
  const likeness =
    a.title === undefined || b.title === undefined ? undefined : similarity(a.title, b.title);
  if (doi === 'same' || pmid === 'same') {
    if (likeness !== undefined && likeness < UNLIKE) {
      return { known, doubt: `The same ${numbers} (${number ?? ''}) under another title` };
    }
    if (doi === 'differs')
      return { known, doubt: `The same PMID (${a.pmid ?? ''}) with another DOI` };
    return { known, by: numbers };
  }
  if (likeness === undefined) {
    return a.url !== undefined && a.url === b.url ? { known, by: 'address' } : undefined;
  }
  if (likeness < ALIKE) return undefined;
  const author = sameAuthor(a, b);
  if (author === 'differs') return undefined;
  const year = a.year === undefined && b.year === undefined ? 'same' : relation(a.year, b.year);
  const apart = doi === 'differs' || pmid === 'differs';
  if (likeness === 1 && year === 'same' && author === 'same' && !apart) {
    return { known, by: 'title, year and first author' };
  }
  const telling = (a.title ?? '').split(' ').length >= TELLING_WORDS;
  if (!telling) return undefined;
  const years = Math.abs((a.year ?? 0) - (b.year ?? 0));
  if (year === 'differs' && years > 3) return undefined;
  const but = [
    likeness < 1 ? 'a title that differs a little' : '',
    year === 'same'
      ? ''
      : year === 'unknown'
        ? 'a year missing'
        : `${counted(years, 'year', 'years')} apart`,
    author === 'same' ? '' : 'no author to compare',
    apart
      ? `another ${doi === 'differs' ? 'DOI' : 'PMID'}: perhaps a preprint and its article`
      : '',
  ].filter(Boolean);
  return { known, doubt: `Nearly the same work, with ${but.join(', ')}` };
}

/** Whether two descriptions are surely of one work: such as a reference is matched by. */
export const isSameWork = (one: Draft['csl'], other: Draft['csl']): boolean =>
  judge(keyed({ id: '', csl: one, place: 'draft' }), keyed({ id: '', csl: other, place: 'draft' }))
    ?.by !== undefined;

/** Finds works among those that are known; works that are added are found from then on. */
export class Matcher {
  readonly #by = new Map<string, Keyed[]>();
  /** Works by the rarer words of their titles, for titles that differ a little. */
  readonly #words = new Map<string, Keyed[]>();

  readonly #entries = new Map<string, Keyed>();
  readonly #gone = new Set<Keyed>();

  constructor(known: Iterable<Known> = []) {
    for (const work of known) this.add(work);
  }

  /** Adds a work; one that was added before under this id is replaced. */
  add(known: Known): void {
    const entry = keyed(known);
    const before = this.#entries.get(known.id);
    if (before) this.#gone.add(before);
    this.#entries.set(known.id, entry);
    for (const key of keysOf(entry)) {
      const list = this.#by.get(key);
      if (list) list.push(entry);
      else this.#by.set(key, [entry]);
    }
    for (const word of rareWords(entry.title)) {
      const list = this.#words.get(word);
      if (list) list.push(entry);
      else this.#words.set(word, [entry]);
    }
  }

  /** The best match of a work: a sure one before a doubtful one, the earliest of its kind. */
  find(csl: Draft['csl']): Match | undefined {
    const entry = keyed({ id: '', csl, place: 'draft' });
    const candidates = new Set(keysOf(entry).flatMap((key) => this.#by.get(key) ?? []));
    let doubtful: Match | undefined;
    for (const candidate of candidates) {
      if (this.#gone.has(candidate)) continue;
      const match = judge(entry, candidate);
      if (match?.by !== undefined) return match;
      doubtful ??= match;
    }
    if (doubtful) return doubtful;
    for (const candidate of this.#near(entry)) {
      if (this.#gone.has(candidate)) continue;
      const match = judge(entry, candidate);
      if (match) return match;
    }
    return undefined;
  }

  /** Works whose titles share most of their rarer words with this one. */
  *#near(entry: Keyed): Iterable<Keyed> {
    const lists = rareWords(entry.title)
      .map((word) => this.#words.get(word) ?? [])
      .filter(({ length }) => length > 0 && length <= 200)
      .toSorted((a, b) => a.length - b.length)
      .slice(0, 4);
    const hits = new Map<Keyed, number>();
    for (const list of lists) for (const work of list) hits.set(work, (hits.get(work) ?? 0) + 1);
    for (const [work, n] of hits) if (n >= Math.min(2, lists.length)) yield work;
  }
}

const keysOf = ({ doi, pmid, title, url }: Keyed): readonly string[] => [
  ...(doi === undefined ? [] : [`doi ${doi}`]),
  ...(pmid === undefined ? [] : [`pmid ${pmid}`]),
  ...(title === undefined ? [] : [`title ${title}`]),
  ...(url === undefined ? [] : [`url ${url}`]),
];

const rareWords = (title: string | undefined): readonly string[] =>
  title === undefined ? [] : [...new Set(title.split(' '))].filter(({ length }) => length > 4);
