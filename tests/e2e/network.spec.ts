import { expect, test } from './fixtures.ts';
import { NOT_FOUND_MESSAGE, PAGE_KINDS, PAGES } from './pages.ts';
import { kept, watch } from './watch.ts';

test.describe('what a page asks for', () => {
  test.use({ allowed: [NOT_FOUND_MESSAGE] });

  // Requests to other hosts fail every test, by the fixture.
  test('every kind of page loads whole, from this host alone', async ({ page }) => {
    const failed: string[] = [];
    const loaded: string[] = [];
    page.on('response', (response) => {
      const url = new URL(response.url());
      if (response.status() < 400) loaded.push(url.pathname);
      else if (url.pathname !== PAGES['not found']) failed.push(response.url());
      if ('set-cookie' in response.headers()) failed.push(`cookie from ${response.url()}`);
    });
    for (const kind of PAGE_KINDS) {
      await page.goto(PAGES[kind]);
      if (kind === 'search with results') {
        await expect(page.getByRole('status')).toHaveText(/^\d+ results?$/u);
      }
    }
    expect(failed).toEqual([]);
    expect(loaded).toEqual(expect.arrayContaining(['/', PAGES.evidence]));
  });

  test('nothing is kept on the device by reading and searching', async ({ page }) => {
    await page.goto(PAGES['search with results']);
    await expect(page.getByRole('status')).toHaveText(/^\d+ results?$/u);
    await page.goto(`${PAGES.evidence}?balance=mixed`);
    await expect(page.getByRole('status')).toHaveText(/^\d+ of \d+ records$/u);
    expect(await kept(page.context())).toEqual([]);
  });
});

test('the watch of these tests notices what it is there for', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const faults = watch(context, new URL(baseURL ?? '').host);
  const page = await context.newPage();
  await page.goto(PAGES.about);
  await page.evaluate(() => {
    console.warn('a warning');
    console.error('an error');
    console.log('no fault');
    document.cookie = 'crumb=1; path=/';
    localStorage.setItem('key', 'value');
    setTimeout(() => {
      throw new Error('a script error');
    });
  });
  await expect.poll(() => faults.length).toBe(3);
  expect(await kept(context)).toEqual(['cookie: crumb', 'localStorage: key']);
  await page.route('http://other.invalid/', (route) => route.fulfill({ body: 'elsewhere' }));
  await page.goto('http://other.invalid/');
  expect(faults).toEqual([
    'warning: a warning',
    'error: an error',
    'script error: a script error',
    'request to another host: http://other.invalid/',
  ]);
  await context.close();
});
