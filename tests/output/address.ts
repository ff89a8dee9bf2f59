import type { Site } from './site.ts';

/** Where a reference leads. */
export type Target =
  /** A file of the site, whether or not it exists. */
  | { readonly kind: 'file'; readonly file: string; readonly fragment: string }
  /** This host, but outside of the base path. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'foreign'; readonly url: URL }
  /** Nowhere on the net, such as `data:`. */
  | { readonly kind: 'inert'; readonly url: URL }
  | { readonly kind: 'malformed' };

/** File that answers a path below the base. */
const fileAt = (path: string): string =>
  path === '' || path.endsWith('/') ? `${path}index.html` : path;

/**
 * Works out where a reference leads.
 * @param from file in which it stands
 * @param reference address as it is written
 */
export function targetOf(site: Site, from: string, reference: string): Target {
  const home = new URL(site.base + from.replace(/(^|\/)index\.html$/u, '$1'), site.origin);
  const url = URL.parse(reference, home);
  if (url === null) return { kind: 'malformed' };
  if (!/^(?:https?|wss?):$/u.test(url.protocol)) return { kind: 'inert', url };
  if (url.origin !== site.origin) return { kind: 'foreign', url };
  if (!url.pathname.startsWith(site.base)) return { kind: 'outside' };
  try {
    return {
      kind: 'file',
      file: fileAt(decodeURIComponent(url.pathname.slice(site.base.length))),
      fragment: decodeURIComponent(url.hash.slice(1)),
    };
  } catch {
    return { kind: 'malformed' };
  }
}

/** Address of a file, for a message: as it should be written. */
export const addressOf = (site: Site, file: string): string =>
  site.base + file.replace(/(^|\/)index\.html$/u, '$1');

/** Full address of a path below the base. */
export const fullAddress = (site: Site, path: string): string =>
  site.origin + site.base + path.slice(1);
