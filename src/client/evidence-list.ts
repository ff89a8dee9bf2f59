import { facetCounts, filterItems, fold, type Faceted } from '../domain/facets.ts';
import { FILTER_KEYS, parseView, type FilterKey, type ViewState } from '../domain/view-state.ts';
import {
  fillForm,
  optionsOf,
  readForm,
  showChips,
  showCounts,
  writeAddress,
} from './filter-form.ts';

interface Item extends Faceted {
  readonly element: HTMLElement;
}

/** Reads the facets of an item from its tokens `key:value`. */
function readItem(element: HTMLElement): Item {
  const facets = Object.fromEntries(FILTER_KEYS.map((key) => [key, [] as string[]])) as Record<
    FilterKey,
    string[]
  >;
  for (const token of (element.dataset['facets'] ?? '').split(' ')) {
    const [key, value] = token.split(':');
    if (key !== undefined && value !== undefined && Object.hasOwn(facets, key)) {
      facets[key as FilterKey].push(value);
    }
  }
  return {
    element,
    facets,
    year: Number(element.dataset['year']),
    text: fold(
      [element.querySelector('.title'), element.querySelector('.finding')]
        .map((part) => part?.textContent ?? '')
        .concat(element.dataset['text'] ?? '')
        .join(' '),
    ),
  };
}

/** The list of evidence with its filters, which stand in the address. */
class EvidenceList extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('.late')?.remove();
    const panel = this.querySelector<HTMLDetailsElement>('.panel');
    const form = this.querySelector('form');
    const status = this.querySelector('[role=status]');
    const chips = this.querySelector<HTMLElement>('.chips');
    const empty = this.querySelector<HTMLElement>('[data-empty]');
    if (!panel || !form || !status || !chips || !empty) return;
    const items = [...this.querySelectorAll<HTMLElement>('[data-facets]')].map(readItem);
    const parsed = parseView(location.search, optionsOf(form));
    let state: ViewState = parsed.state;
    let ignored = parsed.ignored;

    const show = (): void => {
      const shown = new Set(filterItems(items, state));
      for (const item of items) item.element.hidden = !shown.has(item);
      status.textContent =
        `${shown.size} of ${items.length} records` +
        (ignored.length > 0 ? `. Not understood and ignored: ${ignored.join(', ')}` : '');
      empty.hidden = shown.size > 0;
      showCounts(form, facetCounts(items, state));
      showChips(chips, form, change);
    };
    const change = (): void => {
      state = readForm(form, state);
      ignored = [];
      writeAddress(state);
      show();
    };
    form.addEventListener('input', change);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    fillForm(form, state);
    writeAddress(state);
    panel.open = matchMedia('(min-width: 60rem)').matches;
    show();
  }
}
customElements.define('evidence-list', EvidenceList);
