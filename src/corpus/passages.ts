import type { MdastNode } from 'satteri';
import type { Passage, Run } from '../domain/prose.ts';

/** The ids in the `id` of a `<Cite>`: one or several, with spaces between. */
export const citedIds = (value: string | undefined): readonly string[] =>
  (value ?? '').split(/[\s,]+/u).filter(Boolean);

const childrenOf = (node: MdastNode): readonly MdastNode[] =>
  'children' in node ? (node.children as MdastNode[]) : [];

/** What stands in a passage, in the order of reading. */
function runsOf(node: MdastNode, offset: number): readonly Run[] {
  const line = (node.position?.start.line ?? 1) + offset;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ text: node.value, line }];
    case 'break':
      return [{ text: '\n', line }];
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement': {
      if (childrenOf(node).length > 0) break;
      const id = node.attributes.find(
        (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id',
      )?.value;
      const cited = node.name === 'Cite' && typeof id === 'string' ? citedIds(id) : [];
      return [{ cited, line }];
    }
    default:
  }
  return childrenOf(node).flatMap((child) => runsOf(child, offset));
}

/**
 * The passages of a document: its paragraphs, list items, table cells and headings.
 * @param offset lines before the body in its file
 */
export function passagesOf(root: MdastNode, offset = 0): readonly Passage[] {
  switch (root.type) {
    case 'heading':
      return [{ kind: 'heading', runs: runsOf(root, offset) }];
    case 'paragraph':
    case 'tableCell':
    case 'mdxJsxTextElement':
      return [{ kind: 'body', runs: runsOf(root, offset) }];
    default:
      return childrenOf(root).flatMap((child) => passagesOf(child, offset));
  }
}
