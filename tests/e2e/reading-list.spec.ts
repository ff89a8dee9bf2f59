import type { Page } from '@playwright/test';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { readFile } from 'node:fs/promises';
import { fragmentOf } from '../../src/domain/reading-list/link.ts';
import { formatList, type ReadingList } from '../../src/domain/reading-list/list.ts';
import { addressesInCartridge, readCartridge } from '../output/cartridge.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { PAGES } from './pages.ts';

const KEY = 'reading-list-1';
const OWN = 'Mine\n/about/\tRead before class\n';
const SHARED: ReadingList = {
  title: 'Seminar',
  entries: [
    { heading: 'Week 2' },
    { address: `${PAGES.application}#evidence`, note: 'Which outcome matters?' },
    { address: PAGES.study },
    { address: '/gone/' },
  ],
};

const rows = (page: Page) => page.locator('[data-rows] > li');
const said = (page: Page) => page.locator('[data-said]');
const titles = (page: Page) => page.locator('[data-rows] .what .title');
const kept = (page: Page) => page.evaluate((key) => localStorage.getItem(key), KEY);

/** Opens the page with a list that is there already. */
async function openWith(page: Page, text: string, fragment = ''): Promise<void> {
  await page.goto(PAGES.about);
  await page.evaluate(
    ([key, list]) => {
      localStorage.setItem(key, list);
    },
    [KEY, text] as const,
  );
  await page.goto(`${PAGES.teach}${fragment}`);
}

/** Adds a section of the page to the list, by its menu. */
async function addSection(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Link or cite: ${name}` }).click();
  const menu = page.getByRole('dialog');
  await menu.getByRole('button', { name: 'Add to reading list' }).click();
  await expect(menu.getByRole('status')).toHaveText('Added to your reading list.');
  await page.keyboard.press('Escape');
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFile(await file.path());
}

test('a teacher finds a section, lists three, orders them and hands them out', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  await page.goto(PAGES.application);
  const section = 'What has been tested';
  await page.getByRole('button', { name: `Link or cite: ${section}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Markdown' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Copied.');
  expect(await clipboard()).toMatch(/^\[[^\]]+: What has been tested\]\(http\S+#evidence\)/u);
  await page.keyboard.press('Escape');

  await addSection(page, section);
  await addSection(page, 'Gaps');
  await page.goto(PAGES.study);
  await addSection(page, 'What it found');

  await page.goto(PAGES.teach);
  await expect(titles(page)).toHaveText([
    /: What has been tested$/u,
    /: Gaps$/u,
    /: What it found$/u,
  ]);
  await page.getByRole('textbox', { name: 'Title of the list' }).fill('Spring term');
  await page.getByRole('button', { name: 'Add heading' }).click();
  await page.keyboard.type('Week 2');
  for (const place of [3, 2, 1]) {
    await page.keyboard.press('Alt+ArrowUp');
    await expect(said(page)).toHaveText(`Moved “Week 2” to place ${place} of 4.`);
  }
  await page.getByRole('button', { name: /^Down: .*What has been tested$/u }).focus();
  await page.keyboard.press('Enter');
  await expect(titles(page)).toHaveText([/Gaps$/u, /What has been tested$/u, /What it found$/u]);
  // The focus goes along, so that the next press moves the same entry.
  await page.keyboard.press('Enter');
  await expect(titles(page)).toHaveText([/Gaps$/u, /What it found$/u, /What has been tested$/u]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(titles(page)).toHaveText([/Gaps$/u, /What has been tested$/u, /What it found$/u]);
  await page.getByRole('textbox', { name: /^Note on .*Gaps$/u }).fill('Start here');

  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  await expect(said(page)).toHaveText('Copied.');
  const link = await clipboard();
  const ownList = await kept(page);

  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(link);
  const shared = other.getByRole('region', { name: 'Spring term' });
  await expect(shared.getByRole('heading', { name: 'Week 2' })).toBeVisible();
  await expect(shared.getByRole('link')).toHaveText([
    /Gaps$/u,
    /What has been tested$/u,
    /What it found$/u,
  ]);
  await expect(shared).toContainText('Start here');
  await shared.getByRole('button', { name: 'Keep as my list' }).click();
  await expect(rows(other)).toHaveCount(4);
  await fresh.close();

  const cartridge = await readCartridge(await download(page, 'Course pack'));
  expect(cartridge.root.items.map(({ title }) => title)).toEqual(['Spring term', 'Week 2']);
  expect(cartridge.root.items[1]?.items.map(({ title }) => title?.split(': ').at(-1))).toEqual([
    'Gaps',
    'What has been tested',
    'What it found',
  ]);
  const addresses = addressesInCartridge(cartridge).map(({ url }) => url);
  expect(addresses).toContain(link);
  expect(addresses.filter((url) => url.endsWith('#evidence'))).not.toHaveLength(0);
  expect(await kept(page)).toBe(ownList);
});

test('references are those of the studies that the sections cite', async ({ page, evidence }) => {
  await openWith(page, `\n${PAGES.application}#evidence\n${PAGES.study}#finding\n`);
  const bib = (await download(page, 'References (BibTeX)')).toString();
  const keys = new Cite(bib).data.map((item) => item['citation-key'] as string);
  const cited = await page.request.get(PAGES.application).then((response) => response.text());
  expect(keys).toContain(PAGES.study.split('/')[2]);
  expect(keys.length).toBeGreaterThan(5);
  for (const key of keys) expect(cited).toContain(`/evidence/${key}/`);
  expect(evidence.length).toBeGreaterThan(keys.length);
  const ris = (await download(page, 'References (RIS)')).toString();
  expect(ris.match(/^TY {2}- /gmu)).toHaveLength(keys.length);
});

test('a shared list asks before it replaces, and nothing is lost', async ({ page }) => {
  await openWith(page, OWN, await fragmentOf(SHARED));
  const shared = page.getByRole('region', { name: 'Seminar' });
  await expect(shared).toContainText('This site has no page at /gone/');
  await expect(shared.getByRole('link')).toHaveCount(2);
  expect(await kept(page)).toBe(OWN);

  await shared.getByRole('button', { name: 'Keep as my list' }).click();
  await expect(page.getByRole('dialog')).toContainText('Your list “Mine” has 1 entry.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await kept(page)).toBe(OWN);

  await shared.getByRole('button', { name: 'Keep as my list' }).click();
  await page.getByRole('button', { name: 'Replace my list' }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(page.getByRole('textbox', { name: 'Title of the list' })).toHaveValue('Seminar');
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(1);
  expect(await kept(page)).toBe(OWN);

  await page.goto(`${PAGES.teach}${await fragmentOf(SHARED)}`);
  await shared.getByRole('button', { name: 'Add to my list' }).click();
  await expect(rows(page)).toHaveCount(5);
  await expect(titles(page).first()).toHaveText('About');
});

test('a list of one’s own, beside one that was shared, has no fault of accessibility', async ({
  page,
}) => {
  const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3);
  const own = formatList({
    title: long,
    entries: [{ heading: long }, ...SHARED.entries, { address: '/', note: long }],
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await openWith(page, own, await fragmentOf(SHARED));
  await expect(page.getByRole('region', { name: 'Seminar' })).toBeVisible();
  await expect(rows(page)).toHaveCount(6);
  await expectAccessible(page);
  for (const width of [320, 1366]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test('on paper, the list stands without its controls', async ({ page }) => {
  await openWith(page, formatList(SHARED));
  await expect(rows(page)).toHaveCount(4);
  await page.emulateMedia({ media: 'print' });
  await expect(rows(page).first()).toBeVisible();
  for (const control of ['.buttons', '.moves', 'form', '.away']) {
    for (const found of await page.locator(`.mine ${control}`).all())
      await expect(found).toBeHidden();
  }
});

test('bad links say what is wrong and leave the list alone', async ({ page }) => {
  const whole = await fragmentOf({
    title: 'Long',
    entries: Array.from({ length: 150 }, (_, at) => ({ address: `/evidence/study-${at * 7919}/` })),
  });
  await openWith(page, OWN, whole.slice(0, Math.floor(whole.length * 0.9)));
  const panel = page.locator('[data-shared]');
  await expect(panel).toContainText('This link is cut or damaged. What could be read is here.');
  expect(await panel.getByRole('listitem').count()).toBeGreaterThan(100);
  for (const [fragment, words] of [
    ['#list=', 'This link holds no reading list.'],
    ['#list=<img src=x onerror=alert(1)>', 'This link holds no reading list.'],
    [`#list=1.${'A'.repeat(1_000_000)}`, 'nothing of the list could be read'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await expect(panel).toContainText(words);
    await expect(panel.getByRole('button', { name: 'Keep as my list' })).toBeHidden();
  }
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(panel).toBeHidden();
  await expect(rows(page)).toHaveCount(1);
  expect(await kept(page)).toBe(OWN);
});

test('moved addresses land, in the list and in what is taken away', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route('**/data/list-index.json', async (route) => {
    const response = await route.fetch();
    const index = (await response.json()) as { moved: Record<string, string> };
    index.moved = {
      '/applications/old-name/': PAGES.application,
      '/methods/#old': '/methods/#coding',
    };
    await route.fulfill({ response, json: index });
  });
  await openWith(page, '\n/applications/old-name/#gaps\n/methods/#old\n');
  await expect(titles(page).first()).toHaveAttribute(
    'href',
    new RegExp(`${PAGES.application}#gaps$`, 'u'),
  );
  await expect(titles(page).last()).toHaveAttribute('href', /\/methods\/#coding$/u);
  await page.getByRole('button', { name: 'Copy as HTML' }).click();
  await expect(said(page)).toHaveText('Copied.');
  const html = await page.evaluate(() => navigator.clipboard.readText());
  expect(html).toContain(`${PAGES.application}#gaps">`);
  expect(html).not.toContain('old');
});

test('an entry can be dragged, and an address pasted', async ({ page, baseURL }) => {
  await openWith(page, '\n/about/\n/data/\n/methods/\n');
  await expect(titles(page)).toHaveText(['About', 'Data', 'Methods']);
  const grip = await rows(page).nth(2).locator('.grip').boundingBox();
  const goal = await rows(page).nth(0).boundingBox();
  if (!grip || !goal) throw new Error('The rows are not shown.');
  await page.mouse.move(grip.x + 5, grip.y + 5);
  await page.mouse.down();
  await page.mouse.move(goal.x + 50, goal.y + 20, { steps: 4 });
  await page.mouse.move(goal.x + 50, goal.y + 2);
  await page.mouse.up();
  await expect(titles(page)).toHaveText(['Methods', 'About', 'Data']);

  const field = page.getByRole('textbox', { name: 'Add an address of this site' });
  await field.fill('https://elsewhere.example/');
  await field.press('Enter');
  await expect(said(page)).toContainText('That is no address of this site.');
  await field.fill(`${baseURL ?? ''}/?balance=unfavorable`);
  await field.press('Enter');
  await expect(rows(page)).toHaveCount(4);
  await expect(titles(page).last()).toHaveText('The map, with filters');
});

test('without storage the list lasts for the visit, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(PAGES.application);
  await page.getByRole('button', { name: 'Link or cite: Gaps' }).click();
  await page.getByRole('button', { name: 'Add to reading list' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('keeps nothing');
  await page.goto(PAGES.teach);
  await expect(titles(page)).toHaveText([/Gaps$/u]);
  await expect(page.locator('[data-visit]')).toContainText('copy its link to keep it');
});

test('where copying is refused, the text is shown selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
  });
  await openWith(page, OWN);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(said(page)).toContainText('copy it by hand');
  const area = page.getByRole('textbox', { name: 'Text to copy' });
  await expect(area).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/^# Mine\n\n- \[About\]/u);
});
