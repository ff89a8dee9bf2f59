import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { expect } from './fixtures.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules whose outcome depends on the theme; all others see the same page in both. */
const RULES_OF_COLOR = ['color-contrast', 'link-in-text-block'];
const RUNS = [
  ['light', { type: 'tag', values: TAGS }],
  ['dark', { type: 'rule', values: RULES_OF_COLOR }],
] as const satisfies readonly (readonly [string, RunOptions['runOnly']])[];

/**
 * Looks for faults of accessibility in the page as it stands, or in a part of it, in both themes.
 *
 * axe runs in the page itself: its own driver loads it anew for each run, and describes each
 * element that passes, which together takes three times as long.
 */
export async function expectAccessible(page: Page, part = 'html'): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  for (const [colorScheme, runOnly] of RUNS) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes } = await page.evaluate(
      ([within, rules]) =>
        (globalThis as unknown as { readonly axe: typeof axe }).axe.run(within, {
          runOnly: rules,
          resultTypes: ['violations'],
        }),
      [part, runOnly] as const,
    );
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
    expect.soft(found, `in the ${colorScheme} theme`).toEqual([]);
    const looked = passes.map(({ id }) => id);
    expect(looked).toEqual(expect.arrayContaining(['color-contrast']));
    if (colorScheme === 'light') expect(looked).toEqual(expect.arrayContaining(['target-size']));
  }
}
