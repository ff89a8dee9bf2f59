import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { addresses } from '../schema/addresses.ts';

/** Pages that search engines are kept out of: those that stand for others, or hold nothing. */
const HIDDEN = /\/(?:404|search|embed\/.+)\/$/u;

/**
 * Whether a page belongs into the sitemap.
 * @param base base path of the site, which the page's address begins with
 * @param register path of the register of addresses, which knows the pages that have moved
 */
export function indexable(base: string, register: string): (page: string) => boolean {
  const { moved } = addresses.parse(parse(readFileSync(register, 'utf8')));
  return (page) => {
    const path = `/${new URL(page).pathname.slice(base.replace(/\/?$/u, '/').length)}`;
    return !HIDDEN.test(path) && moved[path] === undefined;
  };
}
