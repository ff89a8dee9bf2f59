import {
  append,
  goOn,
  historyOf,
  insert,
  move,
  redo,
  remove,
  rename,
  reword,
  undo,
  type History,
} from '../../domain/reading-list/edit.ts';
import { fragmentOf } from '../../domain/reading-list/link.ts';
import {
  EMPTY_LIST,
  formatList,
  isAddress,
  MAX,
  parseList,
  reading,
  type ReadingList,
} from '../../domain/reading-list/list.ts';
import type { DirectoryData } from '../../routing/directory.ts';
import { need } from '../elements.ts';
import { dragRows } from './drag.ts';
import { Editor, type Control } from './editor.ts';
import {
  addressIn,
  compactList,
  readableList,
  shownEntry,
  type Readable,
  type Surroundings,
} from './resolved.ts';
import { SharedList } from './shared.ts';
import { isForVisitOnly, onListChange, readList, saveList, VISIT_ONLY } from './store.ts';
import { takeAway, type Taking } from './take-away.ts';
import { listForReading } from './view.ts';
import { counted, isEmpty } from './words.ts';

/** Text of a list as it is kept; nothing is kept of an empty one. */
const textOf = (list: ReadingList): string => (isEmpty(list) ? '' : formatList(list));

/** The reader's list: shown, changed, shared and taken away. */
class ReadingListElement extends HTMLElement {
  #history: History = historyOf(EMPTY_LIST);
  /** What is being typed: further letters in the same field are no step of their own. */
  #typing = '';
  #directory: DirectoryData | undefined;
  #loading: Promise<void> | undefined;
  #editor: Editor | undefined;

  readonly #root = new URL(this.dataset['base'] ?? '/', location.href).href;

  connectedCallback(): void {
    this.#history = historyOf(parseList(readList()));
    const rows = this.#part('[data-rows]', HTMLOListElement);
    this.#editor = new Editor(rows, this.#part('template', HTMLTemplateElement), {
      move: (from, to, control) => {
        this.#move(from, to, control);
      },
      remove: (at) => {
        this.#remove(at);
      },
      reword: (at, words) => {
        this.#commit(reword(this.#list, at, words), `words ${at}`);
      },
    });
    dragRows(rows, (from, to) => {
      this.#move(from, to);
    });
    this.#listen();
    this.#show();
    this.#showVisit();
  }

  get #list(): ReadingList {
    return this.#history.now;
  }

  get #surroundings(): Surroundings {
    return { root: this.#root, directory: this.#directory };
  }

  #part<T extends Element>(selector: string, kind: abstract new () => T): T {
    return need(this, selector, kind);
  }

  #say(text: string): void {
    this.#part('[data-said]', HTMLElement).textContent = text;
  }

  /** Loads titles, once something is there that has one. Without them, entries show what they know. */
  #load(): Promise<void> {
    this.#loading ??= (async () => {
      try {
        const response = await fetch(`${this.#root}data/list-index.json`);
        if (!response.ok) throw new Error(`it answered ${response.status}`);
        this.#directory = (await response.json()) as DirectoryData;
      } catch {
        this.#loading = undefined;
        this.#say('The titles of the pages could not be loaded. Reload the page to try again.');
      }
    })();
    return this.#loading;
  }

  /** Goes on to another state of the list, keeps it, and shows it where it was not typed. */
  #commit(next: ReadingList, typed = ''): void {
    if (next === this.#list) return;
    const isSameField = typed !== '' && typed === this.#typing;
    this.#history = isSameField ? { ...this.#history, now: next } : goOn(this.#history, next);
    this.#typing = typed;
    this.#keep();
    if (typed === '') this.#show();
    else this.#showTools();
  }

  #keep(): void {
    saveList(textOf(this.#list));
    this.#showVisit();
  }

  /** Says so where the list is not kept on the device. */
  #showVisit(): void {
    const note = this.#part('[data-visit]', HTMLElement);
    note.hidden = !isForVisitOnly();
    note.textContent = note.hidden ? '' : VISIT_ONLY;
  }

  #step(way: typeof undo, text: string): void {
    const next = way(this.#history);
    if (next === this.#history) return;
    this.#history = next;
    this.#typing = '';
    this.#keep();
    this.#show();
    this.#say(`${text} ${counted(this.#list.entries.length)} in the list.`);
  }

  #showTools(): void {
    const { past, future, now } = this.#history;
    const disable = (selector: string, off: boolean): void => {
      const button = this.#part(selector, HTMLButtonElement);
      // A button that is switched off under the focus would lose it to nowhere.
      if (off && button === document.activeElement) this.#part('[data-title]', HTMLElement).focus();
      button.disabled = off;
    };
    disable('[data-undo]', past.length === 0);
    disable('[data-redo]', future.length === 0);
    disable('[data-clear]', isEmpty(now));
    const isUntouched = isEmpty(now) && past.length === 0 && future.length === 0;
    this.#part('[data-edit]', HTMLElement).hidden = isUntouched;
    this.#part('[data-empty]', HTMLElement).hidden = now.entries.length > 0;
    this.#part('[data-how]', HTMLElement).hidden = now.entries.length === 0;
    this.#part('[data-take]', HTMLElement).hidden = now.entries.length === 0;
  }

  #show(): void {
    const title = this.#part('[data-title]', HTMLInputElement);
    if (title !== document.activeElement || this.#typing === '') title.value = this.#list.title;
    const shown = (): void => {
      this.#editor?.show(this.#list.entries.map((entry) => shownEntry(entry, this.#surroundings)));
    };
    shown();
    this.#showTools();
    if (this.#directory === undefined && this.#list.entries.length > 0)
      void this.#load().then(shown);
  }

  #titleAt(at: number): string {
    const entry = this.#list.entries[at];
    return entry === undefined ? '' : `“${shownEntry(entry, this.#surroundings).title}”`;
  }

  #move(from: number, to: number, control?: Control): void {
    const next = move(this.#list, from, to);
    if (next === this.#list) return;
    this.#commit(next);
    if (control !== undefined) this.#editor?.focus(to, control);
    this.#say(`Moved ${this.#titleAt(to)} to place ${to + 1} of ${next.entries.length}.`);
  }

  #remove(at: number): void {
    const title = this.#titleAt(at);
    this.#commit(remove(this.#list, at));
    if (this.#list.entries.length > 0) this.#editor?.focus(at, 'remove');
    else this.#part('[data-undo]', HTMLElement).focus();
    this.#say(`Removed ${title}. “Undo” brings it back.`);
  }

  /** Adds the place whose address the reader typed or pasted. */
  #addTyped(): void {
    const field = this.#part('[data-address]', HTMLInputElement);
    const home = this.dataset['home'] ?? this.#root;
    const address = addressIn(field.value, [this.#root, home]);
    if (address === undefined || !isAddress(address)) {
      this.#say(
        `That is no address of this site. One begins with ${this.#root}, such as ${this.#root}methods/`,
      );
      field.setAttribute('aria-invalid', 'true');
      return;
    }
    field.removeAttribute('aria-invalid');
    if (this.#list.entries.some((entry) => 'address' in entry && entry.address === address)) {
      this.#say('Already in your reading list.');
    } else if (this.#list.entries.length >= MAX.entries) {
      this.#say(`Your reading list is full: it holds ${MAX.entries}.`);
    } else {
      field.value = '';
      this.#commit(insert(this.#list, reading(address)));
      this.#say('Added to your reading list.');
    }
  }

  /** Takes a shared list over, in place of the reader's own or at its end. */
  #takeOver(next: ReadingList, said: string): void {
    this.#commit(next);
    this.#part('[data-title]', HTMLElement).focus();
    this.#say(said);
  }

  #sharedList(): SharedList {
    return new SharedList(
      this.#part('[data-shared]', HTMLElement),
      this.#part('dialog', HTMLDialogElement),
      {
        own: () => this.#list,
        isSame: (one, other) =>
          textOf(compactList(one, this.#directory)) === textOf(compactList(other, this.#directory)),
        shown: (list) => list.entries.map((entry) => shownEntry(entry, this.#surroundings)),
        ready: () => this.#load(),
        replace: (shared) => {
          const more = isEmpty(this.#list) ? '' : ' “Undo” brings your own back.';
          this.#takeOver(shared, `The shared list is your list now.${more}`);
        },
        append: (shared) => {
          const next = append(this.#list, shared);
          const added = next.entries.length - this.#list.entries.length;
          const full = next.entries.length >= MAX.entries ? ` A list holds ${MAX.entries}.` : '';
          this.#takeOver(next, `Added ${counted(added)} to your list.${full}`);
        },
        dismissed: (isOwn) => {
          if (isOwn) this.#say('This link holds your list as it stands here.');
          else this.#part('[data-address]', HTMLElement).focus();
        },
      },
    );
  }

  async #readable(): Promise<Readable> {
    await this.#load();
    const compact = compactList(this.#list, this.#directory);
    const url = `${this.#root}teach/${await fragmentOf(compact)}`;
    return readableList(this.#list, url, this.#surroundings);
  }

  async #take(taking: Taking): Promise<void> {
    const area = this.#part('[data-copy-area]', HTMLTextAreaElement);
    area.hidden = true;
    try {
      this.#say(await takeAway(taking, await this.#readable(), this.#surroundings, area));
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown error';
      this.#say(`That did not work: ${reason}. Try again.`);
    }
  }

  /** Prints the list alone: what it holds, for reading. */
  async #print(): Promise<void> {
    const { list } = await this.#readable();
    this.#part('[data-print-title]', HTMLElement).textContent = list.title || 'Reading list';
    this.#part('[data-print-list]', HTMLElement).replaceChildren(
      listForReading(this.#list.entries.map((entry) => shownEntry(entry, this.#surroundings))),
    );
    this.#part('[data-print-link]', HTMLElement).textContent = list.url;
    document.documentElement.classList.add('print-list');
    window.print();
  }

  #listen(): void {
    const on = (selector: string, event: string, act: () => void): void => {
      this.#part(selector, HTMLElement).addEventListener(event, act);
    };
    on('[data-title]', 'input', () => {
      const title = this.#part('[data-title]', HTMLInputElement).value;
      this.#commit(rename(this.#list, title), 'title');
    });
    this.addEventListener('focusout', () => {
      this.#typing = '';
    });
    on('[data-add-heading]', 'click', () => {
      this.#commit(insert(this.#list, { heading: '' }));
      this.#editor?.focus(this.#list.entries.length - 1, 'words');
    });
    on('[data-undo]', 'click', () => {
      this.#step(undo, 'Undone.');
    });
    on('[data-redo]', 'click', () => {
      this.#step(redo, 'Done again.');
    });
    on('[data-clear]', 'click', () => {
      this.#commit(EMPTY_LIST);
      this.#part('[data-undo]', HTMLElement).focus();
      this.#say('The list is empty now. “Undo” brings it back.');
    });
    on('[data-add]', 'submit', () => {
      this.#addTyped();
    });
    this.addEventListener('submit', (event) => {
      if ((event.target as HTMLFormElement).method !== 'dialog') event.preventDefault();
    });
    on('[data-print]', 'click', () => void this.#print());
    for (const button of this.querySelectorAll<HTMLElement>('[data-taking]')) {
      button.addEventListener('click', () => {
        void this.#take(button.dataset['taking'] as Taking);
      });
    }
    addEventListener('afterprint', () => {
      document.documentElement.classList.remove('print-list');
    });
    const shared = this.#sharedList();
    addEventListener('hashchange', () => void shared.open());
    void shared.open();
    onListChange(() => {
      const text = readList();
      if (text === textOf(this.#list)) return;
      this.#history = goOn(this.#history, parseList(text));
      this.#typing = '';
      this.#show();
    });
  }
}
customElements.define('reading-list', ReadingListElement);
