import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { citationFile } from '../../src/export/citation-file.ts';
import { dataPackage } from '../../src/export/datapackage.ts';
import { examples } from '../../src/export/examples.ts';
import { FORMATS } from '../../src/export/formats.ts';
import { recordsIn } from '../../src/export/record-texts.ts';
import { isPrimary } from '../../src/domain/study.ts';
import { pathToRecords } from '../../src/routing/paths.ts';
import { DATA_FILES } from '../../src/routing/places.ts';
import { realCorpus } from '../fixtures/corpus.ts';

const corpus = realCorpus();
const studies = [...corpus.studies.values()];
const files = new Map(FORMATS.map((format) => [pathToRecords(format), recordsIn(format, studies)]));

describe('the data package', () => {
  const data = JSON.parse(dataPackage(corpus, 'https://example.org/')) as {
    name: string;
    resources: { name: string; path: string; schema?: { fields: { name: string }[] } }[];
  };

  test('has names by the rules of Frictionless', () => {
    for (const { name } of [data, ...data.resources]) expect(name).toMatch(/^[a-z0-9._-]+$/u);
    expect(new Set(data.resources.map(({ name }) => name)).size).toBe(data.resources.length);
  });

  test('names files that are published', () => {
    const published: readonly string[] = DATA_FILES;
    for (const { path } of data.resources) expect(published).toContain(`/data/${path}`);
    for (const path of files.keys()) {
      expect(data.resources.map((resource) => `/data/${resource.path}`)).toContain(path);
    }
  });

  test('describes the columns of the CSV file, in order', () => {
    const fields = data.resources.flatMap(({ schema }) => schema?.fields ?? []);
    const table = csvParse(files.get('/data/evidence.csv') ?? '');
    expect(fields.map(({ name }) => name)).toEqual(table.columns);
    for (const row of table) {
      expect(['true', 'false']).toContain(row['authors_cut']);
      expect(row['checked']).toMatch(/^\d{4}-\d\d-\d\d$/u);
    }
  });
});

describe('CITATION.cff', () => {
  test('has what the format asks for', () => {
    expect(parse(citationFile(corpus, 'https://example.org/'))).toMatchObject({
      'cff-version': '1.2.0',
      message: expect.any(String) as string,
      title: expect.any(String) as string,
      authors: [{ name: corpus.site.publisher }],
      license: 'CC-BY-4.0',
      version: corpus.changes[0]?.version,
      url: 'https://example.org/',
      references: [{ type: 'article', doi: corpus.review.csl.DOI }],
    });
  });

  test('of the project is up to date; run npm run citation', () => {
    const file = new URL('../../CITATION.cff', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(citationFile(corpus));
  });
});

describe('the examples of code', () => {
  const dir = mkdtempSync(join(tmpdir(), 'examples-'));
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  let folder = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    folder = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data/`;
  });
  afterAll(() => {
    server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  /** What an example prints, or why it does not. The server answers meanwhile. */
  function outputOf(command: string, language: string): Promise<string> {
    const example = examples(folder).find((other) => other.language === language);
    const file = join(dir, `example.${example?.ending}`);
    writeFileSync(file, example?.code ?? '');
    return new Promise((resolve) => {
      const run = spawn(command, [file]);
      let text = '';
      for (const stream of [run.stdout, run.stderr]) {
        stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      }
      run.on('close', () => {
        resolve(text);
      });
    });
  }
  const expected = [
    ...Map.groupBy(studies.filter(isPrimary), ({ stage, direction }) => `${stage} ${direction}`),
  ]
    .map(([key, group]) => `${key} ${group.length}\n`)
    .toSorted()
    .join('');

  test('in JavaScript counts what is on the map', async () => {
    expect(await outputOf(process.execPath, 'JavaScript')).toBe(expected);
  });

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  test.skipIf(!hasPython)('in Python counts what is on the map', async () => {
    expect(await outputOf('python3', 'Python')).toBe(expected);
  });

  const hasR = spawnSync('Rscript', ['--version']).status === 0;
  test.skipIf(!hasR)('in R prints a table', async () => {
    expect(await outputOf('Rscript', 'R')).toContain(corpus.ladder.rungs[0]?.id);
  });
});
