import { describe, expect, test } from 'vitest';
import LevelWorking from '../../src/components/LevelWorking.astro';
import { agreementWithReview, maturityOf } from '../../src/domain/maturity.ts';
import type { Study } from '../../src/schema/study.ts';
import { ladder, review, studiesOn } from '../fixtures/study.ts';
import { only, render, textOf } from './render.ts';

const working = (studies: readonly Study[], area = 'documentation', props = {}) => {
  const maturity = maturityOf(studies, ladder);
  return render(LevelWorking, {
    maturity,
    agreement: agreementWithReview(maturity.level, area, review),
    ...props,
  });
};

describe('the working of a level', () => {
  const randomized = studiesOn('randomized', 'favorable', 'unfavorable', 'unfavorable');

  test('names the level and what it means', async () => {
    const summary = textOf(only(await working(randomized), 'summary'));
    expect(summary).toContain('Level 4 · Trialed');
    expect(summary).toContain(ladder.levels.find(({ level }) => level === 4)?.means);
  });

  test('names what is met, with the studies that were counted', async () => {
    const html = await working(randomized);
    const [met] = html.querySelectorAll('li');
    expect(textOf(met)).toMatch(/^At least one study on rung 5: met\. The map has 3 studies here/u);
    expect(met?.querySelectorAll('a').map((link) => link.getAttributeValue('href'))).toEqual([
      '/evidence/randomized-study-0/',
      '/evidence/randomized-study-1/',
      '/evidence/randomized-study-2/',
    ]);
  });

  test('names what is missing for the next level', async () => {
    const items = (await working(randomized)).querySelectorAll('li').map(textOf);
    expect(items).toEqual([
      expect.any(String),
      expect.stringMatching(
        /^For level 5, Replicated and monitored, this is missing: at least two independent studies on rung 5, .* The map has 3 studies here, 3 independent\.$/u,
      ),
      expect.stringMatching(
        /^For level 5, .* this is missing: at least one study of routine use\. The map has no studies here\.$/u,
      ),
      expect.stringMatching(/^The review judges this area: relatively mature\. The level agrees/u),
    ]);
  });

  test('says what was asked of the highest level and that nothing is missing', async () => {
    const top = [
      ...studiesOn('randomized', 'favorable', 'mixed'),
      ...studiesOn('deployment', 'mixed'),
    ];
    const text = textOf(await working(top));
    expect(text).toContain('2 of them independent of each other, 0 unfavorable');
    expect(text).not.toContain('missing');
  });

  test('says where the level and the review do not agree', async () => {
    const text = textOf(await working(studiesOn('benchmark', 'mixed')));
    expect(text).toContain('The level does not agree with that.');
  });

  test('leaves the review out where it makes no judgment', async () => {
    expect(textOf(await working(randomized, 'workflow'))).not.toContain('The review judges');
  });

  test('of level 0 names what is missing for level 1', async () => {
    const text = textOf(await working([]));
    expect(text).toContain('Level 0 · None mapped');
    expect(text).toContain('For level 1, Exploratory, this is missing: at least one study on rung');
  });

  test('has the anchor of the section inside, so that it opens for it', async () => {
    const html = await working(randomized);
    expect(html.querySelectorAll('details #level')).toHaveLength(1);
    expect(only(html, 'details').hasAttribute('open')).toBe(false);
  });

  test('stands open without the anchor where it is an example elsewhere', async () => {
    const html = await working(randomized, 'documentation', { open: true });
    expect(html.querySelectorAll('#level')).toEqual([]);
    expect(only(html, 'details').hasAttribute('open')).toBe(true);
  });

  test('says that the level is no measure of how well a use works', async () => {
    expect(textOf(await working([]))).toContain('never how well it works');
  });
});
