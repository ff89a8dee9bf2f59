/** Longest time that an action waits for the page to come to rest, in milliseconds. */
const PATIENCE = 2000;

/** Runs something when the page is at rest; soon after, in browsers that can't tell. */
export function whenIdle(action: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(action, { timeout: PATIENCE });
  else setTimeout(action, 200);
}
