import { csvParse } from 'd3';
import { parse } from 'yaml';
import { sum } from './data.ts';
import { expect, expectQuery, focused, test } from './fixtures.ts';
import { NOT_FOUND_MESSAGE, PAGES } from './pages.ts';

test.describe('the map', () => {
  test('leads from a dot to its study, the application and a challenge', async ({ page }) => {
    await page.goto(PAGES.map);
    const dot = page.locator('.map .dots a').first();
    const target = (await dot.getAttribute('href')) ?? '';
    await dot.click();
    await expect(page).toHaveURL(target);
    await expect(page.locator('#finding')).toBeVisible();

    const application = page.locator('.facts a[href^="/applications/"]').first();
    const name = (await application.textContent()) ?? '';
    await application.click();
    await expect(page).toHaveURL(/\/applications\/[a-z-]+\/$/u);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.locator(`a[href="${target}"]`).first()).toBeAttached();

    await page.locator('article :not(.refs) > a[href^="/challenges/"]').first().click();
    await expect(page).toHaveURL(/\/challenges\/[a-z-]+\/$/u);
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  });

  test('links the head of a row to its application, and of a group to its area', async ({
    page,
    mapFile,
  }) => {
    await page.goto(PAGES.map);
    const [area] = mapFile.areas;
    const application = area?.applications[0];
    const row = page.getByRole('rowheader', { name: application?.name ?? '', exact: true });
    await row.getByRole('link').click();
    await expect(page).toHaveURL(`/applications/${application?.id}/`);
    await page.goBack();
    await page.locator('.map .area a').first().click();
    await expect(page).toHaveURL(`/areas/${area?.id}/`);
  });

  test('leads from a level to its working, which stands open', async ({ page, mapFile }) => {
    await page.goto(PAGES.map);
    const application = mapFile.areas[0]?.applications[0];
    const level = page.locator('.map .lv a').first();
    await expect(level).toHaveAttribute('href', `/applications/${application?.id}/#level`);
    await level.click();
    const panel = page.getByRole('dialog', { name: `${application?.name}: its level` });
    await expect(panel.getByRole('link', { name: 'The rule in full' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();

    await page.goto(`/applications/${application?.id}/#level`);
    await expect(page.locator('.level summary')).toBeInViewport();
    await expect(page.locator('.level ul')).toBeInViewport();
    await expect(page.getByRole('link', { name: 'The rule in full' })).toBeVisible();
  });

  test('shows the counts, levels and frontier of its data file', async ({
    page,
    evidence,
    mapFile,
  }) => {
    await page.goto(PAGES.map);
    const applications = mapFile.areas.flatMap((area) => area.applications);
    const rungs = mapFile.ladder.rungs.map(({ id }) => id);
    const shown = await page.locator('.map tbody tr:not(.area)').evaluateAll((rows) =>
      rows.map((row) => {
        const cells = [...row.querySelectorAll('td[data-label]')];
        const level = row.querySelector('.lv');
        return {
          name: row.querySelector('th')?.textContent.trim(),
          level: Number(/Level (\d)/u.exec(level?.textContent ?? '')?.[1]),
          bars: level?.querySelectorAll('.meter .on').length,
          numbers: cells.map((cell) => Number(cell.querySelector('.n')?.textContent ?? 0)),
          links: cells.map((cell) => cell.querySelectorAll('.dots a').length),
          edge: cells
            .filter((cell) => getComputedStyle(cell, '::after').borderInlineEndWidth === '3px')
            .map((cell) => cells.indexOf(cell)),
        };
      }),
    );
    const told = applications.map(({ name, level, highestRung, byRung }) => {
      const numbers = [...rungs, 'deployment'].map((rung) =>
        sum(Object.values(byRung[rung] ?? {})),
      );
      return {
        name,
        level,
        bars: level,
        numbers,
        links: numbers,
        edge: highestRung > 0 ? [highestRung - 1] : [],
      };
    });
    expect(shown).toEqual(told);
    const onMap = evidence.filter(
      ({ kind, applications: uses }) => kind === 'primary' && uses.length > 0,
    );
    await expect(page.locator('.scope')).toContainText(`${onMap.length} studies of`);
  });

  test('says each cell in words', async ({ page }) => {
    await page.goto(PAGES.map);
    await expect(page.locator('.map')).toHaveAccessibleName(
      /by application and by how the model was tested/u,
    );
    const cells = await page
      .locator('.map td[data-label]')
      .evaluateAll((all) =>
        all.map((cell) => [
          cell.querySelector('.vh')?.textContent ?? '',
          cell.querySelector('.n')?.textContent.trim() ?? 'no',
        ]),
      );
    expect(cells.length).toBeGreaterThan(100);
    for (const [words = '', number = ''] of cells) {
      expect(words).toMatch(new RegExp(`^${number} stud(?:y|ies)`, 'iu'));
    }
  });
});

test.describe('views of the map', () => {
  test('stand in the address, also after a reload', async ({ page, evidence }) => {
    const onMap = evidence.filter(
      ({ kind, applications }) => kind === 'primary' && applications.length > 0,
    );
    const fits = onMap.filter(
      ({ direction, topics = [] }) =>
        direction === 'unfavorable' && topics.some(({ topic }) => topic === 'bias'),
    );
    expect(fits.length).toBeGreaterThan(0);
    await page.goto('/?topic=bias&balance=unfavorable');
    const status = page.locator('.bar').getByRole('status');
    for (const way of ['first', 'reload']) {
      if (way === 'reload') await page.reload();
      await expect(status).toContainText(`${fits.length} of ${onMap.length} studies`);
      await expectQuery(page, '?balance=unfavorable&topic=bias');
      const shown = () =>
        page
          .locator('.map .dots a:not([hidden])')
          .evaluateAll((all) => [
            ...new Set(all.map((link) => link.getAttribute('href')?.split('/')[2])),
          ]);
      const ids = fits.map(({ id }) => id).toSorted();
      await expect.poll(async () => (await shown()).toSorted()).toEqual(ids);
    }
  });

  test('follow the filters and columns, and Back', async ({ page, evidence }) => {
    await page.goto(PAGES.map);
    const status = page.locator('.bar').getByRole('status');
    const onMap = evidence.filter(
      ({ kind, applications }) => kind === 'primary' && applications.length > 0,
    );
    const randomized = onMap.filter(({ stage }) => stage === 'randomized');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const filters = page.getByRole('dialog', { name: 'Filters' });
    await filters.getByRole('checkbox', { name: /^Randomized in care/u }).check();
    await expect(status).toContainText(`${randomized.length} of ${onMap.length} studies`);
    await expectQuery(page, '?rung=randomized');
    await filters.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('radio', { name: 'year', exact: true }).check({ force: true });
    await expect(page.locator('.map thead')).toContainText('2026');
    await expectQuery(page, '?cols=year&rung=randomized');
    await page.goBack();
    await expect(page.locator('.map thead')).toContainText('Randomized');
    await expectQuery(page, '?rung=randomized');
    await page.goBack();
    await expect(status).toContainText(`${onMap.length} of ${onMap.length} studies`);
    await expectQuery(page, '');
  });
});

test.describe('from page to page', () => {
  for (const [kind, path] of [
    ['applications', PAGES.application],
    ['challenges', PAGES.challenge],
    ['ethical issues', PAGES['ethical issue']],
    ['studies', PAGES.study],
  ] as const) {
    test(`next and previous walk through the ${kind}`, async ({ page }) => {
      await page.goto(path);
      const here = page.url();
      const [way, back] =
        (await page.locator('[rel=next]').count()) > 0 ? ['next', 'prev'] : ['prev', 'next'];
      const link = page.locator(`a[rel=${way}]`);
      const title = (await link.textContent())?.replace(/^\s*(?:Next|Previous)\s*/u, '').trim();
      await link.click();
      await expect(page).not.toHaveURL(here);
      const heading = await page.getByRole('heading', { level: 1 }).textContent();
      expect(title?.endsWith(heading ?? '-')).toBe(true);
      await page.locator(`a[rel=${back}]`).click();
      await expect(page).toHaveURL(here);
    });
  }

  test('a term leads to its place in the glossary', async ({ page }) => {
    await page.goto(PAGES.application);
    const term = page.locator('a.term').first();
    const target = (await term.getAttribute('href')) ?? '';
    await term.click();
    await expect(page).toHaveURL(target);
    await expect(page.locator(':target')).toBeInViewport();
    await expect(page.locator(':target')).toHaveJSProperty('tagName', 'H2');
  });

  test('the sections of a page are links that last', async ({ page }) => {
    await page.goto(PAGES.application);
    const contents = page.getByRole('navigation', { name: 'On this page' });
    await contents.getByRole('link').nth(3).click();
    await expect(page).toHaveURL(/#[a-z]+$/u);
    const anchor = new URL(page.url()).hash;
    await expect(page.locator(anchor)).toBeInViewport();
    await page.reload();
    await expect(page.locator(anchor)).toBeInViewport();
  });

  test.describe('a page that is not there', () => {
    test.use({ allowed: [NOT_FOUND_MESSAGE] });

    test('says so and leads on, from any depth', async ({ page }) => {
      const response = await page.goto('/no/such/page/');
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
      await page.getByRole('main').getByRole('link', { name: 'All evidence' }).click();
      await expect(page).toHaveURL(PAGES.evidence);
    });
  });

  test('on paper there is no navigation', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    for (const path of [PAGES.map, PAGES.application, PAGES.evidence]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const control of ['nav', '#search-open', '.menu', '.skip', '.theme', '.panel']) {
        for (const found of await page.locator(control).all()) await expect(found).toBeHidden();
      }
    }
  });
});

test.describe('the theme', () => {
  test.use({ allowed: [/^localStorage: theme$/u] });

  test('is kept from page to page, and set before anything is painted', async ({ page }) => {
    // Notes the theme when the body begins, which is before the first paint.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('body') === null) return;
        observer.disconnect();
        Object.assign(window, { themeAtStart: document.documentElement.dataset['theme'] ?? null });
      }).observe(document, { childList: true, subtree: true });
    });
    const atStart = () => page.evaluate(() => Reflect.get(window, 'themeAtStart') as unknown);
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

    await page.goto(PAGES.map);
    expect(await atStart()).toBeNull();
    const light = await paper();
    await page.getByRole('radio', { name: 'dark' }).check();
    const dark = await paper();
    expect(dark).not.toBe(light);

    await page.getByRole('link', { name: 'Methods', exact: true }).click();
    await expect(page).toHaveURL(PAGES.methods);
    await page.waitForLoadState();
    expect(await atStart()).toBe('dark');
    expect(await paper()).toBe(dark);
    await expect(page.getByRole('radio', { name: 'dark' })).toBeChecked();
    await page.reload();
    expect(await atStart()).toBe('dark');

    await page.getByRole('radio', { name: 'system' }).check();
    expect(await paper()).toBe(light);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper()).toBe(dark);
    await page.getByRole('radio', { name: 'light' }).check();
    expect(await paper()).toBe(light);
  });
});

test.describe('the list of evidence', () => {
  test('shows what its address says, also after a reload', async ({ page, evidence }) => {
    const fits = evidence.filter(
      ({ direction, topics = [] }) =>
        direction === 'unfavorable' && topics.some(({ topic }) => topic === 'bias'),
    );
    expect(fits.length).toBeGreaterThan(0);
    await page.goto('/evidence/?balance=unfavorable&topic=bias');
    for (const way of ['first', 'reload']) {
      if (way === 'reload') await page.reload();
      await expect(page.getByRole('status')).toHaveText(
        `${fits.length} of ${evidence.length} records`,
      );
      const shown = page.locator('.studies > li:visible a.title');
      await expect(shown).toHaveCount(fits.length);
      const ids = await shown.evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')?.split('/')[2]),
      );
      expect(ids.toSorted()).toEqual(fits.map(({ id }) => id).toSorted());
      await expect(page.getByRole('checkbox', { name: /^unfavorable/iu })).toBeChecked();
      // The keys are put into their canonical order.
      await expectQuery(page, '?balance=unfavorable&topic=bias');
    }
  });

  test('filters by click, keeps it in the address, and after Back and reload', async ({
    page,
    evidence,
  }) => {
    await page.goto(PAGES.evidence);
    const status = page.getByRole('status');
    const all = evidence.length;
    await expect(status).toHaveText(`${all} records, the newest 50 below`);

    const randomized = evidence.filter(({ stage }) => stage === 'randomized');
    const option = page.getByRole('checkbox', { name: /^Randomized in care/u });
    const count = page.locator('[data-count="rung:randomized"]');
    await expect(count).toHaveText(String(randomized.length));
    await option.check();
    await expect(status).toHaveText(`${randomized.length} of ${all} records`);
    await expectQuery(page, '?rung=randomized');

    const favorable = randomized.filter(({ direction }) => direction === 'favorable');
    await expect(page.locator('[data-count="balance:favorable"]')).toHaveText(
      String(favorable.length),
    );
    await page.locator('summary', { hasText: /^Balance$/u }).click();
    await page.getByRole('checkbox', { name: /^Favorable/u }).check();
    await expect(status).toHaveText(`${favorable.length} of ${all} records`);
    await expectQuery(page, '?rung=randomized&balance=favorable');

    await page.locator('.studies > li:visible a.title').first().click();
    await expect(page.locator('#finding')).toBeVisible();
    await page.goBack();
    await expect(status).toHaveText(`${favorable.length} of ${all} records`);
    await expect(option).toBeChecked();
    await expectQuery(page, '?rung=randomized&balance=favorable');
    await page.reload();
    await expect(status).toHaveText(`${favorable.length} of ${all} records`);

    await page.getByRole('button', { name: 'Remove filter: Favorable' }).click();
    await expect(status).toHaveText(`${randomized.length} of ${all} records`);
    await expectQuery(page, '?rung=randomized');
    await option.uncheck();
    await expect(status).toHaveText(`${all} of ${all} records`);
    await expectQuery(page, '');
  });

  test('begins with the newest records, and shows all when asked', async ({ page, evidence }) => {
    await page.goto(PAGES.evidence);
    const titles = page.locator('.studies > li:visible a.title');
    await expect(titles).toHaveCount(50);
    // Who only looks at the filters finds the list as it was, although all are fetched by then.
    const all = page.waitForResponse('**/evidence/all/');
    await page.getByRole('searchbox').focus();
    await (await all).finished();
    await expect(titles).toHaveCount(50);
    const first = await titles.allTextContents();
    await page.getByRole('link', { name: `Show all ${evidence.length} records` }).press('Enter');
    await expect(titles).toHaveCount(evidence.length);
    expect((await titles.allTextContents()).slice(0, 50)).toEqual(first);
    // The focus goes on where the list went on.
    await expect(titles.nth(50)).toBeFocused();
    const opened = await titles.nth(50).getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${opened ?? ''}$`, 'u'));
  });

  test('says that the other records did not come, and tries again', async ({ page, evidence }) => {
    let isCut = true;
    await page.route('**/evidence/all/', async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      await route.fulfill({ response, body: isCut ? body.slice(0, body.length / 2) : body });
    });
    await page.goto('/evidence/?balance=mixed');
    const status = page.getByRole('status');
    await expect(status).toContainText('could not be loaded');
    await expect(page.locator('.studies > li:visible')).toHaveCount(50);
    await expect(page.locator('.studies')).not.toHaveAttribute('aria-busy');
    isCut = false;
    await page.getByRole('checkbox', { name: /^Randomized in care/u }).check();
    await expect(status).toHaveText(new RegExp(`^\\d+ of ${evidence.length} records$`, 'u'));
  });

  test('takes words, and says when nothing fits', async ({ page, evidence }) => {
    await page.goto(PAGES.evidence);
    const words = page.getByRole('searchbox');
    const found = (text: string): readonly string[] =>
      evidence
        .filter(({ csl, finding, models = [] }) => {
          const names = csl.author.flatMap(({ family = '', given = '', literal = '' }) => [
            `${given} ${family}`,
            literal,
          ]);
          return [csl.title, finding, ...names, ...models].join(' ').toLowerCase().includes(text);
        })
        .map(({ id }) => id)
        .toSorted();
    const status = page.getByRole('status');
    // A word of titles and findings, the name of a second author, and a model.
    for (const text of ['scribe', 'pless', 'llama']) {
      await words.fill(text);
      const ids = found(text);
      expect(ids.length).toBeGreaterThan(0);
      await expect(status).toHaveText(`${ids.length} of ${evidence.length} records`);
      await expectQuery(page, `?q=${text}`);
      const shown = await page
        .locator('.studies > li:visible a.title')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/')[2]));
      expect(shown.toSorted()).toEqual(ids);
    }
    await words.fill('no record holds these words');
    await expect(status).toHaveText(`0 of ${evidence.length} records`);
    await expect(page.getByText('No record fits all of these filters.')).toBeVisible();
    await page.getByRole('link', { name: 'start again' }).click();
    await expect(status).toHaveText(`${evidence.length} records, the newest 50 below`);
  });
});

test.describe('hostile addresses', () => {
  const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
  const QUERIES: Readonly<Record<string, string>> = {
    'markup as value and key': `?topic=${encodeURIComponent(MARKUP)}&${encodeURIComponent(MARKUP)}=1`,
    'markup and percents that are not encoded':
      '?rung=<b>1</b>&area="><svg onload=alert(1)>&topic=%E0%A4%A&balance=%',
    'names of the language, a key twice, years the wrong way':
      '?__proto__=1&constructor=2&rung=__proto__&topic=bias&topic=privacy&from=2026&to=2020&sort=worst',
  };
  const PLACES = [
    [PAGES.map, '[data-message]'],
    [PAGES.evidence, '.status'],
    ['/search/', '.status'],
  ] as const;
  for (const [path, place] of PLACES) {
    test(`are read as far as they make sense, on ${path}`, async ({ page }) => {
      const line = page.locator(place);
      const input = page.locator('main [name=q]');
      const expectNoMarkup = async (): Promise<void> => {
        await expect(
          page.locator('main :is(img, [onload], [onerror], script:not([src]))'),
        ).toHaveCount(0);
        await expect(page).toHaveTitle(/LLMs in Medicine/u);
      };
      for (const [name, query] of Object.entries(QUERIES)) {
        await test.step(name, async () => {
          await page.goto(path + query);
          await expect(line).toContainText('ignored: ');
          await expectNoMarkup();
          // What was not understood does not stay in the address.
          await expectQuery(page, /^(?:\?topic=bias)?$/u);
        });
      }
      await test.step('words that are markup', async () => {
        await page.goto(`${path}?q=${encodeURIComponent(MARKUP)}`);
        await expect(input).toHaveValue(MARKUP);
        await expect(
          page.getByText(/^(?:\d+ of \d+|Nothing found|\d+ results?)/u).first(),
        ).toBeVisible();
        await expectNoMarkup();
      });
    });

    test(`of 100 kB do no harm on ${path}`, async ({ page, request }) => {
      // Servers refuse such an address: what the page would do with it is asked here.
      const response = await request.get(path);
      await page.route(
        (url) => url.search.length > 10_000,
        (route) => route.fulfill({ response }),
      );
      await page.goto(`${path}?topic=bias,${'x'.repeat(100_000)}`);
      const line = page.locator(place);
      await expect(line).toContainText('ignored: the end of a very long');
      expect((await line.textContent())?.length).toBeLessThan(400);
      await expectQuery(page, '?topic=bias');
    });
  }
});

test.describe('the search page', () => {
  test('finds what its address says, also after a reload', async ({ page }) => {
    await page.goto('/search/?q=scribe&rung=randomized');
    const status = page.getByRole('status');
    await expect(status).toHaveText(/^\d+ results?$/u);
    const said = (await status.textContent()) ?? '';
    const titles = page.locator('.hits > li > .title');
    await expect(titles).toHaveCount(Math.min(10, Number.parseInt(said, 10)));
    const first = await titles.allTextContents();
    await page.reload();
    await expect(status).toHaveText(said);
    await expect(titles).toHaveText(first);
    await expectQuery(page, '?rung=randomized&q=scribe');
    await expect(page.getByRole('checkbox', { name: /^Randomized in care/u })).toBeChecked();
  });

  test('says beside a filter how many it gives', async ({ page }) => {
    await page.goto('/search/?q=scribe&rung=randomized');
    const status = page.getByRole('status');
    await expect(status).toHaveText(/^\d+ results?$/u);
    const results = Number.parseInt((await status.textContent()) ?? '', 10);
    // A balance that some of the results have, and not all.
    const counts = await page
      .locator('[data-count^="balance:"]')
      .evaluateAll((all) =>
        all.map((count) => [
          count.dataset['count']?.split(':')[1] ?? '',
          Number(count.textContent),
        ]),
      );
    const [balance, promised] =
      counts.find(([, n]) => Number(n) > 0 && Number(n) < results) ?? counts[0] ?? [];
    await page.locator('summary', { hasText: /^Balance$/u }).click();
    await page.locator(`#search-filters input[value="${balance}"]`).check();
    await expect(status).toHaveText(new RegExp(`^${promised} results?$`, 'u'));
    await expectQuery(page, `?rung=randomized&balance=${balance}&q=scribe`);
  });

  test('finds records only, when asked for a kind of record', async ({ page, evidence }) => {
    const guidance = evidence.filter(({ kind }) => kind === 'guidance');
    await page.goto('/search/?kind=guidance');
    await expect(page.getByRole('status')).toHaveText(`${guidance.length} results`);
    const found = page.locator('.hits > li > .title');
    await expect(found).toHaveCount(guidance.length);
    const ids = await found.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href')?.split('/')[2]),
    );
    expect(ids.toSorted()).toEqual(guidance.map(({ id }) => id).toSorted());
  });

  test('shows more on demand, and opens a hit', async ({ page }) => {
    await page.goto(PAGES['search with results']);
    const hits = page.locator('.hits > li');
    await expect(hits).toHaveCount(10);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(hits.nth(10).locator('.title')).toBeFocused();
    const title = (await hits.nth(10).locator('.title').textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('scribe');
  });

  test('says so when nothing is found', async ({ page }) => {
    await page.goto('/search/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await expect(page.getByRole('status')).toHaveText('Type a word, or choose a filter.');
    // Of a word in letters that it knows, the index takes the beginning: others it does not find.
    await page.keyboard.type('ჟღჭწ');
    await expect(page.getByRole('status')).toContainText('Nothing found');
    await expectQuery(page, `?q=${encodeURIComponent('ჟღჭწ')}`);
  });
});

test.describe('the search dialog', () => {
  const openers: Readonly<Record<string, string>> = {
    'a slash': '/',
    'Control and K': 'Control+k',
  };
  for (const [name, keys] of Object.entries(openers)) {
    test(`opens by ${name} and gives the focus back`, async ({ page }) => {
      await page.goto(PAGES.study);
      const link = page.locator('.pager a').first();
      await link.focus();
      await page.keyboard.press(keys);
      const dialog = page.getByRole('dialog', { name: 'Search' });
      await expect(dialog.getByRole('searchbox')).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(link).toBeFocused();
    });
  }

  test('opens by its button, and searches', async ({ page }) => {
    await page.goto(PAGES.map);
    const button = page.getByRole('link', { name: 'Search', exact: true });
    await button.click();
    const dialog = page.getByRole('dialog', { name: 'Search' });
    const words = dialog.getByRole('searchbox');
    await expect(words).toBeFocused();
    await page.keyboard.type('emr/ scribe');
    await expect(words).toHaveValue('emr/ scribe');
    await words.fill('scribe');
    await expect(dialog.getByRole('status')).toHaveText(/^\d+ results$/u);
    const titles = dialog.locator('.title');
    await expect(titles).toHaveCount(8);
    await page.keyboard.press('ArrowDown');
    await expect(titles.nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(titles.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(words).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();

    // What was typed is still there, and Enter opens a hit.
    await page.keyboard.press('Enter');
    await expect(words).toBeFocused();
    await expect(words).toHaveValue('scribe');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const title = (await focused(page).textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });

  test('leads to all results, and to the first by Enter', async ({ page }) => {
    await page.goto(PAGES.map);
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await dialog.getByRole('searchbox').fill('scribe');
    const first = dialog.locator('.title').first();
    await expect(first).toBeVisible();
    const title = (await first.textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.waitForLoadState();
    await page.keyboard.press('/');
    await dialog.getByRole('searchbox').fill('scribe');
    await dialog.getByRole('link', { name: 'All results on the search page' }).click();
    await expect(page).toHaveURL('/search/?q=scribe');
    await expect(page.getByRole('status')).toHaveText(/^\d+ results$/u);
  });

  test('closes by its button and by a click beside it', async ({ page }) => {
    await page.goto(PAGES.study);
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await page.keyboard.press('/');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
    await page.keyboard.press('/');
    await expect(dialog).toBeVisible();
    await page.mouse.click(5, 400);
    await expect(dialog).toBeHidden();
  });

  test('a slash within a field is a letter', async ({ page }) => {
    await page.goto(PAGES.evidence);
    await page.getByRole('searchbox').press('/');
    await expect(page.getByRole('searchbox')).toHaveValue('/');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test.describe('the data', () => {
  test('every file on the data page is there and can be read', async ({
    page,
    request,
    evidence,
    mapFile,
  }) => {
    await page.goto(PAGES.data);
    const paths = await page
      .locator('main a[href^="/data/"]:not([href$="/"])')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(paths.length).toBeGreaterThan(8);
    const total = evidence.length;
    const readers: Readonly<Record<string, (text: string) => number>> = {
      '/data/evidence.json': (text) => (JSON.parse(text) as unknown[]).length,
      '/data/evidence.csl.json': (text) => (JSON.parse(text) as unknown[]).length,
      '/data/evidence.csv': (text) => csvParse(text).filter(({ id }) => id !== undefined).length,
      '/data/evidence.bib': (text) => text.match(/^@\w+\{/gmu)?.length ?? 0,
      '/data/evidence.ris': (text) => text.match(/^TY {2}- /gmu)?.length ?? 0,
    };
    for (const path of new Set(paths)) {
      const response = await request.get(path);
      expect(response.ok(), path).toBe(true);
      const text = await response.text();
      const read = readers[path];
      if (read) expect(read(text), path).toBe(total);
      else if (path.endsWith('.json')) JSON.parse(text);
      else if (path.endsWith('.cff')) expect(parse(text), path).toHaveProperty('cff-version');
      else expect(text, path).toMatch(/^<svg[\s>]/u);
    }
    expect(Object.keys(readers).filter((path) => !paths.includes(path))).toEqual([]);
    expect(mapFile.counts.studies).toBe(total);
  });

  test('the picture of the map can be drawn', async ({ page }) => {
    await page.goto(PAGES.data);
    const width = await page.evaluate(async () => {
      const image = new Image();
      image.src = '/data/map.svg';
      await image.decode();
      return image.naturalWidth;
    });
    expect(width).toBeGreaterThan(300);
  });
});
