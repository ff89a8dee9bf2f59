import type { Author } from '../schema/bibliography.ts';
import type { Study } from '../schema/study.ts';
import { canonicalUrl } from '../domain/citation.ts';
import { issued } from '../domain/study.ts';

const fullName = (author: Author): string =>
  'literal' in author ? author.literal : [author.given, author.family].filter(Boolean).join(' ');

/** A study as linked data: schema.org ScholarlyArticle. It describes the work, not our page. */
export function scholarlyArticle(study: Study): Readonly<Record<string, unknown>> {
  const { csl } = study;
  const url = canonicalUrl(csl);
  return {
    '@type': 'ScholarlyArticle',
    headline: csl.title,
    author: csl.author.map((author) => ({
      '@type': 'literal' in author ? 'Organization' : 'Person',
      name: fullName(author),
    })),
    datePublished: issued(study),
    ...(csl['container-title'] && {
      isPartOf: { '@type': 'Periodical', name: csl['container-title'] },
    }),
    ...(csl.DOI && { identifier: `doi:${csl.DOI}` }),
    ...(url && { url }),
  };
}

/** Highwire Press tags, by which Zotero and Google Scholar recognize a work. */
export function highwireTags(study: Study): readonly (readonly [name: string, content: string])[] {
  const { csl } = study;
  const [firstPage, lastPage] = csl.page?.split(/[-–]/u) ?? [];
  const tag = (name: string, content: string | undefined): (readonly [string, string])[] =>
    content ? [[`citation_${name}`, content]] : [];
  return [
    ...tag('title', csl.title),
    ...csl.author.flatMap((author) =>
      tag(
        'author',
        'literal' in author
          ? author.literal
          : [author.family, author.given].filter(Boolean).join(', '),
      ),
    ),
    ...tag('publication_date', issued(study).replaceAll('-', '/')),
    ...tag('journal_title', csl['container-title']),
    ...tag('volume', csl.volume),
    ...tag('issue', csl.issue),
    ...tag('firstpage', firstPage),
    ...tag('lastpage', lastPage),
    ...tag('doi', csl.DOI),
    ...tag('pmid', csl.PMID),
  ];
}
