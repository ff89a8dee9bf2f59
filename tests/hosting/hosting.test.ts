import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Answer } from './ask.ts';
import { ASK_ANEW, CLOSED, FOREVER, OPEN, SECURITY } from './promises.ts';
import { layOut, served, type Sample } from './sample.ts';
import { HOSTS, type Running } from './servers.ts';

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync };
/** Compressions with the endings of their files. */
const ENDING = { br: 'br', gzip: 'gz' };
/** Media types by the ending of files, as the data package and course packs name them. */
const TYPES: Readonly<Record<string, RegExp>> = {
  'index.html': /^text\/html; charset=utf-8$/u,
  'feed.xml': /^(?:text|application)\/xml/u,
  'data/evidence.json': /^application\/json/u,
  'data/evidence.csv': /^text\/csv; charset=utf-8$/u,
  'data/evidence.bib': /^application\/x-bibtex; charset=utf-8$/u,
  'data/evidence.ris': /^application\/x-research-info-systems; charset=utf-8$/u,
  'data/CITATION.cff': /^text\/plain; charset=utf-8$/u,
  'data/map.svg': /^image\/svg\+xml/u,
  'social.png': /^image\/png$/u,
};

let place = '';
let sample: Sample;
/** The same files below a base path, for sites in a folder. */
const BASE = '/map';

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'hosting-'));
  sample = await layOut(join(place, 'site', BASE));
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const fileOf = (ending: string, least = 0): string => {
  const found = sample.files.find(
    (file) => file.endsWith(ending) && readFileSync(join(sample.folder, file)).length >= least,
  );
  if (found === undefined) throw new Error(`The built site has no ${ending}.`);
  return found;
};
const bytesOf = (file: string): Buffer => readFileSync(join(sample.folder, file));

for (const host of HOSTS) {
  if (!host.isHere) console.log(`${host.name} is not here, so that its tests are skipped.`);
  for (const base of ['', BASE]) {
    describe.skipIf(!host.isHere)(`${host.name}, at ${base}/`, () => {
      let running: Running | undefined;
      const get = (path: string, headers?: Readonly<Record<string, string>>): Promise<Answer> =>
        ask(running?.origin ?? '', base + path, headers);

      beforeAll(async () => {
        const scratch = join(place, `${host.name}${base.replace('/', '-')}`);
        mkdirSync(scratch);
        const root = base === '' ? sample.folder : join(place, 'site');
        running = await host.start({ root, base, scratch });
      });
      afterAll(async () => {
        await running?.stop();
      });

      it('sends every page whole, with the headers that keep readers safe', async () => {
        const pages = sample.files.filter((file) => file.endsWith('.html') && file !== '404.html');
        expect(pages.length).toBeGreaterThan(20);
        for (const file of pages) {
          const { status, headers, body } = await get(served(file));
          expect(status, file).toBe(200);
          expect(body.equals(bytesOf(file)), file).toBe(true);
          expect(headers, file).toMatchObject({
            ...SECURITY,
            'content-security-policy': file.startsWith('embed/') ? OPEN : CLOSED,
            'cache-control': ASK_ANEW,
          });
        }
      });

      it('lets files with names of their bytes be kept for ever, and no others', async () => {
        const hashed = sample.files.filter((file) =>
          /^_astro\/[^/]+\.(?:js|css|woff2)$/u.test(file),
        );
        expect(hashed.length).toBeGreaterThan(10);
        for (const file of [...hashed, fileOf('/0.bin'), fileOf('/identifiers.bin')]) {
          const { headers } = await get(served(file));
          expect(headers['cache-control'], file).toBe(FOREVER);
        }
        for (const file of ['feed.xml', 'data/evidence.json', 'social.png']) {
          const { headers } = await get(served(file));
          expect(headers['cache-control'], file).toBe(ASK_ANEW);
        }
        const { status, headers } = await get('/_astro/gone.abcdefgh.js');
        expect(status).toBe(404);
        expect(headers['cache-control'] ?? '').not.toMatch(/max-age=[1-9]|immutable/u);
      });

      it('says when nothing changed', async () => {
        for (const path of ['/', '/data/evidence.json', `/${fileOf('.css')}`]) {
          for (const encoding of ['identity', 'gzip']) {
            const asked = { 'accept-encoding': encoding };
            const { headers } = await get(path, asked);
            const again = await get(path, { ...asked, 'if-none-match': headers.etag ?? '' });
            expect(again.status, path).toBe(304);
            expect(again.body.length).toBe(0);
          }
        }
      });

      it('has the page of the site for what is missing', async () => {
        for (const path of [
          '/nothing',
          '/nothing/here/',
          '/applications/nothing/',
          '/data/schema/',
        ]) {
          const { status, headers, body } = await get(path);
          expect(status, path).toBe(404);
          expect(body.equals(bytesOf('404.html')), path).toBe(true);
          expect(headers, path).toMatchObject({ ...SECURITY, 'content-security-policy': CLOSED });
          expect(headers['content-type'], path).toMatch(/^text\/html/u);
        }
        for (const path of ['/_headers', '/index.html.br', '/index.html.gz', '/../hosting.conf']) {
          expect((await get(path)).status, path).toBeGreaterThanOrEqual(400);
        }
      });

      it('leads a deep link without its slash on, below the base', async () => {
        const page = fileOf('/index.html').replace(/\/index\.html$/u, '');
        const { status, headers } = await get(`/${page}?from=2024`);
        expect([301, 302, 307, 308]).toContain(status);
        const to = new URL(headers.location ?? '', `${running?.origin ?? ''}${base}/${page}`);
        expect(to.origin + to.pathname).toBe(`${running?.origin ?? ''}${base}/${page}/`);
        expect(to.search).toBe('?from=2024');
        expect((await get(`/${page}/?from=2024`)).status).toBe(200);
      });

      it('sends ranges', async () => {
        for (const file of ['social.png', fileOf('.imscc'), fileOf('.woff2')]) {
          const bytes = bytesOf(file);
          const middle = await get(`/${file}`, { range: 'bytes=100-299' });
          expect(middle.status, file).toBe(206);
          expect(middle.headers['content-range']).toBe(`bytes 100-299/${bytes.length}`);
          expect(middle.body.equals(bytes.subarray(100, 300)), file).toBe(true);
          const end = await get(`/${file}`, { range: 'bytes=-50' });
          expect(end.body.equals(bytes.subarray(-50)), file).toBe(true);
          const beyond = await get(`/${file}`, { range: `bytes=${bytes.length}-` });
          expect(beyond.status, file).toBe(416);
        }
      });

      it.each(host.encodings)('sends what was compressed as %s before', async (encoding) => {
        for (const file of [
          'index.html',
          fileOf('.css', 2000),
          fileOf('.js', 2000),
          'embed/map/index.html',
        ]) {
          const ready = `${file}.${ENDING[encoding]}`;
          const { headers, body } = await get(served(file), { 'accept-encoding': encoding });
          expect(headers['content-encoding'], file).toBe(encoding);
          expect(headers.vary, file).toMatch(/accept-encoding/iu);
          expect(body.equals(bytesOf(ready)), file).toBe(true);
          expect(UNPACK[encoding](body).equals(bytesOf(file)), file).toBe(true);
          const plain = await get(served(file), { 'accept-encoding': 'identity' });
          expect(plain.headers['content-encoding'], file).toBeUndefined();
          expect(plain.headers['content-type']).toBe(headers['content-type']);
        }
        const missing = await get('/nothing/', { 'accept-encoding': encoding });
        const body =
          missing.headers['content-encoding'] === undefined
            ? missing.body
            : UNPACK[encoding](missing.body);
        expect(body.equals(bytesOf('404.html'))).toBe(true);
      });

      it('names the media types, and lets other sites read the data', async () => {
        for (const [file, type] of Object.entries({ ...TYPES, [fileOf('.imscc')]: /zip$/u })) {
          const { status, headers } = await get(served(file), { 'accept-encoding': 'br, gzip' });
          expect(status, file).toBe(200);
          expect(headers['content-type'], file).toMatch(type);
          expect(headers['access-control-allow-origin'], file).toBe(
            file.startsWith('data/') ? '*' : undefined,
          );
        }
      });
    });
  }
}
