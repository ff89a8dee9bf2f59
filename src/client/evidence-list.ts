import { facetCounts, filterItems, fold, type Faceted } from '../domain/facets.ts';
import { parseView } from '../domain/view-address.ts';
import { FILTER_KEYS, formatView, type FilterKey, type ViewState } from '../domain/view-state.ts';
import {
  fillForm,
  optionsOf,
  readForm,
  showChips,
  showCounts,
  writeAddress,
} from './filter-form.ts';
import { once, whenSlow } from './patience.ts';

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

/**
 * The items of all records, as the page of all has them. Their links are made to lead from here where
 * they led from there.
 * @param total how many there are: a page that was cut has fewer
 */
async function fetchItems(address: string, total: number): Promise<readonly HTMLElement[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const items = [...page.querySelectorAll<HTMLElement>('[data-facets]')];
  if (items.length !== total) {
    throw new Error(`${address} holds ${items.length} of ${total} records.`);
  }
  for (const link of page.querySelectorAll<HTMLAnchorElement>('[data-facets] a')) {
    link.href = new URL(link.getAttribute('href') ?? '', response.url).pathname;
  }
  return items;
}

/** The list of evidence with its filters, which stand in the address. */
class EvidenceList extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('.late')?.remove();
    const panel = this.querySelector<HTMLDetailsElement>('.panel');
    const form = this.querySelector('form');
    const status = this.querySelector('[role=status]');
    const chips = this.querySelector<HTMLElement>('.chips');
    const list = this.querySelector('.studies');
    const empty = this.querySelector<HTMLElement>('[data-empty]');
    const more = this.querySelector<HTMLAnchorElement>('a[data-all]');
    if (!panel || !form || !status || !chips || !list || !empty || !more) return;
    const begins = status.textContent;
    const parsed = parseView(location.search, optionsOf(form));
    let state: ViewState = parsed.state;
    let ignored = parsed.ignored;
    let items: readonly Item[] | undefined;

    const say = (text: string): void => {
      status.textContent =
        text + (ignored.length > 0 ? `. Not understood and ignored: ${ignored.join(', ')}` : '');
    };
    /** The items of all records, fetched once; after a failure anew. What stands here stays. */
    const fetchAll = once(() => fetchItems(more.href, Number(more.dataset['all'])));
    const takeIn = (elements: readonly HTMLElement[]): readonly Item[] => {
      list.replaceChildren(...elements);
      more.parentElement?.remove();
      return elements.map(readItem);
    };
    const filter = (all: readonly Item[]): void => {
      list.ariaBusy = null;
      const shown = new Set(filterItems(all, state));
      for (const item of all) item.element.hidden = !shown.has(item);
      say(`${shown.size} of ${all.length} records`);
      empty.hidden = shown.size > 0;
      showCounts(form, facetCounts(all, state));
    };
    /** Shows what the filters ask for; what was asked for last, where all records were not here yet. */
    const show = async (): Promise<void> => {
      showChips(chips, form, change);
      if (items === undefined) {
        // What stands here meanwhile is not what was asked for.
        list.ariaBusy = 'true';
        whenSlow(fetchAll(), () => {
          say('The records are still on their way');
        });
        try {
          const elements = await fetchAll();
          items ??= takeIn(elements);
        } catch {
          list.ariaBusy = null;
          say(
            'The records could not be loaded, so that nothing is filtered. Change a filter to try again',
          );
          return;
        }
      }
      filter(items);
    };
    const change = (): void => {
      state = readForm(form, state);
      ignored = [];
      writeAddress(state);
      void show();
    };
    form.addEventListener('input', change);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    // Whoever reaches for the filters is about to need all records.
    form.addEventListener('focusin', () => void fetchAll().catch(() => undefined), { once: true });
    more.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const at = list.children.length;
      void show().then(() => {
        list.children[at]?.querySelector<HTMLElement>('.title')?.focus();
      });
    });
    fillForm(form, state);
    writeAddress(state);
    panel.open = matchMedia('(min-width: 60rem)').matches;
    if (formatView(state) === '') say(begins);
    else void show();
  }
}
customElements.define('evidence-list', EvidenceList);
