import { createHash } from 'node:crypto';
import { encode } from 'cborg';
import { packed } from '../../src/integrations/pagefind-file.ts';
import { FILTERS } from '../output/checks/search-index.ts';
import { siteOf, type Plan, type Site } from '../output/site.ts';

const ORIGIN = 'https://example.org';
const BASE = '/map/';
const STYLE = '@font-face{font-family:A;src:url("/map/a.woff2");font-display:swap}';
const THEME = 'document.documentElement.dataset.theme = "dark";';

const hash = (source: string): string =>
  `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

const page = (path: string, title: string, body: string, head = ''): string => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <script>${THEME}</script>
    <title>${title}</title>
    <meta name="description" content="About ${title}.">
    ${head || `<link rel="canonical" href="${ORIGIN}${BASE}${path}">`}
    <meta property="og:image" content="${ORIGIN}${BASE}social.png">
    <style>${STYLE}</style>
    <meta http-equiv="content-security-policy" content="default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; script-src 'self' ${hash(THEME)}; style-src 'self' ${hash(STYLE)}">
    <link rel="stylesheet" href="/map/site.css">
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage"}</script>
  </head>
  <body>
    <main data-pagefind-body>
      <h1>${title}</h1>
      ${body}
    </main>
    <script type="module" src="/map/main.js"></script>
  </body>
</html>
`;

const record = (id: string, direction: string): object => ({
  id,
  kind: 'primary',
  stage: 'benchmark',
  direction,
  applications: ['scribing'],
});

const FILES: Readonly<Record<string, string>> = {
  'index.html': page(
    '',
    'Map',
    '<p id="map"><a href="/map/evidence/one/#finding">One</a> <a href="https://doi.org/10">DOI</a></p>',
  ),
  'evidence/one/index.html': page(
    'evidence/one/',
    'One',
    '<h2 id="finding">Finding</h2><p><a href="/map/?q=1#map">Map</a> <a href="#finding">here</a></p>',
  ),
  '404.html': page('404.html', 'Lost', '<p>Nothing.</p>', '<meta name="robots" content="noindex">'),
  'old/index.html': page(
    'old/',
    'Moved',
    '<p>It is elsewhere.</p>',
    '<meta name="robots" content="noindex"><noscript><meta http-equiv="refresh" content="0; url=/map/evidence/one/"></noscript>',
  ),
  'site.css': 'body { background: url(data:image/png;base64,AA) }',
  'main.js': 'import { a } from "./part.js"; a(() => import("./later.js"));',
  'part.js': 'export const a = (load) => load();',
  'later.js': 'export default 1;',
  'a.woff2': 'font',
  'social.png': 'picture',
  'feed.xml': `<rss version="2.0"><channel><link>${ORIGIN}${BASE}</link><item><link>${ORIGIN}${BASE}evidence/one/#finding</link></item></channel></rss>`,
  'sitemap-index.xml': `<sitemapindex><sitemap><loc>${ORIGIN}${BASE}sitemap-0.xml</loc></sitemap></sitemapindex>`,
  'sitemap-0.xml': `<urlset><url><loc>${ORIGIN}${BASE}</loc></url><url><loc>${ORIGIN}${BASE}evidence/one/</loc></url></urlset>`,
  'data/evidence.json': JSON.stringify([record('one', 'mixed')]),
  'data/evidence.csl.json': '[{"id":"one"}]',
  'data/evidence.csv': 'id,kind\none,primary\n',
  'data/evidence.bib': '@article{one,\n}\n',
  'data/evidence.ris': 'TY  - JOUR\nER  - \n',
  'data/map.json': JSON.stringify({
    counts: { studies: 1, primary: 1, synthesis: 0 },
    areas: [
      {
        applications: [
          { id: 'scribing', syntheses: 0, byRung: { benchmark: { favorable: 0, mixed: 1 } } },
        ],
      },
    ],
  }),
  'pagefind/pagefind.js': 'export {};',
  'pagefind/pagefind-worker.js': 'export {};',
  'pagefind/pagefind-entry.json': '{"languages":{"en":{"page_count":4}}}',
  ...Object.fromEntries([1, 2, 3, 4].map((n) => [`pagefind/fragment/${n}.pf_fragment`, ''])),
  ...Object.fromEntries(FILTERS.map((name) => [`pagefind/filter/${name}.pf_filter`, name])),
};

const PLAN: Plan = {
  origin: ORIGIN,
  local: false,
  base: BASE,
  places: new Map([
    ['/', ['map']],
    ['/evidence/one/', ['finding']],
    ['/404.html', []],
    ['/feed.xml', []],
  ]),
  moved: { '/old/': '/evidence/one/' },
};

/** What is other than in the sound site: the text of a file, its change, or `null` for no file. */
export type Change = Readonly<Record<string, string | null | ((text: string) => string)>>;

/** A small site in which nothing is wrong, but for what is changed. */
export function soundSite(change: Change = {}, plan: Partial<Plan> = {}): Site {
  const files = new Map(Object.entries(FILES));
  for (const [file, to] of Object.entries(change)) {
    if (to === null) files.delete(file);
    else files.set(file, typeof to === 'string' ? to : to(files.get(file) ?? ''));
  }
  const encoder = new TextEncoder();
  // Of a filter, what stands above is its name.
  const bytesOf = (file: string, text: string): Uint8Array =>
    file.endsWith('.pf_filter') ? packed(encode([text, []])) : encoder.encode(text);
  return siteOf(new Map([...files].map(([file, text]) => [file, bytesOf(file, text)])), {
    ...PLAN,
    ...plan,
  });
}
