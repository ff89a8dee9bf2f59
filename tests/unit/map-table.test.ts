import { describe, expect, test } from 'vitest';
import { mapFrame } from '../../src/domain/map-model.ts';
import type { ViewState } from '../../src/domain/view-state.ts';
import { drawCell, type MapLinks } from '../../src/figure/map/cell.ts';
import { drawMap } from '../../src/figure/map/draw.ts';
import { drawFigures } from '../../src/figure/map/figures.ts';
import { layoutMap } from '../../src/figure/map/layout.ts';
import { scaleOf } from '../../src/figure/map/scale.ts';
import { drawTable } from '../../src/figure/map/table.ts';
import type { SvgNode } from '../../src/figure/svg.ts';
import { markup } from '../../src/figure/svg-text.ts';
import { BALANCES } from '../../src/schema/codes.ts';
import { aCorpus, realCorpus } from '../fixtures/corpus.ts';
import { aStudy, studiesOn } from '../fixtures/study.ts';
import { TINY } from '../fixtures/tiny-map.ts';
import { viewOf } from '../fixtures/view.ts';

const LINKS: MapLinks = {
  study: (id) => `/study/${id}`,
  application: (id) => `/application/${id}`,
  area: (id) => `/area/${id}`,
  cell: (application, column, cols) => `/cell/${application}/${column}/${cols}`,
};

/** Markup as a golden file holds it: a line for each element, numbers in whole. */
const normal = (node: SvgNode): string =>
  `${markup(node)
    .replace(/-?\d+\.\d+/gu, (n) => String(Math.round(Number(n))))
    .replaceAll('><', '>\n<')}\n`;

const tableOf = (state: Partial<ViewState> = {}): SvgNode =>
  drawTable(viewOf(TINY, state), mapFrame(TINY), LINKS, 'A caption');

/** All elements of a drawing that pass. */
const all = (node: SvgNode, passes: (node: SvgNode) => boolean): SvgNode[] => [
  ...(passes(node) ? [node] : []),
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, passes))),
];

describe('the table', () => {
  test('is as it was', async () => {
    await expect(normal(tableOf())).toMatchFileSnapshot('../fixtures/tiny-table.html');
  });

  test('has a cell for each row and column, with its count in words', () => {
    for (const cols of ['ladder', 'challenges', 'ethics', 'year'] as const) {
      const table = tableOf({ cols });
      const cells = all(table, ({ attributes }) => 'data-column' in attributes);
      const { columns } = viewOf(TINY, { cols });
      expect(cells).toHaveLength(columns.length * TINY.applications.length);
      for (const cell of cells)
        expect(markup(cell)).toMatch(/>(?:no studies|\d+ stud(?:y|ies); )/u);
    }
  });

  test('marks a filtered view, and draws its frontier for the ladder only', () => {
    const classes = (state: Partial<ViewState>) => markup(tableOf(state));
    expect(classes({ filters: { balance: ['mixed'] } })).toContain('class="map filtered"');
    expect(classes({})).toMatch(/class="[^"]*\bedge\b/u);
    expect(classes({ cols: 'year' })).not.toMatch(/class="[^"]*\bedge\b/u);
    expect(classes({ sort: 'count' })).not.toMatch(/class="[^"]*\bedge\b/u);
  });

  test('escapes what it shows', () => {
    expect(markup(tableOf())).toContain('Diagnosis of &lt;written&gt; cases');
  });
});

describe('a crowded cell', () => {
  const crowd = (n: number) =>
    aCorpus(
      studiesOn(
        'benchmark',
        ...Array.from({ length: n }, (_, at) => BALANCES[at % 3] ?? 'descriptive'),
      ),
    );
  const drawn = (n: number): readonly SvgNode[] => {
    const corpus = crowd(n);
    const view = viewOf(corpus);
    const cell = view.groups[0]?.rows[0]?.cells[0];
    if (!cell) throw new Error('There is no cell.');
    return drawCell(cell, scaleOf(view), view.state, mapFrame(corpus), LINKS);
  };

  test('of 25 studies is a count mark, whose parts sum to the count', () => {
    const [words, number, mark] = drawn(25);
    expect(words?.children).toEqual(['25 studies; 9 favorable, 8 mixed, 8 unfavorable']);
    expect(number?.children).toEqual(['25']);
    if (!mark) throw new Error('There is no mark.');
    const bars = all(mark, ({ tag }) => tag === 'rect');
    expect(bars.map(({ attributes }) => attributes['class'])).toEqual(BALANCES);
    const widths = bars.map(({ attributes }) => Number(attributes['width']));
    expect(widths.map((width) => Math.round((width * 25) / 100))).toEqual([9, 8, 8, 0]);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 1);
    expect(mark.attributes).toMatchObject({
      href: '/cell/ambient-scribing/benchmark/ladder',
      'aria-label': '25 studies; 9 favorable, 8 mixed, 8 unfavorable',
    });
  });

  test('begins after 24 studies, which are dots', () => {
    const [, , dots] = drawn(24);
    expect(
      all(dots ?? { tag: '', attributes: {}, children: [] }, ({ tag }) => tag === 'a'),
    ).toHaveLength(24);
  });

  test('holds fewer dots where the whole map would hold too many', () => {
    const rows = new Map(
      [1, 12, 20, 24].map((n) => [n, viewOf(crowd(n)).groups[0]?.rows.slice(0, 1) ?? []]),
    );
    const of = (...counts: readonly number[]) =>
      scaleOf({
        groups: [{ area: undefined, rows: counts.flatMap((n) => rows.get(n) ?? []) }],
      });
    const cells = (n: number, count: number) => of(...Array.from({ length: n }, () => count));
    expect(cells(25, 24)).toEqual({ most: 24, crowded: 24 });
    expect(cells(26, 24).crowded).toBe(12);
    expect(cells(51, 12).crowded).toBe(6);
    expect(cells(601, 1).crowded).toBe(0);
    expect(of()).toEqual({ most: 1, crowded: 24 });
    // What becomes a bar leaves room for the others.
    expect(of(...Array.from({ length: 30 }, () => 20), 12, 12).crowded).toBe(12);
  });

  test('is as long as its share of the largest cell', () => {
    const corpus = aCorpus([
      ...crowd(50).studies.values(),
      ...Array.from({ length: 25 }, (_, at) => aStudy({ id: `s-${at}`, stage: 'simulation' })),
    ]);
    const view = viewOf(corpus);
    const cell = view.groups[0]?.rows[0]?.cells[1];
    if (!cell) throw new Error('There is no cell.');
    const [, , mark] = drawCell(cell, scaleOf(view), view.state, mapFrame(corpus), LINKS);
    const [bar] = mark ? all(mark, ({ tag }) => tag === 'rect') : [];
    expect(bar?.attributes['width']).toBe(50);
  });
});

describe('all figures', () => {
  test('are as they were', async () => {
    const view = viewOf(TINY, { cols: 'challenges' });
    await expect(normal(drawFigures(view, mapFrame(TINY)))).toMatchFileSnapshot(
      '../fixtures/tiny-figures.html',
    );
  });

  test('count a study once in the sum of a row and of the view', () => {
    const both = aCorpus([
      aStudy({
        id: 'both',
        applications: ['ambient-scribing', 'clinical-coding'],
        topics: ['hallucination', 'accuracy'].map((topic) => ({ topic, finding: 'It was found.' })),
      }),
    ]);
    const lines = all(
      drawFigures(viewOf(both, { cols: 'challenges' }), mapFrame(both)),
      ({ tag, children }) => tag === 'tr' && markup(children[1] ?? '').startsWith('<td'),
    ).map(({ children }) =>
      children.map((cell) => (typeof cell === 'string' ? '' : cell.children[0])),
    );
    const one = ['1', '1', '0', '0', '0'];
    expect(
      lines.filter(([name]) => typeof name === 'string' && name.includes('each study once')),
    ).toEqual([
      ['Row, each study once', ...one],
      ['Row, each study once', ...one],
      ['Row, each study once', '0', '0', '0', '0', '0'],
      ['Row, each study once', '0', '0', '0', '0', '0'],
      ['View, each study once', ...one],
    ]);
  });
});

describe('the picture', () => {
  test('breaks long names and notes into lines, and loses no letter', () => {
    const corpus = realCorpus();
    const frame = mapFrame(corpus);
    const note = `https://example.org/?topic=${Array.from({ length: 60 }, (_, at) => `topic-${at}`).join(',')}`;
    const placed = layoutMap(viewOf(corpus, { cols: 'challenges' }));
    const drawing = drawMap(placed, frame, { title: 'Title', notes: [note] });
    const texts = all(drawing, ({ tag }) => tag === 'text').map(({ attributes, children }) => ({
      x: Number(attributes['x']),
      text: children.filter((child) => typeof child === 'string').join(''),
    }));
    expect(texts.map(({ text }) => text).join('')).toContain(note);
    for (const { column, x, width } of placed.columns) {
      const lines = texts.filter((text) => text.x === Math.round((x + 8) * 100) / 100);
      const heads = lines.map(({ text }) => text).filter((text) => /\p{L}/u.test(text));
      expect(heads.join(' ')).toBe(column.name);
      // Two lines of the heads stand where the hint would; a third is the most that fits.
      expect(heads.length).toBeLessThanOrEqual(3);
      for (const head of heads) expect(head.length * 13 * 0.54).toBeLessThanOrEqual(width);
    }
  });
});
