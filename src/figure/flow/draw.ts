import { svg, type SvgNode } from '../svg.ts';
import type { PlacedFlows, PlacedNode } from './layout.ts';

/** Width of a node, and the distance of its label. */
const NODE = 4;
const SPACE = 8;
/** A band that is thinner than a line of text says its count only in words beside the drawing. */
const LEAST = 15;

/** Draws the flow of records; `nameOf` says what a node is called after its count. */
export function drawFlow(
  { size, kinds, bases, flows }: PlacedFlows,
  nameOf: (id: string, n: number) => string,
): SvgNode {
  const label = (node: PlacedNode, x: number, anchor?: string): SvgNode =>
    svg(
      'text',
      { x, y: node.y + node.height / 2 + 4.5, 'text-anchor': anchor },
      svg('tspan', { class: 'name' }, String(node.n)),
      ` ${nameOf(node.id, node.n)}`,
    );
  const bar = ({ x, y, height }: PlacedNode, shift: number): SvgNode =>
    svg('rect', { x: x + shift, y, width: NODE, height });
  return svg(
    'svg',
    {
      class: size.width > 500 ? 'wide' : 'narrow',
      viewBox: `0 -8 ${size.width} ${size.height + 16}`,
      'aria-hidden': 'true',
    },
    ...flows.map(({ path, thickness, kind }) =>
      svg('path', { d: path, 'stroke-width': thickness, class: kind }),
    ),
    ...kinds.flatMap((node) => [bar(node, -NODE), label(node, node.x - NODE - SPACE, 'end')]),
    ...bases.flatMap((node) => [bar(node, 0), label(node, node.x + NODE + SPACE)]),
    ...flows
      .filter(({ thickness }) => thickness >= LEAST)
      .map(({ x, y, n }) => svg('text', { x: x + SPACE, y: y + 4.5 }, String(n))),
  );
}
