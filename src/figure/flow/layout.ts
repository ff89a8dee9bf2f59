import { group, linkHorizontal, scaleLinear, sum } from 'd3';
import type { Flow } from '../../domain/record-flow.ts';

/** Measures of the drawing, in its units (px at 100 %). */
export interface FlowSize {
  readonly width: number;
  readonly height: number;
  /** Room for the labels of the two sides. */
  readonly left: number;
  readonly right: number;
  /** Least distance of two nodes: that of two lines of text. */
  readonly gap: number;
}

export const WIDE_FLOW: FlowSize = { width: 736, height: 300, left: 168, right: 144, gap: 20 };
export const NARROW_FLOW: FlowSize = { width: 324, height: 300, left: 140, right: 116, gap: 20 };

/** A kind or a basis, as a bar as long as its count. */
export interface PlacedNode {
  readonly id: string;
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Records of one kind and basis, as a band as wide as their count. */
export interface PlacedFlow extends Flow {
  readonly path: string;
  readonly thickness: number;
  /** Where the band begins. */
  readonly x: number;
  readonly y: number;
}

/** Records from their kinds to their bases, with all places worked out. */
export interface PlacedFlows {
  readonly size: FlowSize;
  readonly kinds: readonly PlacedNode[];
  readonly bases: readonly PlacedNode[];
  readonly flows: readonly PlacedFlow[];
}

/** Nodes of one side under each other, as far apart as fills the height. */
function placeSide(
  flows: readonly Flow[],
  side: 'kind' | 'basis',
  x: number,
  length: (n: number) => number,
  height: number,
): readonly PlacedNode[] {
  const groups = [...group(flows, (flow): string => flow[side])];
  const free = height - length(sum(flows, ({ n }) => n));
  const gap = free / Math.max(1, groups.length - 1);
  let y = 0;
  return groups.map(([id, own]) => {
    const n = sum(own, (flow) => flow.n);
    const node = { id, n, x, y, height: length(n) };
    y += node.height + gap;
    return node;
  });
}

/** Places kinds on the left, bases on the right, and the records between them as bands. */
export function layoutFlow(flows: readonly Flow[], size: FlowSize): PlacedFlows {
  const sides = ['kind', 'basis'] as const;
  const most = Math.max(...sides.map((side) => group(flows, (flow): string => flow[side]).size));
  const length = scaleLinear(
    [
      0,
      Math.max(
        1,
        sum(flows, ({ n }) => n),
      ),
    ],
    [0, size.height - size.gap * Math.max(0, most - 1)],
  );
  const kinds = placeSide(flows, 'kind', size.left, length, size.height);
  const bases = placeSide(flows, 'basis', size.width - size.right, length, size.height);
  const link = linkHorizontal<unknown, [number, number]>();
  const used = new Map<PlacedNode, number>();
  /** The middle of the next free part of a node. */
  const next = (node: PlacedNode, thickness: number): number => {
    const from = used.get(node) ?? 0;
    used.set(node, from + thickness);
    return node.y + from + thickness / 2;
  };
  return {
    size,
    kinds,
    bases,
    flows: flows.flatMap((flow) => {
      const from = kinds.find(({ id }) => id === flow.kind);
      const to = bases.find(({ id }) => id === flow.basis);
      if (from === undefined || to === undefined) return [];
      const thickness = length(flow.n);
      const y = next(from, thickness);
      const path = link({ source: [from.x, y], target: [to.x, next(to, thickness)] }) ?? '';
      return [{ ...flow, path, thickness, x: from.x, y }];
    }),
  };
}
