import { cleanDoi, cleanPmcid, cleanPmid, textOf } from '../clean.ts';
import type { Item, LooseCsl } from '../item.ts';
import { tidy } from '../tidy.ts';
import { RemoteError, type Client } from './client.ts';

/** What a work is asked for by. */
export type Wanted =
  | { readonly kind: 'doi' | 'pmid' | 'pmcid'; readonly value: string }
  | { readonly kind: 'page'; readonly value: string };

/** Where the services live; other addresses serve tests and mirrors. */
export interface Services {
  readonly crossref: string;
  readonly europePmc: string;
  readonly doi: string;
}

export const SERVICES: Services = {
  crossref: 'https://api.crossref.org',
  europePmc: 'https://www.ebi.ac.uk/europepmc/webservices/rest',
  doi: 'https://doi.org',
};

/** Reads what a person typed: a DOI, a PubMed number, or an address that holds one. */
export function wantedOf(text: string): Wanted | undefined {
  const typed = text.trim();
  const pmid = cleanPmid(typed) ?? /pubmed[^\d]*\/(\d{1,9})\/?(?:[?#]|$)/iu.exec(typed)?.[1];
  if (pmid !== undefined) return { kind: 'pmid', value: pmid };
  const pmcid = cleanPmcid(typed);
  if (pmcid !== undefined && !/10\.\d{4}/u.test(typed)) return { kind: 'pmcid', value: pmcid };
  const [, arxiv] =
    /(?:arxiv\.org\/(?:abs|pdf|html)\/|^arxiv:\s*)(\d{4}\.\d{4,5})/iu.exec(typed) ?? [];
  if (arxiv !== undefined) return { kind: 'doi', value: `10.48550/arXiv.${arxiv}` };
  const doi = cleanDoi(typed.replace(/[?#].*$/u, ''))?.replace(
    /\/(?:full|abstract|pdf|fulltext|epdf)$/u,
    '',
  );
  // bioRxiv and medRxiv write the version after the DOI.
  if (doi !== undefined)
    return { kind: 'doi', value: doi.replace(/^(10\.(?:1101|64898)\/.*?)v\d+(?:\..*)?$/u, '$1') };
  return /^https?:\/\//iu.test(typed) && URL.canParse(typed)
    ? { kind: 'page', value: typed }
    : undefined;
}

type Fields = Readonly<Record<string, unknown>>;
const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A work as Crossref describes it; it writes CSL-JSON with lists where CSL has one value. */
async function fromCrossref(client: Client, services: Services, doi: string): Promise<LooseCsl> {
  const data = await client.json(`${services.crossref}/works/${encodeURIComponent(doi)}`);
  const work = fields(fields(data)['message']);
  if (list(work['title']).length === 0 && typeof work['title'] !== 'string') {
    throw new RemoteError('nonsense', 'Crossref answers without a title');
  }
  const [title] = [work['title']].flat();
  const [subtitle] = list(work['subtitle']);
  const whole =
    typeof subtitle === 'string' && subtitle !== '' && !String(title).includes(subtitle)
      ? `${String(title)}: ${subtitle}`
      : title;
  const institution = fields(list(work['institution'])[0])['name'];
  const updates = list(work['updated-by']).map((update) => fields(update));
  const retraction = updates.find(({ type }) => type === 'retraction');
  return {
    type: work['type'],
    title: whole,
    author: list(work['author']).map((author) => {
      const { family, given, name, suffix } = fields(author);
      return name === undefined ? { family, given, suffix } : { literal: name };
    }),
    'container-title': list(work['container-title'])[0] ?? institution,
    issued: ['published-print', 'published-online', 'published', 'issued', 'posted']
      .map((name) => fields(work[name]))
      .toSorted((a, b) => partsIn(b) - partsIn(a))[0],
    volume: work['volume'],
    issue: work['issue'],
    page: work['page'] ?? work['article-number'],
    DOI: work['DOI'],
    publisher: work['type'] === 'posted-content' ? undefined : work['publisher'],
    abstract: work['abstract'],
    note: retraction ? `Crossref lists a retraction: ${String(retraction['DOI'])}` : undefined,
  };
}

/** How much of a date is known: year, month, day. */
const partsIn = (date: Fields): number =>
  list(list(date['date-parts'])[0]).filter((part) => part != null).length;

/** A work as Europe PMC describes it. */
async function fromEuropePmc(client: Client, services: Services, query: string): Promise<LooseCsl> {
  const search = new URLSearchParams({ query, format: 'json', resultType: 'core', pageSize: '1' });
  const data = await client.json(`${services.europePmc}/search?${search.toString()}`);
  const work = fields(list(fields(fields(data)['resultList'])['result'])[0]);
  if (work['title'] === undefined) throw new RemoteError('missing', 'Europe PMC does not know it');
  const journal = fields(work['journalInfo']);
  const authors = list(fields(work['authorList'])['author']).map((author) => {
    const { lastName, firstName, initials, collectiveName } = fields(author);
    return collectiveName === undefined
      ? { family: lastName, given: firstName ?? initials }
      : { literal: collectiveName };
  });
  const types = list(fields(work['pubTypeList'])['pubType']).map(String);
  const retracted = types.some((type) => /retracted publication/iu.test(type));
  return {
    type: work['source'] === 'PPR' ? 'article' : 'article-journal',
    title: textOf(work['title']).replace(/\.$/u, ''),
    author:
      authors.length > 0 ? authors : textOf(work['authorString']).replace(/\.$/u, '').split(', '),
    'container-title':
      fields(journal['journal'])['title'] ?? fields(work['bookOrReportDetails'])['publisher'],
    issued: work['firstPublicationDate'] ?? work['pubYear'],
    volume: journal['volume'],
    issue: journal['issue'],
    page: work['pageInfo'],
    DOI: work['doi'],
    PMID: work['pmid'],
    PMCID: work['pmcid'],
    abstract: work['abstractText'],
    keyword: list(fields(work['keywordList'])['keyword']).join(';'),
    note: retracted ? 'PubMed: retracted publication' : undefined,
  };
}

/** A work as the agency that gave out its DOI describes it. */
const fromAgency = async (client: Client, services: Services, doi: string): Promise<LooseCsl> =>
  fields(
    await client.json(
      `${services.doi}/${encodeURI(doi)}`,
      'application/vnd.citationstyles.csl+json',
    ),
  );

/** What a service says, or the reason why it says nothing. */
async function tried(promise: Promise<LooseCsl>): Promise<LooseCsl | RemoteError> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof RemoteError) return error;
    throw error;
  }
}

/** Two descriptions of a work as one: the first holds where both say something. */
function together(first: LooseCsl, second: LooseCsl): LooseCsl {
  const said = (csl: LooseCsl): LooseCsl =>
    Object.fromEntries(
      Object.entries(csl).filter(
        ([, value]) =>
          value !== undefined &&
          value !== '' &&
          list(value).length + (Array.isArray(value) ? 0 : 1) > 0,
      ),
    );
  return { ...said(second), ...said(first) };
}

/** The DOI that a page names in its head, as publishers' pages do. */
async function doiOfPage(client: Client, address: string): Promise<string> {
  const html = await client.text(address, 'text/html');
  for (const [tag] of html.matchAll(/<meta\s[^>]{1,400}>/giu)) {
    if (!/(?:citation_doi|dc\.identifier|prism\.doi)/iu.test(tag)) continue;
    const doi = cleanDoi(/content\s*=\s*["']([^"']+)["']/iu.exec(tag)?.[1]);
    if (doi !== undefined) return doi;
  }
  throw new RemoteError('missing', 'The page names no DOI: give the DOI or the PubMed number');
}

/** A work that was looked up, and which services described it. */
export interface Found {
  readonly item: Item;
  readonly from: string;
}

/** Looks a work up: Crossref, then Europe PMC, then the agency of its DOI. */
export async function lookUp(
  wanted: Wanted,
  client: Client,
  services: Services = SERVICES,
): Promise<Found> {
  let csl: LooseCsl | undefined;
  let doi = wanted.kind === 'doi' ? wanted.value : undefined;
  if (wanted.kind === 'page') doi = await doiOfPage(client, wanted.value);
  if (wanted.kind === 'pmid' || wanted.kind === 'pmcid') {
    const query =
      wanted.kind === 'pmid' ? `EXT_ID:${wanted.value} AND SRC:MED` : `PMCID:${wanted.value}`;
    csl = await fromEuropePmc(client, services, query);
    doi = cleanDoi(csl['DOI']);
    if (doi === undefined) return { item: tidy(csl), from: 'Europe PMC' };
  }
  if (doi === undefined) throw new RemoteError('missing', 'No DOI is known');
  const crossref = await tried(fromCrossref(client, services, doi));
  const europe = csl ?? (await tried(fromEuropePmc(client, services, `DOI:"${doi}"`)));
  if (!(crossref instanceof RemoteError)) {
    return europe instanceof RemoteError
      ? { item: tidy(crossref), from: 'Crossref' }
      : { item: tidy(together(crossref, europe)), from: 'Crossref and Europe PMC' };
  }
  if (!(europe instanceof RemoteError)) return { item: tidy(europe), from: 'Europe PMC' };
  const agency = await tried(fromAgency(client, services, doi));
  if (!(agency instanceof RemoteError) && typeof agency['title'] === 'string') {
    return { item: tidy({ ...agency, DOI: doi }), from: 'doi.org' };
  }
  // The first service that failed for another reason than not knowing the work says more.
  throw [crossref, europe].find(({ problem }) => problem !== 'missing') ?? crossref;
}
