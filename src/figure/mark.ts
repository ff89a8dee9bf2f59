import { arc, symbol, symbolCircle, symbolTimes } from 'd3';
import { BALANCES, type Balance } from '../schema/codes.ts';
import { pathData, svg, type SvgNode } from './svg.ts';

/** Radius of a mark, in the units of its box. */
const RADIUS = 4.6;
/** Side of the box that a mark is drawn in, centered on 0,0. */
export const MARK_BOX = 12;

const circle = (radius: number): string => pathData(symbol(symbolCircle, Math.PI * radius ** 2)());
const INNER = RADIUS - 1.3;
const leftHalf = pathData(
  arc()({ innerRadius: 0, outerRadius: INNER, startAngle: Math.PI, endAngle: 2 * Math.PI }),
);
/** A filled path; what lies within a path within it is left out. */
const filled = (...paths: readonly string[]): SvgNode =>
  svg('path', { d: paths.join(''), fill: 'currentColor', 'fill-rule': 'evenodd' });

/**
 * Shapes by balance: filled circle, half circle, cross, ring. They differ without color, and take
 * the color of the text around them. Each is one element, since a map holds hundreds of them.
 */
const SHAPES: Readonly<Record<Balance, SvgNode>> = {
  favorable: filled(circle(RADIUS)),
  mixed: filled(circle(RADIUS), circle(INNER), leftHalf),
  unfavorable: svg('path', {
    d: pathData(symbol(symbolTimes, 46)()),
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2,
    'stroke-linecap': 'round',
  }),
  descriptive: filled(circle(RADIUS), circle(INNER)),
};

/** Box of every mark, as an attribute. */
export const MARK_VIEW_BOX = `${-MARK_BOX / 2} ${-MARK_BOX / 2} ${MARK_BOX} ${MARK_BOX}`;

/** The shape of a balance, to stand in the box of a mark. */
export const markShape = (balance: Balance): SvgNode => SHAPES[balance];

/** Id of the shape of a balance, for `<use href="#…">`. */
export const markId = (balance: Balance): string => `m-${balance}`;

/** The shapes as symbols, once on a page. */
export const markSymbols = (): readonly SvgNode[] =>
  BALANCES.map((balance) =>
    svg('symbol', { id: markId(balance), viewBox: MARK_VIEW_BOX }, markShape(balance)),
  );

/** A mark at a point of a drawing. */
export const drawMark = (balance: Balance, x: number, y: number, color: string): SvgNode =>
  svg('g', { transform: `translate(${x} ${y})`, color }, markShape(balance));
