import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Answer } from './ask.ts';
import { freePort } from '../fixtures/free-port.ts';
import { CLOSED, FOREVER, SECURITY } from './promises.ts';
import { layOut, served, type Sample } from './sample.ts';
import { run, type Running } from './servers.ts';

/**
 * Hosts that take a folder of files and read `_headers` from it. What they run on can't be had here;
 * what they read that file with can, from themselves.
 */
const packages = fileURLToPath(new URL('hosts/', import.meta.url));
const isHere = existsSync(`${packages}node_modules/.package-lock.json`);
if (!isHere) {
  console.log(
    'What Cloudflare and Netlify read _headers with is not here, so that their tests are skipped: npm ci --ignore-scripts --prefix tests/hosting/hosts',
  );
}

let place = '';
let sample: Sample;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'hosting-'));
  sample = await layOut(join(place, 'site'));
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const isPage = (file: string): boolean => file.endsWith('.html') && file !== '404.html';
const isKept = (file: string): boolean =>
  /^(?:_astro\/[^/]+\.(?:js|css|woff2)|pagefind\/text-[^/]+\/[^/]+\.bin)$/u.test(file);
/** Who may frame a page; a page below `/embed/` says nothing, and anyone may. */
const framed = (file: string): string | undefined =>
  file.startsWith('embed/') ? undefined : CLOSED;

describe.skipIf(!isHere)('Cloudflare Pages, as Wrangler serves it', () => {
  /** What Cloudflare sends where `_headers` says nothing: browsers ask whether it changed. */
  const ITS_OWN = 'public, max-age=0, must-revalidate';
  let running: Running | undefined;
  const get = (path: string): Promise<Answer> => ask(running?.origin ?? '', path);

  beforeAll(async () => {
    const port = await freePort();
    const scratch = join(place, 'cloudflare');
    const wrangler = join(packages, 'node_modules/wrangler/bin/wrangler.js');
    const args = [
      ...[wrangler, 'pages', 'dev', sample.folder, '--cwd', place],
      ...['--ip', '127.0.0.1', '--port', String(port), '--compatibility-date', '2026-11-01'],
    ];
    running = await run(
      process.execPath,
      args,
      { ...process.env, CI: '1', HOME: scratch, WRANGLER_SEND_METRICS: 'false' },
      `http://127.0.0.1:${port}`,
    );
  });
  afterAll(async () => {
    await running?.stop();
  });

  it('sends every page whole, with the headers that keep readers safe', async () => {
    const pages = sample.files.filter(isPage);
    expect(pages.length).toBeGreaterThan(20);
    for (const file of pages) {
      const { status, headers, body } = await get(served(file));
      expect(status, file).toBe(200);
      expect(body.equals(readFileSync(join(sample.folder, file))), file).toBe(true);
      expect(headers, file).toMatchObject({ ...SECURITY, 'cache-control': ITS_OWN });
      expect(headers['content-security-policy'], file).toBe(framed(file));
    }
  });

  it('lets files with names of their bytes be kept for ever, and no others', async () => {
    const kept = sample.files.filter(isKept);
    expect(kept.length).toBeGreaterThan(10);
    for (const file of kept.slice(0, 40)) {
      expect((await get(served(file))).headers['cache-control'], file).toBe(FOREVER);
    }
    for (const file of ['feed.xml', 'data/evidence.json', 'social.png']) {
      expect((await get(served(file))).headers['cache-control'], file).toBe(ITS_OWN);
    }
  });

  it('has the page of the site for what is missing', async () => {
    for (const path of ['/nothing', '/applications/nothing/']) {
      const { status, headers, body } = await get(path);
      expect(status, path).toBe(404);
      expect(headers, path).toMatchObject(SECURITY);
      expect(body.equals(readFileSync(join(sample.folder, '404.html'))), path).toBe(true);
    }
  });

  it('leads a deep link without its slash on', async () => {
    const { status, headers } = await get('/applications?from=2024');
    expect(status).toBe(308);
    expect(headers.location).toBe('/applications/?from=2024');
  });
});

describe.skipIf(!isHere)('Netlify, as it reads _headers', () => {
  interface Rule {
    readonly for: string;
    readonly values: Readonly<Record<string, string>>;
  }
  interface Parser {
    readonly parseAllHeaders: (options: {
      readonly headersFiles: readonly string[];
      readonly minimal: boolean;
    }) => Promise<{ readonly headers: readonly Rule[]; readonly errors: readonly Error[] }>;
  }

  /** Whether a rule is for a path: a star at its end stands for anything, or nothing. */
  const isFor = (rule: Rule, path: string): boolean =>
    rule.for.endsWith('*') ? path.startsWith(rule.for.slice(0, -1)) : path === rule.for;

  it('finds in it what each file is promised', async () => {
    const { resolve } = createRequire(join(packages, 'package.json'));
    const file = pathToFileURL(resolve('@netlify/headers-parser')).href;
    const { parseAllHeaders } = (await import(file)) as Parser;
    const { headers: rules, errors } = await parseAllHeaders({
      headersFiles: [join(sample.folder, '_headers')],
      minimal: true,
    });
    expect(errors).toEqual([]);
    const headersOf = (path: string): Readonly<Record<string, string>> =>
      Object.fromEntries(
        rules
          .filter((rule) => isFor(rule, path))
          .flatMap(({ values }) => Object.entries(values))
          .map(([name, value]) => [name.toLowerCase(), value]),
      );
    for (const one of sample.files.filter((file) => isPage(file) || isKept(file))) {
      const headers = headersOf(served(one));
      expect(headers, one).toMatchObject(SECURITY);
      expect(headers['cache-control'], one).toBe(isKept(one) ? FOREVER : undefined);
      if (isPage(one)) expect(headers['content-security-policy'], one).toBe(framed(one));
    }
    expect(headersOf('/data/evidence.json')['access-control-allow-origin']).toBe('*');
  });
});
