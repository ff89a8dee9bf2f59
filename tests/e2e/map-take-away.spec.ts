import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Page } from '@playwright/test';
import { DOMParser } from '@xmldom/xmldom';
import { csvParse } from 'd3';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { onMap, openMap, topicsOf } from './map-view.ts';

const VIEW = '/?balance=unfavorable&topic=bias&cols=ethics';

/** What a button saves, as a file. */
async function saved(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('data and references hold exactly the studies of the view', async ({ page, evidence }) => {
  const wanted = onMap(evidence)
    .filter((study) => study.direction === 'unfavorable' && topicsOf(study).includes('bias'))
    .map(({ id, csl }) => ({ id, title: csl.title }));
  expect(wanted.length).toBeGreaterThan(1);
  const ids = wanted.map(({ id }) => id).toSorted();
  await openMap(page, VIEW);
  await page.getByRole('button', { name: 'Take away' }).click();

  const csv = await saved(page, 'Data (CSV)');
  expect(csv.name).toBe('evidence-map.csv');
  expect(
    csvParse(csv.bytes.toString())
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids);
  await expect(page.locator('[data-taken]')).toHaveText(`Saved ${ids.length} studies.`);

  const csl = await saved(page, 'References (CSL-JSON)');
  const items = JSON.parse(csl.bytes.toString()) as { id: string }[];
  expect(items.map(({ id }) => id).toSorted()).toEqual(ids);

  const bib = await saved(page, 'References (BibTeX)');
  const keys = new Cite(bib.bytes.toString()).data.map((item) => item['citation-key']);
  expect(keys.toSorted()).toEqual(ids);

  const ris = (await saved(page, 'References (RIS)')).bytes.toString();
  expect([...ris.matchAll(/^LB {2}- (.*)\r$/gmu)].map(([, id]) => id).toSorted()).toEqual(ids);
  expect(new Cite(ris).data).toHaveLength(ids.length);
});

test('a cell can be taken away on its own', async ({ page, evidence }) => {
  await openMap(page, '/?cell=ambient-scribing.randomized');
  const ids = onMap(evidence)
    .filter(
      ({ applications, stage }) =>
        applications.includes('ambient-scribing') && stage === 'randomized',
    )
    .map(({ id }) => id);
  const csv = await saved(page, 'CSV');
  expect(
    csvParse(csv.bytes.toString())
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.toSorted());
  await expect(page.locator('#map-panel').getByRole('status')).toContainText('Saved');
});

test('the picture explains itself, as SVG and as PNG', async ({ page, evidence }) => {
  const n = onMap(evidence).filter(
    (study) => study.direction === 'unfavorable' && topicsOf(study).includes('bias'),
  ).length;
  await openMap(page, VIEW);
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('button', { name: 'Take away' }).click();
  const svg = (await saved(page, 'Picture (SVG)')).bytes.toString();
  const root = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  }).parseFromString(svg, 'image/svg+xml').documentElement;
  expect(root?.getElementsByTagName('title')[0]?.textContent).toBe(title);
  const words = [...(root?.getElementsByTagName('text') ?? [])]
    .map((node) => node.textContent)
    .join(' ');
  expect(words).toContain('balance: unfavorable; topic: bias');
  expect(words).toContain(`${n} of `);
  expect(words).toMatch(/version \d{4}-\d\d-\d\d/u);
  expect(words).toContain('/?cols=ethics&balance=unfavorable&topic=bias');

  const png = await saved(page, 'Picture (PNG)');
  expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  // Twice as wide as the drawing, which is as wide as its box says.
  expect(png.bytes.readUInt32BE(16)).toBe(2 * Number(root?.getAttribute('width')));
  expect(png.bytes.length).toBeGreaterThan(10_000);
});

test.describe('link and embed code', () => {
  test('are copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openMap(page, VIEW);
    await page.getByRole('button', { name: 'Take away' }).click();
    await page.getByRole('button', { name: 'Copy link to this view' }).click();
    await expect(page.locator('[data-taken]')).toHaveText('Copied.');
    const read = () => page.evaluate(() => navigator.clipboard.readText());
    expect(await read()).toMatch(/^http.*\/\?cols=ethics&balance=unfavorable&topic=bias$/u);
    await page.getByRole('button', { name: 'Copy embed code' }).click();
    await expect
      .poll(read)
      .toMatch(
        /^<iframe src="http[^"]*\/embed\/map\/\?cols=ethics&amp;balance=unfavorable&amp;topic=bias" title="[^"]+" /u,
      );
  });

  test('can be copied by hand where the browser refuses', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new Error('refused')) },
      });
    });
    await openMap(page, VIEW);
    await page.getByRole('button', { name: 'Take away' }).click();
    for (const [button, text] of [
      ['Copy link to this view', /\/\?cols=ethics&balance=unfavorable&topic=bias$/u],
      ['Copy embed code', /^<iframe .*\/embed\/map\//u],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await expect(page.locator('[data-taken]')).toContainText('copy it by hand');
      const area = page.getByRole('textbox', { name: 'Text to copy' });
      await expect(area).toBeFocused();
      await expect(area).toHaveValue(text);
      expect(await page.evaluate(() => getSelection()?.toString())).toMatch(text);
    }
  });
});
