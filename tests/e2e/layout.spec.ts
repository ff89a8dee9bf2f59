import type { Locator, Page } from '@playwright/test';
import { addStyles, expect, openAt, test } from './fixtures.ts';
import { NOT_FOUND_MESSAGE, PAGE_KINDS, PAGES } from './pages.ts';

/** Phones, a tablet, the edge at which the navigation unfolds, and screens. */
const WIDTHS = [320, 360, 390, 768, 1024, 1366, 1920];
/** 1280 px at 200 % and at 400 %. */
const ZOOMED = [640, 320];
const STEPS = [...new Set([...WIDTHS, ...ZOOMED])].toSorted((a, b) => a - b);

/** What sticks out of the page sideways: nothing, where the page is as wide as the window. */
const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 1,
    );
    return [
      `${document.documentElement.scrollWidth} px`,
      ...outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });

test.describe('no page scrolls sideways', () => {
  test.use({ allowed: [NOT_FOUND_MESSAGE] });

  // One test for some kinds of pages, since to open a window takes longer than to look at a page.
  for (const kinds of [PAGE_KINDS.slice(0, 9), PAGE_KINDS.slice(9)]) {
    test(kinds.join(', '), async ({ page }) => {
      for (const kind of kinds) {
        await openAt(page, PAGES[kind], STEPS[0] ?? 320);
        if (kind === 'search with results') {
          await expect(page.locator('.hits > li')).toHaveCount(10);
        }
        for (const width of STEPS) {
          await page.setViewportSize({ width, height: 800 });
          expect.soft(await tooWide(page), `${kind} at ${width} px`).toEqual([]);
        }
      }
    });
  }
});

/** Elements whose text does not fit: cut off, or spilling out of their box. */
const clipped = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        if (!(element instanceof HTMLElement) || element.closest('.vh, .skip, .scroll'))
          return false;
        const { display, overflowX, overflowY } = getComputedStyle(element);
        if (display === 'inline' || display === 'none' || display === 'contents') return false;
        if (element.clientWidth === 0 || element.textContent.trim() === '') return false;
        // The line of the frontier sticks out of its cell by 3 px.
        const isWide = element.scrollWidth > element.clientWidth + 3 && overflowX !== 'auto';
        const isCut =
          element.scrollHeight > element.clientHeight + 3 &&
          (overflowY === 'hidden' || overflowY === 'clip');
        return isWide || isCut;
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );

test.describe('wider spacing of text cuts nothing off', () => {
  for (const kind of ['map', 'application', 'study', 'evidence', 'data', 'methods'] as const) {
    test(kind, async ({ page }) => {
      for (const width of [320, 1366]) {
        await openAt(page, PAGES[kind], width);
        // The values of WCAG 1.4.12.
        await addStyles(
          page,
          `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
           p { margin-block-end: 2em !important; }`,
        );
        expect(await clipped(page), `${width} px`).toEqual([]);
        expect(await tooWide(page), `${width} px`).toEqual([]);
      }
    });
  }
});

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

test.describe('nothing moves while a page loads', () => {
  for (const kind of ['map', 'application', 'study', 'evidence', 'search with results'] as const) {
    test(kind, async ({ page }) => {
      await page.addInitScript(() => {
        const shifts: Shift[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, sources } = entry as PerformanceEntry & {
              value: number;
              sources: readonly { node: Node | null }[];
            };
            const moved = sources.map(({ node }) =>
              node instanceof Element ? node.outerHTML.slice(0, 80) : (node?.textContent ?? ''),
            );
            shifts.push({ value, moved });
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (const width of [390, 1366]) {
        await openAt(page, PAGES[kind], width);
        if (kind === 'search with results') {
          await expect(page.locator('.hits .excerpt:not(:empty)')).toHaveCount(10);
        }
        const shifts = await page.evaluate(async () => {
          await document.fonts.ready;
          // Scripts that wait until the page is idle have run then, and shifts been reported.
          await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
          for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
          return Reflect.get(window, 'shifts') as readonly Shift[];
        });
        const total = shifts.reduce((all, { value }) => all + value, 0);
        expect(total, `${width} px: ${JSON.stringify(shifts)}`).toBeLessThan(0.005);
      }
    });
  }
});

test('a reader comes back to the same place of the map on a phone', async ({ page }) => {
  await openAt(page, PAGES.map, 390);
  // Read from above, so that each row has been drawn once.
  await page.evaluate(async () => {
    const rows = document.querySelectorAll('tr[data-application]');
    for (const row of [...rows].slice(0, 15)) {
      row.scrollIntoView();
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    }
  });
  const place = (): Promise<readonly [string | undefined, number]> =>
    page.evaluate(() => {
      const row = [...document.querySelectorAll<HTMLElement>('tr[data-application]')].find(
        (one) => one.getBoundingClientRect().top > 0,
      );
      return [row?.dataset['application'], Math.round(row?.getBoundingClientRect().top ?? 0)];
    });
  const before = await place();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  await page.reload();
  await expect.poll(place).toEqual(before);
});

test('the typeface of headings is used in the one weight that its file holds', async ({ page }) => {
  for (const kind of ['map', 'application', 'lesson', 'teach', 'search with results'] as const) {
    await openAt(page, PAGES[kind], 1366);
    if (kind === 'search with results') await expect(page.locator('.hits > li')).toHaveCount(10);
    const weights = await page.evaluate(() => {
      const isText = (node: Node): boolean =>
        node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
      const found = [...document.querySelectorAll('body *')]
        .filter((element) => [...element.childNodes].some(isText))
        .map((element) => getComputedStyle(element))
        .filter(({ fontFamily }) => fontFamily.startsWith('"Source Serif 4"'))
        .map(({ fontWeight, fontStyle }) => `${fontWeight} ${fontStyle}`);
      return [...new Set(found)];
    });
    expect(weights, kind).toEqual(['600 normal']);
  }
});

/** Share of the pixels of an element that stand out from its background, by contrast of 3 to 1. */
async function inkOf(locator: Locator): Promise<number> {
  const picture = (await locator.screenshot()).toString('base64');
  return locator.page().evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (context === null) return 0;
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const luminance = (at: number): number => {
      const [r = 0, g = 0, b = 0] = [...pixels.slice(at, at + 3)].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = luminance(0);
    let ink = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      const [dark = 0, light = 0] = [ground, luminance(at)].toSorted((a, b) => a - b);
      if ((light + 0.05) / (dark + 0.05) >= 3) ink += 1;
    }
    return ink / (pixels.length / 4);
  }, picture);
}

const MARKS = ['favorable', 'mixed', 'unfavorable', 'descriptive'];

test.describe('with the colors that a reader forces', () => {
  test.use({ allowed: [/^localStorage: theme$/u] });

  for (const scheme of ['light', 'dark'] as const) {
    test(`marks, levels and frontier are seen: ${scheme} colors`, async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
      await page.goto(PAGES.map);
      for (const theme of ['system', 'light', 'dark']) {
        await page.getByRole('radio', { name: theme, exact: true }).check();
        for (const mark of MARKS) {
          const ink = await inkOf(page.locator(`.map .dots .${mark}`).first());
          expect(ink, `${mark}, theme ${theme}`).toBeGreaterThan(0.08);
        }
        expect(await inkOf(page.locator('.map .n').first()), 'numbers').toBeGreaterThan(0.01);
        const bars = await page
          .locator('.meter:has(.on):has(.off)')
          .first()
          .evaluate((meter) =>
            ['.on', '.off'].map((bar) => {
              const found = meter.querySelector(bar);
              return found ? getComputedStyle(found).fill : bar;
            }),
          );
        expect(bars[0], 'levels').not.toBe(bars[1]);
        const [line, paper] = await page
          .locator('.map .edge')
          .first()
          .evaluate((cell) => [
            getComputedStyle(cell, '::after').borderInlineEndColor,
            getComputedStyle(document.body).backgroundColor,
          ]);
        expect(line, 'frontier').not.toBe(paper);
      }
    });
  }
});

test.describe('motion', () => {
  const transitionTo = async (page: Page): Promise<unknown> => {
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        Object.assign(window, { moved: event.viewTransition !== null });
      });
    });
    await page.goto(PAGES.methods);
    await page.getByRole('link', { name: 'Glossary', exact: true }).click();
    await expect(page).toHaveURL(PAGES.glossary);
    await page.waitForFunction(() => Reflect.has(window, 'moved'));
    return page.evaluate(() => Reflect.get(window, 'moved') as unknown);
  };

  test('there is none for a reader who asks for less', async ({ page }) => {
    expect(await transitionTo(page)).toBe(false);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  test.describe('without that wish', () => {
    test.use({ contextOptions: { reducedMotion: 'no-preference' } });

    test('pages change over softly, and stay usable', async ({ page }) => {
      expect(await transitionTo(page)).toBe(true);
      await page.getByRole('link', { name: 'Data', exact: true }).click();
      await expect(page).toHaveURL(PAGES.data);
    });
  });
});
