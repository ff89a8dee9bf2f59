/** What is said of a format in which records are given out; `record-texts.ts` writes them. */
interface RecordFormat {
  /** Ending of its files. */
  readonly format: string;
  readonly name: string;
  readonly mediatype: string;
  /** What the file of all records holds. */
  readonly holds: string;
}

/** Every format of the records, as `/data/evidence.{format}` and for each record by itself. */
export const RECORD_FORMATS = [
  {
    format: 'json',
    name: 'JSON',
    mediatype: 'application/json',
    holds: 'All records in full',
  },
  {
    format: 'csv',
    name: 'CSV',
    mediatype: 'text/csv',
    holds: 'All records, one a line, for spreadsheets and statistics',
  },
  {
    format: 'ris',
    name: 'RIS',
    mediatype: 'application/x-research-info-systems',
    holds: 'References for reference managers',
  },
  {
    format: 'bib',
    name: 'BibTeX',
    mediatype: 'application/x-bibtex',
    holds: 'References for LaTeX',
  },
  {
    format: 'csl.json',
    name: 'CSL-JSON',
    mediatype: 'application/vnd.citationstyles.csl+json',
    holds: 'References for Zotero, pandoc and others',
  },
] as const satisfies readonly RecordFormat[];

export type Format = (typeof RECORD_FORMATS)[number]['format'];

export const FORMATS: readonly Format[] = RECORD_FORMATS.map(({ format }) => format);
