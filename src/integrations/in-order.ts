/**
 * Hands things on by their numbers, 0, 1, 2 …, whatever order they come in: what comes early waits.
 * @returns takes each number once, with its thing
 */
export function inOrder<T>(give: (thing: T) => void): (number: number, thing: T) => void {
  const early = new Map<number, T>();
  let next = 0;
  return (number, thing) => {
    early.set(number, thing);
    while (early.has(next)) {
      give(early.get(next) as T);
      early.delete(next);
      next += 1;
    }
  };
}
