import { csvParseRows } from 'd3';
import type { Check } from '../check.ts';
import { filesNamed, textIn } from '../site.ts';
import { parseXml } from '../xml.ts';

function jsonError(source: string): string | undefined {
  try {
    JSON.parse(source);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function xmlError(source: string): string | undefined {
  const parsed = parseXml(source);
  return 'error' in parsed ? parsed.error : undefined;
}

function csvError(source: string): string | undefined {
  const [names = [], ...rows] = csvParseRows(source);
  if (rows.length === 0) return 'no rows';
  const odd = rows.findIndex(({ length }) => length !== names.length);
  return odd === -1
    ? undefined
    : `row ${odd + 2} has ${rows[odd]?.length ?? 0} cells, the first ${names.length}`;
}

const FORMATS: readonly (readonly [
  endings: readonly string[],
  error: (source: string) => string | undefined,
  expected: string,
])[] = [
  [['.json', '.webmanifest'], jsonError, 'valid JSON'],
  [['.xml', '.svg'], xmlError, 'well-formed XML'],
  [['.csv'], csvError, 'CSV with as many cells in each row'],
];

/** Files of data can be read. */
export const dataFiles: Check = {
  name: 'data files',
  run: (site) => {
    const files = FORMATS.flatMap(([endings, error, expected]) =>
      filesNamed(site, ...endings).map((file) => ({
        file,
        found: error(textIn(site, file)),
        expected,
      })),
    );
    return {
      faults: files.flatMap(({ file, found, expected }) =>
        found === undefined ? [] : [{ file, found, expected }],
      ),
      measured: `${files.length} files of JSON, XML, SVG and CSV`,
    };
  },
};
