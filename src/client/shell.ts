import { whenIdle } from './idle.ts';
import { THEME_KEY } from './theme-script.ts';

/**
 * Switch between the theme of the system, light and dark. The choice stays on the device. It needs
 * scripts, and so it is made by one: no page carries it for nothing.
 */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const root = document.documentElement;
    const chosen = root.dataset['theme'] ?? 'system';
    const choices = ['system', 'light', 'dark'].map(
      (theme) => `<label><input type="radio" name="theme" value="${theme}"> ${theme}</label>`,
    );
    this.innerHTML = `<fieldset class="theme"><legend>Theme</legend>${choices.join('')}</fieldset>`;
    for (const input of this.querySelectorAll('input')) {
      input.checked = input.value === chosen;
      input.addEventListener('change', () => {
        if (input.value === 'system') delete root.dataset['theme'];
        else root.dataset['theme'] = input.value;
        try {
          if (input.value === 'system') localStorage.removeItem(THEME_KEY);
          else localStorage.setItem(THEME_KEY, input.value);
        } catch {
          // Storage may be forbidden: the choice then holds for this page only.
        }
      });
    }
  }
}
customElements.define('theme-switch', ThemeSwitch);

/** The contents list stands open where it is a column beside the text. */
for (const details of document.querySelectorAll<HTMLDetailsElement>('.toc details')) {
  details.open = matchMedia('(min-width: 72rem)').matches;
}

// Terms and citations explain themselves; the code for that comes when the page is at rest.
if (document.querySelector('.term, sup a')) {
  whenIdle(() => void import('./hover-card.ts').catch(() => undefined));
}

// Who keeps an offline copy is told what comes from it, and when it is old. The worker may speak
// before the page is at rest, and what nobody listens to is lost.
if ('serviceWorker' in navigator && navigator.serviceWorker.controller) {
  const told = () => import('./offline/told.ts');
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    told()
      .then(({ tellOfUse }) => {
        tellOfUse(data);
      })
      .catch(() => undefined);
  });
  whenIdle(() => {
    told()
      .then(({ tellOfUpdate }) => tellOfUpdate())
      .catch(() => undefined);
  });
}

// Links to sections become controls that cite and embed them, in the same way.
whenIdle(() => void import('./section-links.ts').catch(() => undefined));

const opener = document.querySelector<HTMLAnchorElement>('#search-open');

/** Opens the search dialog; its code is loaded when it is first wanted. */
async function openSearch(): Promise<void> {
  if (opener === null) return;
  // What is typed while the dialog is on its way is for its field.
  let typed = '';
  const collect = (event: KeyboardEvent): void => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    typed += event.key;
  };
  document.addEventListener('keydown', collect, true);
  /** Address of the page of search with words. */
  const pageFor = (words: string): string =>
    words === '' ? opener.href : `${opener.href}?q=${encodeURIComponent(words)}`;
  // Where the dialog is long in coming, the page of search stands in for it, with what was typed.
  const turnToPage = (): void => {
    location.href = pageFor(typed);
  };
  const tooLong = setTimeout(turnToPage, 3_000);
  try {
    const { openDialog } = await import('./search-dialog.ts');
    clearTimeout(tooLong);
    await openDialog(pageFor, () => typed);
  } catch {
    turnToPage();
  } finally {
    clearTimeout(tooLong);
    document.removeEventListener('keydown', collect, true);
  }
}

/** Whether the reader is typing somewhere, so that `/` is a letter. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));

// The search page has a search of its own.
if (document.querySelector('site-search') === null) {
  opener?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void openSearch();
  });
  document.addEventListener('keydown', (event) => {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if ((slash && !isTyping(event.target)) || control) {
      event.preventDefault();
      void openSearch();
    }
  });
} else {
  document.addEventListener('keydown', (event) => {
    const wanted =
      (event.key === '/' && !isTyping(event.target)) || (event.key === 'k' && event.ctrlKey);
    if (!wanted) return;
    event.preventDefault();
    document.querySelector<HTMLInputElement>('site-search input[type=search]')?.focus();
  });
}
