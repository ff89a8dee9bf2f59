import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { Study } from './data.ts';
import { expect, expectQuery, focused, test } from './fixtures.ts';

/** What a search that led somewhere leaves on the device, as it should. */
const KEPT = /^localStorage: recent-searches$/u;
/** The same, and what the browser says of a file that is kept from it on purpose. */
const NOT_LOADED = /^localStorage: recent-searches$|Failed to load resource|pagefind/iu;

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const titles = (page: Page) => page.locator('.hits > li > .title');
const results = /^\d+ results?/u;

test.use({ allowed: [KEPT] });

test.describe('the dialog by keyboard alone', () => {
  test('finds, opens, and gives back what was searched', async ({ page }) => {
    await page.goto('/methods/');
    await page.keyboard.press('/');
    const dialog = dialogOf(page);
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('EHR integration');
    await expect(dialog.getByRole('status')).toHaveText(results);
    await expect(dialog.locator('.told')).toContainText('Also searched for: Electronic health');
    const first = titles(page).first();
    await expect(first).toHaveAttribute('href', '/challenges/integration/');
    await expect(first.locator('mark')).toHaveText('Integration');
    await page.keyboard.press('ArrowDown');
    await expect(first).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/challenges/integration/');
    // Keys count from when the script of the page has run.
    await page.waitForLoadState();

    // What was searched is offered again, and can be forgotten.
    await page.keyboard.press('Control+k');
    await expect(dialog.getByRole('searchbox')).toHaveValue('');
    await page.keyboard.press('ArrowDown');
    await expect(focused(page)).toHaveText('EHR integration');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('searchbox')).toHaveValue('EHR integration');
    await expect(first).toHaveAttribute('href', '/challenges/integration/');
    await dialog.getByRole('searchbox').fill('');
    await dialog.getByRole('button', { name: 'Forget them' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog.locator('.recent')).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('Enter opens a result of the words that stand there, however fast it comes', async ({
    page,
  }) => {
    await page.goto('/about/');
    await page.keyboard.press('/');
    await page.keyboard.type('sepsis');
    await expect(titles(page).first()).toBeVisible();
    await dialogOf(page)
      .getByRole('searchbox')
      .evaluate((input: HTMLInputElement) => {
        input.value = 'ehr integration';
        input.dispatchEvent(new Event('input'));
        input.form?.requestSubmit();
      });
    await expect(page).toHaveURL('/challenges/integration/');
  });

  test('Enter opens the same for words that are typed again', async ({ page }) => {
    await page.goto('/about/');
    await page.keyboard.press('/');
    const input = dialogOf(page).getByRole('searchbox');
    await input.fill('ehr integration');
    await expect(titles(page).first()).toBeVisible();
    await input.fill('');
    await expect(titles(page)).toHaveCount(0);
    await input.evaluate((field: HTMLInputElement) => {
      field.value = 'ehr integration';
      field.dispatchEvent(new Event('input'));
      field.form?.requestSubmit();
    });
    await expect(page).toHaveURL('/challenges/integration/');
  });

  test('Escape calls back an Enter that waits', async ({ page }) => {
    const { promise: late, resolve: send } = Promise.withResolvers<undefined>();
    await page.route('**/ranked.bin', async (route) => {
      await late;
      await route.continue();
    });
    await page.goto('/about/');
    await page.keyboard.press('/');
    const dialog = dialogOf(page);
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('sepsis');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    send(undefined);
    // Its results have come, and nothing was opened.
    await expect(titles(page).first()).toBeAttached();
    await page.keyboard.press('Control+k');
    await expect(titles(page).first()).toBeVisible();
    await expect(page).toHaveURL('/about/');
  });

  test('opens a result in a new tab and stays', async ({ page, context }) => {
    await page.goto('/about/');
    await page.keyboard.press('/');
    await page.keyboard.type('sepsis');
    await expect(titles(page).first()).toBeVisible();
    const opened = context.waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    await expect((await opened).locator('h1')).toContainText(/sepsis/iu);
    await expect(dialogOf(page)).toBeVisible();
  });

  test('leads to the map with the words', async ({ page }) => {
    await page.goto('/about/');
    await page.keyboard.press('/');
    await page.keyboard.type('sepsis');
    await dialogOf(page).getByRole('link', { name: 'Show these on the map' }).click();
    await expect(page).toHaveURL('/?q=sepsis');
  });

  test('has sections that lead to their anchors', async ({ page }) => {
    await page.goto('/about/');
    await page.keyboard.press('/');
    await page.keyboard.type('how is maturity decided');
    const methods = page.locator('.hits > li', { has: page.locator('.title[href="/methods/"]') });
    const section = methods.locator('.sections a').first();
    const href = (await section.getAttribute('href')) ?? '';
    expect(href).toMatch(/^\/methods\/#./u);
    await section.click();
    await expect(page).toHaveURL(href);
    await expect(page.locator(`[id="${href.split('#')[1] ?? ''}"]`)).toBeInViewport();
  });
});

test('an older answer never takes the place of a newer one', async ({ page }) => {
  // The list of identifiers, which the first search waits for, comes late.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/identifiers.bin', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/search/');
  const words = page.getByRole('searchbox');
  await words.fill('10.1001/jamanetworkopen.2024.40969');
  await words.fill('sepsis');
  await expect(titles(page).first()).toContainText(/sepsis/iu);
  release();
  await page.waitForTimeout(300);
  await expect(titles(page).first()).toContainText(/sepsis/iu);
});

test.describe('words', () => {
  test('a misspelling is corrected, said, and refused on demand', async ({ page }) => {
    await page.goto('/search/?q=sepsis+predicton');
    const status = page.getByRole('status');
    await expect(status).toHaveText(/^\d+ results?, searched for “prediction”$/u);
    await page.getByRole('button', { name: 'Search for what I typed' }).click();
    await expect(page.getByRole('searchbox')).toHaveValue('sepsis "predicton"');
    await expect(status).not.toContainText('searched for');
    await page.reload();
    await expect(page.getByRole('searchbox')).toHaveValue('sepsis "predicton"');
    await expect(status).not.toContainText('searched for');
  });

  const IDENTIFIERS: Readonly<Record<string, string>> = {
    '10.1001/jamanetworkopen.2024.40969': 'goh-2024-diagnostic-reasoning',
    'https://doi.org/10.1001/jamanetworkopen.2024.40969': 'goh-2024-diagnostic-reasoning',
    'PMID: 39466245': 'goh-2024-diagnostic-reasoning',
    PMC11519755: 'goh-2024-diagnostic-reasoning',
  };
  test('an identifier finds its record alone', async ({ page }) => {
    for (const [typed, id] of Object.entries(IDENTIFIERS)) {
      await page.goto(`/search/?q=${encodeURIComponent(typed)}`);
      await expect(page.getByRole('status'), typed).toHaveText('1 result');
      await expect(titles(page), typed).toHaveAttribute('href', `/evidence/${id}/`);
    }
  });
});

test('more of an older answer is not shown in place of a newer one', async ({ page }) => {
  await page.goto('/search/?q=sepsis');
  await expect(titles(page).first()).toContainText(/sepsis/iu);
  await page.evaluate(() => {
    const more = document.querySelector<HTMLElement>('[data-more]');
    const status = document.querySelector('site-search [role=status]');
    if (more === null || status === null) throw new Error('The page lacks a part.');
    new MutationObserver(() => {
      more.click();
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await page.locator('site-search [name=q]').fill('radiology');
  await expect(titles(page).first()).toContainText(/radiology/iu);
  await expect(page.locator('.hits')).not.toContainText(/sepsis/iu);
});

test('a result keeps the focus when a later answer takes the place of an earlier one', async ({
  page,
}) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  const words = dialogOf(page).getByRole('searchbox');
  await words.fill('emr scribe');
  await expect(titles(page)).toHaveCount(8);
  await page.keyboard.press('ArrowDown');
  await expect(titles(page).first()).toBeFocused();
  // The answer to more words, as it comes when the reader has gone on already.
  await words.evaluate((input: HTMLInputElement) => {
    input.value = 'sepsis';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect(titles(page).first()).toContainText(/sepsis/iu);
  await expect(titles(page).first()).toBeFocused();
});

test('words that are typed before the script is here count', async ({ page }) => {
  const { promise: typed, resolve: goOn } = Promise.withResolvers<undefined>();
  await page.route('**/_astro/search.astro*', async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto('/search/', { waitUntil: 'commit' });
  await page.getByRole('searchbox').fill('sepsis');
  goOn(undefined);
  await expect(page.getByRole('status')).toHaveText(results);
  await expectQuery(page, '?q=sepsis');
});

test('what is about a concept is found without its words, and says why', async ({ page }) => {
  await page.goto('/search/?q=kinder');
  const first = page.locator('.hits > li').first();
  await expect(first.locator('.title')).toBeVisible();
  await expect(first.locator('.meta')).toContainText('about empathy');
  await expect(page.locator('.told')).toContainText('Also searched for: empathy');
  await page.getByRole('button', { name: 'Only what I typed' }).click();
  await expect(page.getByText('about empathy')).toHaveCount(0);
  await expect(page.locator('.told')).not.toContainText('empathy');
});

test.describe('filters', () => {
  test('stand in the address with the order, and give the same after a reload', async ({
    page,
  }) => {
    await page.goto('/search/?q=scribe&rung=randomized,prospective&from=2025&sort=newest');
    const status = page.getByRole('status');
    await expect(status).toHaveText(results);
    const said = (await status.textContent()) ?? '';
    const found = await titles(page).allTextContents();
    await page.reload();
    await expect(status).toHaveText(said);
    await expect(titles(page)).toHaveText(found);
    await expectQuery(page, '?rung=prospective,randomized&from=2025&q=scribe&sort=newest');
    await expect(page.getByRole('link', { name: 'Show these on the map' })).toHaveAttribute(
      'href',
      '/?rung=prospective,randomized&from=2025&q=scribe',
    );
    const mark = page.locator('.hits .badge svg').first();
    await expect(mark).toHaveClass(/^m (?:favorable|mixed|unfavorable|descriptive)$/u);
    await expect(mark.locator(':is(circle, path)')).toBeVisible();
  });

  test('offer years with their counts', async ({ page }) => {
    await page.goto('/search/?q=scribe');
    await page.locator('summary', { hasText: /^Year$/u }).click();
    const year = page.locator('.by-year button').first();
    const [named = '', count = ''] = ((await year.textContent()) ?? '').split(' ');
    await year.click();
    await expect(page.getByRole('status')).toHaveText(
      `${count} ${count === '1' ? 'result' : 'results'}`,
    );
    await expectQuery(page, `?from=${named}&to=${named}&q=scribe`);
    await expect(page.locator('.by-year [aria-pressed=true]')).toBeFocused();
  });

  test('that leave nothing can be taken away at once', async ({ page }) => {
    await page.goto('/search/?q=Lukac&country=KE');
    await expect(page.getByRole('status')).toHaveText('Nothing found.');
    await page.getByRole('button', { name: /^Take them away/u }).click();
    await expect(page.getByRole('status')).toHaveText(results);
    await expectQuery(page, '?q=Lukac');
  });
});

test.describe('bad input', () => {
  const INPUT: Readonly<Record<string, string>> = {
    'one letter': 'a',
    quotes: '"""',
    'an open quote': '“sepsis',
    operators: 'sepsis AND (NOT scribe) | title:x*',
    markup: '<img src=x onerror=alert(1)><mark>x</mark>',
    'right to left': 'مرحبا بالعالم',
    emoji: '🩺👩🏽‍⚕️',
    'another script': '医学の大規模言語モデル',
    'a long run of consonants': 'b'.repeat(300),
    'ten thousand characters': 'word '.repeat(2000),
  };
  test('is answered with a helpful line, also after a reload', async ({ page }) => {
    for (const [name, typed] of Object.entries(INPUT)) {
      await page.goto('/search/');
      const words = page.getByRole('searchbox');
      // A field takes no more than it says; a script may give it more.
      await words.evaluate((input: HTMLInputElement, text) => {
        input.removeAttribute('maxlength');
        input.value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }, typed);
      const status = page.getByRole('status');
      await expect(status, name).toHaveText(/^(?:\d+ results?|Nothing found)/u);
      await expect(page.locator('main img'), name).toHaveCount(0);
      if ((await titles(page).count()) === 0) {
        await expect(page.locator('.told'), name).toContainText(/Try fewer or other words/u);
      }
      const said = await page.locator('.hits, .told').allTextContents();
      await page.reload();
      await expect(status, name).toHaveText(/^(?:\d+ results?|Nothing found)/u);
      expect(await page.locator('.told').textContent(), name).toBe(said[0]);
    }
  });
});

test.describe('without an index', () => {
  test.use({ allowed: [NOT_LOADED] });

  test('that is missing: says so, and tries again', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.fulfill({ status: 404 }));
    await page.goto('/search/?q=sepsis');
    await expect(page.getByRole('status')).toHaveText('The search index could not be loaded.');
    await expect(page.locator('.told').getByRole('link', { name: 'all evidence' })).toBeVisible();
    await page.unroute('**/pagefind/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('status')).toHaveText(results);
  });

  test('that is cut: falls back to the plain text, and says so', async ({ page }) => {
    await page.route('**/ranked.bin', async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
    });
    await page.goto('/search/?q=scribe&rung=randomized');
    await expect(page.getByRole('status')).toContainText('could not be loaded whole');
    await expect(titles(page).first()).toBeVisible();
    // Filters hold there as well.
    const found = await titles(page).evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
    const response = await page.request.get('/data/evidence.json');
    const known = new Map(
      ((await response.json()) as readonly Study[]).map(({ id, stage }) => [
        `/evidence/${id}/`,
        stage,
      ]),
    );
    const stages = found.flatMap((path) => known.get(path) ?? []);
    expect(stages.length).toBeGreaterThan(0);
    expect(new Set(stages)).toEqual(new Set(['randomized']));
  });

  test('on a device that went offline: says so in the dialog', async ({ page, context }) => {
    await page.goto('/about/');
    await page.keyboard.press('/');
    await expect(dialogOf(page)).toBeVisible();
    await page.reload();
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.keyboard.press('/');
    await expect(dialogOf(page)).toBeVisible();
    await context.setOffline(true);
    await page.keyboard.type('sepsis');
    await expect(dialogOf(page).getByRole('status')).toContainText('You are offline');
    await context.setOffline(false);
  });

  test('or without the dialog: the page of search takes the words', async ({ page }) => {
    const typed = Promise.withResolvers<undefined>();
    await page.route('**/_astro/search-dialog.*', async (route) => {
      await typed.promise;
      await route.abort();
    });
    await page.goto('/methods/');
    await page.keyboard.press('/');
    await page.keyboard.type('sepsis');
    typed.resolve(undefined);
    await expect(page).toHaveURL('/search/?q=sepsis');
    await expect(page.getByText(results)).toBeVisible();
  });

  test('of texts: titles and badges stand without excerpts', async ({ page }) => {
    await page.route('**/pagefind/text-*/**', (route) => route.abort());
    await page.goto('/search/?q=sepsis');
    await expect(page.getByRole('status')).toHaveText(results);
    await expect(titles(page).first()).toContainText(/sepsis/iu);
  });
});

test.describe('for assistive technology', () => {
  for (const address of ['/search/?q=EMR+halucination', '/search/?q=zzzzqqqq', '/search/']) {
    test(`${address} has no fault that axe knows`, async ({ page }) => {
      await page.goto(address);
      await expect(page.getByRole('status')).not.toBeEmpty();
      await expectAccessible(page);
    });
  }
  test('the dialog with corrections and recent searches', async ({ page }) => {
    await page.goto('/about/');
    await page.evaluate(() => {
      localStorage.setItem('recent-searches', '["sepsis","ICD-10"]');
    });
    await page.keyboard.press('/');
    await expect(page.getByRole('button', { name: 'ICD-10' })).toBeVisible();
    for (const words of ['', 'ambiant scribe']) {
      await page.getByRole('searchbox').fill(words);
      if (words !== '') await expect(dialogOf(page).getByRole('status')).toHaveText(results);
      await expectAccessible(page, 'dialog');
    }
  });
});
