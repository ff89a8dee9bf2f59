import { MOVED_KEY } from './moved-key.ts';

/** Leads on at once from a page that has moved, and takes query and anchor along. */
const link = document.querySelector<HTMLAnchorElement>('#moved-to');
if (link) {
  const target = new URL(link.href);
  if (location.search !== '') target.search = location.search;
  if (location.hash !== '') target.hash = location.hash;
  try {
    // The page that comes next tells the reader, and forgets it at once.
    if (!document.body.classList.contains('embed')) sessionStorage.setItem(MOVED_KEY, '1');
  } catch {
    // Storage may be forbidden: the reader is led on all the same.
  }
  location.replace(target);
}
