import { copy } from '../clipboard.ts';
import { element } from '../elements.ts';
import { COPIES, FILES, mapCitation, type Sources } from './formats.ts';
import type { Place } from './place.ts';
import { styled } from './styles.ts';

/** Items of the menu in groups: what each does, and what it is called. */
const GROUPS: readonly (readonly [name: string, items: readonly (readonly [string, string])[]])[] =
  [
    [
      'Copy',
      [
        ['link', 'Link'],
        ['markdown', 'Markdown'],
        ['html', 'HTML'],
        ['embed', 'Embed code'],
      ],
    ],
    [
      'Reference',
      [
        ['vancouver', 'Vancouver'],
        ['apa', 'APA 7'],
        ['bib', 'BibTeX'],
        ['ris', 'RIS'],
      ],
    ],
    [
      'QR code',
      [
        ['svg', 'SVG'],
        ['png', 'PNG'],
      ],
    ],
  ];

const button = (action: string, name: string): HTMLButtonElement =>
  element('button', { type: 'button', class: 'button', 'data-action': action }, name);

const title = element('p', { class: 'title', id: 'section-menu-title' });
const status = element('p', { class: 'meta', role: 'status' });
const area = element('textarea', { readonly: '', 'aria-label': 'Text to copy' });
area.hidden = true;
const add = button('list', 'Add to reading list');
const panel = element(
  'div',
  { class: 'section-menu', popover: '', role: 'dialog', 'aria-labelledby': title.id },
  title,
  ...GROUPS.map(([name, items]) =>
    element(
      'p',
      { role: 'group', 'aria-label': name },
      element('span', { 'aria-hidden': 'true' }, name),
      ...items.map(([action, text]) => button(action, text)),
    ),
  ),
  element('p', { class: 'last' }, add),
  status,
  area,
);

let shown: { readonly place: Place; readonly opener: HTMLElement; readonly from: Sources };

const buttons = (): readonly HTMLButtonElement[] =>
  [...panel.querySelectorAll('button')].filter(({ hidden }) => !hidden);

/** Puts the panel below its opener, within the page. */
function settle(opener: HTMLElement): void {
  const at = opener.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const left = Math.min(at.left, width - panel.offsetWidth - 8);
  const fits = at.bottom + panel.offsetHeight + 8 < innerHeight || at.top < panel.offsetHeight;
  const top = fits ? at.bottom + 6 : at.top - panel.offsetHeight - 6;
  panel.style.left = `${Math.max(8, left) + scrollX}px`;
  panel.style.top = `${top + scrollY}px`;
}

/** Does what a button says. Returns what was done, for the reader. */
async function act(action: string): Promise<string> {
  const { place, from } = shown;
  const form = COPIES[action];
  if (form) return copy(await form(place, from), area);
  if (action === 'list') {
    const { addToList } = await import('../reading-list/store.ts');
    return (await addToList({ title: place.title, address: place.listed ?? '' })).message;
  }
  await FILES[action]?.(place, from);
  return 'Saved.';
}

panel.addEventListener('click', ({ target }) => {
  const action = target instanceof HTMLElement ? target.dataset['action'] : undefined;
  if (action === undefined) return;
  area.hidden = true;
  // Emptied first, so that the same words are spoken again.
  status.textContent = '';
  act(action).then(
    (said) => {
      status.textContent = said;
    },
    () => {
      status.textContent = 'That did not work: a file could not be loaded. Try again.';
    },
  );
});
panel.addEventListener('keydown', (event) => {
  const all = buttons();
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const to =
    event.key === 'Home'
      ? 0
      : event.key === 'End'
        ? -1
        : step === undefined
          ? undefined
          : at + step;
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  all.at(to % all.length)?.focus();
});
panel.addEventListener('toggle', (event) => {
  shown.opener.setAttribute('aria-expanded', String(event.newState === 'open'));
});

/**
 * Opens the menu of a place beside the control that asked for it, or closes it again.
 * @param opener gets the focus back when the menu closes
 */
export async function openMenu(opener: HTMLElement, place: Place, from: Sources): Promise<void> {
  await styled;
  if (panel.matches(':popover-open')) {
    panel.hidePopover();
    if (shown.opener === opener) return;
  }
  shown = { place, opener, from };
  title.textContent = place.title;
  status.textContent = '';
  area.hidden = true;
  add.hidden = place.listed === undefined;
  for (const item of panel.querySelectorAll<HTMLElement>('[data-action=embed]')) {
    item.hidden = place.embed === undefined;
  }
  // Beside its opener in the document too, so that a keyboard goes on from there.
  opener.after(panel);
  panel.showPopover({ source: opener });
  settle(opener);
  buttons()[0]?.focus({ preventScroll: true });
  // Asked for now, so that a click can copy at once.
  if (!place.record) mapCitation(from).catch(() => undefined);
}
