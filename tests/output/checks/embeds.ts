import { targetOf } from '../address.ts';
import type { Check, Fault } from '../check.ts';
import { moduleGraph, scriptFiles } from '../modules.ts';
import { attribute, type Page } from '../page.ts';
import { referencesIn } from '../references.ts';
import { textIn, type Site } from '../site.ts';
import { bytesInWords, weightOf, weightOfAll } from '../weight.ts';

/** Most bytes of an embed in all, compressed, before fonts. The map is a tool, and may weigh more. */
const BUDGET = 20_000;
const MAP = '/embed/map/';

const isEmbed = (site: Site, { path }: Page): boolean =>
  path.startsWith('/embed/') && site.moved[path] === undefined;

/** Everything that a page makes a browser load, but for fonts. */
function loadedBy(site: Site, page: Page): ReadonlySet<string> {
  const named = referencesIn(page).flatMap(({ use, value }) => {
    const target = use === 'load' ? targetOf(site, page.file, value) : undefined;
    return target?.kind === 'file' && !/\.(?:js|woff2)$/u.test(target.file) ? [target.file] : [];
  });
  return new Set([page.file, ...named, ...moduleGraph(site, scriptFiles(site, page))]);
}

/** Addresses of oEmbed that a page names. */
const discovered = (site: Site, page: Page): readonly string[] =>
  page.elements.flatMap((element) => {
    if (attribute(element, 'type') !== 'application/json+oembed') return [];
    const target = targetOf(site, page.file, attribute(element, 'href') ?? '');
    return target.kind === 'file' ? [target.file] : [];
  });

/** What is wrong with the file of oEmbed beside an embed. */
function wrongFile(site: Site, page: Page): Fault | undefined {
  const file = page.file.replace(/index\.html$/u, 'oembed.json');
  const address = site.origin + site.base + page.path.slice(1);
  let html: unknown;
  try {
    ({ html } = JSON.parse(textIn(site, file)) as { html?: unknown });
  } catch {
    return { file, found: 'no file of oEmbed', expected: `one for "${page.path}"` };
  }
  const [frame = ''] = typeof html === 'string' ? [html] : [];
  const missing = [` src="${address}"`, ' title="', ' loading="lazy"', ' sandbox="'].find(
    (part) => !frame.includes(part),
  );
  return missing === undefined
    ? undefined
    : { file, field: 'html', found: frame || 'none', expected: `a frame with${missing}` };
}

/** Embeds are light, and are found from the pages that they stand for. */
export const embeds: Check = {
  name: 'embeds',
  run: async (site) => {
    const pages = site.pages.filter((page) => isEmbed(site, page));
    const weighed = await Promise.all(
      pages
        .filter(({ path }) => path !== MAP)
        .map(async (page) => ({ page, bytes: await weightOfAll(site, loadedBy(site, page)) })),
    );
    const faults: Fault[] = [];
    for (const { page, bytes } of weighed) {
      if (bytes <= BUDGET) continue;
      const own = await weightOf(site, page.file);
      faults.push({
        file: page.file,
        found: `${bytesInWords(bytes)} with brotli, ${own} of them HTML`,
        expected: `at most ${bytesInWords(BUDGET)} in all, before fonts`,
      });
    }
    for (const page of pages) {
      const wrong = wrongFile(site, page);
      if (wrong) faults.push(wrong);
      const oembed = page.file.replace(/index\.html$/u, 'oembed.json');
      const full = page.path === MAP ? '/' : page.path.replace('/embed', '');
      const found = site.pages.find(({ path }) => path === full);
      if (found && !discovered(site, found).includes(oembed)) {
        faults.push({
          file: found.file,
          field: 'link alternate',
          found: 'no way to its embed',
          expected: `<link rel="alternate" type="application/json+oembed"> to ${oembed}`,
        });
      }
      if (!page.hidden) {
        faults.push({ file: page.file, found: 'no "noindex"', expected: 'one, as on all embeds' });
      }
    }
    const heaviest = weighed.toSorted((a, b) => b.bytes - a.bytes)[0];
    return {
      faults,
      measured: `${pages.length}${heaviest ? `, the heaviest ${bytesInWords(heaviest.bytes)} of ${bytesInWords(BUDGET)} (${heaviest.page.path})` : ''}`,
    };
  },
};
