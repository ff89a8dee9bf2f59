import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipPackage, type BuiltSite } from '../../src/export/package/package.ts';
import { relative, relativeCss, relativeHtml } from '../../src/export/package/relative.ts';

describe('an address as seen from a file', () => {
  test.each([
    ['/', 'index.html', './'],
    ['/', 'a/index.html', '../'],
    ['/b/', 'a/index.html', '../b/'],
    ['/b/c.css', 'index.html', 'b/c.css'],
    ['/b/?q=1#x', 'a/b/index.html', '../../b/?q=1#x'],
    ['#x', 'a/index.html', '#x'],
    ['//other.invalid/', 'index.html', '//other.invalid/'],
    ['https://other.invalid/', 'index.html', 'https://other.invalid/'],
  ])('%s from %s is %s', (address, file, expected) => {
    expect(relative(address, { file, base: '/' })).toBe(expected);
  });
  test('below a base path', () => {
    const at = { file: 'a/index.html', base: '/map/' };
    expect(relative('/map/b/', at)).toBe('../b/');
    expect(relative('/elsewhere/', at)).toBe('/elsewhere/');
  });
});

describe('a page', () => {
  const at = { file: 'a/index.html', base: '/' };
  test.each([
    ['<a href="/">', '<a href="../index.html">'],
    ['<a href="/?q=1&amp;r=2#x">', '<a href="../index.html?q=1&amp;r=2#x">'],
    ['<a href=/b/>', '<a href="../b/index.html">'],
    ['<a href="/b/c.csv" download>', '<a href="../b/c.csv" download>'],
    ['<a href="#x" title="/b/">', '<a href="#x" title="/b/">'],
    ['<a href="https://other.invalid/">', '<a href="https://other.invalid/">'],
    ['<form action="/b/">', '<form action="../b/index.html">'],
    ['<script src="/_astro/a.js"></script>', '<script src="../_astro/a.js"></script>'],
    ['<x-y data-base="/" data-home="https://e.org/"></x-y>', '<x-y data-base="../" ></x-y>'],
    [
      '<template><a href="/b/">x</a></template>',
      '<template><a href="../b/index.html">x</a></template>',
    ],
  ])('%s', (html, expected) => {
    const frame = (body: string): string =>
      `<!DOCTYPE html><html><head></head><body>${body}</body></html>`;
    expect(relativeHtml(frame(html), at, '')).toBe(frame(expected));
  });
  test('forgets its own address, leads on where it moved, and gets what is added', () => {
    const html =
      '<html><head><meta http-equiv="refresh" content="0; url=/b/#c"><link rel="canonical" href="http://e.org/a/"><link rel="preload" href="/f.woff2"></head><body></body></html>';
    expect(relativeHtml(html, at, '<i>')).toBe(
      '<html><head><meta http-equiv="refresh" content="0; url=../b/index.html#c"><i></head><body></body></html>',
    );
  });
  test('a sheet finds its fonts', () => {
    const sheet = { file: '_astro/a.css', base: '/' };
    expect(relativeCss('a{src:url(/_astro/b.woff2)}b{c:url("data:x")}', sheet)).toBe(
      'a{src:url(../_astro/b.woff2)}b{c:url("data:x")}',
    );
  });
});

describe('the zip', () => {
  const site: BuiltSite = {
    files: new Map([
      ['index.html', strToU8('<html><head></head><body><main>A</main></body></html>')],
      ['sw.js', strToU8('x')],
      ['offline/copy.json', strToU8('{}')],
      ['data/map.json', strToU8('{"a":1}')],
    ]),
    base: '/',
    title: 'A map',
    version: '1',
    folder: 'a-map-1',
  };
  test('holds the site in a folder, how to open it, and nothing that needs an address', () => {
    const files = unzipSync(zipPackage(site));
    expect(Object.keys(files)).toEqual([
      'a-map-1/README.txt',
      'a-map-1/data/map.json',
      'a-map-1/index.html',
      'a-map-1/opened-as-file.js',
    ]);
    expect(strFromU8(files['a-map-1/README.txt'] ?? new Uint8Array())).toMatch(
      /^A map\nVersion 1,/u,
    );
    expect(strFromU8(files['a-map-1/index.html'] ?? new Uint8Array())).toContain(
      '<script src="opened-as-file.js"></script></head>',
    );
  });
  test('has the same bytes every time', () => {
    const hash = (): string => createHash('sha256').update(zipPackage(site)).digest('hex');
    expect(hash()).toBe(hash());
  });
});
