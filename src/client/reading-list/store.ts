import {
  EMPTY_LIST,
  formatEntry,
  formatList,
  isAddress,
  MAX,
  reading,
} from '../../domain/reading-list/list.ts';

/** Name under which the list is kept on the device; another form of it gets another name. */
export const LIST_KEY = 'reading-list-1';
/** Event on the window: the list was changed by this page. */
const CHANGED = 'reading-list';

/** What came of adding something, with a sentence for the reader. */
export interface AddResult {
  /** `visit`: added, and kept in this tab only, since the browser keeps nothing for us. */
  readonly outcome: 'added' | 'listed' | 'visit' | 'full';
  readonly message: string;
}

/** Says what every reader must know whose browser stores nothing. */
export const VISIT_ONLY =
  'Your browser keeps nothing for this site. The list is gone when you close this tab: copy its link to keep it.';

/**
 * Where the storage of the device is full or forbidden, the list goes from page to page in the
 * name of the tab, which ends with the tab.
 */
const TAB = `${LIST_KEY}\n`;

/** Whether the list is kept in this tab alone. */
export const isForVisitOnly = (): boolean => window.name.startsWith(TAB);

/** The text of the list; empty where there is none. Never throws. */
export function readList(): string {
  if (isForVisitOnly()) return window.name.slice(TAB.length);
  try {
    return localStorage.getItem(LIST_KEY) ?? '';
  } catch {
    return '';
  }
}

/**
 * Keeps the text of the list and tells this page and other tabs.
 * @returns whether it is kept on the device; otherwise it is kept for the visit
 */
export function saveList(text: string): boolean {
  let kept = true;
  try {
    if (text === '') localStorage.removeItem(LIST_KEY);
    else localStorage.setItem(LIST_KEY, text);
    if (isForVisitOnly()) window.name = '';
  } catch {
    window.name = TAB + text;
    kept = false;
  }
  window.dispatchEvent(new Event(CHANGED));
  return kept;
}

/** Calls a function after every change of the list, here or in another tab. */
export function onListChange(changed: () => void): void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('storage', ({ key }) => {
    if (key === LIST_KEY || key === null) changed();
  });
  // A page that comes back from the memory of the browser has missed what happened since.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) changed();
  });
}

const lines = (): readonly string[] => readList().split('\n').slice(1).filter(Boolean);

/** Whether an address is in the list. */
export const isListed = (address: string): boolean =>
  lines().some((line) => line === address || line.startsWith(`${address}\t`));

/**
 * Adds a place to the end of the reader's list, unless it is there.
 * @param entry its title, and its address: path, query and anchor below the base path
 * @returns a promise, so that callers need not know where the list is kept
 * @throws RangeError (rejects) on what is no address of the site
 */
export async function addToList({
  title,
  address,
}: {
  readonly title: string;
  readonly address: string;
}): Promise<AddResult> {
  if (!isAddress(address)) return Promise.reject(new RangeError(`No address: ${address}`));
  if (isListed(address)) return { outcome: 'listed', message: 'Already in your reading list.' };
  if (lines().length >= MAX.entries) {
    return { outcome: 'full', message: `Your reading list is full: it holds ${MAX.entries}.` };
  }
  const text = (readList() || formatList(EMPTY_LIST)).replace(/\n?$/u, '\n');
  return saveList(`${text}${formatEntry(reading(address, '', title))}\n`)
    ? { outcome: 'added', message: 'Added to your reading list.' }
    : { outcome: 'visit', message: `Added. ${VISIT_ONLY}` };
}
