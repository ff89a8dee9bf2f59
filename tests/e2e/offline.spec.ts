import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { weigh, type CopyList } from '../../src/domain/offline/copy.ts';
import { expect, test as base } from './fixtures.ts';
import { Host } from './host.ts';
import { PAGES } from './pages.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** A host of its own for each test, which the test can change and take away. */
const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const host = new Host(DIST);
    // Fewer files than there are: all of them are kept in the first test.
    offer(host, SMALL);
    await use(host);
  },
  baseURL: async ({ host }, use) => {
    await use(await host.open());
    await host.close();
  },
});

// A host that fails is what these tests are about, and what a reader asked for lies on the device.
test.use({
  allowed: [/Failed to load resource|^cache: offline |^localStorage: recent-searches$/u],
});

const LIST = JSON.parse(readFileSync(`${DIST}offline/files.json`, 'utf8')) as CopyList;
/** A copy without most records. */
const SMALL = listOf(
  LIST.list.filter(
    ({ path }) =>
      !/^(?:evidence|applications|areas|challenges|ethics|teach|embed)\/.|^pagefind\/text/u.test(
        path,
      ),
  ),
);

function listOf(list: CopyList['list'], more: Partial<CopyList> = {}): CopyList {
  return { ...LIST, files: list.length, list, ...weigh(list), ...more };
}

/** Has a host offer a copy. */
function offer(host: Host, list: CopyList): void {
  host.others.set('offline/files.json', JSON.stringify(list));
  host.others.set('offline/copy.json', JSON.stringify({ ...list, list: undefined }));
}

const control = (page: Page) => page.locator('offline-copy');
const notice = (page: Page) => page.locator('main [data-kept]');

async function keep(page: Page): Promise<void> {
  await page.goto(PAGES.about);
  await control(page)
    .getByRole('button', { name: /^Keep for offline/u })
    .click();
  await expect(control(page).getByRole('status')).toContainText('Done.');
}

/** What lies on the device: caches with their numbers of files, and workers. */
const onDevice = (page: Page) =>
  page.evaluate(async () => ({
    caches: await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length),
    ),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

/** Publishes the site anew with another page of changes. */
function publishNext(host: Host): void {
  const changes = readFileSync(`${DIST}changes/index.html`, 'utf8').replace('<h1>', '<h1>New ');
  host.others.set('changes/index.html', changes);
  const bytes = Buffer.byteLength(changes);
  const hash = createHash('sha256').update(changes).digest('hex').slice(0, 16);
  const list = SMALL.list.map((file) =>
    file.path === 'changes/' ? { ...file, bytes, packed: 12_345, hash } : file,
  );
  offer(host, listOf(list, { revision: 'abcdefabcdefabcd', version: '2099-01-01' }));
}

test('a reader keeps the site, reads and searches it without a network, and removes it', async ({
  page,
  host,
  evidence,
}) => {
  test.slow();
  offer(host, LIST);
  await page.goto(PAGES.about);
  expect(await onDevice(page)).toEqual({ caches: [], workers: 0 });
  await expect(control(page).getByRole('status')).toContainText('Nothing is kept on this device.');
  await expect(control(page).getByRole('button')).toHaveText(
    /^Keep for offline \(about \d\.\d MB/u,
  );
  await keep(page);
  const { caches, workers } = await onDevice(page);
  expect(caches[0]).toBeGreaterThan(LIST.files);
  expect(workers).toBe(1);

  // With a network, pages come from it.
  await page.goto(PAGES.application);
  await expect(page.locator('h1')).toBeVisible();
  await expect(notice(page)).toHaveCount(0);

  host.mood = 'gone';
  await page.goto('/');
  await expect(notice(page)).toHaveText(
    new RegExp(`^You are offline\\. .* version ${LIST.version}, kept on `, 'u'),
  );
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.locator('#map-filters [name=q]').fill('sepsis');
  await expect(page.locator('.bar [role=status]')).toHaveText(/^\d+ of \d+ studies/u);
  await expect(page.locator('.bar [role=status]')).not.toHaveText(/^(\d+) of \1 /u);
  await page.goto('/search/?q=scribe');
  await expect(page.getByText(/^\d+ results?$/u)).toBeVisible();
  await expect(page.locator('.hits .excerpt').first()).toContainText(/scribe/iu);
  await page.goto(`/evidence/${evidence.at(-1)?.id ?? ''}/`);
  await expect(page.locator('h1')).toHaveText(evidence.at(-1)?.csl.title ?? '');
  await expect(notice(page)).toBeVisible();
  await page.goto('/evidence');
  await page.getByRole('link', { name: `Show all ${evidence.length} records` }).click();
  await expect(page.locator('.studies > li')).toHaveCount(evidence.length);
  await page.goto('/no/such/page/');
  await expect(
    page.getByRole('heading', { name: 'This page is not on your device' }),
  ).toBeVisible();
});

test('data from the device are told on a page that came by the network; all can be removed', async ({
  page,
  host,
}) => {
  await keep(page);
  // A page that is long busy is told as well: the worker speaks but once.
  await page.addInitScript(() => {
    window.requestIdleCallback = (action) =>
      window.setTimeout(() => {
        action({ didTimeout: true, timeRemaining: () => 0 });
      }, 2_000);
  });
  await page.goto(PAGES.methods);
  host.mood = 'gone';
  await page.keyboard.press('/');
  await expect(page.locator('[data-copy-says]')).toHaveText(
    /^You are offline\. Map and search use your offline copy: version /u,
  );
  host.mood = 'well';
  await page.goto(PAGES.about);
  await expect(notice(page)).toHaveCount(0);
  await expect(control(page).getByRole('status')).toContainText('It is the newest.');
  await control(page).getByRole('button', { name: 'Remove' }).click();
  await expect(control(page).getByRole('status')).toContainText('Removed.');
  expect(await onDevice(page)).toEqual({ caches: [], workers: 0 });
});

test('a newer version is told, and only what changed is loaded', async ({ page, host }) => {
  await keep(page);
  publishNext(host);
  await page.goto(PAGES.methods);
  const told = page.locator('[data-copy-says]');
  await expect(told).toContainText(`Your offline copy is of version ${LIST.version}`);
  await told.getByRole('link', { name: 'Update it (12 kB)' }).click();
  await expect(page).toHaveURL(/\/about\/#offline-copy$/u);
  host.asked.length = 0;
  await control(page)
    .getByRole('button', { name: /^Update it/u })
    .click();
  await expect(control(page).getByRole('status')).toContainText('Done.');
  expect(host.asked.filter((path) => !/^\/(?:offline\/|sw\.js)/u.test(path))).toEqual([
    '/changes/',
  ]);
  await expect(control(page).getByRole('status')).toContainText(
    'Version 2099-01-01 is on this device',
  );
  host.mood = 'gone';
  await page.goto(PAGES.changes);
  await expect(page.locator('h1')).toHaveText('New Changes');
  await expect(notice(page)).toContainText('version 2099-01-01');
});

test('a copy that breaks off is gone on with, and one that is wrong never serves', async ({
  page,
  host,
}) => {
  // A page that came cut is not taken for whole.
  host.others.set('glossary/index.html', '<!doctype html><h1>Cut');
  await page.goto(PAGES.about);
  const status = control(page).getByRole('status');
  await control(page)
    .getByRole('button', { name: /^Keep for offline/u })
    .click();
  await expect(status).toContainText('A file did not come as it should (glossary/).');
  await expect(control(page).getByRole('button', { name: /^Go on/u })).toBeVisible();
  host.mood = 'gone';
  await page.goto(PAGES.methods).catch(() => undefined);
  await page.waitForURL('chrome-error://**');
  host.mood = 'well';
  host.others.delete('glossary/index.html');
  await page.goto(PAGES.about);
  host.asked.length = 0;
  await control(page)
    .getByRole('button', { name: /^Go on/u })
    .click();
  await expect(status).toContainText('Done.');
  expect(host.asked.length).toBeLessThan(SMALL.files);
});

test('what was visited is there as it was last seen, and a failing host is told', async ({
  page,
  host,
}) => {
  await keep(page);
  host.others.set(
    'methods/index.html',
    readFileSync(`${DIST}methods/index.html`, 'utf8').replace('<h1>', '<h1>Newer '),
  );
  await page.goto(PAGES.methods);
  await expect(page.locator('h1')).toContainText('Newer');
  await page.goto('/data/map.json');
  host.mood = 'fails';
  await page.goto(PAGES.methods);
  await expect(page.locator('h1')).toContainText('Newer');
  await expect(notice(page)).toHaveText(
    /^The site does not answer as it should\. This page is as you visited it on /u,
  );
  await page.goto(PAGES.glossary);
  await expect(notice(page)).toContainText('from your offline copy');
  host.mood = 'gone';
  await page.goto('/data/map.json');
  await expect(page.locator('body')).toContainText('"ladder"');
});
