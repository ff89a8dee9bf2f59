import type { ShownEntry } from './resolved.ts';

/** An element with text or other elements in it. */
export function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** The name of an entry: a link where it leads somewhere. */
export function nameOf({ title, url }: ShownEntry): HTMLElement {
  if (url === undefined) return made('span', 'title', title);
  const link = made('a', 'title', title);
  link.href = url;
  return link;
}

function line(entry: ShownEntry): HTMLLIElement {
  const item = made('li', '', nameOf(entry));
  if (entry.note !== '') item.append(made('p', 'said', entry.note));
  if (entry.hint !== undefined) item.append(made('p', 'meta', entry.hint));
  return item;
}

/** A list for reading: its headings, and what stands under each. */
export function listForReading(entries: readonly ShownEntry[]): DocumentFragment {
  const whole = document.createDocumentFragment();
  let part: HTMLOListElement | undefined;
  for (const entry of entries) {
    if (entry.kind === 'heading') {
      whole.append(made('h4', '', entry.title));
      part = undefined;
      continue;
    }
    if (part === undefined) {
      part = made('ol', 'plain');
      whole.append(part);
    }
    part.append(line(entry));
  }
  return whole;
}
