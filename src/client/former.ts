import { MOVED_KEY } from './moved-key.ts';

/** Says something in a quiet line, for eyes and for screen readers. */
function say(text: string, after: Element): void {
  const line = document.createElement('p');
  line.className = 'meta';
  line.setAttribute('role', 'status');
  after.after(line);
  // A live region must be there before its words.
  setTimeout(() => {
    line.textContent = text;
  });
}

/** Whether a page that has moved led here. Asked once. */
function cameFromMoved(): boolean {
  try {
    const came = sessionStorage.getItem(MOVED_KEY) !== null;
    sessionStorage.removeItem(MOVED_KEY);
    return came;
  } catch {
    return false;
  }
}

/** Where the anchor of the address has another name now: says so, and puts the new one there. */
function tellAnchor(): void {
  // Anchors of this site have no characters that an address would write in another way.
  const id = location.hash.slice(1);
  const former = id === '' ? null : document.getElementById(id);
  const now = former?.dataset['now'];
  if (!former?.parentElement || now === undefined) return;
  history.replaceState(history.state, '', `#${now}`);
  say('This section has a new address. Your link still leads here.', former.parentElement);
}

/** Tells the reader quietly that an old address led here. */
export function tellMoved(): void {
  // The page that leads on is not where the reader arrives.
  if (document.querySelector('#moved-to')) return;
  const heading = document.querySelector('main h1');
  if (cameFromMoved() && heading) {
    say('This page has a new address. Your link still leads here.', heading);
  }
  tellAnchor();
  window.addEventListener('hashchange', tellAnchor);
}
