import type { Author, CslItem } from '../schema/bibliography.ts';
import type { Study } from '../schema/study.ts';

/**
 * Initials of given names, a list for each name, since a double name has two: "Karl-Heinz B." is
 * [[K, H], [B]]. What is written in capitals alone is initials already: "HP" is [[H], [P]].
 */
export function initialsOf(given: string): readonly (readonly string[])[] {
  return given
    .replaceAll('.-', '-')
    .split(/[\s.]+/u)
    .filter(Boolean)
    .flatMap((name) =>
      /^\p{Lu}{2,}$/u.test(name)
        ? (name.match(/\p{Lu}/gu) ?? []).map((letter) => [letter])
        : [name.split('-').flatMap((piece) => /^./u.exec(piece)?.[0].toUpperCase() ?? [])],
    )
    .filter((pieces) => pieces.length > 0);
}

const initials = (given: string): string => initialsOf(given).flat().join('');

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
