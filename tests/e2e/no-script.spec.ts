import { sum } from './data.ts';
import { expect, openAt, test } from './fixtures.ts';
import { PAGES } from './pages.ts';

test.use({ javaScriptEnabled: false });

test('the map is whole, with all of its links', async ({ page, mapFile }) => {
  await page.goto(PAGES.map);
  const applications = mapFile.areas.flatMap((area) => area.applications);
  const rungs = [...mapFile.ladder.rungs.map(({ id }) => id), 'deployment'];
  const studies = applications.flatMap(({ byRung }) =>
    rungs.map((rung) => sum(Object.values(byRung[rung] ?? {}))),
  );
  const numbers = await page.locator('.map .n').allTextContents();
  expect(numbers.map(Number)).toEqual(studies.filter((n) => n > 0));
  await expect(page.locator('.map tbody th[scope=row] a')).toHaveText(
    applications.map(({ name }) => name),
  );
  await expect(page.locator('.map .edge')).toHaveCount(
    applications.filter(({ highestRung }) => highestRung > 0).length,
  );
  const dot = page.locator('.map .dots a').first();
  const target = (await dot.getAttribute('href')) ?? '';
  await dot.click();
  await expect(page).toHaveURL(target);
});

test('an application can be read, and its level looked into', async ({ page }) => {
  await page.goto(PAGES.map);
  await page.locator('.map .lv a').first().click();
  await expect(page).toHaveURL(/#level$/u);
  await expect(page.locator('.level li').first()).toBeInViewport();
  for (const id of ['what', 'review', 'evidence', 'challenges', 'ethics', 'gaps', 'references']) {
    await expect(page.locator(`#${id}`)).toBeVisible();
  }
  await expect(page.locator('.studies a').first()).toBeVisible();
  await expect(page.locator('.toc').getByRole('link').first()).toBeVisible();
});

test('the contents of a page open on a phone', async ({ page }) => {
  await openAt(page, PAGES.application, 390);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.getByRole('link').first()).toBeHidden();
  await contents.getByText('On this page').click();
  await contents.getByRole('link').nth(2).click();
  await expect(page).toHaveURL(/#[a-z]+$/u);
  await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();
});

for (const width of [390, 1366]) {
  test(`the evidence lists all records, ${width} px wide`, async ({ page, evidence }) => {
    await openAt(page, PAGES.evidence, width);
    await expect(page.getByRole('status')).toHaveText(
      `${evidence.length} records, the newest 50 below`,
    );
    await expect(page.locator('.studies > li:visible')).toHaveCount(50);
    // Filters would do nothing, and leave their room to nobody.
    await expect(page.getByText('Filters', { exact: true })).toBeHidden();
    await expect(page.getByRole('searchbox')).toBeHidden();
    const list = await page.locator('.studies').boundingBox();
    expect(list?.width).toBeGreaterThan(width === 390 ? 340 : 600);
    await page.getByRole('link', { name: `Show all ${evidence.length} records` }).click();
    await expect(page.locator('.studies > li:visible')).toHaveCount(evidence.length);
  });
}

test('the search button leads to a page that says how to find things', async ({ page }) => {
  await page.goto(PAGES.study);
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await expect(page).toHaveURL('/search/');
  // Playwright finds no text in <noscript>, hence the selectors.
  const note = page.locator('main noscript .note');
  await expect(note).toBeVisible();
  await expect(note).toContainText('Search needs scripts, which are off.');
  for (const path of [PAGES.applications, PAGES['all evidence'], PAGES.glossary]) {
    await expect(note.locator(`a[href="${path}"]`)).toBeVisible();
  }
  await expect(page.getByRole('searchbox')).toBeHidden();
});

test('the menu opens on a phone', async ({ page }) => {
  await openAt(page, PAGES.study, 390);
  const nav = page.getByRole('navigation', { name: 'Main' });
  await expect(nav).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).click();
  await nav.getByRole('link', { name: 'Methods' }).click();
  await expect(page).toHaveURL(PAGES.methods);
});

for (const width of [390, 1366]) {
  test(`what needs scripts is not offered, ${width} px wide`, async ({ page }) => {
    for (const path of [PAGES.map, PAGES.application]) {
      await openAt(page, path, width);
      await expect(page.getByRole('radio')).toHaveCount(0);
      await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    }
  });
}
