import fc from 'fast-check';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import {
  askedFor,
  belongsToCopy,
  missingFiles,
  readHead,
  readKept,
  readList,
  unpack,
  weigh,
  type CopyFile,
  type CopyHead,
} from '../../src/domain/offline/copy.ts';
import {
  absentPage,
  copyInWords,
  isUnchanging,
  pathBelow,
  pathsFor,
  withNotice,
} from '../../src/domain/offline/serving.ts';
import { sizeInWords } from '../../src/domain/offline/words.ts';
import { writeCopy } from '../../src/integrations/offline.ts';
import { weighFiles } from '../../src/integrations/weigh-files.ts';

const SCOPE = 'https://example.org/map/';
const head = {
  revision: '0123456789abcdef',
  version: '2026-01-02',
  files: 1,
  bytes: 10,
  packed: 5,
  control: 'about/#copy',
};
const file = (path: string, hash: string, bytes = 10): CopyFile => ({
  path,
  hash,
  bytes,
  packed: bytes / 2,
});

describe('what a copy holds', () => {
  test.each([
    ['index.html', true],
    ['evidence/one/index.html', true],
    ['_astro/a.js', true],
    ['data/map-index.json', true],
    ['pagefind/ranked.bin', true],
    ['pagefind/text-1/0.bin', true],
    ['evidence/one/record.json', false],
    ['data/evidence.csv', false],
    ['pagefind/fragment/en_1.pf_fragment', false],
    ['teach/one.imscc', false],
    ['sw.js', false],
    ['offline/files.json', false],
  ])('%s: %s', (path, expected) => {
    expect(belongsToCopy(path)).toBe(expected);
  });

  test('a file is asked for as readers ask for it', () => {
    expect(['index.html', 'about/index.html', '404.html', 'my-index.html'].map(askedFor)).toEqual([
      '',
      'about/',
      '404.html',
      'my-index.html',
    ]);
  });

  test('what lies on the device under another name is not loaded again', () => {
    const there = [file('old/', 'a'), file('same/', 'b')];
    const wanted = [file('new/', 'a'), file('same/', 'b'), file('same-name-changed/', 'c', 40)];
    const missing = missingFiles(wanted, there);
    expect(missing.map(({ path }) => path)).toEqual(['same-name-changed/']);
    expect(weigh(missing)).toEqual({ bytes: 40, packed: 20 });
  });

  test('a pack is cut into its files, and a cut one is no pack', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 20 })),
        fc.uint8Array({ minLength: 1 }),
        (parts, more) => {
          const list = parts.map((part, at) =>
            file(`pagefind/text-1/${at}.bin`, `${at}`, part.length),
          );
          const all = [file('about/', 'x', 99), ...list];
          const bytes = new Uint8Array(parts.flatMap((part) => [...part]));
          const got = unpack(bytes.buffer, all);
          expect([...(got?.values() ?? [])].map((part) => [...new Uint8Array(part)])).toEqual(
            parts.map((part) => [...part]),
          );
          expect(unpack(new Uint8Array([...bytes, ...more]).buffer, all)).toBeUndefined();
        },
      ),
    );
  });
});

describe('what comes from a server is read with care', () => {
  test('a head', () => {
    expect(readHead({ ...head, more: 1 })).toEqual(head);
    for (const key of Object.keys(head)) {
      expect(readHead({ ...head, [key]: undefined }), key).toBeUndefined();
    }
    for (const other of [
      null,
      '<!doctype html>',
      [],
      { ...head, revision: '../x' },
      { ...head, bytes: -1 },
    ]) {
      expect(readHead(other)).toBeUndefined();
    }
  });
  test('a list that is cut or leads out of the site', () => {
    const list = [file('a/', 'a')];
    expect(readList({ ...head, list })).toEqual({ ...head, list });
    expect(readList({ ...head, files: 2, list })).toBeUndefined();
    for (const path of ['/a/', '../a', 'a/../b', 'https://other.invalid/', 'a?b', 'a#b']) {
      expect(readList({ ...head, list: [file(path, 'a')] }), path).toBeUndefined();
    }
    expect(readList({ ...head, list: [file('_astro/_...moved_.js', 'a')] })).toBeDefined();
  });
  test('when a copy was kept', () => {
    expect(readKept({ ...head, kept: '2026-01-03T04:05:06Z' })?.kept).toBe('2026-01-03T04:05:06Z');
    expect(readKept({ ...head, kept: 'soon' })).toBeUndefined();
    expect(readKept(head)).toBeUndefined();
  });
});

describe('serving', () => {
  test.each([
    [SCOPE, ''],
    [`${SCOPE}?cols=year#map`, ''],
    [`${SCOPE}index.html`, ''],
    [`${SCOPE}about/index.html`, 'about/'],
    [`${SCOPE}about/?q=1`, 'about/'],
    ['https://example.org/elsewhere/', undefined],
    ['https://other.invalid/map/', undefined],
  ])('%s is %s', (address, path) => {
    expect(pathBelow(address, SCOPE)).toBe(path);
  });

  test('a page is found without its last slash; a file is not taken for one', () => {
    expect(pathsFor('about')).toEqual(['about', 'about/']);
    expect(pathsFor('about/')).toEqual(['about/']);
    expect(pathsFor('')).toEqual(['']);
    expect(pathsFor('data/map.json')).toEqual(['data/map.json']);
  });

  test('only files that change their name with their content may be served first', () => {
    expect(['_astro/a.js', 'pagefind/text-1/0.bin'].every(isUnchanging)).toBe(true);
    expect(['', 'about/', 'pagefind/ranked.bin', 'data/map-index.json'].some(isUnchanging)).toBe(
      false,
    );
  });

  test('a page from the device says so, and why, in the main part', () => {
    const text = copyInWords('offline', { ...head, kept: '2026-01-03T12:00:00Z' });
    expect(text).toBe(
      'You are offline. This page is from your offline copy: version 2026-01-02, kept on January 3, 2026.',
    );
    expect(withNotice('<body><main id="main" class="wrap"><h1>A</h1></main>', text)).toBe(
      `<body><main id="main" class="wrap"><p class="note" role="status" data-kept>${text}</p><h1>A</h1></main>`,
    );
    expect(withNotice('<main>', '<b>&"')).not.toContain('<b>');
    expect(withNotice('<p>Moved', text)).toBe('<p>Moved');
  });

  test('a page that is not there is said in the frame of the site, or without it', () => {
    const page = absentPage(
      '<title>Lost</title><header></header><main><h1>x</h1></main><footer>',
      '/map/',
    );
    expect(page).toContain(
      '<title>This page is not on your device</title><header></header><main><h1>This',
    );
    expect(page).toContain('<a href="/map/">The map</a></p></main><footer>');
    expect(page).not.toContain('<h1>x');
    expect(absentPage('', '/')).toContain('<h1>This page is not on your device</h1>');
  });
});

test.each([
  [0, '1 kB'],
  [340_400, '340 kB'],
  [999_400, '999 kB'],
  [999_600, '1.0 MB'],
  [6_122_339, '6.1 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});

describe('writing the list of a copy', () => {
  const write = (files: Readonly<Record<string, string>>): CopyHead | undefined => {
    const site = `${mkdtempSync(`${tmpdir()}/offline-`)}/`;
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(site + path.replace(/[^/]*$/u, ''), { recursive: true });
        writeFileSync(site + path, text);
      }
      const made = writeCopy(site, '1', weighFiles(site));
      return made && (JSON.parse(readFileSync(`${site}offline/files.json`, 'utf8')) as CopyHead);
    } finally {
      rmSync(site, { recursive: true });
    }
  };
  const files = {
    'index.html': '<p>',
    'about/index.html': '<offline-copy id="copy" hidden>',
    'data/evidence.csv': 'a',
  };

  test('leads to the button, lists what is read, and reads back', () => {
    const made = write(files);
    expect(made).toMatchObject({ control: 'about/#copy', files: 2, version: '1' });
    expect(readList(made)).toEqual(made);
  });
  test('its revision follows the content of what it holds, and nothing else', () => {
    const { revision } = write(files) ?? {};
    expect(write({ ...files, 'data/evidence.csv': 'b' })?.revision).toBe(revision);
    expect(write({ ...files, 'index.html': '<b>' })?.revision).not.toBe(revision);
  });
  test('files that were weighed before are not read again; new ones are, and lost ones left out', () => {
    const site = `${mkdtempSync(`${tmpdir()}/offline-`)}/`;
    try {
      mkdirSync(`${site}about`);
      writeFileSync(`${site}about/index.html`, files['about/index.html']);
      writeFileSync(`${site}index.html`, 'before');
      const known = weighFiles(site);
      writeFileSync(`${site}index.html`, 'after that');
      writeFileSync(`${site}404.html`, 'new');
      writeCopy(site, '1', weighFiles(site, known));
      const paths = () =>
        readList(JSON.parse(readFileSync(`${site}offline/files.json`, 'utf8')))?.list.map(
          ({ path, bytes }) => [path, bytes],
        );
      expect(paths()).toEqual([
        ['404.html', 3],
        ['about/', files['about/index.html'].length],
        ['', 'before'.length],
      ]);
      rmSync(`${site}index.html`);
      writeCopy(site, '1', weighFiles(site, known));
      expect(paths()?.map(([path]) => path)).toEqual(['404.html', 'about/']);
    } finally {
      rmSync(site, { recursive: true });
    }
  });
  test('nothing is written where no page offers a copy', () => {
    expect(write({ 'index.html': '<p>' })).toBeUndefined();
  });
});
