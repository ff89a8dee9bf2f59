import { chromium, type Page } from '@playwright/test';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_FLAGS, findChromium } from '../../src/cli/chromium.ts';
import { compressFolder } from '../../src/cli/precompress.ts';
import { HOSTS } from '../hosting/servers.ts';

/**
 * Measures what a reader costs a host: requests and bytes on the wire of a visit to `dist/`, served
 * by nginx or Caddy as hosting/ sets them up, in a Chromium with an empty cache at the start.
 */
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const host = HOSTS.find(({ isHere }) => isHere);
if (host === undefined || !existsSync(join(dist, 'index.html'))) {
  console.error('This needs nginx or Caddy, and a built site ("npm run build").');
  process.exit(1);
}

/** What has come over the wire so far. */
interface Wire {
  requests: number;
  bytes: number;
}

/** Counts what a page loads from the server; what its cache answers is not counted. */
async function count(page: Page): Promise<Wire> {
  const wire: Wire = { requests: 0, bytes: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    if (encodedDataLength === 0) return;
    wire.requests += 1;
    wire.bytes += encodedDataLength;
  });
  return wire;
}

const place = mkdtempSync(join(tmpdir(), 'visit-'));
const root = join(place, 'site');
const scratch = join(place, 'scratch');
mkdirSync(scratch);
cpSync(dist, root, { recursive: true });
await compressFolder(root);
const { areas } = JSON.parse(readFileSync(join(dist, 'data/map.json'), 'utf8')) as {
  areas: readonly { applications: readonly { id: string }[] }[];
};
const [first, second] = areas.flatMap(({ applications }) => applications);
const study = (
  JSON.parse(readFileSync(join(dist, 'data/evidence.json'), 'utf8')) as { id: string }[]
)[0];

const running = await host.start({ root, base: '', scratch });
const executablePath = findChromium();
const browser = await chromium.launch({
  args: [...CHROMIUM_FLAGS],
  ...(executablePath !== undefined && { executablePath }),
});
try {
  const page = await browser.newPage({ baseURL: running.origin });
  const wire = await count(page);
  const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const before = { ...wire };
    await act();
    // Excerpts and what is loaded in idle time come by and by.
    for (let known = -1; known !== wire.requests;) {
      known = wire.requests;
      await page.waitForTimeout(1000);
    }
    const [requests, bytes] = [wire.requests - before.requests, wire.bytes - before.bytes];
    console.log(
      `${name.padEnd(44)}${String(requests).padStart(4)} requests ${String(Math.round(bytes / 100) / 10).padStart(7)} kB`,
    );
  };
  const search = async (words: string): Promise<void> => {
    await page.locator('dialog input[type=search]').fill(words);
    await page
      .locator('dialog .hits mark', { hasText: new RegExp(words, 'iu') })
      .first()
      .waitFor();
  };
  console.log(`Served by ${host.name}, headers included, cache empty at the start:`);
  await step('the map, first page of a visit', () => page.goto('/'));
  await step('then the page of an application', () =>
    page.goto(`/applications/${first?.id ?? ''}/`),
  );
  await step('then the page of another', () => page.goto(`/applications/${second?.id ?? ''}/`));
  await step('then the page of a study', () => page.goto(`/evidence/${study?.id ?? ''}/`));
  await step('the first search, with its index', async () => {
    await page.keyboard.press('/');
    await search('integration');
  });
  await step('the second search', () => search('privacy'));
  await step('the map, on the next visit', () => page.goto('/'));
  await step('a study, as the first page of another reader', async () => {
    await page
      .context()
      .newCDPSession(page)
      .then((session) => session.send('Network.clearBrowserCache'));
    await page.goto(`/evidence/${study?.id ?? ''}/`);
  });
} finally {
  await browser.close();
  await running.stop();
  rmSync(place, { recursive: true, force: true });
}
