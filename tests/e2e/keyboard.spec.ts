import { expect, focused, openAt, test } from './fixtures.ts';
import { PAGES } from './pages.ts';

test('Tab reaches the skip link first, and it leads past the head of the page', async ({ page }) => {
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

test.describe('the table of the map', () => {
  // As it is built; what scripts make of it comes on top.
  test.use({ javaScriptEnabled: false });

  for (const [name, key] of [
    ['forwards', 'Tab'],
    ['backwards', 'Shift+Tab'],
  ] as const) {
    test(`every dot is reached ${name}, and its focus is seen`, async ({ page }) => {
      await page.goto(PAGES.map);
      const links = page.locator('.map tbody a');
      const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(targets.length).toBeGreaterThan(200);
      await (key === 'Tab' ? links.first() : links.last()).focus();
      // A focus that comes by script is not shown; one by key is.
      await page.keyboard.press(key);
      await page.keyboard.press(key === 'Tab' ? 'Shift+Tab' : 'Tab');
      const stops: { href: string | null; ring: string; hidden: boolean }[] = [];
      for (const _ of targets) {
        stops.push(
          await focused(page).evaluate((link) => {
            const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(link);
            const { left, top, width, height } = link.getBoundingClientRect();
            const above = document.elementFromPoint(left + width / 2, top + height / 2);
            return {
              href: link.getAttribute('href'),
              ring: `${outlineStyle} ${outlineWidth} ${outlineColor}`,
              hidden: !link.contains(above),
            };
          }),
        );
        await page.keyboard.press(key);
      }
      expect(stops.map(({ href }) => href)).toEqual(
        key === 'Tab' ? targets : targets.toReversed(),
      );
      expect(new Set(stops.map(({ ring }) => ring))).toEqual(
        new Set(['solid 3px rgb(15, 94, 90)']),
      );
      expect(stops.filter(({ hidden }) => hidden)).toEqual([]);
    });
  }
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
  await expect(status).toHaveText(`${all} of ${all} records`);
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('summary', { hasText: /^Area$/u })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(status).not.toHaveText(`${all} of ${all} records`);
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
