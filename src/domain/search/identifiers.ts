import type { SearchDocument } from './document.ts';

/** DOIs, numbers of PubMed and of trials, each with the number of its document. Sent apart. */
export interface IdentifierList {
  readonly ids: readonly string[];
  readonly documents: readonly number[];
}

/** What may stand before an identifier: the address of a resolver, or the name of the number. */
const PREFIX =
  /https?:\/\/(?:dx\.)?(?:doi\.org|(?:www\.)?ncbi\.nlm\.nih\.gov\/\S*?|pubmed\.ncbi\.nlm\.nih\.gov|pmc\.ncbi\.nlm\.nih\.gov\/articles)\/|\b(?:doi|pmid|pubmed)\s*[:#]?\s*(?=\d)/giu;

/**
 * A DOI or the end of one, or a number with its letters. The end of a DOI goes by its first digit
 * and the first mark after it, so that a long text takes no longer than its length.
 */
const IDENTIFIER =
  /^(?:10\.\d{4,9}\/\S*|[^\s\d]*\d[^\s./-]*[./-]\S*\d{3}|(?:pmc|nct|isrctn|crd|drks)?\d{6,})$/u;

/** All identifiers of documents. */
export function identifierList(documents: readonly SearchDocument[]): IdentifierList {
  const pairs = documents.flatMap(({ identifiers }, document) =>
    identifiers.map((id) => [id.toLowerCase(), document] as const),
  );
  return { ids: pairs.map(([id]) => id), documents: pairs.map(([, document]) => document) };
}

/** The identifiers in a query, in the form in which they are listed. */
export const identifiersIn = (typed: string): readonly string[] =>
  typed
    .replace(PREFIX, ' ')
    .toLowerCase()
    .split(/\s+/u)
    .map((part) => part.replace(/^["'“”‘’([<]+|["'“”‘’)\]>.,;:/?#]+$/gu, ''))
    .filter((part) => IDENTIFIER.test(part));

/** Numbers of the documents that identifiers of a query name, whole or in part. */
export function identified(wanted: readonly string[], list: IdentifierList): readonly number[] {
  const exact = new Set<number>();
  const part = new Set<number>();
  for (const [at, id] of list.ids.entries()) {
    const document = list.documents[at];
    if (document === undefined) continue;
    if (wanted.includes(id)) exact.add(document);
    else if (wanted.some((one) => id.includes(one))) part.add(document);
  }
  return [...(exact.size > 0 ? exact : part)];
}
