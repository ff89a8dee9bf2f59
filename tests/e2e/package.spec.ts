import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { Host } from './host.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

// Browsers refuse modules to pages that are opened as files, and say so.
test.use({
  allowed: [
    /blocked by CORS policy|Failed to load resource: net::ERR_FAILED|^localStorage: recent-searches$/u,
  ],
});

/** Folder that the package was unzipped into. */
let folder = '';
test.beforeAll(() => {
  const place = mkdtempSync(join(tmpdir(), 'package-'));
  const zip = join(place, 'package.zip');
  execFileSync(process.execPath, ['src/cli/package.ts', '--out', zip], { cwd: ROOT });
  const files = Object.entries(unzipSync(readFileSync(zip)));
  for (const [path, bytes] of files) {
    const file = join(place, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  folder = join(place, files[0]?.[0].split('/')[0] ?? '');
});
test.afterAll(() => {
  rmSync(dirname(folder), { recursive: true });
});

test('opened as a file, the map is whole and leads to every kind of page', async ({
  page,
  mapFile,
}) => {
  const failed: string[] = [];
  page.on('requestfailed', (request) => {
    if (!request.url().endsWith('.js')) failed.push(request.url());
  });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await expect(page.locator('main > .note').first()).toContainText(
    'You opened this page as a file.',
  );
  const studies = mapFile.areas.flatMap(({ applications }) => applications).length;
  await expect(page.locator('.map tbody tr[data-application]')).toHaveCount(studies);
  // Styles and fonts are there.
  const look = await page.evaluate(async () => {
    await document.fonts.ready;
    return {
      fonts: [...document.fonts].filter(({ status }) => status === 'loaded').length,
      paper: getComputedStyle(document.documentElement).backgroundColor,
    };
  });
  expect(look.fonts).toBeGreaterThan(1);
  expect(look.paper).toBe('rgb(251, 250, 246)');
  // What would do nothing is not offered.
  await expect(page.getByRole('main').getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeHidden();

  await page.locator('.map tbody th[scope=row] a').first().click();
  await expect(page).toHaveURL(/^file:.*\/applications\/[^/]+\/index\.html$/u);
  await expect(page.locator('#evidence')).toBeVisible();
  await page.locator('.studies a').first().click();
  await expect(page).toHaveURL(/^file:.*\/evidence\/[^/]+\/index\.html$/u);
  await expect(page.locator('#finding')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Search' })).toBeHidden();
  await page
    .locator('main > .note')
    .first()
    .getByRole('link', { name: 'list of all evidence' })
    .click();
  await expect(page.locator('.studies > li').first()).toBeVisible();
  await page.getByRole('link', { name: 'Methods' }).first().click();
  await page.locator('main a[href*="#"]').first().click();
  await expect(page.locator('h1')).toBeVisible();
  await page.getByRole('link', { name: 'how to start one' }).click();
  await expect(page.locator('body')).toContainText('python3 -m http.server');
  expect(failed).toEqual([]);
});

test.describe('served from a folder', () => {
  const served = test.extend<{ host: Host }>({
    host: async ({}, use) => {
      await use(new Host(folder, '/some/where/'));
    },
    baseURL: async ({ host }, use) => {
      await use(await host.open());
      await host.close();
    },
  });
  served('everything works: views, panels and search', async ({ page, host }) => {
    await page.goto('./');
    await page.getByRole('radio', { name: 'year' }).check({ force: true });
    await expect(page.locator('.map')).toHaveAttribute('data-cols', 'year');
    await page.locator('.map .dots a').first().hover();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.locator('#map-filters [name=q]').fill('sepsis');
    await expect(page.locator('.bar [role=status]')).not.toHaveText(/^(\d+) of \1 /u);
    await page.locator('.map .dots a:visible').first().click();
    await expect(page).toHaveURL(/\/some\/where\/evidence\/[^/]+\/$/u);
    // Keys count from when the script of the page has run.
    await page.waitForLoadState();
    await page.keyboard.press('/');
    await page.keyboard.type('scribe');
    await expect(page.getByRole('dialog').getByText(/^\d+ results?$/u)).toBeVisible();
    await expect(page.getByRole('dialog').locator('.excerpt').first()).toContainText(/scribe/iu);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/some\/where\/(?!search)/u);
    await page.goto('./search/index.html?q=EMR');
    await page.locator('.hits .title').first().click();
    await expect(page.locator('h1')).toBeVisible();
    expect(host.asked.filter((path) => !path.startsWith('/some/where/'))).toEqual([]);
  });
});
