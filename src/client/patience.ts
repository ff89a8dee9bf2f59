/** How long something may take before the reader is told that it is still on its way, in milliseconds. */
const PATIENCE = 3_000;

/**
 * Calls a function if a promise takes long. What the promise comes to is left to others.
 * @param say tells the reader
 * @param patience how long that is, in milliseconds
 */
export function whenSlow(
  promise: Promise<unknown>,
  say: () => void,
  patience: number = PATIENCE,
): void {
  const timer = setTimeout(say, patience);
  const stop = (): void => {
    clearTimeout(timer);
  };
  promise.then(stop, stop);
}

/**
 * What a promise comes to, or undefined where it fails or takes long.
 * @param patience how long that is, in milliseconds
 */
export function soon<T>(promise: Promise<T>, patience?: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const giveUp = (): void => {
      resolve(undefined);
    };
    whenSlow(promise, giveUp, patience);
    promise.then(resolve, giveUp);
  });
}

/** Loads something once, however often it is asked for; after a failure, the next call tries again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
