import { describe, expect, test } from 'vitest';
import MapTable from '../../src/components/MapTable.astro';
import type { Corpus } from '../../src/domain/corpus.ts';
import { mapFrame } from '../../src/domain/map-model.ts';
import type { ViewState } from '../../src/domain/view-state.ts';
import { aCorpus } from '../fixtures/corpus.ts';
import { studiesOn } from '../fixtures/study.ts';
import { TINY } from '../fixtures/tiny-map.ts';
import { viewOf } from '../fixtures/view.ts';
import { only, render, textOf } from './render.ts';

const CAPTION = 'How far? 6 studies <by> application & test.';
const tableOf = async (corpus: Corpus, state: Partial<ViewState> = {}) => {
  const props = { view: viewOf(corpus, state), frame: mapFrame(corpus), caption: CAPTION };
  return only(await render(MapTable, props), 'table');
};
const table = await tableOf(TINY);

describe('the map is a table', () => {
  test('with a caption', () => {
    expect(textOf(only(table, 'caption'))).toBe(
      CAPTION.replaceAll('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'),
    );
  });

  test('with a head for each column', () => {
    const heads = table.querySelectorAll('thead th');
    expect(heads.map((head) => head.getAttributeValue('scope'))).toEqual(heads.map(() => 'col'));
    expect(heads.map((head) => textOf(head).replace(/(?<=\w)(?=[a-z]+,)/u, ''))).toEqual([
      expect.stringMatching(/^1 Benchmark/u),
      expect.stringMatching(/^2 Simulated/u),
      expect.stringMatching(/^3 Real records/u),
      expect.stringMatching(/^4 In care/u),
      expect.stringMatching(/^5 Randomized/u),
      expect.stringMatching(/^Routine use/u),
      expect.stringMatching(/^Level/u),
    ]);
  });

  test('with a head for each area and each application, which link to their pages', () => {
    const links = (scope: string) =>
      table
        .querySelectorAll(`th[scope="${scope}"] a`)
        .map((link) => link.getAttributeValue('href'));
    expect(links('rowgroup')).toEqual(['/areas/documentation/', '/areas/autonomous-diagnosis/']);
    expect(links('row')).toEqual([
      '/applications/ambient-scribing/',
      '/applications/clinical-coding/',
      '/applications/case-diagnosis/',
      '/applications/image-diagnosis/',
    ]);
    expect(table.querySelectorAll('tbody')).toHaveLength(2);
  });

  test('with as many cells in each row as the head has', () => {
    const wide = table.querySelectorAll('thead tr > *').length;
    expect(table.querySelectorAll('colgroup col')).toHaveLength(wide);
    for (const row of table.querySelectorAll('tbody tr[data-application]')) {
      expect(row.childElements).toHaveLength(wide);
    }
    for (const head of table.querySelectorAll('th[scope="rowgroup"]')) {
      expect(head.getAttributeValue('colspan')).toBe(String(wide));
    }
  });

  test('whose names are escaped', () => {
    const names = table.querySelectorAll('th[scope="row"]').map(textOf);
    expect(names[2]).toBe('Diagnosis of &lt;written&gt; cases');
    expect(table.querySelectorAll('written')).toEqual([]);
  });

  test('which says counts in words and repeats no number to screen readers', () => {
    const [row] = table.querySelectorAll('tr[data-application]');
    expect(row?.querySelectorAll('td[data-column] > span.vh').map(textOf)).toEqual([
      '2 studies; 1 favorable, 1 unfavorable',
      'no studies',
      'no studies',
      'no studies',
      '1 study; 1 mixed',
      '1 study; 1 descriptive',
    ]);
    for (const number of table.querySelectorAll('.n')) {
      expect(number.getAttributeValue('aria-hidden')).toBe('true');
    }
  });

  test('with a link for every study in every row', () => {
    const dots = table.querySelectorAll('.dots a').map((link) => link.getAttributeValue('href'));
    expect(dots).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `/evidence/${id}/`));
  });

  test('with the level in words at the end of each row', () => {
    expect(table.querySelectorAll('td.lv').map(textOf)).toEqual([
      'Level 4: Trialed',
      'Level 2: Retrospective',
      'Level 0: None mapped',
      'Level 1: Exploratory',
    ]);
    expect(table.querySelector('td.lv a')?.getAttributeValue('href')).toBe(
      '/applications/ambient-scribing/#level',
    );
  });
});

describe('the frontier', () => {
  test('is drawn by classes of the cells', () => {
    const classes = table
      .querySelectorAll('tr[data-application]')
      .map((row) =>
        row
          .querySelectorAll('td[data-column]')
          .map((cell) => cell.getAttributeValue('class') ?? ''),
      );
    expect(classes).toEqual([
      ['', 'none', 'none', 'none', 'edge first', ''],
      ['none', 'none', 'edge', 'none step', 'none step', 'none'],
      ['none', 'none', 'none', 'none', 'none', 'none'],
      ['none step', 'edge step', 'none', 'none', 'none', 'none'],
    ]);
  });

  test('has no place on other columns', async () => {
    const years = await tableOf(TINY, { cols: 'year' });
    expect(years.querySelectorAll('.edge, .step')).toEqual([]);
  });
});

test('a crowded cell is one link to the list of its studies', async () => {
  const crowd = studiesOn('benchmark', ...Array.from({ length: 25 }, () => 'mixed' as const));
  const crowded = await tableOf(aCorpus(crowd));
  const link = only(crowded, 'a.count');
  expect(link.getAttributeValue('aria-label')).toBe('25 studies; 25 mixed');
  expect(link.getAttributeValue('href')).toBe(
    '/evidence/?application=ambient-scribing&amp;rung=benchmark&amp;kind=primary',
  );
  expect(crowded.querySelectorAll('.dots')).toEqual([]);
});

test('a filtered view is marked as one', async () => {
  const filtered = await tableOf(TINY, { filters: { balance: ['mixed'] } });
  expect(filtered.classList.contains('filtered')).toBe(true);
  expect(table.classList.contains('filtered')).toBe(false);
});
