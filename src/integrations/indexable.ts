import type { CheckedContent } from './content-check.ts';

/** Pages that search engines are kept out of: those that stand for others, or hold nothing. */
const HIDDEN = /\/(?:404|search|embed\/.+)\/$/u;

/**
 * Whether a page belongs into the sitemap: not where it stands for one that has moved.
 * @param base base path of the site, from slash to slash, which the page's address begins with
 */
export const indexable =
  (base: string, content: CheckedContent) =>
  (page: string): boolean => {
    const path = `/${new URL(page).pathname.slice(base.length)}`;
    return !HIDDEN.test(path) && content.corpus().addresses.moved[path] === undefined;
  };
