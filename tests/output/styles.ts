import { attribute, lineOf, textOf, type Page } from './page.ts';
import { filesNamed, textIn, type Site } from './site.ts';

/** A sheet of styles: a file, or an element of a page. */
export interface Sheet {
  readonly file: string;
  readonly line: number | undefined;
  readonly css: string;
}

/** The sheets in the files of the site; those of Pagefind's own pages are not used. */
export const sheetFiles = (site: Site): readonly Sheet[] =>
  filesNamed(site, '.css')
    .filter((file) => !file.startsWith('pagefind/'))
    .map((file) => ({ file, line: undefined, css: textIn(site, file) }));

/** The sheets within a page. */
export const sheetsIn = (page: Page): readonly Sheet[] =>
  page.elements
    .filter(({ tagName }) => tagName === 'style')
    .map((element) => ({ file: page.file, line: lineOf(element), css: textOf(element) }));

/** Addresses that a sheet loads. */
export const addressesIn = (css: string): readonly string[] =>
  [
    ...css.matchAll(/url\(\s*(?:"(?<a>[^"]*)"|'(?<b>[^']*)'|(?<c>[^)'"]*))\s*\)/giu),
    ...css.matchAll(/@import\s+(?:"(?<a>[^"]*)"|'(?<b>[^']*)')/giu),
  ].flatMap(({ groups }) => (groups?.['a'] ?? groups?.['b'] ?? groups?.['c'] ?? '').trim());

/** Addresses of the sheets that a page waits for before it is drawn. */
export const blockingSheets = (page: Page): readonly string[] =>
  page.elements
    .filter(
      (element) =>
        element.tagName === 'link' &&
        /\bstylesheet\b/iu.test(attribute(element, 'rel') ?? '') &&
        attribute(element, 'media') !== 'print' &&
        attribute(element, 'disabled') === undefined,
    )
    .flatMap((element) => attribute(element, 'href') ?? []);
