/** Lets the page do what waits; newer browsers then come back at once. */
export const turn = (): Promise<void> =>
  'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => {
        setTimeout(resolve);
      });

/**
 * Longest time that a work goes on without a pause, in milliseconds, but for the step that it is in.
 * Readers notice a page that does not answer for 50 ms; a phone may be four times as slow as the
 * device that this is measured on.
 */
const STRETCH = 6;

/**
 * Takes all steps of a work, and lets the page answer its reader between them: after those that took
 * long together, so that a fast device does not wait for nothing.
 * @param now tells the time, in milliseconds
 */
export async function inTurns<T>(
  steps: Generator<undefined, T>,
  now: () => number = () => performance.now(),
): Promise<T> {
  let since = now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() - since < STRETCH) continue;
    await turn();
    since = now();
  }
}
