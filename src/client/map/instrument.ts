import { facetCounts } from '../../domain/facets.ts';
import { columnIds, pivot, type MapView, type ViewCell } from '../../domain/pivot.ts';
import { counted } from '../../domain/tally.ts';
import { parseView, type ParsedView } from '../../domain/view-address.ts';
import {
  DEFAULT_VIEW,
  formatView,
  type FilterKey,
  type ViewOptions,
  type ViewState,
} from '../../domain/view-state.ts';
import { familyMarkId } from '../../figure/family-mark.ts';
import { standAt } from '../../routing/base.ts';
import { fillForm, optionsOf, readForm, showChips, showCounts } from '../filter-form.ts';
import { element, need } from '../elements.ts';
import { whenIdle } from '../idle.ts';
import { once, soon, whenSlow } from '../patience.ts';
import { turn } from '../turns.ts';
import { mapSource, type MapData, type MapSource } from './data.ts';
import { Folding } from './folding.ts';
import { MapGrid } from './grid.ts';
import { cellPanel, levelPanel } from './panel.ts';
import { changeSoftly, openSheet } from './parts.ts';
import { Preview } from './preview.ts';
import { MapRenderer } from './render.ts';
import { copy, download, placeOfView } from './take-away.ts';

/** What is loaded once, and the view that stands on the map. */
interface Loaded {
  readonly data: MapData;
  readonly options: ViewOptions;
  readonly renderer: MapRenderer;
  view: MapView;
}

/** How a view changes. */
interface Change {
  /** What of an address was not understood. */
  readonly ignored?: readonly string[];
  readonly history?: 'push' | 'replace';
  /** Whether fields are set to the view; not while someone writes in them. */
  readonly fill?: boolean;
}

/** Cells of a view, in the order of reading. */
const cellsOf = (view: MapView): readonly ViewCell[] =>
  view.groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));

/** A view without its open cell. */
function withoutCell({ cell: _cell, ...rest }: ViewState): ViewState {
  return rest;
}

/**
 * The map as an instrument: what it shows stands in the address, and everything that it draws
 * follows from the address and the studies. Before this loads, and if it fails, the built map stays.
 */
class EvidenceMap extends HTMLElement {
  #source!: MapSource;
  /** Loads the studies, and takes over the map as it was built. */
  readonly #load = once(() => this.#takeOver());
  #loaded: Loaded | undefined;
  #state: ViewState = DEFAULT_VIEW;
  #table!: HTMLTableElement;
  #grid!: MapGrid;
  readonly #folding = new Folding();
  #tools!: HTMLFormElement;
  #filters!: HTMLDialogElement;
  #filterForm!: HTMLFormElement;
  #panel!: HTMLDialogElement;
  /** What the panel shows, and where the focus goes when it closes. */
  #panelFor: { readonly cell: boolean; readonly back: () => HTMLElement | undefined } | undefined;

  connectedCallback(): void {
    // Its styles hide the line at once; they may be what is missing.
    this.querySelector('.late')?.remove();
    const base = new URL(this.dataset['base'] ?? '/', location.href).pathname;
    standAt(base);
    this.#source = mapSource(base);
    this.#table = need(this, 'table', HTMLTableElement);
    this.#tools = need(this, '.tools', HTMLFormElement);
    this.#filters = need(this, '#map-filters', HTMLDialogElement);
    this.#filterForm = need(this.#filters, 'form', HTMLFormElement);
    this.#panel = need(this, '#map-panel', HTMLDialogElement);
    this.#grid = this.#makeGrid();
    this.#folding.show(this.#table);
    this.#listen();
    if (location.search.length > 1) void this.#go();
    else if (formatView(this.#readTools()) !== '') void this.#change(this.#readTools());
    else {
      whenIdle(() => {
        this.#load().catch(() => {
          this.#sayFailure(() => this.#go());
        });
      });
    }
  }

  async #takeOver(): Promise<Loaded> {
    const data = await this.#source.data();
    // Thousands of studies take a moment to be sorted by their values; the first filter finds it done.
    whenIdle(() => facetCounts(data.studies, DEFAULT_VIEW));
    await turn();
    const view = pivot(data.studies, data.frame, DEFAULT_VIEW);
    await turn();
    const caption = this.dataset['caption'] ?? '';
    const renderer = new MapRenderer(data.frame, caption, this.#table, view);
    await this.#grid.ready;
    this.#loaded = {
      data,
      options: {
        ...optionsOf(this.#filterForm),
        column: columnIds(data.frame, data.studies),
      },
      renderer,
      view,
    };
    performance.mark('map:ready');
    return this.#loaded;
  }

  /** Shows the view of the address. */
  async #go(): Promise<void> {
    try {
      const { options } = await this.#inTime(this.#load());
      const { state, ignored } = parseView(this.#ownQuery(), options);
      await this.#apply(state, { ignored, history: 'replace' });
    } catch {
      this.#sayFailure(() => this.#go());
    }
  }

  /** Changes the view, the address with it. */
  async #change(state: ViewState, how: Change = {}): Promise<void> {
    try {
      await this.#apply(state, how);
    } catch {
      this.#sayFailure(() => this.#change(state, how));
    }
  }

  /** @throws where a file that the view needs can't be loaded */
  async #apply(
    wanted: ViewState,
    { ignored = [], history = 'push', fill = true }: Change,
  ): Promise<void> {
    this.#state = wanted;
    const [loaded, { studies }] = await this.#inTime(
      Promise.all([this.#load(), wanted.q === '' ? this.#source.data() : this.#source.texts()]),
    );
    // Something else was asked for in the meantime.
    if (wanted !== this.#state) return;
    const start = performance.now();
    const view = pivot(studies, loaded.data.frame, wanted);
    const before = loaded.view.state;
    const { cell } = wanted;
    const isCell =
      cell !== undefined &&
      cellsOf(view).some((c) => c.application === cell.application && c.column.id === cell.column);
    const state = isCell ? wanted : withoutCell(wanted);
    const refused = cell && !isCell ? [`cell=${cell.application}.${cell.column}`] : [];
    this.#state = state;
    loaded.view = { ...view, state };
    this.#writeAddress(history);
    const draw = (): void => {
      this.#draw(loaded);
    };
    if (before.cols === state.cols && before.sort === state.sort) draw();
    else changeSoftly(draw);
    if (fill) this.#fill();
    need(this, '.bar [role=status]', HTMLElement).textContent =
      `${view.shown.length} of ${counted(view.total)}` +
      (view.filtered ? '. Levels are those of the whole map' : '');
    showCounts(this.#filterForm, facetCounts(studies, state));
    showChips(
      need(this, '.chips', HTMLElement),
      this.#filterForm,
      () => {
        this.#readFilters();
      },
      { words: true, last: need(this, '[data-filters]', HTMLElement) },
    );
    this.#showLegend(loaded.data);
    this.#sayIgnored([...ignored, ...refused]);
    performance.measure('map:change', { start });
    await this.#showPanel();
  }

  /** The theme of an embed stands in its address too; it is no part of the view. */
  get #theme(): string {
    const theme = new URLSearchParams(location.search).get('theme');
    return this.classList.contains('embedded') && theme !== null
      ? `theme=${encodeURIComponent(theme)}`
      : '';
  }

  #ownQuery(): string {
    if (this.#theme === '') return location.search;
    const parameters = new URLSearchParams(location.search);
    parameters.delete('theme');
    return parameters.toString();
  }

  #writeAddress(how: Change['history']): void {
    const query = [formatView(this.#state), this.#theme].filter(Boolean).join('&');
    const search = query === '' ? '' : `?${query}`;
    if (search === location.search) return;
    const url = (search || location.pathname) + location.hash;
    if (how === 'replace') history.replaceState(null, '', url);
    else history.pushState(null, '', url);
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

  #draw({ renderer, view }: Loaded): void {
    const drawn = renderer.render(this.#table, view);
    if (drawn.table) {
      this.#table = drawn.table;
      this.#folding.show(this.#table);
      this.#grid = this.#makeGrid();
      this.#markOpen();
    } else this.#grid.refresh(drawn.cells);
  }

  #showLegend({ frame, index }: MapData): void {
    const { mark } = this.#state;
    const families = need(this, '.families', HTMLElement);
    need(this, '.bar .legend', HTMLElement).hidden = mark !== undefined;
    families.hidden = mark === undefined;
    if (mark === undefined || families.dataset['mark'] === mark) return;
    families.dataset['mark'] = mark;
    const names =
      mark === 'design'
        ? frame.families.map(({ name }) => name)
        : (index.values['basis'] ?? []).map((value) => this.#nameOf('basis', value));
    families.replaceChildren(
      ...names.map((name, at) => {
        const item = element('li');
        item.innerHTML = `<svg class="m plain-mark" aria-hidden="true"><use href="#${familyMarkId(at)}"></use></svg> `;
        item.append(name);
        return item;
      }),
    );
  }

  /** Says what of an address was not understood. Text, never markup. */
  #sayIgnored(ignored: readonly string[]): void {
    const place = need(this, '[data-message]', HTMLElement);
    place.hidden = ignored.length === 0;
    place.textContent =
      ignored.length === 0
        ? ''
        : `The address held something that this map does not know, and it was ignored: ${ignored.join(', ')}`;
  }

  /** Says that the studies are still on their way where they take long. */
  async #inTime<T>(loading: Promise<T>): Promise<T> {
    const place = need(this, '[data-message]', HTMLElement);
    const slow = document.createTextNode(
      'The studies are still on their way, and what you chose is shown once they are here. The map below is whole.',
    );
    whenSlow(loading, () => {
      place.replaceChildren(slow);
      place.hidden = false;
    });
    const result = await loading;
    if (place.contains(slow)) place.hidden = true;
    return result;
  }

  #sayFailure(retry: () => Promise<void>): void {
    const place = need(this, '[data-message]', HTMLElement);
    const button = element('button', { type: 'button', class: 'button' }, 'Try again');
    button.addEventListener('click', () => {
      place.hidden = true;
      void retry();
    });
    place.replaceChildren(
      'The studies could not be loaded, so that filters do not work. The map below is whole. ',
      button,
    );
    place.hidden = false;
  }

  #readFilters(history: Change['history'] = 'push'): void {
    const read = readForm(this.#filterForm, this.#state);
    // The form may hold years that no address can, such as a first year after the last.
    const { state, ignored }: ParsedView = this.#loaded
      ? parseView(formatView(read), this.#loaded.options)
      : { state: read, ignored: [] };
    void this.#change(state, { ignored, history, fill: false });
  }

  #readTools(): ViewState {
    const data = new FormData(this.#tools);
    const { mark: _mark, ...rest } = this.#state;
    const mark = data.get('mark');
    return {
      ...rest,
      cols: data.get('cols') as ViewState['cols'],
      sort: data.get('sort') as ViewState['sort'],
      ...(mark === 'design' || mark === 'basis' ? { mark } : {}),
    };
  }

  #makeGrid(): MapGrid {
    return new MapGrid(this.#table, {
      openCell: (cell) => {
        this.#open(cell);
      },
      fold: (heading, folded) => {
        this.#fold(heading, folded);
      },
      describe: (cell) => {
        const row = cell.parentElement?.querySelector('th')?.textContent.trim() ?? '';
        if (cell.classList.contains('lv')) {
          return `${row}, ${cell.textContent.trim().replace(/\s+/gu, ' ')}`;
        }
        const column = (cell.dataset['label'] ?? '').replace(/^\d /u, '');
        return `${row}, ${column.toLowerCase()}: ${cell.querySelector('.vh')?.textContent ?? ''}`;
      },
    });
  }

  #fold(within: Element, folded?: boolean): void {
    const area = within.closest('tbody')?.dataset['area'];
    if (area === undefined) return;
    this.#folding.set(area, folded);
    this.#folding.show(this.#table);
    this.#grid.refresh([]);
  }

  /** Opens the panel of a cell and writes it into the address. */
  #open(cell: HTMLTableCellElement): void {
    const application = cell.closest('tr')?.dataset['application'];
    const column = cell.dataset['column'];
    if (application === undefined || column === undefined) return;
    void this.#change({ ...this.#state, cell: { application, column } });
  }

  #nameOf(key: FilterKey, value: string): string {
    const input = this.#filterForm.querySelector(
      `input[name="${key}"][value="${CSS.escape(value)}"]`,
    );
    return input?.nextElementSibling?.textContent ?? value;
  }

  /** Shows the panel of the cell in the state, or closes it where there is none. */
  async #showPanel(): Promise<void> {
    const { cell } = this.#state;
    const loaded = this.#loaded;
    if (!loaded) return;
    if (!cell) {
      this.#markOpen();
      if (this.#panelFor?.cell) this.#panel.close();
      return;
    }
    const coming = this.#source.texts();
    const texts = await soon(coming);
    if (this.#state.cell !== cell) return;
    // Titles and findings that come late are filled in.
    if (!texts) coming.then(() => this.#showPanel()).catch(() => undefined);
    const found = cellsOf(loaded.view).find(
      (c) => c.application === cell.application && c.column.id === cell.column,
    );
    if (!found) return;
    const row = loaded.view.groups
      .flatMap(({ rows }) => rows)
      .find(({ application }) => application.id === cell.application);
    const content = cellPanel({
      cell: found,
      rungs: loaded.data.frame.ladder.map(({ id }) => id),
      textOf: ({ id }) => texts?.byId.get(id),
      nameOf: (key, value) => this.#nameOf(key, value),
      take: (format, studies, place) => {
        void this.#take(
          place,
          format,
          studies.map(({ id }) => id),
        );
      },
    });
    const missing = element(
      'p',
      { class: 'note' },
      'Titles and findings have not loaded. The links lead to the studies.',
    );
    const shown = texts || found.studies.length === 0 ? content : [missing, ...content];
    this.#fillPanel(`${row?.application.name ?? ''}: ${found.column.name}`, shown, true, () =>
      loaded.renderer.cell(cell.application, cell.column),
    );
    this.#markOpen();
  }

  /** Fills the panel. The focus goes to its title, unless it is in the panel already. */
  #fillPanel(
    name: string,
    content: readonly Node[],
    isCell: boolean,
    back: () => HTMLElement | undefined,
  ): void {
    const title = need(this.#panel, '#map-panel-title', HTMLElement);
    const isOther = title.textContent !== name;
    title.textContent = name;
    need(this.#panel, '[data-panel]', HTMLElement).replaceChildren(...content);
    for (const step of this.#panel.querySelectorAll<HTMLElement>('[data-step]')) {
      step.hidden = !isCell;
    }
    this.#panelFor = { cell: isCell, back };
    const isNew = !this.#panel.open || (isOther && !this.#panel.contains(document.activeElement));
    openSheet(this.#panel);
    if (isNew) title.focus({ preventScroll: true });
  }

  /** Marks the open cell on the map. */
  #markOpen(): void {
    const { cell } = this.#state;
    for (const marked of this.#table.querySelectorAll('.open')) marked.classList.remove('open');
    if (cell) this.#loaded?.renderer.cell(cell.application, cell.column)?.classList.add('open');
  }

  /** Shows how a level was worked out. */
  async #openLevel(link: HTMLAnchorElement): Promise<void> {
    try {
      const content = await levelPanel(link.href);
      const row = link.closest('tr');
      const name = row?.querySelector('th')?.textContent ?? '';
      const id = row?.dataset['application'] ?? '';
      this.#fillPanel(
        `${name}: its level`,
        content,
        false,
        () =>
          this.#table.querySelector<HTMLElement>(`tr[data-application="${CSS.escape(id)}"] .lv`) ??
          undefined,
      );
      if (this.#state.cell) await this.#change(withoutCell(this.#state));
    } catch {
      location.href = link.href;
    }
  }

  /** Leads to the next or the previous cell with studies. */
  #step(by: number): void {
    const { cell } = this.#state;
    if (!this.#loaded || !cell) return;
    const cells = cellsOf(this.#loaded.view);
    const at = cells.findIndex(
      ({ application, column }) => application === cell.application && column.id === cell.column,
    );
    const order = [...cells.slice(at + 1), ...cells.slice(0, at)];
    if (by < 0) order.reverse();
    const next = order.find(({ studies }) => studies.length > 0);
    if (!next) return;
    void this.#change(
      { ...this.#state, cell: { application: next.application, column: next.column.id } },
      { history: 'replace' },
    );
  }

  /** Gives the reader studies, by default all that the view shows, and says so in a place. */
  async #take(place: HTMLElement, format: string, ids?: readonly string[]): Promise<void> {
    place.textContent = 'Getting it ready …';
    try {
      const { view, data } = await this.#load();
      const wanted = ids ?? view.shown.map(({ id }) => id);
      place.textContent = await download(this, format, wanted, { view, data });
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown error';
      place.textContent = `That did not work: ${reason}. Try again.`;
    }
  }

  /** Shows all figures of the view as a plain table. */
  async #showFigures(dialog: HTMLDialogElement): Promise<void> {
    try {
      const [{ view, data }, { figuresOf }] = await this.#inTime(
        Promise.all([this.#load(), import('./figures.ts')]),
      );
      need(dialog, '[data-figures]', HTMLElement).replaceChildren(figuresOf(view, data.frame));
      dialog.showModal();
    } catch {
      this.#sayFailure(() => this.#showFigures(dialog));
    }
  }

  #listen(): void {
    const filterButton = need(this, '[data-filters]', HTMLButtonElement);
    const filters = this.#filters;
    this.#tools.addEventListener('change', () => {
      void this.#change(this.#readTools());
    });
    this.#filterForm.addEventListener('input', (event) => {
      const isWord = (event.target as HTMLInputElement).type === 'search';
      this.#readFilters(isWord ? 'replace' : 'push');
    });
    for (const form of [this.#tools, this.#filterForm]) {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
      });
    }
    filterButton.addEventListener('click', () => {
      if (filters.open) filters.close();
      else openSheet(filters);
      filterButton.setAttribute('aria-expanded', String(filters.open));
    });
    filters.addEventListener('close', () => {
      filterButton.setAttribute('aria-expanded', 'false');
      filterButton.focus();
    });
    need(filters, '[data-reset]', HTMLElement).addEventListener('click', () => {
      const { cols, sort, mark } = this.#state;
      void this.#change({ ...DEFAULT_VIEW, cols, sort, ...(mark && { mark }) });
    });
    const figures = need(this, '#map-figures', HTMLDialogElement);
    need(this, '[data-show-figures]', HTMLElement).addEventListener('click', () => {
      void this.#showFigures(figures);
    });
    for (const close of this.querySelectorAll('dialog [data-close]')) {
      close.addEventListener('click', () => {
        close.closest('dialog')?.close();
      });
    }
    this.#panel.addEventListener('close', () => {
      const closed = this.#panelFor;
      this.#panelFor = undefined;
      // What is in use outside of panel and map keeps the focus.
      const { activeElement } = document;
      const isFree = [null, document.body].includes(activeElement as HTMLElement | null);
      const isHere = this.#panel.contains(activeElement) || this.#table.contains(activeElement);
      const target = closed?.back();
      if (target && (isFree || isHere)) this.#grid.focus(target);
      if (closed?.cell && this.#state.cell) void this.#change(withoutCell(this.#state));
    });
    // A modal dialog closes by Escape itself; one beside the map does not.
    addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      if (document.querySelector('dialog:modal, :popover-open')) return;
      if (this.#panel.open) this.#panel.close();
      else if (filters.open) filters.close();
    });
    for (const button of this.#panel.querySelectorAll<HTMLElement>('[data-step]')) {
      button.addEventListener('click', () => {
        this.#step(Number(button.dataset['step']));
      });
    }
    this.addEventListener('click', (event) => {
      this.#onClick(event);
    });
    this.#listenForTaking();
    addEventListener('popstate', () => void this.#go());
    new Preview(this, need(this, '#map-preview', HTMLElement), async (id) =>
      (await this.#source.texts()).byId.get(id),
    );
  }

  #onClick(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const fold = target.closest('.fold');
    if (fold) {
      this.#fold(fold);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const level = target.closest<HTMLAnchorElement>('.lv a');
    const cell = target.closest<HTMLTableCellElement>('td[data-column]');
    if (level) {
      event.preventDefault();
      void this.#openLevel(level);
    } else if (cell && (target.closest('.count') || !target.closest('a'))) {
      event.preventDefault();
      this.#open(cell);
    }
  }

  #listenForTaking(): void {
    const said = need(this, '[data-taken]', HTMLElement);
    const area = need(this, '#map-take textarea', HTMLTextAreaElement);
    for (const button of this.querySelectorAll<HTMLElement>('[data-download]')) {
      button.addEventListener('click', () => {
        void this.#take(said, button.dataset['download'] ?? '');
      });
    }
    for (const button of this.querySelectorAll<HTMLElement>('[data-copy]')) {
      button.addEventListener('click', () => {
        const what = button.dataset['copy'] === 'embed' ? 'embed' : 'link';
        void copy(this, what, this.#state, area).then((text) => {
          said.textContent = text;
        });
      });
    }
    need(this, '[data-cite]', HTMLButtonElement).addEventListener('click', ({ currentTarget }) => {
      if (currentTarget instanceof HTMLElement) void this.#cite(currentTarget, said);
    });
  }

  /** Opens the menu that cites the view. */
  async #cite(opener: HTMLElement, said: HTMLElement): Promise<void> {
    try {
      const [{ view }, { openMenu }] = await Promise.all([
        this.#load(),
        import('../section-menu/menu.ts'),
      ]);
      await openMenu(opener, placeOfView(this, view), { base: this.dataset['base'] ?? '/' });
    } catch {
      said.textContent = 'That did not work: a file could not be loaded. Try again.';
    }
  }
}
customElements.define('evidence-map', EvidenceMap);
