import { isPair, isScalar, parseDocument, visit, type Node } from 'yaml';

/** Path of a value in YAML: keys, and numbers in lists. */
export type ScalarPath = readonly (string | number)[];

function pathOf(key: unknown, node: Node, above: readonly unknown[]): ScalarPath {
  const path: (string | number)[] = [];
  for (const [at, parent] of above.entries()) {
    if (isPair(parent)) {
      path.push(isScalar(parent.key) ? String(parent.key.value) : '');
      continue;
    }
    const child = above[at + 1] ?? node;
    const items = (parent as { items?: readonly unknown[] }).items;
    // A pair in a mapping gives its key by itself.
    if (items !== undefined && !isPair(child)) path.push(items.indexOf(child));
  }
  return key === 'key' ? path.slice(0, -1) : path;
}

/**
 * Replaces text values in YAML and leaves every other character as it is: comments, quotes, layout.
 * @param choose new value for a value at a path; undefined where it stays
 */
export function replaceScalars(
  text: string,
  choose: (path: ScalarPath, value: string) => string | undefined,
): string {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  visit(parseDocument(text), {
    Scalar(key, node, above) {
      if (key === 'key' || typeof node.value !== 'string' || !node.range) return;
      const value = choose(pathOf(key, node, above), node.value);
      if (value === undefined || value === node.value) return;
      const [start, end] = node.range;
      const quote = /^["']/u.exec(text.slice(start, end))?.[0] ?? '';
      edits.push({ start, end, text: quote + value + quote });
    },
  });
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (edited, { start, end, text: to }) => edited.slice(0, start) + to + edited.slice(end),
      text,
    );
}
