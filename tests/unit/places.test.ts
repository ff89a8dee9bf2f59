import { describe, expect, test } from 'vitest';
import { APPLICATION_ANCHORS, TOPIC_ANCHORS } from '../../src/schema/codes.ts';
import { placeTitle } from '../../src/routing/place-title.ts';
import { placesOf, splitAddress } from '../../src/routing/places.ts';
import { realCorpus } from '../fixtures/corpus.ts';

const corpus = realCorpus();
const places = placesOf(corpus);

describe('the addresses that never break', () => {
  test.each([
    '/',
    '/applications/',
    '/challenges/',
    '/ethics/',
    '/evidence/',
    '/search/',
    '/teach/',
    '/methods/',
    '/glossary/',
    '/data/',
    '/changes/',
    '/about/',
    '/data/evidence.json',
    '/data/evidence.csv',
    '/data/evidence.bib',
    '/data/evidence.ris',
    '/data/evidence.csl.json',
    '/data/map.json',
    '/data/datapackage.json',
    '/data/schema/study.json',
    '/feed.xml',
    '/sitemap-index.xml',
    '/404.html',
  ])('%s', (path) => {
    expect(places.has(path)).toBe(true);
  });

  test.each([
    ['areas', corpus.areas],
    ['applications', corpus.applications],
    ['challenges', corpus.topics.filter(({ kind }) => kind === 'challenge')],
    ['ethics', corpus.topics.filter(({ kind }) => kind === 'issue')],
    ['evidence', [...corpus.studies.values()]],
    ['teach', corpus.lessons],
  ])('a page for each of /%s/', (folder, entries) => {
    expect(entries).not.toHaveLength(0);
    expect(entries.filter(({ id }) => !places.has(`/${folder}/${id}/`))).toEqual([]);
  });

  test('every term has an anchor', () => {
    expect(places.get('/glossary/')).toEqual(corpus.glossary.map(({ id }) => id));
  });

  test('sections are the same on every page of a kind', () => {
    for (const { id } of corpus.applications) {
      const expected = ['level', ...APPLICATION_ANCHORS];
      expect(places.get(`/applications/${id}/`)).toEqual(expected);
    }
    for (const { id, kind } of corpus.topics) {
      const folder = kind === 'challenge' ? 'challenges' : 'ethics';
      expect(places.get(`/${folder}/${id}/`)).toEqual([...TOPIC_ANCHORS]);
    }
  });

  test('no page has an anchor twice', () => {
    for (const [path, anchors] of places) expect(new Set(anchors).size, path).toBe(anchors.length);
  });

  test('all of them are registered', () => {
    const { published } = corpus.addresses;
    const missing = [...places].flatMap(([path, anchors]) =>
      published[path] === undefined
        ? [path]
        : anchors.filter((anchor) => !published[path]?.includes(anchor)).map((a) => `${path}#${a}`),
    );
    expect(missing, 'run npm run addresses').toEqual([]);
  });
});

describe('an address in parts', () => {
  test.each([
    ['/a/', { path: '/a/' }],
    ['/a/#b', { path: '/a/', anchor: 'b' }],
    ['/a/?q=1#b', { path: '/a/', anchor: 'b' }],
    ['/?q=1', { path: '/' }],
    ['/a/#', { path: '/a/', anchor: '' }],
  ])('%s', (address, parts) => {
    expect(splitAddress(address)).toEqual(parts);
  });
});

describe('titles of addresses', () => {
  const [application] = corpus.applications;
  const [topic] = corpus.topics;
  const [study] = corpus.studies.values();
  const [term] = corpus.glossary;

  test.each([
    ['/', 'The map'],
    ['/search/?q=scribe', 'Search'],
    [`/applications/${application?.id}/`, application?.name],
    [`/applications/${application?.id}/#gaps`, `${application?.name}: Gaps`],
    [`/challenges/${topic?.id}/#responses`, `${topic?.name}: What has been tried`],
    [`/evidence/${study?.id}/`, study?.csl.title],
    [`/glossary/#${term?.id}`, `Glossary: ${term?.term}`],
    ['/methods/#no-such-section', corpus.pages.find(({ id }) => id === 'methods')?.title],
    ['/nowhere/', '/nowhere/'],
  ])('%s', (address, title) => {
    expect(placeTitle(address, corpus)).toBe(title);
  });

  test('every page has one of its own', () => {
    // Embeds are linked to by nobody: they stand in pages of others.
    const pages = [...places.keys()].filter((path) => /^(?!\/embed\/).*\/$/u.test(path));
    expect(pages.filter((path) => placeTitle(path, corpus) === path)).toEqual([]);
  });
});
