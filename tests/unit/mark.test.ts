import { describe, expect, test } from 'vitest';
import { drawMark, MARK_BOX, markId, markSymbols, standaloneMark } from '../../src/figure/mark.ts';
import { levelMeter, METER_HEIGHT, METER_WIDTH } from '../../src/figure/level-meter.ts';
import { markup } from '../../src/figure/svg-text.ts';
import { BALANCES } from '../../src/schema/codes.ts';

describe('marks', () => {
  const symbols = markSymbols();

  test('there is one for each balance', () => {
    expect(symbols.map(({ attributes }) => attributes['id'])).toEqual(BALANCES.map(markId));
  });

  test('differ in shape, not only in color', () => {
    const shapes = symbols.map(({ children }) => children.map(markup).join(''));
    expect(new Set(shapes).size).toBe(BALANCES.length);
  });

  test('take the color of the text around them', () => {
    for (const symbol of symbols) {
      const paints = [...markup(symbol).matchAll(/(?:fill|stroke)="([^"]*)"/gu)].map(([, p]) => p);
      expect(paints).toContain('currentColor');
      expect(new Set([...paints, 'none', 'currentColor'])).toEqual(
        new Set(['none', 'currentColor']),
      );
    }
  });

  test('stay within their box', () => {
    for (const symbol of symbols) {
      const numbers = [...markup(symbol).matchAll(/ (?:d|r)="([^"]*)"/gu)].flatMap(([, d = '']) =>
        (d.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number),
      );
      expect(numbers).not.toHaveLength(0);
      // Arcs name diameters as steps, so a step may be as wide as the box, but no wider.
      expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(MARK_BOX);
    }
  });

  test('stand by themselves as they do in symbols, hidden from screen readers', () => {
    for (const [at, balance] of BALANCES.entries()) {
      const { attributes, children } = standaloneMark(balance);
      expect(attributes).toMatchObject({ class: `m ${balance}`, 'aria-hidden': 'true' });
      expect(attributes['viewBox']).toBe(symbols[at]?.attributes['viewBox']);
      expect(children).toEqual(symbols[at]?.children);
    }
  });

  test('are drawn at a point in a color', () => {
    const mark = markup(drawMark('mixed', 10.129, 20, '#a87400'));
    expect(mark).toMatch(/^<g transform="translate\(\S+ 20\)" color="#a87400">/u);
    expect(mark).toContain('currentColor');
  });
});

describe('the level meter', () => {
  const bars = (level: number, highest: number) =>
    levelMeter(level, highest).children.flatMap((bar) =>
      typeof bar === 'string' ? [] : [bar.attributes],
    );

  test.each([0, 1, 2, 3, 4, 5])('fills as many bars as the level is high: %i', (level) => {
    const on = bars(level, 5).map((bar) => bar['class'] === 'on');
    expect(on).toEqual([1, 2, 3, 4, 5].map((bar) => bar <= level));
  });

  test('fits its box, whatever the number of levels', () => {
    for (const highest of [2, 5, 9]) {
      let right = 0;
      for (const bar of bars(1, highest)) {
        expect(Number(bar['x'])).toBeGreaterThanOrEqual(right);
        expect(bar['height']).toBe(METER_HEIGHT);
        right = Number(bar['x']) + Number(bar['width']);
      }
      expect(right).toBeGreaterThan(METER_WIDTH - 1);
      expect(right).toBeLessThanOrEqual(METER_WIDTH + 0.1);
    }
  });

  test('is hidden from screen readers, which are given words', () => {
    expect(levelMeter(2, 5).attributes).toMatchObject({
      'aria-hidden': 'true',
      focusable: 'false',
    });
  });
});
