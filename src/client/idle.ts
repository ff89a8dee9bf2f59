/** Runs something when the page is at rest; soon after, in browsers that can't tell. */
export function whenIdle(action: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(action);
  else setTimeout(action, 200);
}
