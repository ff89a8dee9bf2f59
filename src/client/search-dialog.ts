import dialogStyles from '../styles/dialog.css?url';
import { DEFAULT_VIEW, normalizeWords } from '../domain/view-state.ts';
import { soon, whenSlow } from './patience.ts';
import type { Engine } from './search/engine.ts';
import { element } from './elements.ts';
import { rememberSearch } from './search/recent.ts';
import { showPlainly } from './search/plain.ts';
import { ResultList } from './search/results.ts';
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

const SHOWN = 8;
/** How long Enter waits for results of what was typed just before, in milliseconds. */
const LONGEST_WAIT = 500;
const HELP = 'Type to search. Arrow keys move, Enter opens, Escape closes.';

/** The dialog of search: opens on every page, and loads its index when it opens. */
class SearchDialog {
  readonly root = element('dialog', 'search-dialog');
  readonly input = element('input', '');
  readonly #status = element('p', 'status');
  readonly #told = element('div', 'told');
  readonly #list = element('ol', 'hits');
  readonly #all = element('a', '', 'All results on the search page');
  readonly #map = element('a', '', 'Show these on the map');
  readonly #ways = element('p', 'ways', this.#all, ' ', this.#map);
  readonly #results: ResultList;
  readonly #pageFor: (words: string) => string;
  readonly #site: string;
  #latest = 0;
  /** What is searched for now, and the words that the results which stand here are for. */
  #searched: Promise<void> = Promise.resolve();
  #shownFor = '';

  /** @param pageFor address of the search page with words */
  constructor(pageFor: (words: string) => string) {
    this.#pageFor = pageFor;
    this.#site = new URL('../', pageFor('')).pathname;
    this.#results = new ResultList(this.#list, this.#site);
    this.#build();
  }

  get #folder(): string {
    return `${this.#site}pagefind/`;
  }

  #build(): void {
    const { root, input } = this;
    root.setAttribute('aria-label', 'Search');
    Object.assign(input, {
      id: 'dialog-q',
      type: 'search',
      name: 'q',
      maxLength: 300,
      autocomplete: 'off',
      placeholder: 'A use, a study, an author, a DOI',
    });
    const label = element('label', 'vh', 'Search the site');
    label.htmlFor = input.id;
    const close = element('button', 'button', 'Close');
    close.type = 'button';
    const form = element('form', 'query', label, input, close);
    form.role = 'search';
    this.#status.role = 'status';
    this.#list.setAttribute('aria-label', 'Results');
    root.append(form, this.#status, this.#told, this.#list, this.#ways);
    document.body.append(root);

    input.addEventListener('input', () => {
      this.#run();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#open(false);
    });
    close.addEventListener('click', () => {
      root.close();
    });
    root.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    root.addEventListener('click', (event) => {
      // A click on the dialog itself, and not on anything in it, is one on the backdrop.
      if (event.target === root) root.close();
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null) return;
      rememberSearch(this.#words);
      // In a new tab or window, the results stay open here.
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) root.close();
    });
  }

  get #words(): string {
    return normalizeWords(this.input.value);
  }

  show(typed: string): void {
    if (!this.root.open) this.root.showModal();
    if (typed !== '') this.input.value = typed;
    this.input.focus();
    if (typed === '') this.input.select();
    this.#run();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // In a search field with words, Chromium would clear the words and leave the dialog open.
      event.preventDefault();
      this.root.close();
    } else if (event.key === 'Enter' && event.target === this.input) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      void this.#open(true);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const stops = [
        ...this.root.querySelectorAll<HTMLElement>('input, .recent button, .title, .ways a'),
      ].filter((stop) => stop.checkVisibility());
      const at = stops.findIndex((stop) => stop === document.activeElement);
      const to = at + (event.key === 'ArrowDown' ? 1 : -1);
      stops[Math.max(0, Math.min(stops.length - 1, to))]?.focus();
    }
  }

  /** Address of the first result, or of the search page where there is none of these words. */
  #addressFor(words: string): string {
    const first =
      this.#shownFor === words ? this.#list.querySelector<HTMLAnchorElement>('.title') : null;
    return first?.href ?? this.#pageFor(words);
  }

  /**
   * Opens the first result. Whoever types fast does not wait for results: those that stand here may
   * be of other words, and so those of these words are waited for, as long as they are wanted.
   */
  async #open(apart: boolean): Promise<void> {
    const words = this.#words;
    const run = this.#latest;
    if (words !== '') rememberSearch(words);
    if (apart) {
      // A browser opens a window only at the key itself.
      window.open(this.#addressFor(words));
      return;
    }
    if (this.#shownFor !== words) await soon(this.#searched, LONGEST_WAIT);
    if (run === this.#latest && this.root.open) location.href = this.#addressFor(words);
  }

  #run(): void {
    const run = ++this.#latest;
    // The engine comes apart from the dialog, which thereby opens at once.
    const engine = import('./search/engine.ts').then(({ loadEngine }) => loadEngine(this.#folder));
    if (this.#words === '') this.#rest();
    else if (this.#list.childElementCount === 0) this.#status.textContent = 'Searching …';
    const searched = engine.then((loaded) => this.#search(loaded, run));
    whenSlow(searched, () => {
      if (run === this.#latest) tellSlow(this.#status, this.#told, this.#wayOut);
    });
    this.#searched = searched.catch(() => this.#fail(run));
  }

  get #wayOut(): Ways {
    return {
      root: this.#site,
      search: (words) => {
        this.input.value = words;
        this.input.focus();
        this.#run();
      },
    };
  }

  /** Shows what there is before anything is typed. */
  #rest(): void {
    this.#results.clear();
    this.#shownFor = '';
    this.#ways.hidden = true;
    this.#status.textContent = HELP;
    showRecent(this.#told, this.#wayOut);
  }

  async #search(engine: Engine, run: number): Promise<void> {
    const words = this.#words;
    if (words === '') return;
    const state = { ...DEFAULT_VIEW, q: words };
    const findings = await engine.find(state);
    // An older answer never takes the place of a newer one.
    if (run !== this.#latest) return;
    const { results, query } = findings;
    this.#status.textContent = statusOf(findings, state);
    tell(this.#told, findings, state, this.#wayOut);
    this.#all.href = this.#pageFor(words);
    this.#map.href = onMap(findings, state, this.#site);
    this.#ways.hidden = results.length === 0;
    if (await this.#results.show(results.slice(0, SHOWN), query.marks, engine)) {
      this.#shownFor = words;
    }
  }

  async #fail(run: number): Promise<void> {
    if (run !== this.#latest || this.#words === '') return;
    this.#ways.hidden = true;
    this.#status.textContent = failureInWords();
    tellFailure(this.#told, this.#wayOut, () => {
      this.#wayOut.search(this.#words);
    });
    this.#results.clear();
    this.#shownFor = '';
    const words = this.#words;
    await showPlainly(
      { ...DEFAULT_VIEW, q: words },
      this.#folder,
      this.#status,
      this.#list,
      () => run === this.#latest,
    );
    if (run === this.#latest) this.#shownFor = words;
  }
}

let dialog: SearchDialog | undefined;

/** Loads the styles of the dialog with it, so that no page waits for them before. */
function loadStyles(): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = dialogStyles;
    // Without its styles the dialog is plain, and works.
    for (const event of ['load', 'error'])
      link.addEventListener(event, () => {
        resolve();
      });
    document.head.append(link);
  });
}

/**
 * Opens the search dialog and puts the focus into it; closing gives the focus back.
 * @param pageFor address of the search page with words
 * @param typed what was typed while the dialog was on its way
 */
export async function openDialog(
  pageFor: (words: string) => string,
  typed: () => string,
): Promise<void> {
  if (dialog === undefined) {
    dialog = new SearchDialog(pageFor);
    await loadStyles();
  }
  dialog.show(typed());
}
