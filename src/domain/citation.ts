import type { Author, CslItem } from '../schema/bibliography.ts';
import type { Study } from '../schema/study.ts';

const initials = (given: string): string =>
  given
    .split(/[\s.]+/u)
    .filter(Boolean)
    .map((part) =>
      part
        .split('-')
        .map((piece) => piece.charAt(0).toUpperCase())
        .join(''),
    )
    .join('');

const listed = (author: Author): string => {
  if ('literal' in author) return author.literal;
  const given = initials(author.given ?? '');
  return given ? `${author.family} ${given}` : author.family;
};

/** Authors as in the Vancouver style: the first six, then "et al.". */
export function vancouverAuthors(authors: readonly Author[], cut: boolean): string {
  const names = authors.slice(0, 6).map(listed);
  return cut || authors.length > 6 ? `${names.join(', ')}, et al.` : `${names.join(', ')}.`;
}

/** Where an item appeared: "JAMA. 2025;3(2):114-124." Only the parts that are known. */
export function whereabouts(csl: CslItem): string {
  const year = csl.issued['date-parts'][0]?.[0];
  const container = csl['container-title'] ?? csl.publisher ?? csl.genre;
  const volume = csl.volume === undefined ? '' : `;${csl.volume}`;
  const issue = csl.issue === undefined ? '' : `(${csl.issue})`;
  const page = csl.page === undefined ? '' : `:${csl.page}`;
  return `${container ? `${container}. ` : ''}${year}${volume}${issue}${page}.`;
}

/** The address at which an item is found: its DOI, else its URL. */
export const canonicalUrl = (csl: CslItem): string | undefined =>
  csl.DOI === undefined ? csl.URL : `https://doi.org/${csl.DOI}`;

/** Full reference in the Vancouver style (ICMJE), as far as its parts are known. */
export function vancouver(study: Pick<Study, 'csl' | 'et-al'>): string {
  const { csl } = study;
  const title = /[.?!]$/u.test(csl.title) ? csl.title : `${csl.title}.`;
  const address = csl.DOI === undefined ? csl.URL : `doi:${csl.DOI}`;
  return [vancouverAuthors(csl.author, study['et-al'] === true), title, whereabouts(csl), address]
    .filter(Boolean)
    .join(' ');
}
