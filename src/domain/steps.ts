/** Takes all steps of a work at once. */
export function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Makes something of each of many, in steps.
 * @param aStep how many in one step
 */
export function* eachInSteps<A, B>(
  all: Iterable<A>,
  aStep: number,
  make: (one: A) => B,
): Generator<undefined, readonly B[]> {
  const made: B[] = [];
  for (const one of all) {
    made.push(make(one));
    if (made.length % aStep === 0) yield;
  }
  return made;
}
