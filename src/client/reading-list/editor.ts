import { element } from '../elements.ts';
import type { ShownEntry } from './resolved.ts';
import { nameOf } from './view.ts';

/** Parts of a row that can hold the focus. */
export type Control = 'words' | 'up' | 'down' | 'remove';

/** What a reader can do with an entry, by its place in the list. */
export interface EditorActions {
  readonly move: (from: number, to: number, control: Control) => void;
  readonly remove: (at: number) => void;
  /** A note or the text of a heading, with each letter. */
  readonly reword: (at: number, words: string) => void;
}

/** The rows of a list that can be changed. */
export class Editor {
  readonly #rows: HTMLOListElement;
  readonly #template: HTMLTemplateElement;
  readonly #actions: EditorActions;

  constructor(rows: HTMLOListElement, template: HTMLTemplateElement, actions: EditorActions) {
    this.#rows = rows;
    this.#template = template;
    this.#actions = actions;
    rows.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLButtonElement>('button[data-control]');
      if (button === null) return;
      const at = this.#placeOf(button);
      const control = button.dataset['control'] as Control;
      if (control === 'remove') actions.remove(at);
      else actions.move(at, at + (control === 'up' ? -1 : 1), control);
    });
    rows.addEventListener('input', ({ target }) => {
      actions.reword(this.#placeOf(target as Element), (target as HTMLTextAreaElement).value);
    });
    rows.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
  }

  /** Alt with an arrow moves the entry that has the focus; a line break means nothing in a note. */
  #onKey(event: KeyboardEvent): void {
    const control = this.#controlOf(event.target as Element);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined && event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const at = this.#placeOf(event.target as Element);
      this.#actions.move(at, at + step, control);
    } else if (event.key === 'Enter' && control === 'words' && !event.isComposing) {
      event.preventDefault();
    }
  }

  #placeOf(element: Element): number {
    const row = element.closest('li');
    return row === null ? -1 : [...this.#rows.children].indexOf(row);
  }

  #controlOf(element: Element): Control {
    return ((element as HTMLElement).dataset['control'] as Control | undefined) ?? 'words';
  }

  /** Shows entries anew; what had the focus has it again where it is still there. */
  show(entries: readonly ShownEntry[]): void {
    const { activeElement } = document;
    const focus =
      activeElement && this.#rows.contains(activeElement)
        ? [this.#placeOf(activeElement), this.#controlOf(activeElement)]
        : undefined;
    this.#rows.replaceChildren(...entries.map((entry, at) => this.#row(entry, at, entries.length)));
    if (focus) this.focus(...(focus as [number, Control]));
  }

  /** Puts the focus on a part of a row, or on one beside it that can hold it. */
  focus(at: number, control: Control): void {
    const row = this.#rows.children[Math.min(at, this.#rows.children.length - 1)];
    const find = (name: string): HTMLElement | null | undefined =>
      row?.querySelector<HTMLElement>(`[data-control=${name}]:not(:disabled)`);
    (find(control) ?? find(control === 'up' ? 'down' : 'up') ?? find('remove'))?.focus();
  }

  #row(entry: ShownEntry, at: number, length: number): HTMLLIElement {
    const row = (this.#template.content.cloneNode(true) as DocumentFragment).querySelector('li');
    const words = row?.querySelector('textarea');
    const what = row?.querySelector('.what');
    if (!row || !words || !what) throw new Error('The template of a row lacks a part.');
    const isHeading = entry.kind === 'heading';
    row.classList.toggle('section', isHeading);
    const title = entry.title === '' ? 'heading without words' : entry.title;
    if (isHeading) {
      words.value = entry.title;
      words.placeholder = 'Heading, such as “Week 2”';
      words.setAttribute('aria-label', 'Heading');
      words.maxLength = 200;
    } else {
      what.append(nameOf(entry));
      if (entry.hint !== undefined) what.append(element('p', 'meta', entry.hint));
      words.value = entry.note;
      words.setAttribute('aria-label', `Note on ${title}`);
      if (entry.kind === 'unknown') words.remove();
    }
    const limits: Readonly<Record<string, boolean>> = { up: at === 0, down: at === length - 1 };
    for (const button of row.querySelectorAll('button')) {
      button.setAttribute('aria-label', `${button.textContent}: ${title}`);
      button.disabled = limits[button.dataset['control'] ?? ''] ?? false;
    }
    return row;
  }
}
