/** An element of a drawing: plain data that both build and browser turn into SVG. */
export interface SvgNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
}

/** Makes an element. Attributes that are undefined are left out; numbers are rounded to 0.01. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) kept[name] = typeof value === 'number' ? rounded(value) : value;
  }
  return { tag, attributes: kept, children };
}

/** Two decimals are finer than any screen at the sizes that we draw. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Data of a path as D3 gives it, with numbers rounded. */
export const pathData = (d: string | null): string =>
  (d ?? '').replace(/-?\d+\.\d+/gu, (n) => String(rounded(Number(n))));

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string): string => text.replace(/[&<>"]/gu, (char) => ESCAPES[char] ?? char);

/** Elements of HTML that have no end tag. */
const VOID = new Set(['col', 'br', 'input']);
/** Elements of SVG that close themselves; an element of HTML never does. */
const SHAPES = new Set(['path', 'rect', 'circle', 'line', 'use']);

/** Writes an element as markup; everything in it is escaped. */
export function markup(node: SvgNode | string): string {
  if (typeof node === 'string') return escape(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
  const inner = node.children.map(markup).join('');
  if (VOID.has(node.tag)) return `<${node.tag}${attributes}>`;
  return inner === '' && SHAPES.has(node.tag)
    ? `<${node.tag}${attributes}/>`
    : `<${node.tag}${attributes}>${inner}</${node.tag}>`;
}
