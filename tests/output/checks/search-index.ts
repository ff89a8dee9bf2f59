import { decode } from 'cborg';
import { unpacked } from '../../../src/integrations/pagefind-file.ts';
import type { Check, Fault } from '../check.ts';
import { attribute } from '../page.ts';
import { filesNamed, textIn } from '../site.ts';

/** What pages can be filtered by in the index. */
export const FILTERS = [
  ...['kind', 'area', 'application', 'rung', 'balance', 'year'],
  ...['design', 'topic', 'country'],
];
/** Filters by what no record needs to state, with the field of a record that states it. */
const OPTIONAL: Readonly<Record<string, string>> = { topic: 'topics', country: 'countries' };
const ENTRY = 'pagefind/pagefind-entry.json';

/** Number of pages that the index says it holds; undefined where it can't be read. */
function indexedPages(source: string): number | undefined {
  try {
    const { languages } = JSON.parse(source) as {
      languages: Readonly<Record<string, { page_count: number }>>;
    };
    return Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
  } catch {
    return undefined;
  }
}

/** The search index is there, and holds every page that asks to be in it. */
export const searchIndex: Check = {
  name: 'search index',
  run: (site) => {
    const missing = ['pagefind/pagefind.js', 'pagefind/pagefind-worker.js', ENTRY].filter(
      (file) => !site.files.has(file),
    );
    const marked = site.pages.filter(({ elements }) =>
      elements.some((element) => attribute(element, 'data-pagefind-body') !== undefined),
    ).length;
    const faults: Fault[] = missing.map((file) => ({
      file,
      found: 'no such file',
      expected: 'the search index; the build writes it',
    }));
    const counts = [
      [ENTRY, indexedPages(textIn(site, ENTRY)) ?? 0],
      ['pagefind/fragment', filesNamed(site, '.pf_fragment').length],
    ] as const;
    for (const [file, count] of counts) {
      if (missing.includes(file) || count === marked) continue;
      faults.push({
        file,
        found: `${count} pages`,
        expected: `${marked}, the number of pages with data-pagefind-body`,
      });
    }
    const filters = new Set(
      filesNamed(site, '.pf_filter').map(
        (file) =>
          (
            decode(unpacked(site.files.get(file) ?? new Uint8Array(), file)) as readonly unknown[]
          )[0],
      ),
    );
    const records = textIn(site, 'data/evidence.json');
    const isAsked = (filter: string): boolean => {
      const field = OPTIONAL[filter];
      return field === undefined || records.includes(`"${field}":`);
    };
    for (const name of FILTERS.filter((filter) => isAsked(filter) && !filters.has(filter))) {
      faults.push({ file: 'pagefind/filter', found: `no filter "${name}"`, expected: 'one' });
    }
    if (marked === 0) {
      faults.push({
        file: ENTRY,
        found: 'no page to search',
        expected: 'data-pagefind-body on some',
      });
    }
    return { faults, measured: `${marked} pages, ${filters.size} filters` };
  },
};
