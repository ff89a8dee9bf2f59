import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, openAt, test } from './fixtures.ts';
import { NOT_FOUND_MESSAGE, PAGE_KINDS, PAGES, type PageKind } from './pages.ts';

const ON_PHONE: readonly PageKind[] = ['map', 'application', 'evidence', 'search with results'];

/** Loads a kind of page and waits until it stands as a reader meets it. */
async function open(page: Page, kind: PageKind, width: number): Promise<void> {
  await openAt(page, PAGES[kind], width, 900);
  if (kind === 'evidence') {
    // The script takes away what is said in its place.
    await expect(page.locator('.late')).toHaveCount(0);
  }
  if (kind === 'search with results') {
    await expect(page.getByRole('status')).toHaveText(/^\d+ results?$/u);
    await expect(page.locator('.hits > li')).not.toHaveCount(0);
  }
}

test.describe('accessible in both themes', () => {
  test.use({ allowed: [NOT_FOUND_MESSAGE] });

  for (const kind of PAGE_KINDS) {
    test(`${kind}, on a desk`, async ({ page }) => {
      await open(page, kind, 1366);
      await expectAccessible(page);
    });
  }
  for (const kind of ON_PHONE) {
    test(`${kind}, on a phone`, async ({ page }) => {
      await open(page, kind, 390);
      await expectAccessible(page);
    });
  }
  test('the filters of the evidence, opened on a phone', async ({ page }) => {
    await open(page, 'evidence', 390);
    await page.getByText('Filters', { exact: true }).click();
    await page.getByRole('searchbox').fill('scribe');
    await expect(page.getByRole('status')).toHaveText(/^\d+ of \d+ records$/u);
    await expectAccessible(page);
  });
  test('the search dialog with results', async ({ page }) => {
    await open(page, 'application', 1366);
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('scribe');
    await expect(page.getByRole('dialog').locator('.hits > li')).not.toHaveCount(0);
    await expectAccessible(page);
  });
  test('the menu, opened on a phone', async ({ page }) => {
    await open(page, 'application', 390);
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
    await expectAccessible(page);
  });
  test('the menu of a section', async ({ page }) => {
    await open(page, 'application', 390);
    await page.getByRole('button', { name: 'Link or cite: Gaps' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
  });
  test('an embedded page', async ({ page }) => {
    await openAt(page, '/embed/applications/ambient-scribing/', 700);
    await expectAccessible(page);
  });
  test('the working of a level, opened', async ({ page }) => {
    await open(page, 'application', 1366);
    await page.getByText('How this is worked out').click();
    await expectAccessible(page);
  });
});

/** Contrast of two colors as computed styles give them. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/gu) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// axe does not judge one-letter texts, pictures, nor what lies on a drawn background.
test('numbers and marks stand out from the bands of the map', async ({ page }) => {
  await openAt(page, PAGES.map, 1366);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const colors = await page.evaluate(() => {
      const cell = document.querySelector('.map td[data-label]:has(.n)');
      const band = cell && /rgb\([^)]*\)/u.exec(getComputedStyle(cell).backgroundImage)?.[0];
      const of = (selector: string): [string, string] => {
        const element = document.querySelector(selector);
        return [selector, element ? getComputedStyle(element).color : ''];
      };
      const marks = ['favorable', 'mixed', 'unfavorable', 'descriptive'];
      return { band, text: of('.map .n'), marks: marks.map((mark) => of(`.map .${mark}`)) };
    });
    expect(colors.band).toMatch(/^rgb/u);
    const onBand = ([, color]: readonly [string, string]): number =>
      contrast(color, colors.band ?? '');
    expect(onBand(colors.text), 'numbers').toBeGreaterThanOrEqual(4.5);
    for (const mark of colors.marks) expect(onBand(mark), mark[0]).toBeGreaterThanOrEqual(3);
  }
});
