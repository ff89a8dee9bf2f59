import type { Browser, Page } from '@playwright/test';

/** What was measured of the map with some content. Bytes are in Brotli, times in milliseconds. */
export interface Figures {
  /** HTML and style sheets of the home page: what its first view waits for. */
  readonly firstView: number;
  /** All scripts of the home page, with those that load when they are needed. */
  readonly script: number;
  /** Data that the map loads after the page. */
  readonly data: number;
  readonly fonts: number;
  /** From the end of loading until the map takes input. */
  readonly ready: number;
  readonly workMedian: number;
  readonly work95: number;
  /** Longest task of the main thread, from the start to the last change; 0 for none over 50 ms. */
  readonly longestTask: number;
  /** All tasks over 50 ms together. */
  readonly blocked: number;
  readonly heap: number;
}

/** How often the view is changed. */
const CHANGES = 40;
/** Keys whose options are tried, a few of each. */
const KEYS = ['rung', 'balance', 'design', 'topic', 'country', 'specialty', 'basis', 'application'];

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? NaN;

/** Bytes that a page has loaded so far, by kind, as they came over the line. */
const bytesOf = (
  page: Page,
): Promise<Readonly<Record<'html' | 'css' | 'js' | 'json' | 'fonts', number>>> =>
  page.evaluate(() => {
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    const sum = (pattern: RegExp): number =>
      entries
        .filter(({ name }) => pattern.test(new URL(name).pathname))
        .reduce((all, { encodedBodySize }) => all + encodedBodySize, 0);
    return {
      html: sum(/\/$/u),
      css: sum(/\.css$/u),
      js: sum(/\.js$/u),
      json: sum(/\.json$/u),
      fonts: sum(/\.woff2$/u),
    };
  });

/** Waits until the map has changed as often as it was asked to, and has been painted. */
const settle = (page: Page, changes: number): Promise<unknown> =>
  page.waitForFunction(
    (n) =>
      performance.getEntriesByName('map:change').length >= n &&
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    changes,
  );

/** Chooses and takes back options of the filters, then changes columns and order. */
async function change(page: Page): Promise<readonly number[]> {
  const boxes = await page.evaluate(
    (keys) =>
      keys.flatMap((key) =>
        [...document.querySelectorAll<HTMLInputElement>(`#map-filters [name="${key}"]`)]
          .slice(0, 2)
          .map(({ value }) => `#map-filters [name="${key}"][value="${value}"]`),
      ),
    KEYS,
  );
  const steps = [
    ...boxes.flatMap((box) => [box, box]),
    ...['challenges', 'ethics', 'year', 'ladder'].map((cols) => `.tools [value="${cols}"]`),
    ...boxes.slice(0, 4),
  ].slice(0, CHANGES);
  await page.locator('[data-filters]').click();
  for (const [index, step] of steps.entries()) {
    await page.evaluate((selector) => {
      document.querySelector<HTMLInputElement>(selector)?.click();
    }, step);
    await settle(page, index + 1);
  }
  return page.evaluate(() =>
    performance.getEntriesByName('map:change').map(({ duration }) => duration),
  );
}

/** Measures the map once, in a browser that has not seen it. */
export async function measure(browser: Browser, origin: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.assign(window, { tasks: [] as number[] });
    new PerformanceObserver((list) => {
      const tasks = Reflect.get(window, 'tasks') as number[];
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`${origin}/`, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName('map:ready').length > 0);
  const loaded = await bytesOf(page);
  const ready = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    const end = (navigation as PerformanceNavigationTiming).loadEventEnd;
    return Math.max(0, (performance.getEntriesByName('map:ready')[0]?.startTime ?? NaN) - end);
  });
  const work = await change(page);
  const tasks = await page.evaluate(() => Reflect.get(window, 'tasks') as number[]);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  // What loads only when it is asked for is script of the map too.
  await page.locator('[data-show-figures]').click();
  await page.locator('#map-figures table').waitFor();
  await page.locator('#map-figures [data-close]').click();
  await page.locator('[popovertarget=map-take]').click();
  await page.locator('[data-download=svg]').click();
  await page.getByText('Saved the picture.').waitFor();
  const { js } = await bytesOf(page);
  await context.close();
  return {
    firstView: loaded.html + loaded.css,
    script: js,
    data: loaded.json,
    fonts: loaded.fonts,
    ready,
    workMedian: quantile(work, 0.5),
    work95: quantile(work, 0.95),
    longestTask: Math.max(0, ...tasks),
    blocked: tasks.reduce((sum, task) => sum + task, 0),
    heap: usedSize,
  };
}

/** The median of each figure over some rounds. */
export const median = (rounds: readonly Figures[]): Figures =>
  Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((key) => [
      key,
      Math.round(
        quantile(
          rounds.map((round) => round[key as keyof Figures]),
          0.5,
        ) * 10,
      ) / 10,
    ]),
  ) as unknown as Figures;
