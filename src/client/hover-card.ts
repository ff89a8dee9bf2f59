import cardStyles from '../styles/hover-card.css?url';
import { element } from './elements.ts';

/** Time that a card stays after the pointer has left, so that it can be reached, in ms. */
const LINGER = 250;

/** What a term or a citation stands for, as nodes for a card; undefined where nothing is known. */
function contentOf(link: HTMLAnchorElement): readonly Node[] | undefined {
  const definition = link.dataset['definition'];
  if (definition !== undefined) {
    const more = element('a', { href: link.href }, 'In the glossary');
    return [paragraph(definition), paragraph(more)];
  }
  const reference = document.querySelector(link.hash);
  const study = reference?.querySelector<HTMLAnchorElement>('a[href*="/evidence/"]');
  if (!reference || !study) return undefined;
  const listed = [...document.querySelectorAll<HTMLAnchorElement>('.studies a')].find(
    (other) => other.pathname === study.pathname,
  );
  const item = listed?.closest('li');
  const mark = item?.querySelector('.m')?.cloneNode(true);
  const finding = item?.querySelector('.finding')?.textContent.trim();
  const title = element('a', { href: study.href }, study.textContent);
  const meta = item?.querySelector('.meta')?.textContent.trim();
  return [
    paragraph(...(mark ? [mark, ' '] : []), title),
    ...(finding === undefined ? [] : [paragraph(finding)]),
    ...(meta === undefined ? [] : [paragraph(meta)]),
  ];
}

const paragraph = (...children: (Node | string)[]): HTMLParagraphElement =>
  element('p', '', ...children);

const card = element('div', {
  class: 'card',
  popover: 'auto',
  role: 'group',
  'aria-label': 'Explanation',
});
document.body.append(card);
document.head.append(element('link', { rel: 'stylesheet', href: cardStyles }));

let shownFor: HTMLAnchorElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function hideSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (card.matches(':popover-open')) card.hidePopover();
    shownFor = undefined;
  }, LINGER);
}

function show(link: HTMLAnchorElement): void {
  clearTimeout(timer);
  if (shownFor === link && card.matches(':popover-open')) return;
  const content = contentOf(link);
  if (content === undefined) return;
  shownFor = link;
  card.replaceChildren(...content);
  card.showPopover();
  const at = link.getBoundingClientRect();
  const box = card.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left), document.documentElement.clientWidth - box.width - 8);
  const fits = at.bottom + 6 + box.height < innerHeight;
  card.style.left = `${left}px`;
  card.style.top = `${fits ? at.bottom + 6 : Math.max(8, at.top - box.height - 6)}px`;
}

const linkAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('.term, sup a') : null;

for (const term of document.querySelectorAll<HTMLElement>('.term[title]')) {
  term.dataset['definition'] = term.title;
  term.removeAttribute('title');
}
document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  const link = linkAt(event.target);
  if (link) show(link);
  else if (shownFor && event.target instanceof Node && card.contains(event.target))
    clearTimeout(timer);
  else if (shownFor) hideSoon();
});
document.addEventListener('focusin', (event) => {
  const link = linkAt(event.target);
  if (link?.matches(':focus-visible')) show(link);
  else if (shownFor && event.target instanceof Node && !card.contains(event.target)) hideSoon();
});
// A first touch explains; the way on stands in the card.
document.addEventListener('click', (event) => {
  const link = linkAt(event.target);
  const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
  if (!link || !isTouch || contentOf(link) === undefined) return;
  event.preventDefault();
  show(link);
});
