import { holdsList, readFragment } from '../../domain/reading-list/link.ts';
import type { ReadingList } from '../../domain/reading-list/list.ts';
import { need } from '../elements.ts';
import { counted, isEmpty } from './words.ts';
import type { ShownEntry } from './resolved.ts';
import { listForReading } from './view.ts';

/** What the panel of a shared list needs of the list beside it. */
export interface SharedActions {
  /** The reader's own list. */
  readonly own: () => ReadingList;
  /** Whether two lists say the same. */
  readonly isSame: (one: ReadingList, other: ReadingList) => boolean;
  readonly shown: (list: ReadingList) => readonly ShownEntry[];
  /** Resolves when titles can be shown. */
  readonly ready: () => Promise<void>;
  readonly replace: (shared: ReadingList) => void;
  readonly append: (shared: ReadingList) => void;
  /** Is told when the panel closed and nothing was taken over. */
  readonly dismissed: (isOwn: boolean) => void;
}

/** A list out of the address of the page: shown, and taken over only when the reader says so. */
export class SharedList {
  readonly #panel: HTMLElement;
  readonly #ask: HTMLDialogElement;
  readonly #actions: SharedActions;
  #list: ReadingList | undefined;

  constructor(panel: HTMLElement, ask: HTMLDialogElement, actions: SharedActions) {
    this.#panel = panel;
    this.#ask = ask;
    this.#actions = actions;
    const on = (selector: string, act: (list: ReadingList | undefined) => void): void => {
      this.#part(selector).addEventListener('click', () => {
        act(this.#list);
      });
    };
    on('[data-keep]', (list) => {
      if (list) this.#keep(list);
    });
    on('[data-append]', (list) => {
      this.#close();
      if (list) actions.append(list);
    });
    on('[data-dismiss]', () => {
      this.#close();
      actions.dismissed(false);
    });
    ask.addEventListener('close', () => {
      if (ask.returnValue === 'replace' && this.#list) this.#replace(this.#list);
    });
  }

  #part(selector: string): HTMLElement {
    return need(this.#panel, selector, HTMLElement);
  }

  /** Shows the list that the address holds, if it holds one. */
  async open(): Promise<void> {
    if (!holdsList(location.hash)) {
      this.#panel.hidden = true;
      return;
    }
    const [{ list, problems }] = await Promise.all([
      readFragment(location.hash),
      this.#actions.ready(),
    ]);
    if (problems.length === 0 && this.#actions.isSame(list, this.#actions.own())) {
      this.#close();
      this.#actions.dismissed(true);
      return;
    }
    this.#list = list;
    const isGood = list.entries.length > 0;
    const title = this.#part('[data-shared-title]');
    title.textContent = list.title || (isGood ? 'A reading list' : 'No list to show');
    this.#part('[data-shared-count]').textContent = isGood
      ? `${counted(list.entries.length)}. Your own list stays as it is until you choose.`
      : 'Your own list is as it was.';
    this.#part('[data-problems]').textContent = problems.join(' ');
    this.#part('[data-problems]').hidden = problems.length === 0;
    this.#part('[data-shared-list]').replaceChildren(listForReading(this.#actions.shown(list)));
    for (const selector of ['[data-keep]', '[data-append]']) this.#part(selector).hidden = !isGood;
    this.#panel.hidden = false;
    this.#panel.scrollIntoView({ block: 'start' });
    title.focus({ preventScroll: true });
  }

  #keep(list: ReadingList): void {
    const own = this.#actions.own();
    if (isEmpty(own)) {
      this.#replace(list);
      return;
    }
    need(this.#ask, '[data-ask]', HTMLElement).textContent =
      `Your list${own.title ? ` “${own.title}”` : ''} has ${counted(own.entries.length)}. The shared list would take its place.`;
    this.#ask.returnValue = '';
    this.#ask.showModal();
  }

  #replace(list: ReadingList): void {
    this.#close();
    this.#actions.replace(list);
  }

  /** Closes the panel and takes the list out of the address. */
  #close(): void {
    this.#list = undefined;
    this.#panel.hidden = true;
    history.replaceState(history.state, '', location.pathname + location.search);
  }
}
