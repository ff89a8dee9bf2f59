import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../fixtures/free-port.ts';
import type { Browser } from './browser.ts';
import { firefox } from './firefox.ts';
import { KEYS, Page } from './page.ts';
import { webkit } from './webkit.ts';

/** The main journeys of readers in browsers other than Chromium, which tests/e2e drives. */
const root = fileURLToPath(new URL('../../', import.meta.url));

interface Entry {
  readonly kind: string;
  readonly direction: string;
  readonly applications?: readonly string[];
}
interface MapFile {
  readonly areas: readonly { readonly applications: readonly unknown[] }[];
}
const data = (name: string): unknown =>
  JSON.parse(readFileSync(`${root}dist/data/${name}`, 'utf8'));

let server: ChildProcess | undefined;
let origin = '';
let entries: readonly Entry[] = [];
let rows = 0;

beforeAll(async () => {
  if (!existsSync(`${root}dist/index.html`)) {
    throw new Error('There is nothing to open. Run "npm run build" first.');
  }
  entries = (data('evidence.json') as readonly Entry[]).filter(
    ({ kind, applications = [] }) => kind === 'primary' && applications.length > 0,
  );
  rows = (data('map.json') as MapFile).areas.flatMap(({ applications }) => applications).length;
  const port = await freePort();
  origin = `http://localhost:${port}`;
  server = spawn(process.execPath, [`${root}src/cli/serve.ts`, 'preview'], {
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), ASTRO_TELEMETRY_DISABLED: '1' },
  });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(origin).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(100);
  }
  throw new Error('The site could not be served.');
});
afterAll(() => {
  server?.kill();
});

const STATUS = `document.querySelector('.bar [role=status]').textContent`;
const QUERY = 'decodeURIComponent(location.search)';
const READY = `performance.getEntriesByName('map:ready').length > 0`;
const PANEL = `document.querySelector('#map-panel')?.checkVisibility()`;
/** The first cell with studies. */
const CELL = '.map td[data-column]:has(.n)';

/**
 * What a browser says of itself: WebKit cuts short its own change of pages when a page comes back
 * from its memory, and tells the page of it. No script of this site takes part in that.
 */
const OWN = 'AbortError: Skipping view transition';

for (const kind of [firefox, webkit]) {
  if (kind.missing !== undefined) {
    console.log(`${kind.name} can't be had here, and is skipped: ${kind.missing}.`);
  }
  describe.skipIf(kind.missing !== undefined)(kind.name, () => {
    let browser: Browser | undefined;
    let page: Page;

    beforeAll(async () => {
      browser = await kind.start();
      page = new Page(browser, origin);
      console.log(`${kind.name} ${browser.version}`);
    });
    afterEach(async () => {
      expect((await page.faults()).filter((fault) => !fault.startsWith(OWN))).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
    });

    it('opens the map, with every row and all studies', async () => {
      await page.open('/');
      await page.until(READY);
      await page.until(`${STATUS}.startsWith('${entries.length} of ${entries.length} studies')`);
      expect(await page.read(`document.querySelectorAll('.map tr[data-application]').length`)).toBe(
        rows,
      );
      // Both typefaces are there, and nothing is wider than the window.
      await page.until(
        `['16px "Source Serif 4"', '16px "Atkinson Hyperlegible Next"'].every((font) =>
          [...document.fonts].some((face) => face.status === 'loaded' && font.includes(face.family.replaceAll('"', ''))))`,
      );
      expect(
        await page.read(
          'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
        ),
      ).toBe(true);
    });

    it('filters, says so in the address, and takes the filter back', async () => {
      const mixed = entries.filter(({ direction }) => direction === 'mixed').length;
      await page.open('/');
      await page.until(READY);
      await page.click('[data-filters]');
      await page.click('#map-filters details:has([name=balance]) summary');
      await page.click('#map-filters [name=balance][value=mixed]');
      await page.until(`${STATUS}.startsWith('${mixed} of ${entries.length} studies')`);
      await page.until(`${QUERY} === '?balance=mixed'`);
      await page.click('.chips button');
      await page.until(`${STATUS}.startsWith('${entries.length} of')`);
      await page.until(`${QUERY} === ''`);
    });

    it('opens a cell, leads to a study, and comes back to the cell', async () => {
      await page.open('/');
      await page.until(READY);
      const count = Number(await page.read(`document.querySelector('${CELL} .n').textContent`));
      await page.click(`${CELL} .n`);
      await page.until(PANEL);
      const titles = `document.querySelectorAll('#map-panel .studies a.title')`;
      await page.until(`${titles}.length === ${count}`);
      await page.until(`document.activeElement.matches('#map-panel :is(h2, h3)')`);
      const query = String(await page.read('location.search'));
      expect(query).toMatch(/^\?cell=[\w-]+\.[\w-]+$/u);
      const title = String(await page.read(`${titles}[0].textContent`));
      await page.click('#map-panel .studies a.title');
      await page.until(`document.querySelector('#finding')?.checkVisibility()`);
      expect(await page.read(`document.querySelector('h1').textContent.trim()`)).toBe(title.trim());
      await page.back();
      await page.until(`${PANEL} && ${titles}.length === ${count}`);
      expect(await page.read('location.search')).toBe(query);
      await page.type(KEYS.Escape);
      await page.until(`!${PANEL} && location.search === ''`);
    });

    it('changes the columns, and Back takes that back', async () => {
      await page.open('/');
      await page.until(READY);
      await page.read(`document.querySelector('.tools [value=year]').click()`);
      await page.until(`document.querySelector('.map').dataset.cols === 'year'`);
      await page.until(`${QUERY} === '?cols=year'`);
      await page.back();
      await page.until(`document.querySelector('.map').dataset.cols === 'ladder'`);
    });

    it('searches by keyboard alone', async () => {
      await page.open('/methods/');
      await page.type('/');
      const field = `document.querySelector('dialog input[type=search]')`;
      await page.until(`document.activeElement === ${field}`);
      await page.type('halucination');
      await page.until(`document.querySelectorAll('dialog .hits > li').length > 1`);
      await page.until(`document.querySelector('dialog .hits mark')`);
      await page.type(KEYS.ArrowDown);
      const first = `document.querySelector('dialog .hits > li > .title')`;
      await page.until(`document.activeElement === ${first}`);
      const target = String(await page.read(`${first}.pathname`));
      await page.type(KEYS.Enter);
      await page.until(`location.pathname === ${JSON.stringify(target)}`);
    });

    it('searches from an address with a filter, and opens a result', async () => {
      await page.open('/search/?q=scribe&rung=randomized');
      await page.until(
        `/^\\d+ results?/u.test(document.querySelector('[role=status]').textContent)`,
      );
      await page.until(`document.querySelectorAll('.hits .excerpt').length > 0`);
      const target = String(
        await page.read(`document.querySelector('.hits > li > .title').pathname`),
      );
      await page.click('.hits > li > .title');
      await page.until(`location.pathname === ${JSON.stringify(target)}`);
    });

    it('filters the list of evidence', async () => {
      await page.open('/evidence/?balance=mixed');
      await page.until(
        `/^\\d+ of \\d+ records/u.test(document.querySelector('evidence-list [role=status]').textContent)`,
      );
      const [shown, all] = (await page.read(
        `document.querySelector('evidence-list [role=status]').textContent.match(/\\d+/gu).map(Number)`,
      )) as readonly number[];
      expect(shown).toBeGreaterThan(0);
      expect(shown).toBeLessThan(all ?? 0);
    });

    it('changes the theme, keeps it, and goes back to that of the system', async () => {
      const paper = 'getComputedStyle(document.documentElement).backgroundColor';
      await page.open('/about/');
      await page.click('theme-switch label:has([value=light])');
      const light = String(await page.read(paper));
      await page.click('theme-switch label:has([value=dark])');
      await page.until(`${paper} !== ${JSON.stringify(light)}`);
      await page.open('/glossary/');
      await page.until(`document.documentElement.dataset.theme === 'dark'`);
      expect(await page.read(paper)).not.toBe(light);
      await page.click('theme-switch label:has([value=system])');
      await page.until(
        `document.documentElement.dataset.theme === undefined && localStorage.getItem('theme') === null`,
      );
    });

    it('shows an embed in the theme that it asks for', async () => {
      await page.open('/embed/map/?theme=dark&balance=mixed');
      await page.until(`document.documentElement.dataset.theme === 'dark'`);
      await page.until(READY);
      expect(await page.read(`document.querySelectorAll('.map tr[data-application]').length`)).toBe(
        rows,
      );
    });
  });
}
