import type { Page } from '@playwright/test';

/** How long nothing may have loaded, in milliseconds. */
const QUIET = 500;

/**
 * Opens a page and waits until its scripts have run and nothing loads any more. The network rests
 * already while a long page is parsed, which then takes no keys yet: its `networkidle` says nothing.
 */
export async function openWhole(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(async (quiet) => {
    const loaded = (): number => performance.getEntriesByType('resource').length;
    for (let before = -1; before !== loaded();) {
      before = loaded();
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  }, QUIET);
}
