import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { MapFile, Study } from './data.ts';
import { kept, watch } from './watch.ts';

interface Options {
  /** Faults that a test brings about on purpose: messages, and the theme that a reader chose. */
  allowed: readonly RegExp[];
}
interface Fixtures {
  /** Records and map as the site hands them out; what the pages show is compared with them. */
  evidence: readonly Study[];
  mapFile: MapFile;
  /** Fails a test on any message of the console, script error, foreign request, cookie or storage. */
  guard: undefined;
}

/** The `test` of all browser tests: nothing may go wrong unseen, and nothing may leave the host. */
export const test = base.extend<Options & Fixtures>({
  // Searches and the reading list are kept on the device, as the page about the site says.
  allowed: [[/^localStorage: (?:recent-searches|reading-list-1)$/u], { option: true }],
  // Transitions from page to page cover the page for a moment; reduced motion switches them off.
  contextOptions: { reducedMotion: 'reduce' },
  evidence: async ({ request }, use) => {
    await use((await (await request.get('/data/evidence.json')).json()) as readonly Study[]);
  },
  mapFile: async ({ request }, use) => {
    await use((await (await request.get('/data/map.json')).json()) as MapFile);
  },
  guard: [
    async ({ context, baseURL, allowed }, use) => {
      const faults = watch(context, new URL(baseURL ?? '').host);
      await use(undefined);
      const all = [...faults, ...(await kept(context))];
      expect(
        all.filter((fault) => !allowed.some((pattern) => pattern.test(fault))),
        'console, script errors, requests to other hosts, cookies and storage',
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The element that has the focus. */
export const focused = (page: Page): Locator => page.locator(':focus');

/** The query of the address as it stands there. */
export const queryOf = (page: Page): string => new URL(page.url()).search;

/** Waits until the query of the address is, or looks like, what is given. */
export async function expectQuery(page: Page, query: string | RegExp): Promise<void> {
  const asked = expect.poll(() => queryOf(page), 'query of the address');
  await (typeof query === 'string' ? asked.toBe(query) : asked.toMatch(query));
}

/** Loads a page at a size. */
export async function openAt(page: Page, path: string, width: number, height = 800): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.goto(path);
}

/** Adds styles to a page whose security policy forbids inline ones. */
export const addStyles = (page: Page, css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
