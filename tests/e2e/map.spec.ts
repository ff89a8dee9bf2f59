import { expect, expectQuery, queryOf, test } from './fixtures.ts';
import { expectView, onMap, openMap, topicsOf, yearOf, type Wanted } from './map-view.ts';

/** Views with an address of their own, and which studies each shows. */
const VIEWS: readonly (readonly [query: string, cols: string, wanted: Wanted])[] = [
  [
    '?rung=randomized&balance=unfavorable',
    'ladder',
    ({ stage, direction }) => stage === 'randomized' && direction === 'unfavorable',
  ],
  [
    '?cols=ethics&topic=bias,privacy&match=all',
    'ethics',
    (study) => ['bias', 'privacy'].every((topic) => topicsOf(study).includes(topic)),
  ],
  ['?cell=ambient-scribing.prospective', 'ladder', () => true],
];

test.describe('an address opens its view', () => {
  for (const [query, cols, wanted] of VIEWS) {
    test(`at once, and again: ${query}`, async ({ page, browser, baseURL, evidence }) => {
      const shows = async (on = page): Promise<void> => {
        await expectView(on, evidence, wanted, cols);
        await expectQuery(on, query);
        const panel = on.locator('#map-panel');
        if (query.includes('cell=')) {
          await expect(panel.getByRole('heading')).toHaveText(
            'Ambient visit-note drafting: In care',
          );
          const inCell = onMap(evidence).filter(
            ({ applications, stage }) =>
              applications.includes('ambient-scribing') && stage === 'prospective',
          );
          await expect(panel.locator('.studies a.title')).toHaveCount(inCell.length);
        } else await expect(panel).toBeHidden();
      };
      await page.goto(`/${query}`);
      await shows();
      await page.reload();
      await shows();
      await page.goto('/about/');
      await page.goBack();
      await shows();
      const other = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      const fresh = await other.newPage();
      await fresh.goto(`/${query}`);
      await shows(fresh);
      await other.close();
    });
  }

  test('however its keys are ordered, in one canonical order', async ({ page, evidence }) => {
    await page.goto('/?balance=unfavorable&rung=randomized');
    await expectView(page, evidence, VIEWS[0]?.[2]);
    await expectQuery(page, '?rung=randomized&balance=unfavorable');
  });

  test('step by step through Back and Forward', async ({ page, evidence }) => {
    await page.goto('/');
    await page.getByRole('radio', { name: 'year' }).check({ force: true });
    await expectView(page, evidence, undefined, 'year');
    await expectQuery(page, '?cols=year');
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('count');
    await expect.poll(() => queryOf(page)).toBe('?cols=year&sort=count');
    const rows = page.locator('.map tbody tr');
    const sums = await rows.evaluateAll((all) =>
      all.map((row) =>
        [...row.querySelectorAll('.n')].reduce((n, cell) => n + Number(cell.textContent), 0),
      ),
    );
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
    await page.goBack();
    await expect(page.locator('.map .area').first()).toBeVisible();
    await page.goBack();
    await expectView(page, evidence);
    await expectQuery(page, '');
    await expect(page.getByRole('radio', { name: 'how tested' })).toBeChecked();
    await page.goForward();
    await expectView(page, evidence, undefined, 'year');
  });
});

test.describe('filters', () => {
  const slug = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  /** For each key: a value, and the test of whether a study has it. */
  const KEYS: Readonly<Record<string, readonly [value: string, wanted: Wanted]>> = {
    application: ['inbox-replies', ({ applications }) => applications.includes('inbox-replies')],
    rung: ['deployment', ({ stage }) => stage === 'deployment'],
    balance: ['mixed', ({ direction }) => direction === 'mixed'],
    design: ['randomized-trial', ({ designType }) => designType === 'randomized-trial'],
    topic: ['accountability', (study) => topicsOf(study).includes('accountability')],
    country: ['CN', ({ countries = [] }) => countries.includes('CN')],
    specialty: ['radiology', ({ specialties = [] }) => specialties.map(slug).includes('radiology')],
    basis: ['preprint', ({ basis }) => basis === 'preprint'],
    kind: ['primary', () => true],
  };

  test('each key shows what its count says, and its chip takes it back', async ({
    page,
    evidence,
    mapFile,
  }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Filters' });
    await sheet.locator('details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    const area = mapFile.areas[1];
    const inArea = area?.applications.map(({ id }) => id) ?? [];
    const keys: typeof KEYS = {
      area: [area?.id ?? '', ({ applications }) => applications.some((id) => inArea.includes(id))],
      ...KEYS,
    };
    const all = onMap(evidence);
    for (const [key, [value, wanted]] of Object.entries(keys)) {
      const shown = all.filter(wanted).length;
      expect(shown, key).toBeGreaterThan(0);
      await expect(sheet.locator(`[data-count="${key}:${value}"]`)).toHaveText(String(shown));
      await sheet.locator(`input[name="${key}"][value="${value}"]`).check();
      await expect.poll(() => queryOf(page)).toBe(`?${key}=${value}`);
      await expectView(page, evidence, wanted);
      await page.getByRole('button', { name: /^Remove filter: / }).click();
      await expect.poll(() => queryOf(page)).toBe('');
      await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
    }
    await expectView(page, evidence);
  });

  test('years, words and several values together, with live counts', async ({ page, evidence }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Filters' });
    const bias: Wanted = (study) => topicsOf(study).includes('bias');
    const safety: Wanted = (study) => topicsOf(study).includes('patient-safety');
    await sheet.locator('summary', { hasText: 'Challenge or issue' }).click();
    await sheet.locator('[name=topic][value=bias]').check();
    await sheet.locator('[name=topic][value=patient-safety]').check();
    await expectView(page, evidence, (study) => bias(study) || safety(study));
    // What a choice in another key would leave follows at once.
    const favorable = onMap(evidence).filter(
      (study) => (bias(study) || safety(study)) && study.direction === 'favorable',
    );
    await expect(sheet.locator('[data-count="balance:favorable"]')).toHaveText(
      String(favorable.length),
    );
    await sheet.getByLabel('All chosen topics').check();
    await expectView(page, evidence, (study) => bias(study) && safety(study));
    await expectQuery(page, '?topic=bias,patient-safety&match=all');

    await sheet.locator('summary', { hasText: 'Year' }).click();
    await sheet.getByLabel('from').fill('2025');
    await sheet.getByLabel('to', { exact: true }).fill('2025');
    await expectView(
      page,
      evidence,
      (study) => bias(study) && safety(study) && yearOf(study) === 2025,
    );
    // A span that holds no year is no view.
    await sheet.getByLabel('from').fill('2026');
    await expect(page.locator('[data-message]')).toContainText('from=2026, which is after to=2025');
    await expectQuery(page, '?topic=bias,patient-safety&match=all');

    await sheet.getByRole('button', { name: 'Reset' }).click();
    await expectView(page, evidence);
    await expectQuery(page, '');
    await sheet.getByRole('searchbox').pressSequentially('notes of clin');
    const found: Wanted = (study) => {
      const names = study.csl.author.map(({ family, literal }) => family ?? literal ?? '');
      const text = [study.csl.title, study.finding, ...names, ...(study.models ?? [])].join(' ');
      return ['notes', 'of', 'clin'].every((word) => text.toLowerCase().includes(word));
    };
    await expectView(page, evidence, found);
    await expect(sheet.getByRole('searchbox')).toHaveValue('notes of clin');
    await expectQuery(page, '?q=notes%20of%20clin');
    await page.reload();
    await expectView(page, evidence, found);
    await page.getByRole('button', { name: 'Remove filter: “notes of clin”' }).click();
    await expectView(page, evidence);
  });

  test('keep the open panel in step', async ({ page, evidence }) => {
    await openMap(page);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.locator('#map-filters summary', { hasText: 'Balance' }).click();
    await page
      .locator('tr[data-application=ambient-scribing] [data-column=prospective] .n')
      .click();
    const titles = page.locator('#map-panel .studies a.title');
    const inCell = onMap(evidence).filter(
      ({ applications, stage }) =>
        applications.includes('ambient-scribing') && stage === 'prospective',
    );
    await expect(titles).toHaveCount(inCell.length);
    await page.locator('[name=balance][value=mixed]').check();
    await expect(titles).toHaveCount(
      inCell.filter(({ direction }) => direction === 'mixed').length,
    );
    await expect(page.locator('[name=balance][value=mixed]')).toBeFocused();
    await expectQuery(page, '?balance=mixed&cell=ambient-scribing.prospective');
  });

  test('marks can show the design', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Marks show' }).selectOption('design');
    await expect.poll(() => queryOf(page)).toBe('?mark=design');
    await expect(page.locator('.map .dots .plain-mark').first()).toBeVisible();
    await expect(page.locator('.families li')).not.toHaveCount(0);
    await expect(page.locator('.map .dots .m.favorable')).toHaveCount(0);
  });
});

test.describe('hostile addresses', () => {
  const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
  const QUERIES: Readonly<Record<string, string>> = {
    'markup as a value': `?topic=${encodeURIComponent(MARKUP)}`,
    'markup as a key': `?${encodeURIComponent(MARKUP)}=1`,
    'markup that is not encoded': '?rung=<b>1</b>&area="><svg onload=alert(1)>',
    'markup in a cell': `?cell=${encodeURIComponent(`ambient-scribing.${MARKUP}`)}`,
    'bad percent escapes': '?topic=%E0%A4%A&balance=%&cell=%',
    'names of the language': '?__proto__=1&constructor=2&rung=__proto__&cell=__proto__.constructor',
    'a key twice': '?kind=primary&kind=context&cols=worst',
    'years the wrong way': '?from=2026&to=2020&sort=worst',
    'a cell of other columns': '?cols=year&cell=ambient-scribing.prospective',
    'a cell of a row that is filtered away':
      '?area=workflow&cell=ambient-scribing.prospective&match=none',
  };
  for (const [name, query] of Object.entries(QUERIES)) {
    test(`are read as far as they make sense: ${name}`, async ({ page }) => {
      await page.goto('/about/');
      await page.evaluate((address) => {
        location.href = address;
      }, `/${query}`);
      const note = page.locator('[data-message]');
      await expect(note).toContainText('it was ignored');
      await expect(page.locator('.bar').getByRole('status')).toHaveText(/^\d+ of \d+ studies/u);
      expect(await page.title()).not.toBe('1');
      expect(await note.locator('*').count()).toBe(0);
      await expect(page.locator('.map img, .map b, .instrument script')).toHaveCount(0);
      await expect(page.locator('#map-panel')).toBeHidden();
    });
  }

  test('of 100 kB are cut, and said to be', async ({ page, evidence }) => {
    await page.goto('/');
    // Few servers take such an address; within the page it is possible.
    await page.evaluate(() => {
      history.pushState(null, '', `?rung=randomized&q=${'x'.repeat(100_000)}`);
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await expect(page.locator('[data-message]')).toContainText('the end of a very long address');
    await expect(page.locator('.bar').getByRole('status')).toHaveText(/^0 of/u);
    expect(queryOf(page).length).toBeLessThan(400);
    await page.goBack();
    await expectView(page, evidence);
  });
});

test.describe('without its data', () => {
  test.use({ allowed: [/Failed to load resource/u] });

  test('the built map stays, and a second try works', async ({ page, evidence }) => {
    await page.route('**/data/map-index.json', (route) => route.fulfill({ status: 500 }));
    await page.goto('/?rung=randomized');
    await expect(page.locator('[data-message]')).toContainText('could not be loaded');
    await expect(page.locator('.map .dots a').first()).toBeVisible();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.locator('#map-filters summary', { hasText: 'Balance' }).click();
    await page.locator('[name=balance][value=mixed]').check();
    await page.getByRole('button', { name: 'Take away' }).click();
    await page.getByRole('button', { name: 'Data (CSV)' }).click();
    await expect(page.locator('[data-taken]')).toContainText('That did not work');
    await page.keyboard.press('Escape');
    await page.unroute('**/data/map-index.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectView(page, evidence, ({ direction }) => direction === 'mixed');
    await expect(page.locator('[data-message]')).toBeHidden();
  });
});

test('a quick reader who changes columns twice sees the last choice', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    reducedMotion: 'no-preference',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openMap(page);
  await page.evaluate(() => {
    for (const cols of ['year', 'ethics', 'challenges']) {
      document.querySelector<HTMLInputElement>(`.tools [value=${cols}]`)?.click();
    }
  });
  await expect(page.locator('.map')).toHaveAttribute('data-cols', 'challenges');
  await expect.poll(() => queryOf(page)).toBe('?cols=challenges');
  expect(errors).toEqual([]);
  await context.close();
});
