import dialogStyles from '../styles/dialog.css?url';
import { normalizeWords } from '../domain/view-state.ts';
import { hitItem } from './hits.ts';
import { loadKindNames, loadPagefind } from './pagefind.ts';

const SHOWN = 8;

let dialog: HTMLDialogElement | undefined;
let latest = 0;

/** Moves the focus among the input and the titles of hits. */
function moveFocus(root: HTMLDialogElement, step: 1 | -1): void {
  const stops = [...root.querySelectorAll<HTMLElement>('input, .title')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
}

/** Loads the styles of the dialog with it, so that no page waits for them. */
function loadStyles(): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = dialogStyles;
  document.head.append(link);
}

/** Builds the dialog once. */
function createDialog(searchPage: string): HTMLDialogElement {
  loadStyles();
  const bundle = new URL('../pagefind/', searchPage).pathname;
  const root = document.createElement('dialog');
  root.className = 'search-dialog';
  root.setAttribute('aria-label', 'Search');
  root.innerHTML =
    '<form class="query" role="search"><label class="vh" for="dialog-q">Search the site</label>' +
    '<input id="dialog-q" type="search" name="q" maxlength="300" autocomplete="off" placeholder="A use, a study, an author, a DOI">' +
    '<button class="button" type="button">Close</button></form>' +
    '<p class="status" role="status">Type to search. Arrow keys move, Enter opens, Escape closes.</p>' +
    '<ol class="hits" aria-label="Results"></ol><p><a class="all" hidden>All results on the search page</a></p>';
  const input = root.querySelector('input');
  const form = root.querySelector('form');
  const status = root.querySelector('.status');
  const list = root.querySelector('.hits');
  const all = root.querySelector<HTMLAnchorElement>('.all');
  if (!input || !form || !status || !list || !all)
    throw new Error('The search dialog is incomplete.');

  const pageFor = (words: string): string => `${searchPage}?q=${encodeURIComponent(words)}`;
  const search = async (): Promise<void> => {
    const run = ++latest;
    const words = normalizeWords(input.value);
    if (words === '') {
      list.replaceChildren();
      all.hidden = true;
      status.textContent = 'Type to search. Arrow keys move, Enter opens, Escape closes.';
      return;
    }
    const pagefind = await loadPagefind(bundle);
    const [kindNames, { results }] = await Promise.all([
      loadKindNames(bundle),
      pagefind.search(words),
    ]);
    const hits = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    if (run !== latest) return;
    list.replaceChildren(...hits.map((hit) => hitItem(hit, kindNames)));
    all.href = pageFor(words);
    all.hidden = results.length <= SHOWN;
    status.textContent =
      results.length === 0
        ? 'Nothing found. Try fewer or other words.'
        : `${results.length} ${results.length === 1 ? 'result' : 'results'}`;
  };
  input.addEventListener('input', () => {
    search().catch(() => {
      status.textContent =
        'The search index could not be loaded. Try again, or use the lists of applications and evidence.';
    });
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const first = list.querySelector<HTMLAnchorElement>('.title');
    location.href = first?.href ?? pageFor(normalizeWords(input.value));
  });
  root.querySelector('button')?.addEventListener('click', () => {
    root.close();
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      // In a search field with words, Chromium would clear the words and leave the dialog open.
      event.preventDefault();
      root.close();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    moveFocus(root, event.key === 'ArrowDown' ? 1 : -1);
  });
  root.addEventListener('click', (event) => {
    // A click on the dialog itself, and not on anything in it, is one on the backdrop.
    if (event.target === root) root.close();
    if (event.target instanceof HTMLAnchorElement) root.close();
  });
  document.body.append(root);
  return root;
}

/** Opens the search dialog and puts the focus into it; closing gives the focus back. */
export function openDialog(searchPage: string): void {
  dialog ??= createDialog(searchPage);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}
