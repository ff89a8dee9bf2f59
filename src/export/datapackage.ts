import type { Corpus } from '../domain/corpus.ts';
import { version } from '../domain/corpus.ts';
import { CSV_COLUMNS } from './records.ts';

/**
 * Describes the data files as a Frictionless data package (specs.frictionlessdata.io).
 * @param homepage full address of the site
 */
export function dataPackage(corpus: Corpus, homepage: string): string {
  const { site } = corpus;
  const file = (name: string, path: string, mediatype: string, title: string) => ({
    name,
    path,
    title,
    mediatype,
    encoding: 'utf-8',
  });
  const data = {
    profile: 'data-package',
    name: 'llm-medicine-evidence-map',
    title: `${site.title}: ${site.tagline}`,
    description: site.description,
    version: version(corpus),
    homepage,
    licenses: [{ name: 'CC-BY-4.0', title: site.license.name, path: site.license.url }],
    contributors: [{ title: site.publisher, role: 'author' }],
    resources: [
      {
        ...file('evidence', 'evidence.csv', 'text/csv', 'All records, one a line'),
        profile: 'tabular-data-resource',
        schema: {
          primaryKey: 'id',
          fields: Object.entries(CSV_COLUMNS).map(([name, [description]]) => ({
            name,
            type: 'string',
            description,
          })),
        },
      },
      file('evidence-json', 'evidence.json', 'application/json', 'All records in full'),
      file('evidence-csl', 'evidence.csl.json', 'application/json', 'References in CSL-JSON'),
      file('evidence-bib', 'evidence.bib', 'application/x-bibtex', 'References in BibTeX'),
      file(
        'evidence-ris',
        'evidence.ris',
        'application/x-research-info-systems',
        'References in RIS',
      ),
      file('map', 'map.json', 'application/json', 'The map: counts and levels'),
    ],
  };
  return `${JSON.stringify(data, null, 1)}\n`;
}
