import { href } from '../routing/base.ts';
import { tellMoved } from './former.ts';
import { styled } from './section-menu/styles.ts';

const base = href('/');

/** Turns a plain link to a place into a control that opens the menu of that place. */
function upgrade(link: HTMLAnchorElement, name: string): void {
  link.setAttribute('role', 'button');
  link.setAttribute('aria-haspopup', 'dialog');
  link.setAttribute('aria-expanded', 'false');
  link.setAttribute('aria-label', name);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    Promise.all([import('./section-menu/menu.ts'), import('./section-menu/place.ts')])
      .then(([{ openMenu }, { placeOf }]) => openMenu(link, placeOf(link, base), { base }))
      .catch(() => {
        location.href = link.href;
      });
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('.head > .anchor')) {
  const heading = link.parentElement?.querySelector('h2')?.textContent.trim() ?? '';
  upgrade(link, `Link or cite: ${heading}`);
}

// The page as a whole: a control at the end of the line that says where it is.
const crumbs = document.querySelector<HTMLOListElement>('.crumbs ol');
if (crumbs) {
  const item = document.createElement('li');
  item.className = 'cite noprint';
  const link = document.createElement('a');
  link.href = location.pathname;
  link.textContent = 'Link or cite';
  item.append(link);
  upgrade(link, 'Link or cite this page');
  void styled.then(() => {
    const { offsetHeight } = crumbs;
    // Behind the last item, not behind the space after it, which would count as having moved.
    if (crumbs.lastElementChild) crumbs.lastElementChild.after(item);
    else crumbs.append(item);
    if (crumbs.offsetHeight === offsetHeight) return;
    // A line more would move the page under the reader's eyes: then it stands at the end of the text.
    const article = crumbs.closest('article');
    const line = document.createElement('p');
    line.className = 'cite noprint';
    line.append(link);
    item.remove();
    article?.insertBefore(line, article.querySelector(':scope > .pager'));
  });
}

tellMoved();
