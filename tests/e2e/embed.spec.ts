import { expect, expectQuery, queryOf, test } from './fixtures.ts';
import { expectView } from './map-view.ts';

test.describe('the embedded map', () => {
  test('opens the view and the theme of its address, and keeps both', async ({
    page,
    evidence,
  }) => {
    await page.goto('/embed/map/?theme=dark&balance=unfavorable');
    await expectView(page, evidence, ({ direction }) => direction === 'unfavorable');
    await expectQuery(page, '?balance=unfavorable&theme=dark');
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.getByRole('radio', { name: 'year' }).check({ force: true });
    await expect.poll(() => queryOf(page)).toBe('?cols=year&balance=unfavorable&theme=dark');
    await page.goto('/embed/map/?theme=light');
    expect(await paper()).not.toBe(dark);
    await page.goto('/embed/map/?theme=%3Cscript%3E&rung=nine');
    await expect(page.locator('[data-message]')).toContainText('rung=nine');
  });

  test('tells the page around it how high it is, and leads out of its frame', async ({
    page,
    baseURL,
  }) => {
    // A page of another host would be blocked by these tests; one of this host shows the same.
    await page.route('**/around/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Around</title><script>
          window.heights = [];
          addEventListener('message', ({ data, source }) => {
            if (data.type === 'evidence-map:height') heights.push([data.height, source === frames[0]]);
          });
        </script><iframe src="/embed/map/" width="900" height="300"></iframe>`,
      }),
    );
    await page.goto('/around/');
    const heights = () =>
      page.evaluate(() => Reflect.get(window, 'heights') as readonly [number, boolean][]);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('.map .dots a').first()).toBeVisible();
    const inside = () => frame.locator('html').evaluate((html) => html.scrollHeight);
    await expect.poll(async () => (await heights()).at(-1)).toEqual([await inside(), true]);
    const before = await inside();
    await frame.getByRole('button', { name: 'Fold the rows of this area' }).first().click();
    await expect.poll(async () => (await heights()).at(-1)?.[0]).toBeLessThan(before);
    const [study] = await Promise.all([
      page.waitForEvent('popup'),
      frame.locator('.map tr:not([hidden]) .dots a').last().click(),
    ]);
    await expect(study).toHaveURL(new RegExp(`^${baseURL ?? ''}/evidence/`, 'u'));
  });
});

test.describe('an embedded page', () => {
  const PATH = '/embed/applications/ambient-scribing/';

  test('shows one section, in its theme, and tells its height', async ({ page }) => {
    await page.route('**/around/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Around</title><script>
          window.height = 0;
          addEventListener('message', ({ data }) => {
            if (data.type === 'evidence-map:height') height = data.height;
          });
        </script><iframe src="${PATH}?section=gaps&theme=dark" width="700" height="2000" loading="lazy"></iframe>`,
      }),
    );
    await page.goto('/around/');
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'Gaps' })).toBeVisible();
    await expect(frame.getByRole('heading', { level: 2 })).toHaveCount(1);
    await expect(frame.getByRole('navigation')).toHaveCount(0);
    const paper = await frame
      .locator('html')
      .evaluate((html) => getComputedStyle(html).backgroundColor);
    expect(paper).toBe('rgb(20, 24, 27)');
    // Less than the frame is high, so that a frame can shrink to it.
    await expect
      .poll(() => page.evaluate(() => Number(Reflect.get(window, 'height'))))
      .toBe(
        await frame
          .locator('body')
          .evaluate((body) => Math.ceil(body.getBoundingClientRect().height)),
      );
    expect(await page.evaluate(() => Number(Reflect.get(window, 'height')))).toBeLessThan(1000);
    const [full] = await Promise.all([
      page.waitForEvent('popup'),
      frame.getByRole('link', { name: 'Open the full page' }).click(),
    ]);
    await expect(full).toHaveURL(/\/applications\/ambient-scribing\/#gaps$/u);
  });

  test('leads from a section to its references on the full page', async ({ page }) => {
    await page.goto(`${PATH}?section=evidence`);
    await expect(page.locator('page-embed.part')).toBeVisible();
    await expect(page.locator('sup a').first()).toHaveAttribute(
      'href',
      '/applications/ambient-scribing/#ref-1',
    );
  });

  test('shows the whole page where there is no such section, and says so', async ({ page }) => {
    await page.goto(`${PATH}?section=%3Cb%3Enope`);
    await expect(page.getByRole('status')).toHaveText(
      'There is no section “<b>nope” here. This is the whole page.',
    );
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(8);
  });
});
