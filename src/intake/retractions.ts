import { csvParse } from 'd3';
import type { Study } from '../schema/study.ts';
import { cleanDoi, cleanPmid, plain } from './clean.ts';

/** A line of a Retraction Watch file about a work. */
export interface Notice {
  readonly line: number;
  readonly doi: string | undefined;
  readonly pmid: string | undefined;
  readonly nature: string;
  readonly retracted: NonNullable<Study['retracted']> | undefined;
}

/** A day as Retraction Watch writes it: month/day/year, and a time. */
function dayOf(text: string): string | undefined {
  const [, a = '', b = '', year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})/u.exec(text) ?? [];
  const [iso] = /^\s*\d{4}-\d{2}-\d{2}/u.exec(text) ?? [];
  if (iso !== undefined) return iso.trim();
  if (year === undefined) return undefined;
  const [month, day] = Number(a) > 12 ? [b, a] : [a, b];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(written)) ? undefined : written;
}

/** Reads a Retraction Watch CSV; undefined where its columns are others. */
export function readRetractions(text: string): readonly Notice[] | undefined {
  const rows = csvParse(text.replace(/^\ufeff/u, ''));
  const needed = ['OriginalPaperDOI', 'RetractionDate', 'RetractionNature'];
  if (!needed.every((column) => rows.columns.includes(column))) return undefined;
  return rows.map((row, index) => {
    const nature = (row['RetractionNature'] ?? '').trim();
    const date = dayOf(row['RetractionDate'] ?? '');
    const notice = cleanDoi(row['RetractionDOI']);
    const reason = plain(
      (row['Reason'] ?? '')
        .split(/\s*;\s*/u)
        .map((part) => part.replace(/^\+/u, '').trim())
        .filter(Boolean)
        .join('; '),
      600,
    );
    return {
      line: index + 2,
      doi: cleanDoi(row['OriginalPaperDOI'])?.toLowerCase(),
      pmid:
        row['OriginalPaperPubMedID'] === '0' ? undefined : cleanPmid(row['OriginalPaperPubMedID']),
      nature,
      retracted:
        nature === 'Retraction' && date !== undefined
          ? {
              date,
              ...(notice !== undefined && { notice: `https://doi.org/${notice}` }),
              ...(reason !== undefined && { reason }),
            }
          : undefined,
    };
  });
}

/** What the file says of a record. */
export interface Hit {
  readonly id: string;
  readonly notice: Notice;
  /** Whether the record has to be marked: it is retracted, and not marked yet. */
  readonly mark: boolean;
}

/** Records that the notices are about. A reinstatement undoes the retractions before it. */
export function retractionsOf(
  studies: Iterable<Study>,
  notices: readonly Notice[],
): readonly Hit[] {
  const by = new Map<string, Notice[]>();
  for (const notice of notices) {
    for (const key of [notice.doi, notice.pmid]) {
      if (key === undefined) continue;
      by.set(key, [...(by.get(key) ?? []), notice]);
    }
  }
  return [...studies].flatMap(({ id, csl, retracted }): Hit[] => {
    const about = [
      ...new Set([
        ...(by.get(csl.DOI?.toLowerCase() ?? '') ?? []),
        ...(by.get(csl.PMID ?? '') ?? []),
      ]),
    ];
    const reinstated = about.some(({ nature }) => nature === 'Reinstatement');
    const first = about.find((notice) => notice.retracted !== undefined);
    const notice = reinstated
      ? about.find(({ nature }) => nature === 'Reinstatement')
      : (first ?? about[0]);
    return notice
      ? [{ id, notice, mark: notice.retracted !== undefined && retracted === undefined }]
      : [];
  });
}
