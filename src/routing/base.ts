/** Base path that the setting `BASE` asks for, from slash to slash: "map", "/map" and "/map/" are one. */
export const baseOf = (setting: string | undefined): string =>
  `/${setting ?? ''}/`.replaceAll(/\/{2,}/gu, '/');

/** Where the site was found to lie, if it was. */
let found: string | undefined;

/** Base path of the site with a slash at its end, as set by `BASE`; `/` under plain Node. */
const base = (): string => {
  const value = found ?? (import.meta.env as { BASE_URL?: string } | undefined)?.BASE_URL ?? '/';
  return value.endsWith('/') ? value : `${value}/`;
};

/** Sets where the site lies, for a browser: what was built can be served from another folder. */
export function standAt(path: string): void {
  found = path;
}

/** Address of a path for a link on the site: the base path, then the path. */
export const href = (path: string): string => base() + path.replace(/^\//u, '');

/** Full address of a path, for what is read outside of the site: metadata, exports, feeds. */
export function absolute(path: string, site: URL | string | undefined): string {
  if (site === undefined) throw new Error('The setting SITE is missing: astro.config.mjs sets it.');
  return new URL(href(path), site).href;
}

/** Path from the root of the site of an address on it: the base path taken off. */
export const pathOf = (url: URL): string => `/${url.pathname.slice(base().length)}`;
