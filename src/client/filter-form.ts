import {
  formatView,
  FILTER_KEYS,
  type FilterKey,
  type ViewOptions,
  type ViewState,
} from '../domain/view-state.ts';
import type { FacetCounts } from '../domain/facets.ts';

/** Values that the checkboxes of a form offer, with the ids that they had before. */
export function optionsOf(form: HTMLElement): ViewOptions {
  const options = Object.fromEntries(FILTER_KEYS.map((key) => [key, [] as string[]])) as Record<
    FilterKey,
    string[]
  >;
  const former = new Map<string, string>();
  const isKey = (name: string): name is FilterKey => Object.hasOwn(options, name);
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    if (!isKey(input.name)) continue;
    options[input.name].push(input.value);
    for (const old of input.dataset['former']?.split(' ') ?? []) {
      former.set(`${input.name}:${old}`, input.value);
    }
  }
  return { ...options, column: [], former };
}

/** The view that a form shows, on top of what it has no fields for. */
export function readForm(form: HTMLFormElement, base: ViewState): ViewState {
  const data = new FormData(form);
  const filters = Object.fromEntries(
    FILTER_KEYS.flatMap((key) => {
      const values = data.getAll(key).map(String);
      return values.length > 0 ? [[key, values]] : [];
    }),
  );
  const { from: _from, to: _to, ...rest } = base;
  const number = (key: string): number | undefined => {
    const value = data.get(key);
    return typeof value === 'string' && /^(?:19|20)\d\d$/u.test(value) ? Number(value) : undefined;
  };
  const [from, to] = [number('from'), number('to')];
  const q = data.get('q');
  return {
    ...rest,
    filters,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(typeof q === 'string' && { q: q.trim() }),
    match: data.get('match') === 'all' ? 'all' : 'any',
  };
}

/** Sets the fields of a form to a view. */
export function fillForm(form: HTMLElement, state: ViewState): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input')) {
    if (input.type === 'checkbox') {
      input.checked =
        input.name === 'match'
          ? state.match === 'all'
          : (state.filters[input.name as FilterKey]?.includes(input.value) ?? false);
    } else if (input.name === 'from') input.value = state.from?.toString() ?? '';
    else if (input.name === 'to') input.value = state.to?.toString() ?? '';
    else if (input.name === 'q') input.value = state.q;
  }
  for (const details of form.querySelectorAll('details')) {
    if (details.querySelector('input:checked')) details.open = true;
  }
}

/** Writes beside each option what choosing it would give. Only what differs is written. */
export function showCounts(form: HTMLElement, counts: FacetCounts): void {
  for (const place of form.querySelectorAll<HTMLElement>('[data-count]')) {
    const [key = '', value = ''] = (place.dataset['count'] ?? '').split(/:(.*)/su);
    const count = String(counts[key as FilterKey].get(value) ?? 0);
    if (place.textContent !== count) place.textContent = count;
  }
}

/** Name of an active filter on its chip. */
function chipName(input: HTMLInputElement): string {
  if (input.type === 'checkbox') return input.nextElementSibling?.textContent ?? 'all at once';
  return input.name === 'q' ? `“${input.value}”` : `${input.name} ${input.value}`;
}

/**
 * Shows each active filter as a button that takes it away. The focus moves on to the next one.
 * @param words whether search words have a chip too; else their field stands in sight
 * @param last what takes the focus after the last filter is gone
 */
export function showChips(
  list: HTMLElement,
  form: HTMLElement,
  onRemove: () => void,
  { words = false, last }: { readonly words?: boolean; readonly last?: HTMLElement } = {},
): void {
  const at = [...list.children].findIndex((item) => item.contains(document.activeElement));
  const active = [...form.querySelectorAll<HTMLInputElement>('input')].filter((input) =>
    input.type === 'checkbox' ? input.checked : (words || input.name !== 'q') && input.value !== '',
  );
  const chips = active.map((input) => {
    const name = chipName(input);
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: `${name} ×`,
    });
    button.setAttribute('aria-label', `Remove filter: ${name}`);
    button.addEventListener('click', () => {
      if (input.type === 'checkbox') input.checked = false;
      else input.value = '';
      onRemove();
    });
    return button;
  });
  list.replaceChildren(
    ...chips.map((button) => {
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
  if (at >= 0) (chips[Math.min(at, chips.length - 1)] ?? last)?.focus();
}

/** Puts a view into the address without a new entry in the history. */
export function writeAddress(state: ViewState): void {
  const query = formatView(state);
  history.replaceState(
    history.state,
    '',
    (query ? `?${query}` : location.pathname) + location.hash,
  );
}
