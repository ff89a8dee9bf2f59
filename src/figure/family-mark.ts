import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3';
import { pathData, svg, type SvgNode } from './svg.ts';
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

const nth = (index: number): number => Math.max(0, index) % SHAPES.length;

/** Id of the shape of the nth value. */
export const familyMarkId = (index: number): string => `f-${nth(index)}`;

/** The shape of the nth value, filled with the color of the text around it. */
export const familyShape = (index: number): SvgNode =>
  svg('path', {
    d: pathData(symbol(SHAPES[nth(index)] ?? symbolCircle, 52)()),
    fill: 'currentColor',
  });

/** The shapes as symbols. */
export const familyMarkSymbols = (): readonly SvgNode[] =>
  SHAPES.map((_, index) =>
    svg('symbol', { id: familyMarkId(index), viewBox: MARK_VIEW_BOX }, familyShape(index)),
  );
