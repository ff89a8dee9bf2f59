/** How long something may take before the reader is told that it is still on its way, in milliseconds. */
const PATIENCE = 3_000;

/**
 * Calls a function if a promise takes long. What the promise comes to is left to others.
 * @param say tells the reader
 */
export function whenSlow(promise: Promise<unknown>, say: () => void): void {
  const timer = setTimeout(say, PATIENCE);
  const stop = (): void => {
    clearTimeout(timer);
  };
  promise.then(stop, stop);
}

/** What a promise comes to, or undefined where it fails or takes long. */
export function soon<T>(promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    whenSlow(promise, () => {
      resolve(undefined);
    });
    promise.then(resolve, () => {
      resolve(undefined);
    });
  });
}
