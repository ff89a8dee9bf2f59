import { describe, expect, test } from 'vitest';
import { addressIn, compactList, readableList } from '../../src/client/reading-list/resolved.ts';
import { directoryOf } from '../../src/export/directory.ts';
import { htmlOf } from '../../src/export/packs/reading-list-html.ts';
import { markdownOf } from '../../src/export/packs/reading-list-markdown.ts';
import { placeAt, whereIs } from '../../src/routing/directory.ts';
import { placesOf } from '../../src/routing/places.ts';
import { realCorpus } from '../fixtures/corpus.ts';

const corpus = realCorpus();
const directory = directoryOf(corpus);
const root = 'https://here.example/map/';
const here = { root, directory };
const application = corpus.applications[0];
const study = [...corpus.studies.values()][0];
if (!application || !study) throw new Error('The content has no application or no study.');
const page = `/applications/${application.id}/`;
const record = `/evidence/${study.id}/`;

describe('the directory of places', () => {
  test('knows every page and section, and names each', () => {
    const isReading = (path: string) => path.endsWith('/') && !path.startsWith('/embed/');
    const unknown: string[] = [];
    for (const [path, anchors] of placesOf(corpus)) {
      if (!isReading(path)) continue;
      const whole = placeAt(path, directory);
      if (!whole || whole.title === path) unknown.push(path);
      for (const anchor of anchors) {
        const section = placeAt(`${path}#${anchor}`, directory);
        // The one anchor of the map is the map itself.
        if (section?.title === whole?.title && path !== '/') unknown.push(`${path}#${anchor}`);
      }
    }
    expect(unknown).toEqual([]);
  });

  test('knows what a section, a page and a study cite', () => {
    const outline = corpus.outlines.get(`applications/${application.id}`);
    expect(placeAt(page, directory)?.studies).toEqual(outline?.cited);
    expect(placeAt(`${page}#references`, directory)?.studies).toEqual(outline?.cited);
    const bySection = outline?.sections.filter(({ id }) => id !== 'references') ?? [];
    for (const { id, cited } of bySection) {
      expect(placeAt(`${page}#${id}`, directory)?.studies).toEqual(cited);
    }
    expect(new Set(bySection.flatMap(({ cited }) => cited))).toEqual(new Set(outline?.cited));
    expect(bySection.filter(({ cited }) => cited.length > 0).length).toBeGreaterThan(1);
    expect(placeAt(`${record}#finding`, directory)?.studies).toEqual([study.id]);
    expect(placeAt(`${page}?rung=x#evidence`, directory)?.studies).toEqual([]);
  });

  test('follows what has moved, several times, with query and anchor, and out of a circle', () => {
    const moved = {
      '/old/': '/older/',
      '/older/': page,
      [`${page}#proof`]: `${page}#evidence`,
      '/round/': '/about-turn/',
      '/about-turn/': '/round/',
    };
    expect(whereIs('/old/#proof', moved)).toBe(`${page}#evidence`);
    expect(whereIs('/old/?a=b#gaps', moved)).toBe(`${page}?a=b#gaps`);
    expect(whereIs(`${page}#gaps`, moved)).toBe(`${page}#gaps`);
    expect(['/round/', '/about-turn/']).toContain(whereIs('/round/', moved));
  });

  test('finds nothing under names that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(placeAt(name, directory)).toBeUndefined();
      expect(placeAt(`${page}#${name}`, directory)?.title).toBe(application.name);
    }
  });
});

const LIST = {
  title: 'A *list* <b>',
  entries: [
    { heading: 'Week 1 & 2' },
    { address: `${page}#evidence`, title: 'An old name', note: 'Read <this> [first]' },
    { address: record },
    { address: '/?cols=year', title: 'Map by year' },
    { address: '/gone/' },
    { unknown: '!later' },
  ],
};

describe('a list to take away', () => {
  const { list, lost, views, studies } = readableList(LIST, `${root}teach/#list=1.x`, here);

  test('has the titles of today, full addresses, and no entry that leads nowhere', () => {
    const title = placeAt(`${page}#evidence`, directory)?.title;
    expect(list.entries).toEqual([
      { heading: 'Week 1 & 2' },
      { title, url: `${root}${page.slice(1)}#evidence`, note: 'Read <this> [first]' },
      { title: study.csl.title, url: `${root}${record.slice(1)}`, note: '' },
      { title: 'Map by year', url: `${root}?cols=year`, note: '' },
    ]);
    expect([lost, views]).toEqual([2, 1]);
    expect(studies).toContain(study.id);
    expect(new Set(studies).size).toBe(studies.length);
  });

  test('keeps in its link only the titles that the site does not know', () => {
    expect(compactList(LIST, directory).entries).toEqual([
      { heading: 'Week 1 & 2' },
      { address: `${page}#evidence`, note: 'Read <this> [first]' },
      { address: record },
      { address: '/?cols=year', title: 'Map by year' },
      { address: '/gone/' },
      { unknown: '!later' },
    ]);
  });

  test('is Markdown in which words stay words', () => {
    const lines = markdownOf(list).split('\n');
    expect(lines[0]).toBe(String.raw`# A \*list\* \<b\>`);
    expect(lines[2]).toBe(String.raw`## Week 1 \& 2`);
    expect(lines[4]).toMatch(
      /^- \[.+\]\(<https:\/\/here\.example\/map\/applications\/.*#evidence>\): /u,
    );
    expect(lines[4]).toContain(String.raw`Read \<this\> \[first\]`);
  });

  test('is HTML of headings, lists and links alone', () => {
    const html = htmlOf(list);
    expect(html).toContain('<h2>A *list* &lt;b&gt;</h2>');
    expect(html).toContain('Read &lt;this&gt; [first]');
    expect(new Set(html.match(/<[a-z]\w*/gu))).toEqual(
      new Set(['<h2', '<h3', '<ul', '<li', '<a', '<br']),
    );
  });
});

test.each([
  [`${root}methods/#coding`, '/methods/#coding'],
  ['/methods/#coding', '/methods/#coding'],
  ['methods/', '/methods/'],
  ['  https://canonical.example/?q=x ', '/?q=x'],
  [root, '/'],
  ['', undefined],
  ['https://elsewhere.example/', undefined],
  ['//elsewhere.example/methods/', undefined],
  ['javascript:alert(1)', undefined],
  ['../outside/', undefined],
  ['https://here.example/other/', undefined],
])('reads %j as an address', (text, address) => {
  expect(addressIn(text, [root, 'https://canonical.example/'])).toBe(address);
});
