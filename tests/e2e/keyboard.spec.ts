import type { Page } from '@playwright/test';
import { sum } from './data.ts';
import { expect, focused, openAt, expectQuery, test } from './fixtures.ts';
import { PAGES } from './pages.ts';

test('Tab reaches the skip link first, and it leads past the head of the page', async ({
  page,
}) => {
  for (const path of [PAGES.map, PAGES.application, PAGES.evidence]) {
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/u);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').locator(':focus')).toBeVisible();
  }
});

/** Where the focus was after a key: what has it, its ring, and whether something covers it. */
interface Stop {
  readonly name: string | null;
  readonly ring: string;
  readonly covered: boolean;
}
const RING = 'solid 3px rgb(15, 94, 90)';

/** Notes where the focus is when a key is let go, which is after all that the key did. */
const noteStops = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const stops: Stop[] = [];
    Object.assign(window, { stops });
    document.addEventListener('keyup', ({ key, target }) => {
      if (!/^(?:Tab|Arrow|End)/u.test(key) || !(target instanceof HTMLElement)) return;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(target);
      const { left, top, width, height } = target.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      stops.push({
        name:
          target.getAttribute('href') ??
          target.getAttribute('aria-label') ??
          target.textContent.trim(),
        ring: `${outlineStyle} ${outlineWidth} ${outlineColor}`,
        covered: !target.contains(above),
      });
    });
  });
const stopsOf = (page: Page): Promise<readonly Stop[]> =>
  page.evaluate(() => Reflect.get(window, 'stops') as readonly Stop[]);
/** Stops at which a reader would not see where the focus is. */
const unseen = (stops: readonly Stop[]): readonly Stop[] =>
  stops.filter(({ ring, covered }) => covered || ring !== RING);

test('every dot and link of the map as it is built is reached by Tab, and its focus seen', async ({
  page,
}) => {
  // The map stays the table that it is without scripts.
  await page.addInitScript(() => {
    const define = customElements.define.bind(customElements);
    customElements.define = (name, ...rest) => {
      if (name !== 'evidence-map') define(name, ...rest);
    };
  });
  await page.goto(PAGES.map);
  const links = page.locator('.map tbody a');
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(targets.length).toBeGreaterThan(200);
  // A focus that a script sets is not shown; one that comes by key is.
  await links.last().focus();
  await page.keyboard.press('Tab');
  await noteStops(page);
  // Backwards, since the head of the table stays in view and could cover what has the focus.
  for (const _ of targets) await page.keyboard.press('Shift+Tab');
  const stops = await stopsOf(page);
  expect(stops.map(({ name }) => name)).toEqual(targets.toReversed());
  expect(unseen(stops)).toEqual([]);
});

test.describe('the grid of the map', () => {
  test('is one stop for Tab, and arrow keys reach every cell', async ({ page }) => {
    await page.goto(PAGES.map);
    const grid = page.getByRole('grid');
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
    await page.locator('.tools button').last().focus();
    await page.keyboard.press('Tab');
    await expect(grid.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(grid.locator(':focus')).toHaveCount(0);
    await page.keyboard.press('Shift+Tab');

    const rows = await grid
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => row.querySelectorAll('th, td:not(.gap)').length));
    await page.keyboard.press('Control+End');
    await noteStops(page);
    for (const cells of rows.toReversed()) {
      await page.keyboard.press('End');
      for (let cell = 1; cell < cells; cell += 1) await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowUp');
    }
    const stops = await stopsOf(page);
    expect(unseen(stops)).toEqual([]);
    expect(new Set(stops.map(({ name }) => name)).size).toBe(sum(rows));
  });

  test('opens the studies of a cell by Enter, and Escape leads back to it', async ({ page }) => {
    await page.goto(PAGES.map);
    const cell = page.locator('.map td[data-column]:has(.dots a)').first();
    const dots = await cell
      .locator('.dots a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await page.getByRole('grid').locator('[tabindex="0"]').focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    for (let step = 0; step < 8; step += 1) {
      if (await cell.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowRight');
    }
    await expect(cell).toBeFocused();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
    const titles = panel.locator('.studies a.title');
    await expect(titles).toHaveCount(dots.length);
    const listed = await titles.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(listed.toSorted()).toEqual(dots.toSorted());
    await expectQuery(page, /^\?cell=[a-z-]+\.[a-z]+$/u);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(cell).toBeFocused();
    await expectQuery(page, '');
  });
});

test('the menu opens by key on a phone, and Escape closes it', async ({ page }) => {
  await openAt(page, PAGES.map, 390);
  const menu = page.getByRole('button', { name: 'Menu' });
  const nav = page.getByRole('navigation', { name: 'Main' });
  await expect(nav).toBeHidden();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(nav).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(nav).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press('Space');
  await expect(nav).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(nav.getByRole('link', { name: 'Map' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(PAGES.applications);
});

test('the filters of the evidence work by key', async ({ page, evidence }) => {
  await page.goto(PAGES.evidence);
  const all = evidence.length;
  const status = page.getByRole('status');
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('summary', { hasText: /^Area$/u })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(status).toHaveText(new RegExp(`^\\d+ of ${all} records$`, 'u'));
  await expect(focused(page)).toBeChecked();
});

test('the theme is chosen by arrow keys', async ({ page }) => {
  await page.goto(PAGES.about);
  await page.getByRole('radio', { name: 'system' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'light' })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'system' })).toBeChecked();
});
