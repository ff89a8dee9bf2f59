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
import { svg, type SvgNode } from './svg.ts';
import { MARK_BOX } from './mark.ts';

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

/** Id of the shape of the nth value. */
export const familyMarkId = (index: number): string => `f-${Math.max(0, index) % SHAPES.length}`;

/** The shapes as symbols, filled with the color of the text around them. */
export const familyMarkSymbols = (): readonly SvgNode[] =>
  SHAPES.map((shape, index) =>
    svg(
      'symbol',
      {
        id: familyMarkId(index),
        viewBox: `${-MARK_BOX / 2} ${-MARK_BOX / 2} ${MARK_BOX} ${MARK_BOX}`,
      },
      svg('path', {
        d: (symbol(shape, 52)() ?? '').replace(/-?\d+\.\d+/gu, (n) =>
          String(Math.round(Number(n) * 100) / 100),
        ),
        fill: 'currentColor',
      }),
    ),
  );
