import { stringify } from 'yaml';
import { canonicalUrl } from '../domain/citation.ts';
import type { Corpus } from '../domain/corpus.ts';
import { version } from '../domain/corpus.ts';
import type { Author } from '../schema/bibliography.ts';

const person = (author: Author): Readonly<Record<string, string>> =>
  'literal' in author
    ? { name: author.literal }
    : {
        'family-names': author.family,
        ...(author.given !== undefined && { 'given-names': author.given }),
      };

/**
 * How to cite the map, in the Citation File Format (citation-file-format.github.io).
 * @param homepage full address of the site; left out where it is not known
 */
export function citationFile(corpus: Corpus, homepage?: string): string {
  const { site, review } = corpus;
  const { csl } = review;
  const url = canonicalUrl(csl);
  return stringify(
    {
      'cff-version': '1.2.0',
      message:
        'To cite the map, cite this version of it. To cite a finding, cite the study itself.',
      type: 'dataset',
      title: `${site.title}: ${site.tagline}`,
      abstract: site.description,
      authors: [{ name: site.publisher }],
      version: version(corpus),
      ...(corpus.changes[0] && { 'date-released': corpus.changes[0].date }),
      license: site.license.id,
      ...(homepage !== undefined && { url: homepage }),
      ...(site.repository !== undefined && { 'repository-code': site.repository }),
      keywords: review.subjects,
      references: [
        {
          type: csl.type === 'article-journal' ? 'article' : 'generic',
          title: csl.title,
          authors: csl.author.map(person),
          ...(csl['container-title'] !== undefined && { journal: csl['container-title'] }),
          year: csl.issued['date-parts'][0]?.[0],
          ...(csl.volume !== undefined && { volume: csl.volume }),
          ...(csl.issue !== undefined && { issue: csl.issue }),
          ...(csl.DOI !== undefined && { doi: csl.DOI }),
          ...(url !== undefined && { url }),
        },
      ],
    },
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  );
}
