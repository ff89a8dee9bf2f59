import { isFiltered, type Findings } from '../domain/search/find.ts';
import { parseView } from '../domain/view-address.ts';
import { normalizeWords, type ViewState } from '../domain/view-state.ts';
import {
  fillForm,
  optionsOf,
  readForm,
  showChips,
  showCounts,
  writeAddress,
} from './filter-form.ts';
import { element } from './elements.ts';
import { whenSlow } from './patience.ts';
import { loadEngine, type Engine } from './search/engine.ts';
import { showPlainly } from './search/plain.ts';
import { rememberSearch } from './search/recent.ts';
import { ResultList } from './search/results.ts';
import { turn } from './turns.ts';
import {
  failureInWords,
  onMap,
  showRecent,
  statusOf,
  tell,
  tellFailure,
  tellSlow,
  type Ways,
} from './search/told.ts';

const PAGE_SIZE = 10;

/** The elements of the search page. */
interface Parts {
  readonly query: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly form: HTMLFormElement;
  readonly panel: HTMLDetailsElement;
  readonly years: HTMLElement;
  readonly sort: HTMLSelectElement;
  readonly status: HTMLElement;
  readonly told: HTMLElement;
  readonly chips: HTMLElement;
  readonly list: HTMLOListElement;
  readonly more: HTMLButtonElement;
  readonly map: HTMLAnchorElement;
}

/** The search page: words and filters stand in the address. */
class SiteSearch extends HTMLElement {
  #latest = 0;

  connectedCallback(): void {
    const parts = {
      query: this.querySelector<HTMLFormElement>('.query'),
      input: this.querySelector<HTMLInputElement>('[name=q]'),
      form: this.querySelector<HTMLFormElement>('#search-filters'),
      panel: this.querySelector<HTMLDetailsElement>('.panel'),
      years: this.querySelector<HTMLElement>('[data-years]'),
      sort: this.querySelector<HTMLSelectElement>('[name=sort]'),
      status: this.querySelector<HTMLElement>('[role=status]'),
      told: this.querySelector<HTMLElement>('.told'),
      chips: this.querySelector<HTMLElement>('.chips'),
      list: this.querySelector<HTMLOListElement>('.hits'),
      more: this.querySelector<HTMLButtonElement>('[data-more]'),
      map: this.querySelector<HTMLAnchorElement>('[data-map]'),
    };
    if (Object.values(parts).every((part) => part !== null)) this.#start(parts as Parts);
  }

  #start(parts: Parts): void {
    const { query, input, form, panel, years, sort, status, told, chips, list, more, map } = parts;
    const pathOf = (address = '/'): string => new URL(address, location.href).pathname;
    const folder = pathOf(this.dataset['bundle']);
    const root = pathOf(this.dataset['root']);
    const results = new ResultList(list, root);
    const parsed = parseView(location.search, optionsOf(form));
    // Only two orders make sense here: the nearest, and the newest first.
    let state: ViewState = {
      ...parsed.state,
      // The form stands before its script: words that were typed meanwhile count.
      q: parsed.state.q || normalizeWords(input.value),
      sort: parsed.state.sort === 'newest' ? 'newest' : 'area',
    };
    let ignored = parsed.ignored;

    const change = (): void => {
      state = {
        ...readForm(form, state),
        q: normalizeWords(input.value),
        sort: sort.value === 'newest' ? 'newest' : 'area',
      };
      ignored = [];
      writeAddress(state);
      run();
    };
    const ways: Ways = {
      root,
      search: (words) => {
        input.value = words;
        input.focus();
        change();
      },
    };
    const dropFilters = (): void => {
      state = { ...state, filters: {} };
      delete (state as { from?: number }).from;
      delete (state as { to?: number }).to;
      fillForm(form, state);
      change();
      input.focus();
    };
    /** Offers the years that there are results of; choosing one again takes it away. */
    const showYears = (counts: Findings['years']): void => {
      const focused = years.contains(document.activeElement)
        ? (document.activeElement?.textContent.slice(0, 4) ?? '')
        : '';
      years.replaceChildren(
        ...[...counts]
          .toSorted(([a], [b]) => b - a)
          .map(([year, n]) => {
            const isOn = state.from === year && state.to === year;
            const button = element('button', '', `${year} `, element('small', '', String(n)));
            button.type = 'button';
            button.setAttribute('aria-pressed', String(isOn));
            button.addEventListener('click', () => {
              for (const name of ['from', 'to']) {
                const field = form.querySelector<HTMLInputElement>(`[name=${name}]`);
                if (field) field.value = isOn ? '' : String(year);
              }
              change();
            });
            return button;
          }),
      );
      const again = [...years.children].find(({ textContent }) => textContent.startsWith(focused));
      if (focused !== '' && again instanceof HTMLElement) again.focus();
    };
    const showResults = async (findings: Findings, engine: Engine, from: number): Promise<void> => {
      const end = from + PAGE_SIZE;
      const page = findings.results.slice(from, end);
      if (!(await results.show(page, findings.query.marks, engine, from > 0))) return;
      more.hidden = findings.results.length <= end;
      more.onclick = () => {
        void showResults(findings, engine, end).then(() => {
          list.children[end]?.querySelector('a')?.focus();
        });
      };
    };
    const search = async (engine: Engine, run: number): Promise<void> => {
      const findings = await engine.find(state);
      // An older answer never takes the place of a newer one.
      if (run !== this.#latest) return;
      const nothing = state.q === '' && !isFiltered(state);
      if (run === 1 && !nothing) {
        await results.prepare(findings.results.slice(0, PAGE_SIZE), engine);
        if (run !== this.#latest) return;
      }
      showCounts(form, findings.counts);
      const wasInChips = chips.contains(document.activeElement);
      showChips(chips, form, change);
      // The chip that had the focus is gone.
      if (wasInChips) input.focus();
      showYears(findings.years);
      await turn();
      if (run !== this.#latest) return;
      status.textContent =
        statusOf(findings, state) +
        (ignored.length > 0 ? ` Not understood and ignored: ${ignored.join(', ')}` : '');
      map.hidden = nothing || findings.results.length === 0;
      map.href = onMap(findings, state, root);
      if (nothing) {
        results.clear();
        more.hidden = true;
        showRecent(told, ways);
      } else {
        tell(told, findings, state, ways, dropFilters);
        // More of what stood here before is not what is wanted now.
        more.onclick = null;
        await showResults(findings, engine, 0);
      }
    };
    const fail = async (run: number): Promise<void> => {
      if (run !== this.#latest) return;
      status.textContent = failureInWords();
      tellFailure(told, ways, change);
      results.clear();
      more.hidden = true;
      map.hidden = true;
      if (state.q === '') return;
      await showPlainly(state, folder, status, list, () => run === this.#latest);
    };
    const run = (): void => {
      const mine = ++this.#latest;
      const searched = loadEngine(folder).then((engine) => search(engine, mine));
      whenSlow(searched, () => {
        if (mine === this.#latest) tellSlow(status, told, ways);
      });
      searched.catch(() => fail(mine));
    };

    form.addEventListener('input', change);
    input.addEventListener('input', change);
    sort.addEventListener('change', change);
    query.addEventListener('submit', (event) => {
      event.preventDefault();
      rememberSearch(normalizeWords(input.value));
      change();
    });
    list.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a')) rememberSearch(state.q);
    });
    document.querySelector('main > .late')?.remove();
    panel.open = matchMedia('(min-width: 60rem)').matches;
    fillForm(form, state);
    input.value = state.q;
    sort.value = state.sort === 'newest' ? 'newest' : 'relevance';
    if (state.q === '') input.focus();
    writeAddress(state);
    run();
  }
}

customElements.define('site-search', SiteSearch);
