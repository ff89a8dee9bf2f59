import type { Hit, KindNames } from './pagefind.ts';

/** Text with its marked words, taken from an excerpt: only `<mark>` survives as an element. */
function marked(excerpt: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const source = new DOMParser().parseFromString(excerpt, 'text/html').body;
  for (const node of source.childNodes) {
    if (node.nodeName === 'MARK') {
      const mark = document.createElement('mark');
      mark.textContent = node.textContent;
      fragment.append(mark);
    } else fragment.append(node.textContent ?? '');
  }
  return fragment;
}

const line = (tag: string, className: string, ...children: (Node | string)[]): HTMLElement => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

/** A hit as a list item: title, kind, the words in their context, and sections that fit. */
export function hitItem(hit: Hit, kindNames: KindNames): HTMLLIElement {
  const link = document.createElement('a');
  link.className = 'title';
  link.href = hit.url;
  link.textContent = hit.meta['title'] ?? hit.url;
  const facts = [
    kindNames[hit.filters['kind']?.[0] ?? ''],
    hit.filters['year']?.[0],
    hit.filters['kind']?.[0] === 'primary' ? hit.filters['balance']?.[0] : undefined,
  ].filter((fact) => fact !== undefined);
  const item = document.createElement('li');
  item.append(link, line('p', '', marked(hit.excerpt)), line('p', 'meta', facts.join(' · ')));
  const sections = hit.sub_results.filter(({ url }) => url.includes('#')).slice(0, 3);
  if (sections.length > 0) {
    const list = line('ul', '');
    for (const section of sections) {
      const anchor = Object.assign(document.createElement('a'), {
        href: section.url,
        textContent: section.title,
      });
      list.append(line('li', '', anchor));
    }
    item.append(list);
  }
  return item;
}
