import type { Browser, Page } from '@playwright/test';

/**
 * What was measured of the map with some content. Bytes are in Brotli. Times are milliseconds of the
 * main thread's own time, so that what else the machine does does not count; only `ready` is waited.
 */
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
  /** Script that a change of the filters runs, from the input to the last write. */
  readonly workMedian: number;
  readonly work95: number;
  /** The same with the styles, layout and paint that follow. */
  readonly frame95: number;
  /** Script that other columns take, at most. */
  readonly columns: number;
  /** Longest task of the main thread, from the start to the last change. */
  readonly longestTask: number;
  /** All tasks over 50 ms together, until the map takes input. */
  readonly blockedLoad: number;
  /** The same during all changes. */
  readonly blockedChanges: number;
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

/**
 * Chooses and takes back options of the filters, then changes columns.
 * @returns for each change in turn, whether it was of the columns
 */
async function change(page: Page): Promise<readonly boolean[]> {
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
  return steps.map((step) => step.startsWith('.tools'));
}

/** An event of a trace of Chromium; times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time that the thread itself was at work. */
  readonly tdur?: number;
}

const RENDERING = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize']);
const TASK = 'ThreadControllerImpl::RunTask';
const CATEGORIES = ['-*', 'toplevel', 'devtools.timeline', 'blink.user_timing'];

/** What the main thread of the page did, from a trace. */
function readTrace(
  trace: Buffer,
  ofColumns: readonly boolean[],
): Pick<
  Figures,
  'workMedian' | 'work95' | 'frame95' | 'columns' | 'longestTask' | 'blockedLoad' | 'blockedChanges'
> {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const page = traceEvents.find(({ name }) => name === 'map:ready');
  const events = traceEvents
    .filter(({ pid, tid }) => pid === page?.pid && tid === page.tid)
    .toSorted((a, b) => a.ts - b.ts);
  const tasks = events.filter(({ name }) => name === TASK);
  const ends = events.filter(({ name, ph }) => name === 'map:change' && ph === 'e');
  const work = ends.map(({ ts }) => {
    // Tasks may lie within tasks: the outermost is the whole.
    const around = tasks.find((task) => task.ts <= ts && ts <= task.ts + (task.dur ?? 0));
    return (around?.tdur ?? NaN) / 1000;
  });
  const frames = ends.map(({ ts }, at) => {
    const next = ends[at + 1]?.ts ?? Infinity;
    const rendering = events
      .filter((event) => RENDERING.has(event.name) && event.ts > ts && event.ts < next)
      .reduce((sum, { tdur = 0 }) => sum + tdur, 0);
    return (work[at] ?? NaN) + rendering / 1000;
  });
  const ofKind = (values: readonly number[], columns: boolean): readonly number[] =>
    values.filter((_, at) => ofColumns[at] === columns);
  const filters = ofKind(work, false);
  const times = (from: number, to: number): readonly number[] =>
    tasks.filter(({ ts }) => ts >= from && ts < to).map(({ tdur = 0 }) => tdur / 1000);
  const blocked = (times: readonly number[]): number =>
    times.filter((time) => time > 50).reduce((sum, time) => sum + time, 0);
  // Tasks that the map takes input in are still part of loading.
  const ready = (page?.ts ?? NaN) + 1;
  return {
    workMedian: quantile(filters, 0.5),
    work95: quantile(filters, 0.95),
    frame95: quantile(ofKind(frames, false), 0.95),
    columns: Math.max(...ofKind(work, true)),
    longestTask: Math.max(0, ...times(0, Infinity)),
    blockedLoad: blocked(times(0, ready)),
    blockedChanges: blocked(times(ready, Infinity)),
  };
}

/** Has the page load what it loads only when it is asked for, which is script of the map too. */
async function askForMore(page: Page): Promise<void> {
  await page.locator('[data-show-figures]').click();
  await page.locator('#map-figures table').waitFor();
  await page.locator('#map-figures [data-close]').click();
  await page.locator('[popovertarget=map-take]').click();
  await page.locator('[data-download=svg]').click();
  await page.getByText('Saved the picture.').waitFor();
}

/**
 * Measures the map once, in a browser that has not seen it.
 * @param path the page of the map, or of one that is made otherwise and takes the same input
 */
export async function measure(browser: Browser, origin: string, path = '/'): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.goto(origin + path, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName('map:ready').length > 0);
  const loaded = await bytesOf(page);
  const ready = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    const end = (navigation as PerformanceNavigationTiming).loadEventEnd;
    return Math.max(0, (performance.getEntriesByName('map:ready')[0]?.startTime ?? NaN) - end);
  });
  const ofColumns = await change(page);
  const times = readTrace(await browser.stopTracing(), ofColumns);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  if (path === '/') await askForMore(page);
  const { js } = await bytesOf(page);
  await context.close();
  return {
    firstView: loaded.html + loaded.css,
    script: js,
    data: loaded.json,
    fonts: loaded.fonts,
    ready,
    ...times,
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
