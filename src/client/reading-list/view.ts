import { element } from '../elements.ts';
import type { ShownEntry } from './resolved.ts';

/** The name of an entry: a link where it leads somewhere. */
export function nameOf({ title, url }: ShownEntry): HTMLElement {
  if (url === undefined) return element('span', 'title', title);
  const link = element('a', 'title', title);
  link.href = url;
  return link;
}

function line(entry: ShownEntry): HTMLLIElement {
  const item = element('li', '', nameOf(entry));
  if (entry.note !== '') item.append(element('p', 'said', entry.note));
  if (entry.hint !== undefined) item.append(element('p', 'meta', entry.hint));
  return item;
}

/** A list for reading: its headings, and what stands under each. */
export function listForReading(entries: readonly ShownEntry[]): DocumentFragment {
  const whole = document.createDocumentFragment();
  let part: HTMLOListElement | undefined;
  for (const entry of entries) {
    if (entry.kind === 'heading') {
      whole.append(element('h4', '', entry.title));
      part = undefined;
      continue;
    }
    if (part === undefined) {
      part = element('ol', 'plain');
      whole.append(part);
    }
    part.append(line(entry));
  }
  return whole;
}
