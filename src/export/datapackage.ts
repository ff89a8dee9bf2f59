import type { Corpus } from '../domain/corpus.ts';
import { version } from '../domain/corpus.ts';
import { BALANCES, BASES, KINDS } from '../schema/codes.ts';
import { RECORD_FORMATS } from './formats.ts';
import { CSV_COLUMNS } from './records.ts';

/** What is known of a column beyond its being text, in the words of Table Schema. */
const FIELDS: Readonly<Partial<Record<keyof typeof CSV_COLUMNS, object>>> = {
  id: { constraints: { required: true, unique: true } },
  kind: { constraints: { required: true, enum: KINDS } },
  title: { constraints: { required: true } },
  authors_cut: { type: 'boolean' },
  url: { format: 'uri' },
  direction: { constraints: { required: true, enum: BALANCES } },
  basis: { constraints: { required: true, enum: BASES } },
  checked: { type: 'date' },
};

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
    name: site.name,
    title: `${site.title}: ${site.tagline}`,
    description: site.description,
    version: version(corpus),
    homepage,
    licenses: [{ name: site.license.id, title: site.license.name, path: site.license.url }],
    contributors: [{ title: site.publisher, role: 'author' }],
    resources: [
      {
        ...file('evidence-csv', 'evidence.csv', 'text/csv', 'All records, one a line'),
        profile: 'tabular-data-resource',
        schema: {
          primaryKey: 'id',
          fields: Object.entries(CSV_COLUMNS).map(([name, [description]]) => ({
            name,
            type: 'string',
            ...FIELDS[name as keyof typeof CSV_COLUMNS],
            description,
          })),
        },
      },
      ...RECORD_FORMATS.filter(({ format }) => format !== 'csv').map(
        ({ format, mediatype, holds }) =>
          file(`evidence-${format.replace('.', '-')}`, `evidence.${format}`, mediatype, holds),
      ),
      file('map', 'map.json', 'application/json', 'The map: counts and levels'),
    ],
  };
  return `${JSON.stringify(data, null, 1)}\n`;
}
