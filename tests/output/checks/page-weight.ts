import { targetOf } from '../address.ts';
import type { Check } from '../check.ts';
import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { blockingSheets } from '../styles.ts';
import { boundOf, bytesInWords, weightOf, weightOfAll } from '../weight.ts';

/** Most bytes of HTML and the styles it waits for, compressed. 14.6 kB fit into the first round trip. */
const BUDGETS: readonly (readonly [kind: string, path: RegExp, budget: number])[] = [
  ['home page', /^\/$/u, 40_000],
  ['list of evidence', /^\/evidence\/$/u, 17_000],
  // All records on one page are what they are.
  ['page', /^\/(?:applications|challenges|ethics|evidence)\/(?!all\/)[^/]+\/$/u, 14_600],
];

/** A page with what it weighs. */
interface Weighed {
  readonly page: Page;
  readonly html: number;
  readonly css: number;
}

const sum = ({ html, css }: Weighed): number => html + css;

async function stylesOf(site: Site, page: Page): Promise<number> {
  const sheets = blockingSheets(page).flatMap((address) => {
    const target = targetOf(site, page.file, address);
    return target.kind === 'file' ? [target.file] : [];
  });
  return weightOfAll(site, new Set(sheets));
}

/**
 * The heaviest of some pages and all beyond the budget, heaviest first. Compressing every page in
 * full takes long, so one that is light enough when compressed quickly is passed over.
 */
async function heaviest(
  site: Site,
  pages: readonly Page[],
  budget: number,
): Promise<readonly Weighed[]> {
  const bounds = await Promise.all(
    pages.map(async (page) => ({
      page,
      html: boundOf(site, page.file),
      css: await stylesOf(site, page),
    })),
  );
  const weighed: Weighed[] = [];
  let most = 0;
  for (const bound of bounds.toSorted((a, b) => sum(b) - sum(a))) {
    if (sum(bound) <= Math.min(most, budget)) break;
    const exact = { ...bound, html: await weightOf(site, bound.page.file) };
    most = Math.max(most, sum(exact));
    weighed.push(exact);
  }
  return weighed.toSorted((a, b) => sum(b) - sum(a));
}

/** Pages that readers land on are drawn after the first round trip. */
export const pageWeight: Check = {
  name: 'page weight',
  run: async (site) => {
    const groups = await Promise.all(
      BUDGETS.map(async ([kind, path, budget]) => {
        const pages = site.pages.filter((page) => path.test(page.path));
        return { kind, budget, pages: await heaviest(site, pages, budget) };
      }),
    );
    return {
      faults: groups.flatMap(({ budget, pages }) =>
        pages
          .filter((page) => sum(page) > budget)
          .map(({ page, html, css }) => ({
            file: page.file,
            field: 'HTML and styles',
            found: `${bytesInWords(html + css)} with brotli: ${html} of HTML, ${css} of styles`,
            expected: `at most ${bytesInWords(budget)}`,
          })),
      ),
      measured: groups
        .flatMap(({ kind, budget, pages: [first] }) =>
          first
            ? `largest ${kind} ${bytesInWords(sum(first))} of ${bytesInWords(budget)} (${first.page.path})`
            : [],
        )
        .join('; '),
    };
  },
};
