import type { Check, Fault } from '../check.ts';
import { moduleGraph, scriptFiles } from '../modules.ts';
import { attribute, lineOf, textOf, type Element, type Page } from '../page.ts';
import type { Site } from '../site.ts';
import { bytesInWords, weightOfAll } from '../weight.ts';

/** Most bytes of script on a page for reading, compressed. */
const BUDGET = 6_000;
/** Most bytes of inline script that runs before a page is drawn; the theme needs some. */
const INLINE = 300;
/** Pages that are tools: they may carry more. */
const TOOLS = new Set(['/', '/embed/map/', '/evidence/', '/search/']);

const typeOf = (element: Element): string => attribute(element, 'type')?.trim().toLowerCase() ?? '';

/** Scripts that a browser stops for. */
const isClassic = (element: Element): boolean =>
  /^(?:|(?:text|application)\/(?:java|ecma)script)$/u.test(typeOf(element));

const scriptsIn = (page: Page): readonly Element[] =>
  page.elements.filter(({ tagName }) => tagName === 'script');

function blocking(page: Page): readonly Fault[] {
  const classic = scriptsIn(page).filter(isClassic);
  const inline = classic.filter((element) => attribute(element, 'src') === undefined);
  const bytes = inline.reduce((sum, element) => sum + Buffer.byteLength(textOf(element)), 0);
  return [
    ...classic
      .filter(
        (element) =>
          attribute(element, 'src') !== undefined &&
          attribute(element, 'defer') === undefined &&
          attribute(element, 'async') === undefined,
      )
      .map((element) => ({
        file: page.file,
        line: lineOf(element),
        field: 'script src',
        found: `a script that the page waits for, "${attribute(element, 'src') ?? ''}"`,
        expected: 'type="module", defer or async',
      })),
    ...(bytes > INLINE
      ? [
          {
            file: page.file,
            field: 'script',
            found: `${bytesInWords(bytes)} of inline script that the page waits for`,
            expected: `at most ${bytesInWords(INLINE)}`,
          },
        ]
      : []),
  ];
}

/** Files of script that a page loads by itself. */
function loadedBy(site: Site, page: Page): ReadonlySet<string> {
  return moduleGraph(site, scriptFiles(site, page));
}

/** No page waits for a script, and pages for reading carry little of it. */
export const scripts: Check = {
  name: 'scripts',
  run: async (site) => {
    const weighed = await Promise.all(
      site.pages.map(async (page) => ({
        page,
        bytes: await weightOfAll(site, loadedBy(site, page)),
      })),
    );
    const largest = (tool: boolean): string => {
      const [first] = weighed
        .filter(({ page }) => TOOLS.has(page.path) === tool)
        .toSorted((a, b) => b.bytes - a.bytes);
      return first ? `${bytesInWords(first.bytes)} (${first.page.path})` : 'none';
    };
    return {
      faults: [
        ...site.pages.flatMap(blocking),
        ...weighed
          .filter(({ page, bytes }) => !TOOLS.has(page.path) && bytes > BUDGET)
          .map(({ page, bytes }) => ({
            file: page.file,
            field: 'script',
            found: `${bytesInWords(bytes)} with brotli`,
            expected: `at most ${bytesInWords(BUDGET)}; load by import() what is needed later`,
          })),
      ],
      measured: `most on a reading page ${largest(false)} of ${bytesInWords(BUDGET)}; on a tool ${largest(true)}`,
    };
  },
};
