import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { PAGES } from './pages.ts';

// Faults are what these tests bring about; each says so in the console in its own words.
test.use({ allowed: [/./u] });

/** Ways in which a file can fail. */
const FAULTS: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  missing: (route) => route.fulfill({ status: 404, body: 'Not here' }).catch(() => undefined),
  cut: async (route) => {
    // The page may have moved on in the meantime.
    const response = await route.fetch().catch(() => undefined);
    const body = await response?.body().catch(() => undefined);
    if (!response || !body) return;
    const half = body.subarray(0, Math.floor(body.length / 2));
    await route.fulfill({ response, body: half }).catch(() => undefined);
  },
  wrong: (route) =>
    route.fulfill({ status: 200, body: '<!doctype html><p>{"a":1}' }).catch(() => undefined),
  // It never comes while the reader waits.
  slow: () => Promise.resolve(),
};

/** Whatever says, on any page, that something does not work, with a way on. */
const SAYS =
  /not loaded|could not be loaded|still on (?:its|their) way|did not work|Titles and findings/u;

/** A status that counts fewer studies than there are. */
const FILTERED = /^(?!(\d+) of \1 )\d+ of/u;

/** Milliseconds between tries; they grow, so that what a try began can come to its end. */
const PAUSES = [60, 120, 250, 500, 1000];

/** What a reader does on a page, and what shows that it worked. */
interface Kind {
  readonly path: string;
  /** Part of the page that must be readable whatever is missing. */
  readonly content: string;
  readonly use: (page: Page) => Promise<void>;
  readonly worked: (page: Page) => Promise<boolean>;
}
const dialog = (page: Page) => page.locator('dialog.search-dialog .hits li').first();
/**
 * Opens search, or gives it words once it is open: words that are typed before it is go nowhere, and
 * a click of the mouse would wait for the dialog that covers the button.
 */
const openSearch = async (page: Page): Promise<void> => {
  const words = page.locator('#dialog-q');
  if (!(await words.isVisible())) await page.locator('#search-open').dispatchEvent('click');
  else if ((await words.inputValue()) === '') await words.fill('scribe');
};
const reachedSearch = async (page: Page): Promise<boolean> =>
  (await dialog(page).isVisible()) || new URL(page.url()).pathname === '/search/';
const KINDS: Readonly<Record<string, Kind>> = {
  map: {
    path: '/',
    content: '.map .dots a',
    use: async (page) => {
      await page.locator('#map-filters [name=q]').evaluate((field: HTMLInputElement) => {
        if (field.value === 'sepsis') return;
        field.value = 'sepsis';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      // The figures are asked for once the filter has its say, which takes a message away.
      const status = (await page.locator('.bar [role=status]').textContent()) ?? '';
      if (FILTERED.test(status)) await page.locator('[data-show-figures]').dispatchEvent('click');
    },
    worked: async (page) =>
      (await page.locator('#map-figures[open]').count()) > 0 &&
      FILTERED.test((await page.locator('.bar [role=status]').textContent()) ?? ''),
  },
  application: {
    path: PAGES.application,
    content: '#evidence',
    use: openSearch,
    worked: reachedSearch,
  },
  evidence: {
    path: PAGES.evidence,
    content: '.studies > li',
    use: async (page) => {
      await page.locator('#words').evaluate((field: HTMLInputElement) => {
        field.value = 'sepsis';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    worked: async (page) =>
      ((await page.getByRole('status').first().textContent()) ?? '').includes(' of '),
  },
  search: {
    path: PAGES['search with results'],
    content: 'h1',
    use: () => Promise.resolve(),
    worked: async (page) => (await page.locator('.hits .title').count()) > 0,
  },
  // Its search is that of the application.
  lesson: {
    path: PAGES.lesson,
    content: 'main p',
    use: () => Promise.resolve(),
    worked: () => Promise.resolve(true),
  },
};

/** Whether all that the page promises works, or it says what does not. */
async function isHonest(page: Page, kind: Kind): Promise<boolean> {
  return looksHonest(page, kind).catch((error: unknown) => {
    // A click may lead to another page while this one is looked at.
    if (String(error).includes('navigation')) return false;
    throw error;
  });
}

async function looksHonest(page: Page, kind: Kind): Promise<boolean> {
  // What comes after a while comes now.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  const said = await page.locator('main, dialog[open]').allInnerTexts();
  return said.some((text) => SAYS.test(text)) || kind.worked(page);
}

const CASES = Object.entries(KINDS).flatMap(([name, kind]) =>
  Object.entries(FAULTS).map(([fault, answer]) => ({ name, kind, fault, answer })),
);
for (const { name, kind, fault, answer } of CASES) {
  test(`${name}: any file may be ${fault}`, async ({ page }) => {
    test.slow();
    const files = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      // A page itself that is missing is no page; of many texts of search one stands for all.
      if (request.resourceType() !== 'document') {
        files.add(pathname.replace(/text-.*\/\d+/u, 'text-*/*'));
      }
    });
    // What the map loads too is tried there.
    if (name !== 'map') {
      await page.goto('/');
      await page.waitForFunction(() => performance.getEntriesByName('map:ready').length > 0);
    }
    const shared = new Set(files);
    files.clear();
    await page.goto(kind.path);
    await expect
      .poll(
        async () => {
          if (await kind.worked(page)) return true;
          await kind.use(page);
          return false;
        },
        { intervals: PAUSES },
      )
      .toBe(true);
    const known = [...files].filter((file) => !shared.has(file));
    expect(known).not.toEqual([]);
    for (const file of known) {
      await page.route(`**${file}`, answer);
      await page.goto(kind.path, { waitUntil: 'commit' });
      // Without patience for style sheets, a browser paints nothing until each has come or failed.
      await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
      await expect(page.locator('h1'), file).toBeVisible();
      await expect(page.locator(kind.content).first(), file).toBeVisible();
      await page.waitForFunction(() => document.querySelector('.foot') !== null);
      await expect
        .poll(
          async () => {
            if (await isHonest(page, kind)) return true;
            await kind.use(page);
            return false;
          },
          { message: file, intervals: PAUSES },
        )
        .toBe(true);
      await page.unroute(`**${file}`);
    }
  });
}
