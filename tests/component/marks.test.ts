import { describe, expect, test } from 'vitest';
import Dots from '../../src/components/Dots.astro';
import LevelMeter from '../../src/components/LevelMeter.astro';
import Mark from '../../src/components/Mark.astro';
import MarkSymbols from '../../src/components/MarkSymbols.astro';
import { BALANCES } from '../../src/schema/codes.ts';
import { aStudy } from '../fixtures/study.ts';
import { drawing, render } from './render.ts';

describe.each(BALANCES)('the mark of %s', (balance) => {
  test('is hidden from screen readers and uses a shape that is on the page', async () => {
    const mark = await drawing(Mark, { balance });
    expect(mark.getAttribute('aria-hidden')).toBe('true');
    expect(mark.getAttribute('class')?.split(' ')).toContain(balance);
    const symbols = (await drawing(MarkSymbols)).getElementsByTagName('symbol');
    const href = mark.getElementsByTagName('use')[0]?.getAttribute('href');
    expect([...symbols].map((symbol) => `#${symbol.getAttribute('id')}`)).toContain(href);
  });
});

describe('dots', () => {
  const studies = [
    aStudy({ id: 'one', direction: 'mixed' }),
    aStudy({ id: 'two', csl: { author: [{ family: 'Doe & "Roe"' }] } }),
  ];

  test('are links to their studies, with words', async () => {
    const links = (await render(Dots, { studies })).querySelectorAll('a');
    expect(links.map((link) => link.getAttributeValue('href'))).toEqual([
      '/evidence/one/',
      '/evidence/two/',
    ]);
    expect(links[0]?.getAttributeValue('aria-label')).toBe(
      'First of one and Last of one, 2025: mixed',
    );
  });

  test('none for no studies', async () => {
    expect((await render(Dots, { studies: [] })).querySelectorAll('a')).toEqual([]);
  });
});

test('the level meter shows the level and says nothing', async () => {
  const meter = await drawing(LevelMeter, { level: 3, highest: 5 });
  const bars = [...meter.getElementsByTagName('rect')].map((bar) => bar.getAttribute('class'));
  expect(bars).toEqual(['on', 'on', 'on', 'off', 'off']);
  expect(meter.getAttribute('aria-hidden')).toBe('true');
  expect(meter.textContent).toBe('');
});
