import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../src/cli/chromium.ts';
import type { SearchFigures } from './parts/search.ts';
import { openWhole } from './open.ts';
import { mean, ndcg, pagesOf, percentile, succeeds, type Judged } from './score.ts';
import { serve } from './serve.ts';

/**
 * Judges the search of the built site in a real browser. Prints a line for each query and one for
 * all; with `--check` only what lies beyond the bounds, which also makes it fail. `--measure` judges
 * nothing, and `--json` names a file for the figures.
 */
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    measure: { type: 'boolean', default: false },
    dist: { type: 'string' },
    json: { type: 'string' },
  },
});
const DIST = options.dist ?? fileURLToPath(new URL('../../dist', import.meta.url));
/** Sets of queries, each with the nDCG@10 that it may not fall below. The goal is 0.9. */
const SETS = [
  ['search-queries.json', 0.94],
  ['own-queries.json', 0.94],
  ['reader-queries.json', 0.9],
  ['vocabulary-queries.json', 0.9],
  ['concept-queries.json', 0.9],
  // What nothing was set with.
  ['held-out-queries.json', 0.9],
] as const;

/** Bounds of each set of queries, and of all. */
const LEAST_SUCCESS_AT_3 = 0.95;
const MOST_FIRST_BYTES = 120_000;
const MOST_LATER_BYTES = 30_000;
const MOST_MILLISECONDS = 100;

/** A query as it went. */
interface Run {
  readonly query: Judged;
  readonly pages: readonly string[];
  readonly milliseconds: number;
  readonly bytes: number;
}

const queriesOf = (file: string): readonly Judged[] =>
  (
    JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as {
      queries: readonly Judged[];
    }
  ).queries;

/** Counts what a page takes over the network, heads of answers included. */
async function countBytes(page: Page): Promise<() => number> {
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => bytes;
}

/** Time from the last key of words to the frame in which the results of them stand. */
const timeLastKey = (page: Page, words: string): Promise<number> =>
  page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('site-search [name=q]');
    const list = document.querySelector('.hits');
    if (!input || !list) throw new Error('This is no search page.');
    const shown = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(list, { childList: true });
      // Where nothing was found before and nothing is found now, nothing changes.
      setTimeout(resolve, 1000);
    });
    const start = performance.now();
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await shown;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start;
  }, words);

/** Waits until all excerpts stand there; asks within the page, since each question from outside takes longer. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    while (document.querySelector('.hits .excerpt:empty')) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  });

async function runQuery(page: Page, query: Judged, bytes: () => number): Promise<Run> {
  const input = page.locator('site-search [name=q]');
  const before = bytes();
  // Only a time is another after all keys but the last.
  if (!options.check) {
    await input.fill(Array.from(query.q).slice(0, -1).join(''));
    await page.waitForTimeout(40);
  }
  const milliseconds = await timeLastKey(page, query.q);
  await settle(page);
  const found = await page
    .locator('.hits > li > .title')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return { query, pages: pagesOf(found), milliseconds, bytes: bytes() - before };
}

/** Runs queries, each after the one before: side by side where no time is measured, since they mostly wait. */
async function runAll(
  browser: Browser,
  url: string,
  queries: readonly Judged[],
): Promise<readonly Run[]> {
  const runs: Run[] = [];
  const waiting = queries.entries();
  const lane = async (): Promise<void> => {
    // A cache of its own, so that each counts all that it takes.
    const context = await browser.newContext();
    const page = await context.newPage();
    await openWhole(page, `${url}/search/`);
    const bytes = await countBytes(page);
    for (const [at, query] of waiting) runs[at] = await runQuery(page, query, bytes);
    await context.close();
  };
  await Promise.all(Array.from({ length: options.check ? 2 : 1 }, lane));
  return runs;
}

/** Bytes of the first search after a page for reading was opened, from the key that opens search. */
async function firstSearch(browser: Browser, url: string, words: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await openWhole(page, `${url}/applications/ambient-scribing/`);
  const bytes = await countBytes(page);
  await page.keyboard.press('/');
  await page.locator('#dialog-q').fill(words);
  await page.locator('.search-dialog .hits li').first().waitFor();
  await settle(page);
  await context.close();
  return bytes();
}

const percent = (value: number): string => value.toFixed(3);
const lineOf = ({ query, pages, milliseconds, bytes }: Run): string =>
  [
    percent(ndcg(pages, query)),
    succeeds(pages, query, 1) ? '1' : '-',
    succeeds(pages, query, 3) ? '3' : '-',
    `${milliseconds.toFixed(0)} ms`.padStart(7),
    `${(bytes / 1000).toFixed(1)} kB`.padStart(8),
    query.q,
  ].join('  ');

if (!existsSync(`${DIST}/pagefind/ranked.bin`)) {
  console.error('There is no search index yet. Run "npm run build" first.');
  process.exit(1);
}
const executablePath = findChromium();
const { server, origin } = await serve(DIST);
const browser = await chromium.launch({
  args: [...CHROMIUM_FLAGS],
  ...(executablePath !== undefined && { executablePath }),
});
const faults: string[] = [];
const bound = (what: string, value: number, limit: number, isLeast: boolean, unit = ''): void => {
  const shown = Number.isInteger(value) ? String(value) : percent(value);
  if (isLeast ? value < limit : value > limit) {
    faults.push(
      `${what}: ${shown}${unit}, and should be ${isLeast ? 'at least' : 'at most'} ${limit}${unit}`,
    );
  }
};
try {
  const judged = SETS.map(([file, leastNdcg]) => ({ file, leastNdcg, queries: queriesOf(file) }));
  const all = await runAll(
    browser,
    origin,
    judged.flatMap(({ queries }) => queries),
  );
  const sets: SearchFigures['sets'][number][] = [];
  for (const { file, leastNdcg, queries } of judged) {
    const runs = all.filter(({ query }) => queries.includes(query));
    if (!options.check) for (const run of runs) console.log(lineOf(run));
    const score = mean(runs.map(({ pages, query }) => ndcg(pages, query)));
    const at = (first: number): number =>
      mean(runs.map(({ pages, query }) => Number(succeeds(pages, query, first))));
    console.log(
      `${file}: ${runs.length} queries, nDCG@10 ${percent(score)}, success@1 ${percent(at(1))}, success@3 ${percent(at(3))}`,
    );
    bound(`${file}, nDCG@10`, score, leastNdcg, true);
    bound(`${file}, success@3`, at(3), LEAST_SUCCESS_AT_3, true);
    sets.push({ name: file, ndcg: score, successAt3: at(3) });
  }
  const slow = percentile(
    all.map(({ milliseconds }) => milliseconds),
    0.95,
  );
  const later = Math.max(...all.map((run) => run.bytes));
  const first = Math.max(
    await firstSearch(browser, origin, 'ambient scribe burnout'),
    await firstSearch(browser, origin, 'simplify radiology report for patients'),
  );
  console.log(
    `from the last key to the results: ${slow.toFixed(0)} ms at the 95th percentile; first search ${(first / 1000).toFixed(1)} kB, later ones at most ${(later / 1000).toFixed(1)} kB`,
  );
  if (options.json !== undefined) {
    const figures: SearchFigures = { sets, first, later, slow };
    writeFileSync(options.json, JSON.stringify(figures));
  }
  bound('first search', first, MOST_FIRST_BYTES, false, ' bytes');
  bound('a later search', later, MOST_LATER_BYTES, false, ' bytes');
  // Time depends on what else the machine does, so that a check does not fail on it.
  if (!options.check) bound('time to results', slow, MOST_MILLISECONDS, false, ' ms');
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
for (const fault of faults) console.error(fault);
if (faults.length > 0 && !options.measure) process.exitCode = 1;
