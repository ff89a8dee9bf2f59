import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../../src/cli/chromium.ts';
import { openWhole } from '../open.ts';
import { mean, median, succeeds, type Judged } from '../score.ts';
import { serve } from '../serve.ts';

/** How the search of a site is used by a reader of a study page. */
export interface SearchOfSite {
  /** Keys that open it. */
  readonly open: string;
  readonly input: string;
  /** Links to what was found, best first. */
  readonly links: string;
}

/** How well studies are found. */
export interface FoundStudies {
  /** Bytes from the opening of search to the first results. */
  readonly first: number;
  /** Milliseconds from the opening to the first results. */
  readonly wait: number;
  /** Share of queries with a study that was meant among the first three studies. */
  readonly successAt3: number;
}

/** Queries that mean a study: the other pages that answer them are not on both sites. */
const QUERIES = ['search-queries.json', 'own-queries.json']
  .flatMap(
    (file) =>
      (
        JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')) as {
          queries: readonly Judged[];
        }
      ).queries,
  )
  .filter(({ judged }) => Object.entries(judged).some(([path, n]) => isStudy(path) && n === 3));

function isStudy(path: string): boolean {
  return /^\/evidence\/[^/]+\/$/u.test(path);
}

async function ask(page: Page, site: SearchOfSite, words: string): Promise<readonly string[]> {
  await page.locator(site.input).fill(words);
  // Both search while words are typed; what stands there at last is what counts.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  const links = await page
    .locator(site.links)
    .evaluateAll((found) =>
      found.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
  return [...new Set(links)].filter(isStudy);
}

/** Searches a built site for studies, as a reader does. */
export async function findStudies(dist: string, site: SearchOfSite): Promise<FoundStudies> {
  const executablePath = findChromium();
  const { server, origin, sent } = await serve(dist);
  const browser = await chromium.launch({
    args: [...CHROMIUM_FLAGS],
    ...(executablePath !== undefined && { executablePath }),
  });
  const start = `${origin}/evidence/duggan-2025-penn-scribe/`;
  try {
    const firsts: { bytes: number; wait: number }[] = [];
    for (const { q } of QUERIES.slice(0, 5)) {
      const page = await (await browser.newContext()).newPage();
      await openWhole(page, start);
      const before = sent();
      const opened = performance.now();
      await page.keyboard.press(site.open);
      await page.locator(site.input).fill(q);
      await page.locator(site.links).first().waitFor();
      const wait = performance.now() - opened;
      await page.waitForLoadState('networkidle');
      firsts.push({ bytes: sent() - before, wait });
      await page.context().close();
    }
    const page = await browser.newPage();
    await openWhole(page, start);
    await page.keyboard.press(site.open);
    const met: number[] = [];
    for (const query of QUERIES) {
      met.push(Number(succeeds(await ask(page, site, query.q), query, 3)));
    }
    return {
      first: median(firsts.map(({ bytes }) => bytes)),
      wait: median(firsts.map(({ wait }) => wait)),
      successAt3: mean(met),
    };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}
