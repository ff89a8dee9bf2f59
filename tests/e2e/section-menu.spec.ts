import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, focused, test } from './fixtures.ts';
import { PAGES } from './pages.ts';

const menu = (page: Page): Locator => page.getByRole('dialog', { name: /./u });
const status = (page: Page): Locator => menu(page).getByRole('status');

/** Opens the menu of a section, or of the page, by keyboard. */
async function openMenu(page: Page, name: string): Promise<void> {
  const control = page.getByRole('button', { name, exact: true });
  await control.focus();
  await control.press('Enter');
  await expect(menu(page)).toBeVisible();
}

const pressed = async (page: Page, name: string): Promise<void> => {
  await menu(page).getByRole('button', { name, exact: true }).click();
};

test.describe('the menu of a section', () => {
  test('copies what is asked for, says so, and gives the focus back', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(PAGES.application);
    const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await openMenu(page, 'Link or cite: Gaps');
    await expect(focused(page)).toHaveText('Link');
    const { version } = (await (await page.request.get('/data/cite.json')).json()) as {
      version: string;
    };
    const read = () => page.evaluate(() => navigator.clipboard.readText());
    const url = `[^ ]*${PAGES.application}#gaps`;
    for (const [name, text] of [
      ['Link', `^http${url}$`],
      ['Markdown', `^\\[${title}: Gaps\\]\\(http${url}\\) \\(.*, version ${version}\\)$`],
      ['HTML', `^<a href="http${url}">${title}: Gaps</a> \\(.*, version ${version}\\)$`],
      [
        'Vancouver',
        `\\. ${title}: Gaps\\. In: .* \\[Internet\\]\\. Version ${version}\\..*${url}$`,
      ],
      [
        'APA 7',
        `\\(2026, .*\\)\\. ${title}: Gaps\\. In .* \\(Version ${version}\\)\\. http${url}$`,
      ],
      [
        'Embed code',
        `^<iframe src="http[^ ]*/embed${PAGES.application}\\?section=gaps" title="${title}: Gaps" `,
      ],
    ] as const) {
      await pressed(page, name);
      await expect(status(page)).toHaveText('Copied.');
      await expect.poll(read, name).toMatch(new RegExp(text, 'u'));
    }
    await page.keyboard.press('ArrowLeft');
    await expect(focused(page)).toHaveText('HTML');
    await page.keyboard.press('Escape');
    await expect(menu(page)).toBeHidden();
    await expect(focused(page)).toHaveAccessibleName('Link or cite: Gaps');
  });

  test('shows the text selected where copying is refused', async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new Error('refused'));
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: refuse, write: refuse },
      });
    });
    await page.goto(PAGES.glossary);
    await openMenu(page, 'Link or cite: Accountability');
    await pressed(page, 'APA 7');
    await expect(status(page)).toContainText('copy it by hand');
    await expect(menu(page).getByRole('textbox', { name: 'Text to copy' })).toBeFocused();
    expect(await page.evaluate(() => getSelection()?.toString())).toMatch(
      /Glossary: Accountability\. In .*\/glossary\/#accountability$/u,
    );
  });

  test('cites a study as the study, and saves references and codes', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(PAGES.study);
    const reference = await page.locator('.note').last().textContent();
    await openMenu(page, 'Link or cite this page');
    await pressed(page, 'Vancouver');
    await expect(status(page)).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference?.trim());
    const saved = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
      const [download] = await Promise.all([page.waitForEvent('download'), pressed(page, name)]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const bib = await saved('BibTeX');
    expect(bib.name).toBe('evidence-duggan-2025-penn-scribe.bib');
    expect(bib.bytes.toString()).toBe(
      await (await page.request.get(`${PAGES.study}record.bib`)).text(),
    );
    expect((await saved('SVG')).bytes.toString()).toContain('<svg xmlns=');
    const png = await saved('PNG');
    expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(1200);
    await expect(status(page)).toHaveText('Saved.');
  });

  test('cites a view of the map', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/?balance=unfavorable');
    await page.getByRole('button', { name: 'Take away' }).click();
    await page.getByRole('button', { name: 'Reference, QR code and more' }).click();
    await pressed(page, 'APA 7');
    await expect(status(page)).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /Filter: balance: unfavorable\. In .*\/\?balance=unfavorable$/u,
    );
  });
});

test.describe('the reading list', () => {
  test.use({ allowed: [/^localStorage: reading-list-1$/u] });

  test('takes a section from its menu', async ({ page }) => {
    await page.goto(PAGES.application);
    await openMenu(page, 'Link or cite: Gaps');
    await pressed(page, 'Add to reading list');
    await expect(status(page)).toHaveText('Added to your reading list.');
    await pressed(page, 'Add to reading list');
    await expect(status(page)).toHaveText('Already in your reading list.');
  });
});

test('an old address leads on, and says so quietly', async ({ page }) => {
  // As a page that has moved does it: the real content has none yet.
  await page.addInitScript(() => {
    if (location.pathname === '/changes/') sessionStorage.setItem('moved', '1');
  });
  await page.goto(PAGES.changes);
  await expect(page.getByRole('status')).toHaveText(
    'This page has a new address. Your link still leads here.',
  );
  await page.goto(PAGES.methods);
  await expect(page.getByRole('button', { name: 'Link or cite this page' })).toBeVisible();
  await expect(page.getByRole('status')).toHaveCount(0);
});
