import { facetCounts } from '../../domain/facets.ts';
import type { MapStudy, StudyText } from '../../domain/map-model.ts';
import { columnIds, pivot, type MapView, type ViewCell } from '../../domain/pivot.ts';
import { counted, tallyInWords } from '../../domain/tally.ts';
import {
  DEFAULT_VIEW,
  formatView,
  FILTER_KEYS,
  normalizeWords,
  parseView,
  type FilterKey,
  type ViewOptions,
  type ViewState,
} from '../../domain/view-state.ts';
import { fillForm, readForm, showChips, showCounts } from '../filter-form.ts';
import { whenIdle } from '../idle.ts';
import { loadMap, loadTexts, withTexts, type MapData } from './data.ts';
import { MapGrid } from './grid.ts';
import { element, studyItem } from './panel.ts';
import { Preview } from './preview.ts';
import { MapRenderer } from './render.ts';
import { takeAway } from './take-away.ts';

/** A part of the element that must be there, and be of its kind. */
function need<T extends Element>(root: ParentNode, selector: string, kind: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The map lacks ${selector}.`);
  return found;
}

const isWide = matchMedia('(min-width: 72rem)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * The map as an instrument: what it shows stands in the address, and everything that it draws
 * follows from the address and the studies. Before this loads, and if it fails, the built map stays.
 */
class EvidenceMap extends HTMLElement {
  #data: MapData | undefined;
  #loading: Promise<MapData> | undefined;
  #texts: readonly StudyText[] | undefined;
  #studies: readonly MapStudy[] = [];
  #renderer: MapRenderer | undefined;
  #view: MapView | undefined;
  #state: ViewState = DEFAULT_VIEW;
  #ignored: readonly string[] = [];
  #folded = new Set<string>();
  #grid!: MapGrid;
  #table!: HTMLTableElement;
  #opener: HTMLElement | undefined;

  connectedCallback(): void {
    this.#table = need(this, 'table', HTMLTableElement);
    this.#grid = this.#makeGrid();
    this.#listen();
    need(this, '.tools', HTMLElement).hidden = false;
    if (location.search.length > 1) void this.#go(location.search);
    else whenIdle(() => void this.#load().catch(() => undefined));
  }

  /** Loads the studies once; a failure is said, with a way to try again. */
  #load(): Promise<MapData> {
    this.#loading ??= loadMap(this.dataset['base'] ?? '/').then((data) => {
      this.#data = data;
      this.#studies = data.studies;
      this.#renderer = new MapRenderer(data.frame, this.dataset['caption'] ?? '');
      return data;
    });
    this.#loading.catch(() => {
      this.#loading = undefined;
      this.#say(
        'The studies could not be loaded, so that filters do not work. The map below is whole.',
        () => this.#go(location.search),
      );
    });
    return this.#loading;
  }

  /** Loads the words of the studies once, for panels and the word filter. */
  async #loadTexts(): Promise<readonly StudyText[]> {
    const data = await this.#load();
    this.#texts ??= await loadTexts(this.dataset['base'] ?? '/');
    if (this.#studies === data.studies) this.#studies = withTexts(data.studies, this.#texts);
    return this.#texts;
  }

  /** Shows the view of an address. */
  async #go(query: string): Promise<void> {
    try {
      const data = await this.#load();
      const { state, ignored } = parseView(this.#ownQuery(query), this.#options(data));
      if (state.q !== '') await this.#loadTexts();
      this.#ignored = ignored;
      this.#state = state;
      this.#writeAddress(true);
      this.#fill();
      this.#show();
      if (state.cell) await this.#openPanel();
      else this.#closePanel();
    } catch {
      // #load and #loadTexts have said what is wrong.
      this.#say('The studies could not be loaded. The map below is whole.', () => this.#go(query));
    }
  }

  /** Changes the view: the address first, then what is drawn. */
  async #change(state: ViewState, replace = false): Promise<void> {
    const moved = state.cols !== this.#state.cols || state.sort !== this.#state.sort;
    this.#state = state;
    this.#ignored = [];
    try {
      await this.#load();
      if (state.q !== '') await this.#loadTexts();
    } catch {
      this.#say('The studies could not be loaded. The map below is whole.', () =>
        this.#change(state, replace),
      );
      return;
    }
    if (state !== this.#state) return;
    this.#writeAddress(replace);
    if (moved && !calm.matches && typeof document.startViewTransition === 'function') {
      document.startViewTransition(() => {
        this.#show();
      });
    } else this.#show();
  }

  /** The theme of an embed stands in its address too; it is no part of the view. */
  get #theme(): string {
    const theme = new URLSearchParams(location.search).get('theme');
    return this.classList.contains('embedded') && theme !== null
      ? `theme=${encodeURIComponent(theme)}`
      : '';
  }

  #ownQuery(query: string): string {
    if (this.#theme === '') return query;
    const parameters = new URLSearchParams(query);
    parameters.delete('theme');
    return parameters.toString();
  }

  #writeAddress(replace: boolean): void {
    const query = [formatView(this.#state), this.#theme].filter(Boolean).join('&');
    const url = (query ? `?${query}` : location.pathname) + location.hash;
    if (`?${query}` === location.search || (query === '' && location.search === '')) return;
    if (replace) history.replaceState(null, '', url);
    else history.pushState(null, '', url);
  }

  /** Values that an address may name. */
  #options(data: MapData): ViewOptions {
    const values = Object.fromEntries(
      FILTER_KEYS.map((key) => [key, data.index.values[key] ?? []]),
    ) as unknown as Record<FilterKey, readonly string[]>;
    return { ...values, column: columnIds(data.frame, data.studies) };
  }

  get #tools(): HTMLFormElement {
    return need(this, '.tools', HTMLFormElement);
  }
  get #filters(): HTMLDialogElement {
    return need(this, '#map-filters', HTMLDialogElement);
  }
  get #filterForm(): HTMLFormElement {
    return need(this, '#map-filters form', HTMLFormElement);
  }
  get #panel(): HTMLDialogElement {
    return need(this, '#map-panel', HTMLDialogElement);
  }

  /** Sets all fields to the state. */
  #fill(): void {
    fillForm(this.#filterForm, this.#state);
    for (const input of this.#tools.querySelectorAll<HTMLInputElement>('[name=cols]')) {
      input.checked = input.value === this.#state.cols;
    }
    need(this.#tools, '[name=sort]', HTMLSelectElement).value = this.#state.sort;
    need(this.#tools, '[name=mark]', HTMLSelectElement).value = this.#state.mark ?? '';
  }

  /** Draws the state. */
  #show(): void {
    if (!this.#data || !this.#renderer) return;
    const view = pivot(this.#studies, this.#data.frame, this.#state);
    this.#view = view;
    const { table, fresh } = this.#renderer.render(this.#table, view);
    if (fresh) {
      this.#table = table;
      this.#grid = this.#makeGrid();
      this.#fold();
    } else this.#grid.refresh();
    const levels = view.filtered ? '. Levels are those of the whole map' : '';
    need(this, '.bar [role=status]', HTMLElement).textContent = view.filtered
      ? `${view.shown.length} of ${counted(view.total)}${levels}`
      : `${view.total} of ${counted(view.total)}`;
    showCounts(this.#filterForm, facetCounts(this.#studies, this.#state));
    showChips(need(this, '.chips', HTMLElement), this.#filterForm, () => {
      this.#readFilters();
    });
    this.#showLegend();
    this.#showMessage();
  }

  #showLegend(): void {
    const families = need(this, '.families', HTMLElement);
    const [balances] = this.querySelectorAll<HTMLElement>('.bar .legend');
    if (balances) balances.hidden = this.#state.mark !== undefined;
    families.hidden = this.#state.mark === undefined;
    if (this.#state.mark === undefined || !this.#data) return;
    const names =
      this.#state.mark === 'design'
        ? this.#data.frame.families.map(({ name }) => name)
        : (this.#data.index.values['basis'] ?? []).map((value) => this.#nameOf('basis', value));
    families.innerHTML = names
      .map(
        (_, index) =>
          `<li><svg class="m plain-mark" aria-hidden="true"><use href="#f-${index}"></use></svg> </li>`,
      )
      .join('');
    [...families.children].forEach((item, index) => {
      item.append(names[index] ?? '');
    });
  }

  /** Says what of the address was not understood. Text, never markup. */
  #showMessage(): void {
    const place = need(this, '[data-message]', HTMLElement);
    place.hidden = this.#ignored.length === 0;
    place.textContent =
      this.#ignored.length === 0
        ? ''
        : `The address held something that this map does not know, and it was ignored: ${this.#ignored.join(', ')}`;
  }

  #say(text: string, retry: () => Promise<void>): void {
    const place = need(this, '[data-message]', HTMLElement);
    const button = element('button', { type: 'button', class: 'button' }, 'Try again');
    button.addEventListener('click', () => {
      place.hidden = true;
      void retry();
    });
    place.replaceChildren(text, ' ', button);
    place.hidden = false;
  }

  #readFilters(replace = false): void {
    const { q } = readForm(this.#filterForm, this.#state);
    void this.#change(
      { ...readForm(this.#filterForm, this.#state), q: normalizeWords(q) },
      replace,
    );
  }

  #readTools(): void {
    const data = new FormData(this.#tools);
    const { mark: _mark, ...rest } = this.#state;
    const mark = data.get('mark');
    void this.#change({
      ...rest,
      cols: data.get('cols') as ViewState['cols'],
      sort: data.get('sort') as ViewState['sort'],
      ...(mark === 'design' || mark === 'basis' ? { mark } : {}),
    });
  }

  #makeGrid(): MapGrid {
    return new MapGrid(this.#table, {
      openCell: (cell) => {
        this.#open(cell);
      },
      describe: (cell) => {
        const row = cell.closest('tr')?.querySelector('th')?.textContent.trim() ?? '';
        const words = cell.querySelector('.vh')?.textContent ?? '';
        if (cell.classList.contains('lv'))
          return `${row}, ${cell.textContent.trim().replace(/\s+/gu, ' ')}`;
        const column = (cell.dataset['label'] ?? '').replace(/^\d /u, '');
        return `${row}, ${column.toLowerCase()}: ${words}`;
      },
    });
  }

  /** Opens the panel of a cell and writes it into the address. */
  #open(cell: HTMLTableCellElement): void {
    const application = cell.closest('tr')?.dataset['application'];
    const column = cell.dataset['column'];
    if (application === undefined || column === undefined) return;
    this.#opener = cell;
    void this.#change({ ...this.#state, cell: { application, column } }).then(() =>
      this.#openPanel(),
    );
  }

  /** Cells of the view with studies, in the order of reading. */
  #filledCells(): readonly ViewCell[] {
    return (this.#view?.groups ?? [])
      .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
      .filter(({ studies }) => studies.length > 0);
  }

  #cellElement(application: string, column: string): HTMLTableCellElement | null {
    return this.#table.querySelector(
      `tr[data-application="${CSS.escape(application)}"] td[data-column="${CSS.escape(column)}"]`,
    );
  }

  #nameOf(key: FilterKey, value: string): string {
    const input = this.#filterForm.querySelector(
      `input[name="${key}"][value="${CSS.escape(value)}"]`,
    );
    return input?.nextElementSibling?.textContent ?? value;
  }

  /** Fills and shows the panel of the cell in the state. */
  async #openPanel(): Promise<void> {
    const { cell } = this.#state;
    if (!cell || !this.#view || !this.#data) return;
    const texts = await this.#loadTexts().catch(() => undefined);
    const found = this.#view.groups
      .flatMap(({ rows }) => rows)
      .find(({ application }) => application.id === cell.application);
    const shown = found?.cells.find(({ column }) => column.id === cell.column);
    if (!found || !shown) return;
    const order = this.#data.index.ids;
    const rungs = this.#data.frame.ladder.map(({ id }) => id);
    const studies = shown.studies.toSorted(
      (a, b) =>
        rungs.indexOf(b.facets.rung[0] ?? '') - rungs.indexOf(a.facets.rung[0] ?? '') ||
        (a.issued < b.issued ? 1 : -1),
    );
    const list = element(
      'ul',
      { class: 'studies' },
      ...studies.map((study) =>
        studyItem(study, texts?.[order.indexOf(study.id)], (key, value) =>
          this.#nameOf(key, value),
        ),
      ),
    );
    const title = element(
      'h2',
      { id: 'map-panel-title', tabindex: '-1' },
      `${found.application.name}: ${shown.column.name}`,
    );
    const downloads = element('p', { class: 'meta buttons' }, 'Take these away: ');
    for (const format of ['ris', 'bib', 'csl.json', 'csv'] as const) {
      const button = element(
        'button',
        { class: 'button', type: 'button' },
        format.replace('.json', '').toUpperCase(),
      );
      button.addEventListener('click', () => {
        void takeAway(
          this,
          format,
          studies.map(({ id }) => id),
          this.#takeContext(),
        );
      });
      downloads.append(button, ' ');
    }
    need(this.#panel, '[data-panel]', HTMLElement).replaceChildren(
      title,
      element(
        'p',
        {},
        studies.length === 0
          ? 'No study of this map stands here. That is no proof that none exists.'
          : `${tallyInWords(shown.tally)}.`,
      ),
      list,
      ...(studies.length > 0 ? [downloads] : []),
    );
    if (!this.#panel.open) {
      if (isWide.matches) this.#panel.show();
      else this.#panel.showModal();
    }
    title.focus({ preventScroll: true });
    for (const marked of this.#table.querySelectorAll('.open')) marked.classList.remove('open');
    this.#cellElement(cell.application, cell.column)?.classList.add('open');
  }

  #takeContext(): { view: MapView | undefined; data: MapData | undefined } {
    return { view: this.#view, data: this.#data };
  }

  #closePanel(): void {
    for (const marked of this.#table.querySelectorAll('.open')) marked.classList.remove('open');
    if (this.#panel.open) this.#panel.close();
  }

  /** Shows how a level was worked out, as the page of the application has it. */
  async #openLevel(link: HTMLAnchorElement): Promise<void> {
    this.#opener = link.closest<HTMLElement>('td') ?? undefined;
    try {
      const response = await fetch(link.href);
      if (!response.ok) throw new Error(String(response.status));
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const working = page.querySelector<HTMLDetailsElement>('details.level');
      const review = page.querySelector('.says');
      const name = page.querySelector('h1')?.textContent ?? '';
      if (working === null) throw new Error('no working');
      working.open = true;
      working.querySelector('#level')?.removeAttribute('id');
      const title = element('h2', { id: 'map-panel-title', tabindex: '-1' }, `${name}: its level`);
      need(this.#panel, '[data-panel]', HTMLElement).replaceChildren(
        title,
        working,
        ...(review ? [review] : []),
      );
      if (isWide.matches) this.#panel.show();
      else this.#panel.showModal();
      title.focus({ preventScroll: true });
    } catch {
      location.href = link.href;
    }
  }

  #step(by: number): void {
    const cells = this.#filledCells();
    const { cell } = this.#state;
    const at = cells.findIndex(
      ({ application, column }) => application === cell?.application && column.id === cell.column,
    );
    const next = cells[(at + by + cells.length) % cells.length];
    if (!next) return;
    this.#opener = this.#cellElement(next.application, next.column.id) ?? undefined;
    void this.#change(
      { ...this.#state, cell: { application: next.application, column: next.column.id } },
      true,
    ).then(() => this.#openPanel());
  }

  /** Folds and unfolds the rows of an area. */
  #fold(): void {
    for (const body of this.#table.tBodies) {
      const area = body.dataset['area'];
      const head = body.querySelector('.area th');
      if (area === undefined || !head) continue;
      const folded = this.#folded.has(area);
      for (const row of body.rows) if (!row.classList.contains('area')) row.hidden = folded;
      let button = head.querySelector('button');
      if (!button) {
        button = element('button', { type: 'button', class: 'fold', tabindex: '-1' });
        head.append(' ', button);
      }
      button.textContent = folded ? 'show' : 'fold';
      button.setAttribute('aria-expanded', String(!folded));
      button.setAttribute('aria-label', `${folded ? 'Show' : 'Fold'} the rows of this area`);
    }
    this.#grid.refresh();
  }

  #toggleFilters(): void {
    const button = need(this, '[data-filters]', HTMLElement);
    if (this.#filters.open) this.#filters.close();
    else if (isWide.matches) this.#filters.show();
    else this.#filters.showModal();
    button.setAttribute('aria-expanded', String(this.#filters.open));
    void this.#load().then(() => {
      if (!this.#view) this.#show();
    });
  }

  #listen(): void {
    const filters = this.#filters;
    this.#tools.addEventListener('change', () => {
      this.#readTools();
    });
    this.#filterForm.addEventListener('input', (event) => {
      this.#readFilters((event.target as HTMLInputElement).type === 'search');
    });
    this.#filterForm.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    need(this, '[data-filters]', HTMLElement).addEventListener('click', () => {
      this.#toggleFilters();
    });
    need(filters, '[data-close]', HTMLElement).addEventListener('click', () => {
      filters.close();
    });
    filters.addEventListener('close', () => {
      const button = need(this, '[data-filters]', HTMLButtonElement);
      button.setAttribute('aria-expanded', 'false');
      button.focus();
    });
    need(filters, '[data-reset]', HTMLElement).addEventListener('click', () => {
      const { cols, sort, mark } = this.#state;
      void this.#change({ ...DEFAULT_VIEW, cols, sort, ...(mark && { mark }) }).then(() => {
        this.#fill();
      });
    });
    need(this.#panel, '[data-close]', HTMLElement).addEventListener('click', () => {
      this.#panel.close();
    });
    this.#panel.addEventListener('close', () => {
      const { cell, ...rest } = this.#state;
      if (cell) void this.#change(rest);
      for (const marked of this.#table.querySelectorAll('.open')) marked.classList.remove('open');
      const target = cell ? this.#cellElement(cell.application, cell.column) : this.#opener;
      if (target && this.#table.contains(target)) this.#grid.focus(target);
    });
    // A modal dialog closes by Escape itself; one beside the map does not.
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      if (this.#panel.open) this.#panel.close();
      else if (filters.open) filters.close();
    });
    for (const button of this.#panel.querySelectorAll<HTMLElement>('[data-step]')) {
      button.addEventListener('click', () => {
        this.#step(Number(button.dataset['step']));
      });
    }
    this.addEventListener('click', (event) => {
      const target = event.target as HTMLElement;
      const fold = target.closest('.fold');
      const area = target.closest<HTMLElement>('tbody')?.dataset['area'];
      if (fold && area !== undefined) {
        if (!this.#folded.delete(area)) this.#folded.add(area);
        this.#fold();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const level = target.closest<HTMLAnchorElement>('.lv a');
      if (level) {
        event.preventDefault();
        void this.#openLevel(level);
        return;
      }
      const cell = target.closest<HTMLTableCellElement>('td[data-column]');
      const crowded = target.closest('.count');
      if (cell && (crowded || !target.closest('a'))) {
        event.preventDefault();
        this.#open(cell);
      }
    });
    for (const button of this.querySelectorAll<HTMLElement>('[data-download], [data-copy]')) {
      button.addEventListener('click', () => {
        const format = button.dataset['download'] ?? button.dataset['copy'] ?? '';
        void this.#load().then(() => {
          if (!this.#view) this.#show();
          return takeAway(
            this,
            format,
            this.#view?.shown.map(({ id }) => id) ?? [],
            this.#takeContext(),
          );
        });
      });
    }
    addEventListener('popstate', () => void this.#go(location.search));
    new Preview(this, need(this, '#map-preview', HTMLElement), async (id) => {
      const texts = await this.#loadTexts();
      const at = this.#data?.index.ids.indexOf(id) ?? -1;
      return texts[at];
    });
    this.#fold();
  }
}
customElements.define('evidence-map', EvidenceMap);
