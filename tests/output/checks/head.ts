import { shown } from '../../../src/corpus/fault.ts';
import { fullAddress } from '../address.ts';
import type { Check, Fault } from '../check.ts';
import { attribute, textOf, type Page } from '../page.ts';

/** Texts of a page that name it. */
const NAMES: readonly (readonly [field: string, read: (page: Page) => string | undefined])[] = [
  [
    'title',
    (page) => {
      const title = page.elements.find(({ tagName }) => tagName === 'title');
      return title && textOf(title).trim();
    },
  ],
  [
    'meta description',
    (page) => {
      const meta = page.elements.find(
        (element) => element.tagName === 'meta' && attribute(element, 'name') === 'description',
      );
      return meta && (attribute(meta, 'content') ?? '').trim();
    },
  ],
];

function absent(page: Page): readonly Fault[] {
  const html = page.elements.find(({ tagName }) => tagName === 'html');
  const lang = html && attribute(html, 'lang');
  const faults: Fault[] = [];
  if (lang === undefined || !/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/u.test(lang)) {
    faults.push({
      file: page.file,
      field: 'html lang',
      found: shown(lang),
      expected: 'the language of the page, such as "en"',
    });
  }
  for (const [field, read] of NAMES) {
    if (read(page)) continue;
    faults.push({ file: page.file, field, found: 'none', expected: 'one that says what is here' });
  }
  return faults;
}

/** Names that two pages share; pages that are kept out of search engines may. */
function shared(pages: readonly Page[]): readonly Fault[] {
  return NAMES.flatMap(([field, read]) => {
    const first = new Map<string, string>();
    return pages.flatMap((page) => {
      const text = read(page);
      const other = text && first.get(text);
      if (text && !other) first.set(text, page.file);
      return other
        ? [{ file: page.file, field, found: `${shown(text)}, as in ${other}`, expected: 'its own' }]
        : [];
    });
  });
}

/** Every page has a language, a title and a description; each its own, and its own address. */
export const head: Check = {
  name: 'head',
  run: (site) => {
    const open = site.pages.filter(({ hidden }) => !hidden);
    const canonical = open.flatMap((page) => {
      const found = page.elements
        .filter(
          (element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical',
        )
        .map((element) => attribute(element, 'href'));
      const expected = fullAddress(site, page.path);
      return found.length === 1 && found[0] === expected
        ? []
        : [
            {
              file: page.file,
              field: 'link canonical',
              found: found.map(shown).join(', ') || 'none',
              expected: `"${expected}", once`,
            },
          ];
    });
    return {
      faults: [...site.pages.flatMap(absent), ...shared(open), ...canonical],
      measured: `${open.length} pages for search engines, ${site.pages.length - open.length} kept out`,
    };
  },
};
