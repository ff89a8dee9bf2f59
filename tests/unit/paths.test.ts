import { afterEach, describe, expect, test, vi } from 'vitest';
import { absolute, baseOf, href, pathOf } from '../../src/routing/base.ts';
import { PAGES, pathTo, pathToTerm, pathToTopic, withQuery } from '../../src/routing/paths.ts';
import { DOCUMENTS } from '../../src/schema/collections.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('paths', () => {
  test.each([
    ['areas', '/areas/x/'],
    ['applications', '/applications/x/'],
    ['challenges', '/challenges/x/'],
    ['issues', '/ethics/x/'],
    ['evidence', '/evidence/x/'],
    ['lessons', '/teach/x/'],
    ['pages', '/x/'],
  ] as const)('of %s', (folder, path) => {
    expect(pathTo(folder, 'x')).toBe(path);
  });

  test('differ from folder to folder', () => {
    const folders = [
      ...(Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[]),
      'evidence' as const,
    ];
    expect(new Set(folders.map((folder) => pathTo(folder, 'x'))).size).toBe(folders.length);
  });

  test('of topics follow their kind', () => {
    expect(pathToTopic({ kind: 'challenge', id: 'hallucination' })).toBe(
      '/challenges/hallucination/',
    );
    expect(pathToTopic({ kind: 'issue', id: 'bias' })).toBe('/ethics/bias/');
    expect(pathToTerm('llm')).toBe('/glossary/#llm');
  });

  test('of pages end in a slash or name a file', () => {
    for (const path of Object.values(PAGES))
      expect(path).toMatch(/^\/(?:[a-z]+\/)*(?:404\.html|feed\.xml)?$/u);
  });
});

describe('a query', () => {
  test.each([
    [{}, '/search/'],
    [{ q: '' }, '/search/'],
    [{ q: undefined, rung: [] }, '/search/'],
    [{ q: 'deep & wide?' }, '/search/?q=deep%20%26%20wide%3F'],
    [{ rung: ['benchmark', 'simulation'], q: 'a' }, '/search/?rung=benchmark,simulation&q=a'],
    [{ q: '%2C' }, '/search/?q=%252C'],
  ])('%j', (query, address) => {
    expect(withQuery(PAGES.search, query)).toBe(address);
  });
});

describe('addresses under a base', () => {
  test.each([
    ['/', '/', '/about/', '/about/'],
    ['a folder', '/map/', '/about/', '/map/about/'],
    ['a folder without slash', '/map', '/about/', '/map/about/'],
    ['two folders', '/a/b/', '/', '/a/b/'],
  ])('%s', (_what, base, path, address) => {
    vi.stubEnv('BASE_URL', base);
    expect(href(path)).toBe(address);
    const full = absolute(path, 'https://example.org/ignored/');
    expect(full).toBe(`https://example.org${address}`);
    expect(pathOf(new URL(full))).toBe(path);
  });

  test('a full address needs SITE', () => {
    expect(() => absolute('/', undefined)).toThrow('SITE');
  });
});

test.each([
  [undefined, '/'],
  ['/', '/'],
  ['map', '/map/'],
  ['/map', '/map/'],
  ['/map/', '/map/'],
])('the base path of %s is %s', (setting, base) => {
  expect(baseOf(setting)).toBe(base);
});
