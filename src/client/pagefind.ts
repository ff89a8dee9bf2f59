/** The part of Pagefind's own API (pagefind.app/docs/api) that this site uses. */
export interface Pagefind {
  init(): Promise<void>;
  filters(): Promise<FilterTotals>;
  search(
    words: string | null,
    options?: {
      filters?: Readonly<Record<string, unknown>>;
      sort?: Readonly<Record<string, string>>;
    },
  ): Promise<PagefindResponse>;
  debouncedSearch(words: string, options?: object, wait?: number): Promise<PagefindResponse | null>;
}

export type FilterTotals = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface PagefindResponse {
  readonly results: readonly { readonly id: string; data(): Promise<Hit> }[];
  readonly filters: FilterTotals;
  readonly totalFilters: FilterTotals;
}

/** A page that was found. Excerpts hold `<mark>` around the words; the rest of them is escaped. */
export interface Hit {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sub_results: readonly {
    readonly title: string;
    readonly url: string;
    readonly excerpt: string;
  }[];
}

const loaded = new Map<string, Promise<Pagefind>>();

/** Loads the search index that was built with the site. Fails where there is none, as in development. */
export function loadPagefind(bundle: string): Promise<Pagefind> {
  const known = loaded.get(bundle);
  if (known) return known;
  const module = (import(/* @vite-ignore */ `${bundle}pagefind.js`) as Promise<Pagefind>).then(
    async (pagefind) => {
      await pagefind.init();
      return pagefind;
    },
  );
  loaded.set(bundle, module);
  module.catch(() => loaded.delete(bundle));
  return module;
}

/** Readable names of the kinds of pages. */
export type KindNames = Readonly<Record<string, string>>;

let names: Promise<KindNames> | undefined;

/** Loads the names of the kinds of pages; hits go without where they can't be had. */
export function loadKindNames(bundle: string): Promise<KindNames> {
  names ??= fetch(`${bundle}../data/kinds.json`)
    .then((response) => (response.ok ? (response.json() as Promise<KindNames>) : {}))
    .catch(() => ({}));
  return names;
}
