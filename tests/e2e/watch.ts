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

/** What a site keeps in a browser: `cookie: name`, `localStorage: key`, `IndexedDB: name`. */
export async function kept(context: BrowserContext): Promise<readonly string[]> {
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  return [
    ...cookies.map(({ name }) => `cookie: ${name}`),
    ...origins.flatMap(({ localStorage, ...other }) => {
      // The types do not name the databases that stand beside localStorage.
      const { indexedDB = [] } = other as { indexedDB?: readonly { name: string }[] };
      return [
        ...localStorage.map(({ name }) => `localStorage: ${name}`),
        ...indexedDB.map(({ name }) => `IndexedDB: ${name}`),
      ];
    }),
  ];
}
