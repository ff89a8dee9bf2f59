import type { SvgNode } from './svg.ts';

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
