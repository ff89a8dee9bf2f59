import { arc, symbol, symbolCircle, symbolTimes } from 'd3';
import { BALANCES, type Balance } from '../schema/codes.ts';
import { pathData, svg, type SvgNode } from './svg.ts';

/** Radius of a mark, and the width of a ring, in the units of the box. */
const RADIUS = 4.6;
const RING = 1.3;
/** Side of the box that a mark is drawn in, centered on 0,0. */
export const MARK_BOX = 12;

const INNER = RADIUS - RING;
const circle = (radius: number): string => pathData(symbol(symbolCircle, Math.PI * radius ** 2)());
const leftHalf = pathData(
  arc()({ innerRadius: 0, outerRadius: INNER, startAngle: Math.PI, endAngle: 2 * Math.PI }),
);

/**
 * Shapes by balance: filled circle, half circle, cross, ring. They differ without color, and take
 * the color of the text around them. Each is one element, since a map holds hundreds of them, and
 * short, since every page has them.
 */
const SHAPES: Readonly<Record<Balance, SvgNode>> = {
  favorable: svg('circle', { r: RADIUS, fill: 'currentColor' }),
  // What lies within a path within it is left out: a disk, less a disk, less half of that.
  mixed: svg('path', {
    d: circle(RADIUS) + circle(INNER) + leftHalf,
    fill: 'currentColor',
    'fill-rule': 'evenodd',
  }),
  unfavorable: svg('path', {
    d: pathData(symbol(symbolTimes, 46)()),
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2,
    'stroke-linecap': 'round',
  }),
  descriptive: svg('circle', {
    r: RADIUS - RING / 2,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': RING,
  }),
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
