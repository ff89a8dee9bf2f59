import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, expectQuery, focused, openAt, test } from './fixtures.ts';
import { expectView, onMap, openMap, whenReady } from './map-view.ts';

const widthOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth);

test.describe('by keyboard alone', () => {
  test('one tab stop leads into the grid, and keys move in it', async ({ page }) => {
    await openMap(page);
    const stops = await page
      .locator('.map')
      .evaluate(
        (table) =>
          [...table.querySelectorAll<HTMLElement>('*')].filter((e) => e.tabIndex >= 0).length,
      );
    expect(stops).toBe(1);
    await expect(page.locator('.map')).toHaveRole('grid');
    const place = () =>
      page.evaluate(() => {
        const cell = document.activeElement?.closest<HTMLElement>('td, th');
        const area = cell?.closest('tbody')?.dataset['area'];
        return `${cell?.closest('tr')?.dataset['application'] ?? `(${area ?? ''})`} ${cell?.dataset['column'] ?? cell?.className ?? ''}`.trim();
      });
    await page.locator('.map tbody [scope=row]').first().focus();
    const walk: readonly (readonly [key: string, place: string])[] = [
      ['ArrowRight', 'ambient-scribing benchmark'],
      ['ArrowRight', 'ambient-scribing simulation'],
      ['ArrowDown', 'record-summarization simulation'],
      ['ArrowLeft', 'record-summarization benchmark'],
      ['End', 'record-summarization lv'],
      ['Home', 'record-summarization'],
      ['ArrowRight', 'record-summarization benchmark'],
      ['ArrowUp', 'ambient-scribing benchmark'],
      ['ArrowUp', '(documentation)'],
      // The column is kept across the heading of an area.
      ['ArrowDown', 'ambient-scribing benchmark'],
      ['PageDown', 'diagnostic-support benchmark'],
      ['ArrowUp', '(decision-support)'],
      ['ArrowDown', 'diagnostic-support benchmark'],
      ['PageUp', 'ambient-scribing benchmark'],
      ['Control+End', 'image-diagnosis lv'],
      ['ArrowRight', 'image-diagnosis lv'],
      ['Control+Home', '(documentation)'],
      ['ArrowUp', '(documentation)'],
    ];
    for (const [key, to] of walk) {
      await page.keyboard.press(key);
      expect(await place(), key).toBe(to);
    }
    const heading = page.locator('.map .area th').first();
    await expect(heading).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(heading).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowDown');
    expect(await place()).toBe('(decision-support)');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await place()).toBe('ambient-scribing');
    // Out of the grid with one key.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.map'))).toBeNull();
    await page.keyboard.press('Shift+Tab');
    expect(await place()).toBe('ambient-scribing');
  });

  test('a walk through filter, cell, study and back', async ({ page, evidence }) => {
    await openMap(page);
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let n = 0; n < 90; n += 1) {
        await page.keyboard.press('Tab');
        const said = await page.evaluate(() => {
          const here = document.activeElement;
          return (
            here?.getAttribute('aria-label') ??
            here?.closest('label')?.textContent ??
            here?.textContent ??
            ''
          );
        });
        if (name.test(said.trim())) return;
      }
      throw new Error(`No way by Tab to ${name.source}`);
    };
    await tabTo(/^Filter$/u);
    await page.keyboard.press('Enter');
    await tabTo(/^Balance$/u);
    await page.keyboard.press('Enter');
    await tabTo(/^Mixed/u);
    await page.keyboard.press('Space');
    await expectView(page, evidence, ({ direction }) => direction === 'mixed');
    await expect(focused(page)).toHaveAttribute('value', 'mixed');
    await page.keyboard.press('Escape');
    await expect(focused(page)).toHaveText('Filter');
    await tabTo(/^Ambient visit-note drafting/u);
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowRight');
    const cell = page.locator('tr[data-application=ambient-scribing] [data-column=prospective]');
    await expect(cell).toBeFocused();
    const mixed = onMap(evidence).filter(
      ({ applications, stage, direction }) =>
        applications.includes('ambient-scribing') &&
        stage === 'prospective' &&
        direction === 'mixed',
    ).length;
    await expect(cell).toHaveAccessibleName(
      `Ambient visit-note drafting, in care: ${mixed} studies; ${mixed} mixed`,
    );
    await page.keyboard.press('Enter');
    await expect(page.locator('#map-panel-title')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(focused(page)).toHaveClass(/title/u);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/evidence\//u);
    await page.goBack();
    await expect(page.locator('#map-panel-title')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(cell).toBeFocused();
    await expectQuery(page, '?balance=mixed');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(page.locator('#map-panel .level')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(focused(page)).toHaveClass(/lv/u);
  });

  test('cells are named in words', async ({ page, evidence }) => {
    await openMap(page);
    const studies = onMap(evidence).filter(
      ({ applications, stage }) =>
        applications.includes('ambient-scribing') && stage === 'prospective',
    );
    const parts = ['favorable', 'mixed', 'unfavorable', 'descriptive'].flatMap((balance) => {
      const n = studies.filter(({ direction }) => direction === balance).length;
      return n > 0 ? [`${n} ${balance}`] : [];
    });
    await expect(
      page.locator('tr[data-application=ambient-scribing] [data-column=prospective]'),
    ).toHaveAccessibleName(
      `Ambient visit-note drafting, in care: ${studies.length} studies; ${parts.join(', ')}`,
    );
    const names = await page
      .locator('.map tbody td:not(.gap)')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    for (const name of names) {
      expect(name).toMatch(/^.+, (?:.+: (?:no studies|\d+ stud(?:y|ies); .+)|Level \d: .+)$/u);
    }
  });
});

test('on a phone, filters and panels are sheets, and nothing scrolls sideways', async ({
  page,
  evidence,
}) => {
  await openAt(page, '/', 390);
  await whenReady(page);
  expect(await widthOf(page)).toBe(390);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filters = page.getByRole('dialog', { name: 'Filters' });
  await expect(filters).toBeInViewport();
  expect(await filters.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
  await filters.locator('[name=rung][value=randomized]').check();
  await filters.getByRole('button', { name: 'Close' }).click();
  await expectView(page, evidence, ({ stage }) => stage === 'randomized');
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
  expect(await widthOf(page)).toBe(390);
  await page.locator('tr[data-application=ambient-scribing] td[data-column=randomized] .n').click();
  const panel = page.locator('#map-panel');
  await expect(panel.locator('.studies a.title').first()).toBeInViewport();
  expect(await panel.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
  const box = await panel.boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  expect(await panel.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  await page.goBack();
  await expect(panel).toBeHidden();
  await page.getByRole('button', { name: 'Show as table' }).click();
  expect(await widthOf(page)).toBe(390);
});

test('at 400 % zoom everything fits', async ({ page }) => {
  await openAt(page, '/?cell=ambient-scribing.prospective', 320, 256);
  const panel = page.locator('#map-panel');
  await expect(panel.locator('.studies')).toBeVisible();
  expect(await widthOf(page)).toBe(320);
  await panel.getByRole('button', { name: 'Close' }).click();
  for (const name of ['Filter', 'Show as table', 'Take away']) {
    await page.getByRole('button', { name, exact: true }).click();
    expect(await widthOf(page), name).toBe(320);
    const sheet = page.locator('.sheet:is([open], :popover-open)');
    expect(await sheet.evaluate((element) => element.scrollWidth - element.clientWidth), name).toBe(
      0,
    );
    await page.keyboard.press('Escape');
  }
  for (const cols of ['challenges', 'ethics', 'year']) {
    await page.goto(`/?cols=${cols}`);
    await expect(page.locator('.map')).toHaveAttribute('data-cols', cols);
    expect(await widthOf(page), cols).toBe(320);
  }
});

test('with forced colors, marks, frontier and choices can still be told', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openMap(page, '/?cell=ambient-scribing.prospective');
  await expect(page.locator('.map td.open')).toBeVisible();
  const styles = await page.evaluate(() => {
    const of = (selector: string, pseudo?: string): CSSStyleDeclaration | undefined => {
      const element = document.querySelector(selector);
      return element ? getComputedStyle(element, pseudo) : undefined;
    };
    return {
      band: of('.map td[data-column]')?.backgroundImage,
      edge: of('.map .edge', '::after')?.borderInlineEndWidth,
      chosen: of('.choice label:has(:checked)')?.outlineStyle,
      open: of('.map td.open')?.outlineStyle,
      mark: of('.map .dots .m')?.color,
      paper: of('html')?.backgroundColor,
    };
  });
  expect(styles).toMatchObject({ band: 'none', edge: '3px', chosen: 'solid', open: 'solid' });
  expect(styles.mark).not.toBe(styles.paper);
});

test.describe('without a fault of accessibility', () => {
  const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    'filters and panel': async (page) => {
      await openMap(page, '/?balance=mixed');
      // Only a wide screen has room for both.
      if ((page.viewportSize()?.width ?? 0) > 1000) {
        await page.getByRole('button', { name: 'Filter', exact: true }).click();
      }
      await page
        .locator('tr[data-application=ambient-scribing] [data-column=prospective] .n')
        .click();
      await expect(page.locator('#map-panel .studies')).toBeVisible();
    },
    filters: async (page) => {
      await openMap(page, '/?cols=challenges&mark=design&rung=9');
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
    },
    figures: async (page) => {
      await openMap(page);
      await page.getByRole('button', { name: 'Show as table' }).click();
      await expect(page.locator('.figures')).toBeVisible();
    },
    'take away': async (page) => {
      await openMap(page, '/?cols=year');
      await page.getByRole('button', { name: 'Take away' }).click();
    },
  };
  for (const width of [1366, 390]) {
    for (const [name, open] of Object.entries(STATES)) {
      test(`${name} at ${width}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await open(page);
        await expectAccessible(page);
      });
    }
  }
});
