import { expect, expectQuery, focused, queryOf, test } from './fixtures.ts';
import { expectView, onMap, openMap } from './map-view.ts';

const CELL = 'tr[data-application=ambient-scribing] td[data-column=prospective]';

test.describe('the panel of a cell', () => {
  test('opens by a click beside the dots, strongest study first, and leads to a study and back', async ({
    page,
    evidence,
  }) => {
    await openMap(page);
    await page.locator(`${CELL} .n`).click();
    const panel = page.locator('#map-panel');
    await expect(panel.getByRole('heading')).toBeFocused();
    await expectQuery(page, '?cell=ambient-scribing.prospective');
    const inCell = onMap(evidence).filter(
      ({ applications, stage }) =>
        applications.includes('ambient-scribing') && stage === 'prospective',
    );
    const titles = panel.locator('.studies a.title');
    await expect(titles).toHaveCount(inCell.length);
    expect((await titles.allTextContents()).toSorted()).toEqual(
      inCell.map(({ csl }) => csl.title).toSorted(),
    );
    await titles.first().click();
    await expect(page.locator('#finding')).toBeVisible();
    await page.goBack();
    await expect(titles).toHaveCount(inCell.length);
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(panel).toBeHidden();
    await expectQuery(page, '');
    await expect(page.locator(CELL)).toBeFocused();
    await page.goBack();
    await expect(panel).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
  });

  test('leads to the next and the previous cell with studies', async ({ page }) => {
    await openMap(page, '/?cell=ambient-scribing.prospective');
    const panel = page.locator('#map-panel');
    const heading = panel.getByRole('heading');
    await expect(panel.locator('.studies')).toBeVisible();
    const first = await heading.textContent();
    const filled = await page
      .locator('.map td[data-column]:has(.n)')
      .evaluateAll((cells) =>
        cells.map(
          (cell) =>
            `${cell.parentElement?.dataset['application'] ?? ''}.${cell.dataset['column'] ?? ''}`,
        ),
      );
    const at = filled.indexOf('ambient-scribing.prospective');
    await panel.getByRole('button', { name: 'Next cell' }).click();
    await expect.poll(() => queryOf(page)).toBe(`?cell=${filled[at + 1] ?? ''}`);
    await expect(heading).not.toHaveText(first ?? '');
    await expect(panel.getByRole('button', { name: 'Next cell' })).toBeFocused();
    await expect(page.locator('.map td.open')).toHaveCount(1);
    await panel.getByRole('button', { name: 'Previous cell' }).click();
    await expect(heading).toHaveText(first ?? '');
    await panel.getByRole('button', { name: 'Previous cell' }).click();
    await expect.poll(() => queryOf(page)).toBe(`?cell=${filled[at - 1] ?? ''}`);
  });

  test('says so where no study stands', async ({ page }) => {
    await openMap(page);
    await page.locator('.map td.none').first().click();
    await expect(page.locator('#map-panel')).toContainText('That is no proof that none exists');
  });
});

test('a level opens its working, and the focus returns', async ({ page, mapFile }) => {
  await openMap(page, '/?cell=ambient-scribing.prospective');
  const application = mapFile.areas[0]?.applications[1];
  const panel = page.locator('#map-panel');
  await expect(panel.locator('.studies')).toBeVisible();
  const level = page.locator(`tr[data-application="${application?.id ?? ''}"] .lv`);
  // The panel lies above the levels; the keyboard reaches them.
  await level.locator('a').dispatchEvent('click');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    `${application?.name ?? ''}: its level`,
  );
  await expect(panel.locator('.level')).toContainText(`Level ${application?.level ?? ''}`);
  await expect(panel.locator('.level ul')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Next cell' })).toBeHidden();
  await expectQuery(page, '');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(level).toBeFocused();
});

test('an area folds and unfolds', async ({ page, mapFile }) => {
  await openMap(page);
  const [area, other] = mapFile.areas;
  const rows = page.locator(`tbody[data-area="${area?.id ?? ''}"] tr:not(.area)`);
  const fold = page.getByRole('button', { name: 'Fold the rows of this area' }).first();
  await fold.click();
  await expect(rows.first()).toBeHidden();
  await expect(page.locator(`tbody[data-area="${other?.id ?? ''}"] tr`).nth(1)).toBeVisible();
  // What is folded stays so while the view changes.
  await page.getByRole('radio', { name: 'year' }).check({ force: true });
  await expect(page.locator('.map')).toHaveAttribute('data-cols', 'year');
  await expect(rows.first()).toBeHidden();
  await page.getByRole('button', { name: 'Show the rows of this area' }).click();
  await expect(rows).toHaveCount(area?.applications.length ?? NaN);
  await expect(rows.first()).toBeVisible();
});

test('a dot is explained while it is pointed at or has the focus', async ({ page, evidence }) => {
  await openMap(page);
  const dot = page.locator(`${CELL} .dots a`).first();
  const id = (await dot.getAttribute('href'))?.split('/')[2];
  const study = evidence.find((candidate) => candidate.id === id);
  const preview = page.getByRole('tooltip');
  await dot.hover();
  await expect(preview).toContainText(study?.csl.title ?? '-');
  await expect(preview).toContainText(study?.finding ?? '-');
  await expect(dot).toHaveAccessibleDescription(new RegExp('\\S', 'u'));
  // The pointer may rest on the preview itself.
  await preview.hover();
  await page.waitForTimeout(300);
  await expect(preview).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await page.mouse.move(5, 5);
  await dot.focus();
  await expect(preview).toContainText(study?.csl.title ?? '-');
  await page.locator(CELL).focus();
  await expect(preview).toBeHidden();
});

test('all figures of the view stand in a plain table', async ({ page, evidence, mapFile }) => {
  await openMap(page, '/?balance=mixed,favorable');
  await page.getByRole('button', { name: 'Show as table' }).click();
  const dialog = page.getByRole('dialog', { name: 'Figures of this view' });
  const wanted = onMap(evidence).filter(({ direction }) =>
    ['mixed', 'favorable'].includes(direction),
  );
  const count = (studies: typeof wanted): string[] => [
    String(studies.length),
    ...['favorable', 'mixed', 'unfavorable', 'descriptive'].map((balance) =>
      String(studies.filter(({ direction }) => direction === balance).length),
    ),
  ];
  await expect(dialog.locator('tr:has(td)').first()).toBeVisible();
  const figures = await dialog
    .locator('tr:has(td)')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
  const stages = [...mapFile.ladder.rungs.map(({ id }) => id), 'deployment'];
  const told = mapFile.areas
    .flatMap(({ applications }) => applications)
    .flatMap(({ id }) => {
      const row = wanted.filter(({ applications }) => applications.includes(id));
      return [
        ...stages.map((rung) => count(row.filter(({ stage }) => stage === rung))),
        count(row),
      ];
    });
  expect(figures).toEqual([...told, count(wanted)]);
  await expect(dialog.locator('caption')).toContainText(`${wanted.length} of`);
  await page.keyboard.press('Escape');
  await expect(focused(page)).toHaveText('Show as table');
  await expectView(page, evidence, (study) => wanted.includes(study));
});
