import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Check } from '../output/check.ts';
import { dataFiles } from '../output/checks/data-files.ts';
import { embeds } from '../output/checks/embeds.ts';
import { evidence } from '../output/checks/evidence.ts';
import { feed } from '../output/checks/feed.ts';
import { fonts } from '../output/checks/fonts.ts';
import { head } from '../output/checks/head.ts';
import { headings } from '../output/checks/headings.ts';
import { hosts } from '../output/checks/hosts.ts';
import { html } from '../output/checks/html.ts';
import { CHECKS } from '../output/checks/index.ts';
import { leaks } from '../output/checks/leaks.ts';
import { linkedData } from '../output/checks/linked-data.ts';
import { links } from '../output/checks/links.ts';
import { machine } from '../output/checks/machine.ts';
import { pageWeight } from '../output/checks/page-weight.ts';
import { places } from '../output/checks/places.ts';
import { policy } from '../output/checks/policy.ts';
import { scripts } from '../output/checks/scripts.ts';
import { searchIndex } from '../output/checks/search-index.ts';
import { sitemap } from '../output/checks/sitemap.ts';
import type { Plan } from '../output/site.ts';
import { soundSite, type Change } from './sound-site.ts';

const ONE = 'evidence/one/index.html';

/** Text that hardly gets smaller when it is compressed. */
const dense = (bytes: number): string => randomBytes(bytes).toString('base64');

/** Puts something at the start of the main part of a page. */
const inMain = (markup: string) => (text: string) => text.replace('</h1>', `</h1>${markup}`);
/** Puts something into the head of a page. */
const inHead = (markup: string) => (text: string) => text.replace('</head>', `${markup}</head>`);
const replaced = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

/** Breaks the sound site in one way, and says what the check must find and advise. */
type Case = readonly [
  what: string,
  change: Change,
  found: string | RegExp,
  expected?: string | RegExp,
  plan?: Partial<Plan>,
];

const EMBED = 'embed/evidence/one/index.html';
/** An embed in which nothing is wrong, but for what is changed. */
const embedded = (
  html = '<meta name="robots" content="noindex">',
  frame = 'https://example.org/map/embed/evidence/one/',
): Change => ({
  [EMBED]: `<html><head>${html}</head><body></body></html>`,
  'embed/evidence/one/oembed.json': JSON.stringify({
    html: `<iframe src="${frame}" title="One" loading="lazy" sandbox="allow-scripts"></iframe>`,
  }),
  [ONE]: inHead(
    '<link rel="alternate" type="application/json+oembed" href="/map/embed/evidence/one/oembed.json">',
  ),
});

const CASES: readonly (readonly [Check, readonly Case[]])[] = [
  [
    links,
    [
      [
        'a link to no page',
        { [ONE]: inMain('<a href="/map/evidence/ones/">x</a>') },
        '"/map/evidence/ones/", which leads to no file',
        'a page or file',
      ],
      [
        'a missing slash',
        { [ONE]: inMain('<a href="/map/evidence/one">x</a>') },
        'no file',
        '"/map/evidence/one/", with the slash',
      ],
      [
        'a link outside of the base',
        { [ONE]: inMain('<a href="/evidence/one/">x</a>') },
        '"/evidence/one/"',
        'below the base path "/map/"',
      ],
      [
        'a fragment that does not exist',
        { [ONE]: inMain('<a href="/map/#maps">x</a>') },
        'index.html has no "maps"',
        'these do exist: map',
      ],
      ['a symbol that does not exist', { [ONE]: inMain('<svg><use href="#m"/></svg>') }, '"m"'],
      [
        'a picture of a set',
        { [ONE]: inMain('<img srcset="/map/social.png 1x, /map/b.png 2x">') },
        'b.png',
      ],
      ['a picture for networks', { 'social.png': null }, 'social.png'],
      [
        'a refresh',
        { 'old/index.html': replaced('url=/map/evidence/one/', 'url=/map/gone/') },
        'gone',
      ],
      ['a picture in a sheet', { 'site.css': 'a{background:url(b.png)}' }, 'b.png'],
      [
        'a canonical address elsewhere',
        { [ONE]: replaced('href="https://example.org/map/e', 'href="https://other.org/map/e') },
        'other.org',
        'https://example.org/map/',
      ],
    ],
  ],
  [
    html,
    [
      ['an id twice', { [ONE]: inMain('<p id="finding">x</p>') }, /duplicate/iu],
      ['a tag that is not closed', { [ONE]: inMain('<div>') }, /div/u, 'keeps the rule'],
    ],
  ],
  [
    head,
    [
      ['no language', { [ONE]: replaced(' lang="en"', '') }, 'nothing', 'language'],
      ['no title', { [ONE]: replaced('<title>One</title>', '') }, 'none'],
      [
        'a title twice',
        { [ONE]: replaced('<title>One<', '<title>Map<') },
        '"Map", as in index.html',
      ],
      ['a description twice', { [ONE]: replaced('About One.', 'About Map.') }, 'as in index.html'],
      ['a wrong canonical address', { [ONE]: replaced('one/">', 'two/">') }, 'two/', 'one/'],
    ],
  ],
  [
    headings,
    [
      ['two h1', { [ONE]: inMain('<h1>Two</h1>') }, '"One", "Two"', 'exactly one'],
      ['no h1', { [ONE]: replaced('<h1>One</h1>', '') }, 'none'],
      ['a level skipped', { [ONE]: inMain('<h3>Deep</h3>') }, 'after an h1', 'an h2'],
      ['an empty heading', { [ONE]: inMain('<h2> </h2>') }, 'no text'],
    ],
  ],
  [
    policy,
    [
      [
        'no policy',
        { [ONE]: replaced('http-equiv="content-security-policy"', 'name="x"') },
        'no content',
      ],
      [
        'unsafe-inline',
        { [ONE]: replaced("style-src 'self'", "style-src 'unsafe-inline'") },
        'unsafe-inline',
      ],
      [
        'another host',
        { [ONE]: replaced("script-src 'self'", 'script-src https://cdn.org') },
        'cdn.org',
      ],
      ['no base-uri', { [ONE]: replaced("base-uri 'none';", '') }, 'no base-uri'],
      ['a script without a hash', { [ONE]: inMain('<script>go()</script>') }, '"go()"', "'sha256-"],
      ['a style without a hash', { [ONE]: inHead('<style>a{}</style>') }, '"a{}"', 'style-src'],
      ['a style attribute', { [ONE]: inMain('<p style="color:red">x</p>') }, 'color:red', 'class'],
      ['a handler', { [ONE]: inMain('<p onclick="go()">x</p>') }, 'onclick', 'listener'],
    ],
  ],
  [
    hosts,
    [
      ['a script', { [ONE]: inHead('<script src="https://cdn.org/a.js"></script>') }, 'cdn.org'],
      ['a sheet', { [ONE]: inHead('<link rel="stylesheet" href="//cdn.org/a.css">') }, 'cdn.org'],
      ['a connection', { [ONE]: inHead('<link rel="preconnect" href="https://a.org">') }, 'a.org'],
      ['a picture', { [ONE]: inMain('<img src="https://a.org/b.png" alt="b">') }, 'a.org'],
      ['a frame', { [ONE]: inMain('<iframe src="https://a.org/"></iframe>') }, 'a.org'],
      ['a font', { 'site.css': '@font-face{src:url("https://a.org/b.woff2")}' }, 'a.org'],
      ['an imported sheet', { 'site.css': '@import "https://a.org/b.css";' }, 'a.org'],
      [
        'a link that runs',
        { [ONE]: inMain('<a href="javascript:go()">x</a>') },
        'javascript',
        'http:',
      ],
    ],
  ],
  [
    linkedData,
    [
      ['no JSON', { [ONE]: replaced('"@type":', '') }, /SyntaxError/u, 'valid JSON'],
      ['no context', { [ONE]: replaced('"@context"', '"context"') }, '@context nothing'],
      ['no type', { [ONE]: replaced('"@type"', '"type"') }, 'no @type'],
    ],
  ],
  [
    pageWeight,
    [
      ['a heavy page', { [ONE]: inMain(dense(16_000)) }, /of HTML/u, '14,600'],
      ['heavy styles', { 'site.css': `/*${dense(15_000)}*/` }, /of styles/u, '14,600'],
      ['a heavy home page', { 'index.html': inMain(dense(42_000)) }, /with brotli/u, '40,000'],
    ],
  ],
  [
    scripts,
    [
      [
        'a blocking script',
        { [ONE]: inHead('<script src="/map/main.js"></script>') },
        'waits for',
        'defer',
      ],
      [
        'a long inline script',
        { [ONE]: inHead(`<script>${'a;'.repeat(200)}</script>`) },
        'inline',
        '300',
      ],
      [
        'a heavy import',
        { 'part.js': `export const a = "${dense(7_000)}";` },
        'with brotli',
        '6,000',
      ],
    ],
  ],
  [
    embeds,
    [
      [
        'a heavy embed',
        embedded(
          `<meta name="robots" content="noindex"><meta name="x" content="${dense(20_000)}">`,
        ),
        'of them HTML',
        '20,000',
      ],
      [
        'a heavy script of an embed',
        {
          ...embedded(
            '<meta name="robots" content="noindex"><script type="module" src="/map/main.js"></script>',
          ),
          'part.js': `export const a = "${dense(20_000)}";`,
        },
        'with brotli',
        '20,000',
      ],
      ['an embed for search engines', embedded(''), 'no "noindex"'],
      ['no oEmbed', { ...embedded(), 'embed/evidence/one/oembed.json': null }, 'no file of oEmbed'],
      [
        'a frame of another page',
        embedded(undefined, 'https://a.org/'),
        'a.org',
        'a frame with src=',
      ],
      [
        'no way from the full page',
        { ...embedded(), [ONE]: (text: string) => text },
        'no way to its embed',
      ],
    ],
  ],
  [
    fonts,
    [
      ['heavy fonts', { 'a.woff2': 'x'.repeat(90_001) }, '90,001', '90,000'],
      [
        'text that waits',
        { 'site.css': '@font-face{font-family:B;src:url(a.woff2)}' },
        'none',
        'swap',
      ],
    ],
  ],
  [
    places,
    [
      ['a page that was not built', { [ONE]: null }, 'no such file', '/evidence/one/'],
      [
        'an anchor that was not built',
        { [ONE]: replaced('<h2 id="finding"', '<h2') },
        'no such id',
      ],
      ['a page unknown', { 'x/index.html': '<h1>X</h1>' }, 'does not know', '"/x/"'],
      ['no page at an old address', { 'old/index.html': null }, 'no such page', '/evidence/one/'],
      [
        'no file under an old name',
        {},
        'no such file',
        'under this name too',
        { moved: { '/old/': '/evidence/one/', '/a.imscc': '/b.imscc' } },
      ],
      [
        'no way on from an old address',
        { 'old/index.html': replaced('refresh', 'x') },
        'no way on',
      ],
      [
        'an old anchor lost',
        {},
        'no such id',
        'id="was"',
        { moved: { '/old/': '/evidence/one/', '/#was': '/#map' } },
      ],
    ],
  ],
  [
    sitemap,
    [
      ['no sitemap', { 'sitemap-index.xml': null }, 'no sitemaps'],
      ['a part missing', { 'sitemap-0.xml': null }, 'sitemap-0.xml', 'that exist'],
      ['a page left out', { 'sitemap-0.xml': replaced('evidence/one/', '') }, 'leaves out'],
      [
        'a page kept out',
        { 'sitemap-0.xml': replaced('evidence/one/', 'old/') },
        'old/, which is no',
      ],
    ],
  ],
  [
    feed,
    [
      ['no feed', { 'feed.xml': null }, 'no entries'],
      ['a dead entry', { 'feed.xml': replaced('#finding', '#findings') }, '#findings'],
    ],
  ],
  [
    dataFiles,
    [
      ['bad JSON', { 'data/map.json': '{' }, 'SyntaxError', 'valid JSON'],
      ['bad XML', { 'feed.xml': '<rss><channel></rss>' }, /channel/u, 'well-formed'],
      ['uneven CSV', { 'data/evidence.csv': 'id,kind\none\n' }, 'row 2 has 1 cells, the first 2'],
    ],
  ],
  [
    evidence,
    [
      [
        'a count of the map',
        { 'data/map.json': replaced('"primary":1', '"primary":2') },
        '2',
        '1, counted',
      ],
      [
        'a number of a cell',
        { 'data/map.json': replaced('"mixed":1', '"mixed":3') },
        '3',
        '1, counted',
      ],
      ['a record lost in CSV', { 'data/evidence.csv': 'id,kind\n' }, '0 records'],
      ['a record lost in BibTeX', { 'data/evidence.bib': '' }, '0 records'],
      ['a record lost in RIS', { 'data/evidence.ris': '' }, '0 records'],
      ['a record lost in CSL', { 'data/evidence.csl.json': '[]' }, '0 records'],
      ['a record without a page', { [ONE]: null }, 'without a page'],
      ['no records', { 'data/evidence.json': null }, 'nothing to count'],
    ],
  ],
  [
    searchIndex,
    [
      ['no index', { 'pagefind/pagefind.js': null }, 'no such file'],
      ['a page left out', { 'pagefind/pagefind-entry.json': replaced('4', '3') }, '3 pages', '4,'],
      ['a fragment lost', { 'pagefind/fragment/1.pf_fragment': null }, '3 pages'],
      ['no filter by year', { 'pagefind/filter/year.pf_filter': null }, 'no filter "year"'],
    ],
  ],
  [
    leaks,
    [
      [
        'undefined in text',
        { [ONE]: inMain('<p>It has undefined studies</p>') },
        'has undefined studies',
      ],
      ['an object in text', { [ONE]: inMain('<p>[object Object]</p>') }, '[object Object]'],
      ['no number in a drawing', { [ONE]: inMain('<svg><path d="M0,NaN"/></svg>') }, 'M0,NaN'],
      [
        'undefined in an address',
        { [ONE]: inMain('<a href="/map/undefined/">x</a>') },
        '/undefined/',
      ],
    ],
  ],
  [
    machine,
    [
      ['a path in a page', { [ONE]: inMain('<p data-a="/home/ann/map/x">x</p>') }, '/home/ann'],
      ['a path in a script', { 'part.js': 'export const a = "file:///root/map";' }, '/root/map'],
      [
        'this host in a link',
        { [ONE]: inMain('<a href="http://localhost:4321/">x</a>') },
        'localhost',
        'SITE',
      ],
      [
        'this host in a script',
        { 'part.js': 'export const a = "http://127.0.0.1/";' },
        '127.0.0.1',
      ],
      ['this host in the feed', { 'feed.xml': replaced('example.org', 'localhost') }, 'localhost'],
    ],
  ],
];

const says = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

test('every check is tried here', () => {
  // Course packs are broken and read back in the tests of their own.
  const here = CHECKS.filter(({ name }) => name !== 'course packs');
  expect(new Set(CASES.map(([check]) => check))).toEqual(new Set(here));
});

describe.each(CHECKS.map((check) => [check.name, check] as const))('%s', (_name, check) => {
  test('passes on a sound site', async () => {
    const { faults, measured } = await check.run(soundSite());
    expect(faults).toEqual([]);
    expect(measured).not.toBe('');
  });

  const cases = CASES.find(([other]) => other === check)?.[1] ?? [];
  test.each(cases.map((broken) => [broken[0], broken] as const))(
    'finds %s',
    async (_what, [, change, found, expected = '', plan = {}]) => {
      const { faults } = await check.run(soundSite(change, plan));
      const matching = faults.filter(
        (fault) => says(fault.found, found) && says(fault.expected, expected),
      );
      expect(matching.length, JSON.stringify(faults)).toBeGreaterThan(0);
    },
  );
});

test('an embed with its oEmbed is sound', async () => {
  const { faults, measured } = await embeds.run(soundSite(embedded()));
  expect(faults).toEqual([]);
  expect(measured).toMatch(/^1, the heaviest/u);
});

test('what is loaded later does not count as script of the page', async () => {
  const site = soundSite({ 'later.js': `export default "${dense(20_000)}";` });
  expect((await scripts.run(site)).faults).toEqual([]);
});

test('full addresses may lead to this machine where no SITE is set', async () => {
  const local = (text: string): string =>
    text.replaceAll('https://example.org', 'http://localhost');
  const change = Object.fromEntries(
    [
      'index.html',
      ONE,
      '404.html',
      'old/index.html',
      'feed.xml',
      'sitemap-0.xml',
      'sitemap-index.xml',
    ].map((file) => [file, local]),
  );
  const plan = { origin: 'http://localhost', local: true };
  expect((await machine.run(soundSite(change, plan))).faults).toEqual([]);
  expect((await machine.run(soundSite(change, { ...plan, local: false }))).faults).not.toEqual([]);
});

test('an address in a page may have /home/ in it', async () => {
  const site = soundSite({ [ONE]: inMain('<a href="https://a.org/home/b">x</a>') });
  expect((await machine.run(site)).faults).toEqual([]);
});
