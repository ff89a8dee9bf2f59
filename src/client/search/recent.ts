/** Where recent searches are kept: on this device, and nowhere else. */
const KEY = 'recent-searches';
const MOST = 8;

/** Recent searches, newest first. Empty where the device keeps nothing. */
export function recentSearches(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter((words): words is string => typeof words === 'string').slice(0, MOST)
      : [];
  } catch {
    return [];
  }
}

/** Keeps a search that led somewhere. */
export function rememberSearch(words: string): void {
  if (words.length < 2) return;
  try {
    const others = recentSearches().filter((other) => other !== words);
    localStorage.setItem(KEY, JSON.stringify([words, ...others].slice(0, MOST)));
  } catch {
    // Storage may be forbidden or full: the search is then not kept.
  }
}

/** Forgets all searches. */
export function forgetSearches(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // What can't be stored need not be removed.
  }
}
