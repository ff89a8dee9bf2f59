import type { BrowserContext } from '@playwright/test';

/** What went wrong in a browser, as it happens: messages of the console, script errors, requests to other hosts. */
export function watch(context: BrowserContext, host: string): readonly string[] {
  const faults: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) {
      faults.push(`${message.type()}: ${message.text()}`);
    }
  });
  context.on('weberror', (error) => {
    faults.push(`script error: ${error.error().message}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(?:https?|wss?):$/u.test(url.protocol) && url.host !== host) {
      faults.push(`request to another host: ${url.href}`);
    }
  });
  return faults;
}

/**
 * What a site keeps in a browser: `cookie: name`, `localStorage: key`, `sessionStorage: key`,
 * `IndexedDB: name`, `cache: name`. Asked of the open pages, since the browser's own list of it
 * opens another page for each test.
 */
export async function kept(context: BrowserContext): Promise<readonly string[]> {
  const cookies = await context.cookies();
  const stores = await Promise.all(
    context
      .pages()
      .filter((page) => page.url().startsWith('http'))
      .map((page) =>
        page.evaluate(async () => [
          ...Object.keys(localStorage).map((key) => `localStorage: ${key}`),
          ...Object.keys(sessionStorage).map((key) => `sessionStorage: ${key}`),
          ...(await indexedDB.databases()).map(({ name }) => `IndexedDB: ${name ?? ''}`),
          // Browsers keep it from addresses without encryption, but for those of this machine.
          ...('caches' in globalThis ? await caches.keys() : []).map((name) => `cache: ${name}`),
        ]),
      ),
  );
  return [...cookies.map(({ name }) => `cookie: ${name}`), ...new Set(stores.flat())];
}
