import { normalizeWords, parseView, type FilterKey, type ViewState } from '../domain/view-state.ts';
import {
  fillForm,
  optionsOf,
  readForm,
  showChips,
  showCounts,
  writeAddress,
} from './filter-form.ts';
import { hitItem } from './hits.ts';
import {
  loadKindNames,
  loadPagefind,
  type FilterTotals,
  type Pagefind,
  type PagefindResponse,
} from './pagefind.ts';

const PAGE_SIZE = 10;

/** Filters of a view in the form that Pagefind asks for: any value within a key, all keys. */
function pagefindFilters(state: ViewState, years: readonly string[]): Record<string, unknown> {
  const filters: Record<string, unknown> = {};
  for (const [key, values] of Object.entries(state.filters)) filters[key] = { any: values };
  if (state.from !== undefined || state.to !== undefined) {
    const inRange = years.filter(
      (year) => Number(year) >= (state.from ?? 0) && Number(year) <= (state.to ?? 9999),
    );
    filters['year'] = { any: inRange.length > 0 ? inRange : ['none'] };
  }
  return filters;
}

const toCounts = (totals: FilterTotals) =>
  new Proxy({} as Record<FilterKey, ReadonlyMap<string, number>>, {
    get: (_, key) => new Map(Object.entries(totals[String(key)] ?? {})),
  });

/** The search page: words and filters stand in the address. */
class SiteSearch extends HTMLElement {
  #latest = 0;

  connectedCallback(): void {
    const query = this.querySelector<HTMLFormElement>('.query');
    const input = this.querySelector<HTMLInputElement>('[name=q]');
    const form = this.querySelector<HTMLFormElement>('#search-filters');
    const panel = this.querySelector<HTMLDetailsElement>('.panel');
    const status = this.querySelector('[role=status]');
    const chips = this.querySelector<HTMLElement>('.chips');
    const list = this.querySelector<HTMLOListElement>('.hits');
    const more = this.querySelector<HTMLButtonElement>('[data-more]');
    if (!query || !input || !form || !panel || !status || !chips || !list || !more) return;
    const parsed = parseView(location.search, optionsOf(form));
    let state = parsed.state;
    let ignored = parsed.ignored;

    const fail = (): void => {
      status.textContent =
        'The search index could not be loaded. Try again, or use the lists of applications and evidence. (In development there is no index: run npm run build.)';
    };
    const append = async (response: PagefindResponse, from: number, run: number): Promise<void> => {
      const shown = response.results.slice(from, from + PAGE_SIZE);
      const [kindNames, hits] = await Promise.all([
        loadKindNames(this.dataset['bundle'] ?? '/pagefind/'),
        Promise.all(shown.map((result) => result.data())),
      ]);
      if (run !== this.#latest) return;
      const items = hits.map((hit) => hitItem(hit, kindNames));
      if (from === 0) list.replaceChildren(...items);
      else list.append(...items);
      const end = from + PAGE_SIZE;
      more.hidden = response.results.length <= end;
      more.onclick = () => {
        append(response, end, run)
          .then(() => list.children[end]?.querySelector('a')?.focus())
          .catch(fail);
      };
    };
    const search = async (pagefind: Pagefind): Promise<void> => {
      const run = ++this.#latest;
      const totals = await pagefind.filters();
      const years = Object.keys(totals['year'] ?? {});
      const filters = pagefindFilters(state, years);
      const nothing = state.q === '' && Object.keys(filters).length === 0;
      const response = nothing
        ? { results: [], filters: totals, totalFilters: totals }
        : await pagefind.search(state.q === '' ? null : state.q, { filters });
      if (run !== this.#latest) return;
      showCounts(form, toCounts(nothing ? totals : response.filters));
      showChips(chips, form, change);
      const n = response.results.length;
      const said = nothing
        ? 'Type a word, or choose a filter.'
        : n === 0
          ? 'Nothing found. Try fewer or other words, or take a filter away.'
          : `${n} ${n === 1 ? 'result' : 'results'}`;
      status.textContent =
        said + (ignored.length > 0 ? ` Not understood and ignored: ${ignored.join(', ')}` : '');
      if (n === 0) {
        list.replaceChildren();
        more.hidden = true;
      } else await append(response, 0, run);
    };
    const run = (): void => {
      loadPagefind(this.dataset['bundle'] ?? '/pagefind/')
        .then(search)
        .catch(fail);
    };
    const change = (): void => {
      state = { ...readForm(form, state), q: normalizeWords(input.value) };
      ignored = [];
      writeAddress(state);
      run();
    };
    form.addEventListener('input', change);
    input.addEventListener('input', change);
    query.addEventListener('submit', (event) => {
      event.preventDefault();
      change();
    });
    this.hidden = false;
    panel.open = matchMedia('(min-width: 60rem)').matches;
    fillForm(form, state);
    input.value = state.q;
    if (state.q === '') input.focus();
    writeAddress(state);
    run();
  }
}
customElements.define('site-search', SiteSearch);
