import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validateContent } from '../../src/corpus/validate.ts';
import type { Corpus } from '../../src/domain/corpus.ts';
import { stagesOf } from '../../src/domain/study.ts';
import { realCorpus } from '../fixtures/corpus.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OTHER = join(ROOT, 'tests/fixtures/other-review/');
const dist = mkdtempSync(join(tmpdir(), 'other-review-'));

function run(...args: readonly string[]): { status: number | null; output: string } {
  // Little of our own environment: the test runner sets what a build would take for its mode.
  const { PATH, HOME, TMPDIR } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH, HOME, TMPDIR, CONTENT: OTHER, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return { status, output: `${stdout}${stderr}` };
}

/** Text of every built file that is text. */
const texts = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:html|js|css|json|xml|svg|csv|bib|ris|cff|txt)$/u.test(file))
      .map((file) => [file, readFileSync(join(dist, file), 'utf8')]),
  );

/** All that names one review: ids, names, titles. */
function tracesOf(corpus: Corpus): ReadonlySet<string> {
  const { site, review, areas, applications, topics, lessons, studies, vocabulary } = corpus;
  const entries = [
    ...areas,
    ...applications,
    ...topics,
    ...stagesOf(corpus.ladder),
    ...vocabulary.designs,
    ...vocabulary.designFamilies,
  ];
  const levels = corpus.ladder.levels.map(({ name }) => name);
  const words = Object.values(site.words).filter((word) => typeof word === 'string');
  return new Set([
    ...[site.name, site.title, site.tagline, site.question, site.subject, site.publisher],
    ...[site.words.applications, site.words.challenges, site.words.issues].flatMap(
      ({ lead }) => lead,
    ),
    ...words.filter((word) => word.includes(' ')),
    ...[review.id, review.csl.title, ...(review.csl.DOI ? [review.csl.DOI] : [])],
    ...review.statements.flatMap(({ id, text }) => [id, text]),
    ...entries.flatMap(({ id, name }) => [id, name]),
    ...levels,
    ...lessons.flatMap(({ id, title }) => [id, title]),
    ...[...studies.values()].flatMap(({ id, csl }) => [id, csl.title]),
  ]);
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);

beforeAll(() => {
  const { status, output } = run('node_modules/astro/bin/astro.mjs', 'build', '--outDir', dist);
  if (status !== 0) throw new Error(output);
}, 120_000);
afterAll(() => {
  rmSync(dist, { recursive: true, force: true });
});

test('another review is built, and its output is sound', { timeout: 60_000 }, () => {
  const { status, output } = run('tests/output/check-output.ts', dist);
  expect(output).toContain('The built site is sound');
  expect(status).toBe(0);
});

test('a page that moved leads on, and views that name it still open', () => {
  const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
  const old = read('applications/kuebel/index.html');
  expect(old).toContain('href="/applications/fensterbank/"');
  expect(old).toContain('noindex');
  for (const page of ['index.html', 'evidence/index.html', 'search/index.html']) {
    const option = /<input[^>]*value="fensterbank"[^>]*>/u.exec(read(page))?.[0];
    expect(option, page).toContain('data-former="kuebel"');
  }
});

test('nothing of this review shows in it', () => {
  const other = validateContent(OTHER).corpus;
  expect(other).toBeDefined();
  if (other === undefined) return;
  const own = tracesOf(other);
  const files = texts();
  expect(files.size).toBeGreaterThan(100);
  // Words of one piece, such as "bias", are also words of English and of code: only in what is read.
  const traces = [...tracesOf(realCorpus())].filter((trace) => !own.has(trace));
  const pattern = (list: readonly string[]): RegExp =>
    new RegExp(`(?<![\\p{L}\\p{N}-])(?:${list.map(escaped).join('|')})(?![\\p{L}\\p{N}-])`, 'u');
  const long = pattern(traces.filter((trace) => /[ -]/u.test(trace)));
  const review =
    /\bjung\b|\bLLMs?\b|language models?|medic(?:al|ine)|clinic(?:al|ian)|patients?\b|physician/iu;
  const found = [...files].flatMap(([file, text]) =>
    [long, review].flatMap((regexp) => {
      const match = regexp.exec(text);
      return match
        ? [`${file}: ${text.slice(Math.max(0, match.index - 30), match.index + 40)}`]
        : [];
    }),
  );
  expect(found).toEqual([]);
});

test('what is read in it holds no name of this review', () => {
  const names = realCorpus();
  const single = [
    ...names.areas,
    ...names.applications,
    ...names.topics,
    ...names.ladder.rungs,
    ...names.vocabulary.designs,
  ].map(({ name }) => name);
  const regexp = new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:${single.map(escaped).join('|')})(?![\\p{L}\\p{N}-])`,
    'u',
  );
  const found = [...texts()]
    .filter(([file]) => file.endsWith('.html'))
    .flatMap(([file, html]) => {
      const match = regexp.exec(html.replace(/<script.*?<\/script>|<[^>]*>/gsu, ' '));
      return match ? [`${file}: ${match[0]}`] : [];
    });
  expect(found).toEqual([]);
});
