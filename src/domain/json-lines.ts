/**
 * A list in JSON with one item a line: small, and still readable for `grep`, `head` and `diff`.
 * @param items each in JSON
 * @returns text that ends with a line break
 */
export const jsonList = (items: readonly string[]): string =>
  items.length === 0 ? '[]\n' : `[\n${items.join(',\n')}\n]\n`;

/** A list in JSON with one item a line. */
export const jsonLines = (items: Iterable<unknown>): string =>
  jsonList(Array.from(items, (item) => JSON.stringify(item)));
