import { jsonLines } from '../../domain/json-lines.ts';

/** Formats in which a selection can be taken away, with the file that holds all records. */
export const FORMATS = {
  ris: { file: 'evidence.ris', type: 'application/x-research-info-systems' },
  bib: { file: 'evidence.bib', type: 'application/x-bibtex' },
  'csl.json': { file: 'evidence.csl.json', type: 'application/json' },
  csv: { file: 'evidence.csv', type: 'text/csv' },
} as const;
export type Format = keyof typeof FORMATS;

/** Rows of a CSV file as text, with the line breaks inside quotes kept. */
function csvRows(text: string): readonly string[] {
  const rows: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === '\n' && !quoted) {
      rows.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (start < text.length) rows.push(text.slice(start));
  return rows;
}

/**
 * Picks records out of a file of all records.
 * @param ids ids of the records that are wanted
 */
export function pick(text: string, format: Format, ids: ReadonlySet<string>): string {
  switch (format) {
    case 'csl.json': {
      const items = JSON.parse(text) as readonly { id: string }[];
      return jsonLines(items.filter(({ id }) => ids.has(id)));
    }
    case 'csv': {
      const [head = '', ...rows] = csvRows(text);
      const kept = rows.filter((row) => ids.has(row.slice(0, row.indexOf(','))));
      return `${[head, ...kept].join('\n')}\n`;
    }
    case 'bib': {
      const entries = text.split(/\n(?=@)/u);
      const kept = entries.filter((entry) => ids.has(/^@\w+\{([^,]+),/u.exec(entry)?.[1] ?? ''));
      return `${kept.map((entry) => entry.trim()).join('\n')}\n`;
    }
    case 'ris': {
      const entries = text.split(/(?<=\r\nER {2}- \r\n)\r\n/u);
      return entries
        .filter((entry) => ids.has(/^LB {2}- (.*?)\r?$/mu.exec(entry)?.[1] ?? ''))
        .join('\r\n');
    }
  }
}
