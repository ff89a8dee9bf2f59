import type { CslItem } from '../schema/bibliography.ts';
import {
  authorsOf,
  cleanDoi,
  cleanPmcid,
  cleanPmid,
  cleanUrl,
  issuedOf,
  plain,
  textOf,
} from './clean.ts';
import type { Item, LooseCsl, LooseItem, ReadItem } from './item.ts';

/** Types of CSL that the map has, and the nearest for those it has not. */
const TYPES: Readonly<Record<string, CslItem['type']>> = {
  'article-journal': 'article-journal',
  'journal-article': 'article-journal',
  article: 'article',
  'posted-content': 'article',
  preprint: 'article',
  report: 'report',
  'paper-conference': 'paper-conference',
  'proceedings-article': 'paper-conference',
  'article-magazine': 'article-magazine',
  'article-newspaper': 'article-magazine',
  book: 'book',
  monograph: 'book',
  'edited-book': 'book',
};

/** Numbers in free text that belong in fields: PMID, PMCID and DOI. */
function identifiersIn(csl: LooseCsl): { pmid?: string | undefined; pmcid?: string | undefined } {
  const text = [csl['note'], csl['URL'], csl['annote'], csl['call-number'], csl['custom']]
    .flat()
    .filter((part): part is string => typeof part === 'string')
    .join(' \n ');
  const [, pmid] =
    /(?:\bPMID:?\s*|pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/)([1-9]\d{3,8})\b/iu.exec(
      text,
    ) ?? [];
  return { pmid, pmcid: cleanPmcid(text) };
}

/** Pages as given; words that say that there are none are left out. */
function pagesOf(value: unknown): string | undefined {
  const pages = plain(value, 60)?.replace(/\s*(?:--+|[–—])\s*/gu, '-');
  return pages === undefined || /^(?:no|not|n\.?\s?p\.?|n\/a|none)\b/iu.test(pages)
    ? undefined
    : pages;
}

/** Cleans a reference: every field is in the form of the schema, or is left out with a remark. */
export function tidy(loose: LooseCsl): Item {
  const remarks: string[] = [];
  const { authors, cut } = authorsOf(loose['author'] ?? []);
  const title = plain(loose['title']);
  const longTitle = plain(loose['title'], 20_000);
  if (title !== longTitle && longTitle)
    remarks.push(`The title is cut; it goes on: ${longTitle.slice(499, 1050).trim()}`);
  const type = TYPES[textOf(loose['type'])];
  if (type === undefined && typeof loose['type'] === 'string' && loose['type'] !== '') {
    remarks.push(`Type as given: ${plain(loose['type'], 60) ?? ''}`);
  }
  const issued = issuedOf(loose['issued']);
  if (loose['issued'] !== undefined && issued === undefined) {
    const given = plain(JSON.stringify(loose['issued']), 80) ?? '';
    remarks.push(`The date can't be read: ${given}`);
  }
  const DOI = cleanDoi(loose['DOI']) ?? cleanDoi(loose['URL']);
  if (
    typeof loose['DOI'] === 'string' &&
    loose['DOI'].trim() !== '' &&
    cleanDoi(loose['DOI']) === undefined
  ) {
    remarks.push(`This is no DOI: ${plain(loose['DOI'], 100) ?? ''}`);
  }
  const found = identifiersIn(loose);
  const note = plain(loose['note'], 590);
  if (note) remarks.push(note);
  const csl: Record<string, unknown> = {
    type,
    genre: plain(loose['genre'], 80),
    title,
    author: authors.length > 0 ? authors : undefined,
    'container-title': plain(loose['container-title'], 300),
    publisher: plain(loose['publisher'], 200),
    issued: issued && { 'date-parts': [issued] },
    volume: plain(loose['volume'], 40),
    issue: plain(loose['issue'], 40),
    page: pagesOf(loose['page']) ?? plain(loose['number'], 60),
    DOI,
    PMID: cleanPmid(loose['PMID']) ?? cleanPmid(found.pmid),
    PMCID: cleanPmcid(loose['PMCID']) ?? found.pmcid,
    URL:
      DOI === undefined || !String(loose['URL']).includes('doi.org/')
        ? cleanUrl(loose['URL'])
        : undefined,
  };
  const keywords = [loose['keyword']]
    .flat()
    .flatMap((text) => (typeof text === 'string' ? text.split(/[;,\n]/u) : []));
  return {
    csl: Object.fromEntries(Object.entries(csl).filter(([, value]) => value !== undefined)),
    cut: cut || loose['et-al'] === true,
    abstract: plain(loose['abstract'], 20_000),
    keywords: [
      ...new Set(keywords.map((word) => plain(word, 300)).filter((word) => word !== undefined)),
    ],
    remarks: remarks.map((remark) => remark.slice(0, 600).trim()).filter(Boolean),
  };
}

/** Cleans a reference, and turns it down where nothing says what it is. */
export function readItem(loose: LooseItem): ReadItem {
  if (loose.reason !== undefined) return loose;
  const item = tidy(loose.csl);
  const { title, DOI, PMID, URL } = item.csl;
  if (title === undefined && DOI === undefined && PMID === undefined && URL === undefined) {
    return { line: loose.line, reason: 'It has no title, DOI, PMID or address' };
  }
  return { line: loose.line, item };
}
