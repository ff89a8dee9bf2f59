/**
 * A list in JSON with one item a line: small, and still readable for `grep`, `head` and `diff`.
 * @returns text that ends with a line break
 */
export const jsonLines = (items: Iterable<unknown>): string => {
  const lines = Array.from(items, (item) => JSON.stringify(item));
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
};
