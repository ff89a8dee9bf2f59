import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3';
import { svg, type SvgNode } from './svg.ts';
import { MARK_VIEW_BOX } from './mark.ts';

/** Shapes for values other than balances, in the order in which values are given. */
const SHAPES = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
] as const;

const draw = (shape: SymbolType): SvgNode =>
  svg('path', {
    d: (symbol(shape, 52)() ?? '').replace(/-?\d+\.\d+/gu, (n) =>
      String(Math.round(Number(n) * 100) / 100),
    ),
    fill: 'currentColor',
  });
const [FIRST, ...REST] = SHAPES;
const DRAWN: readonly [SvgNode, ...SvgNode[]] = [draw(FIRST), ...REST.map(draw)];
const nth = (index: number): number => Math.max(0, index) % SHAPES.length;

/** Id of the shape of the nth value. */
export const familyMarkId = (index: number): string => `f-${nth(index)}`;

/** The shape of the nth value, filled with the color of the text around it. */
export const familyShape = (index: number): SvgNode => DRAWN[nth(index)] ?? DRAWN[0];

/** The shapes as symbols. */
export const familyMarkSymbols = (): readonly SvgNode[] =>
  DRAWN.map((shape, index) =>
    svg('symbol', { id: familyMarkId(index), viewBox: MARK_VIEW_BOX }, shape),
  );
