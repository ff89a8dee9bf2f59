import { BALANCES, type Balance } from '../schema/codes.ts';
import { svg, type SvgNode } from './svg.ts';

/** Radius of a mark, and the width of a ring, in the units of the box. */
const RADIUS = 4.6;
const RING = 1.3;
/** Side of the box that a mark is drawn in, centered on 0,0. */
export const MARK_BOX = 12;

const INNER = RADIUS - RING;
/** Half of the side of a cross. */
const ARM = 4.12;
const circle = (r: number): string => `M${r},0A${r},${r},0,1,1,${-r},0A${r},${r},0,1,1,${r},0`;
const leftHalf = `M0,${INNER}A${INNER},${INNER},0,1,1,0,${-INNER}L0,0Z`;

/**
 * Shapes by balance: filled circle, half circle, cross, ring. They differ without color, and take
 * the color of the text around them. Each is one element, since a map holds hundreds of them, and
 * short, since nearly every page has them. Written by hand: the search draws them too, and does
 * without D3.
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
    d: `M${-ARM},${-ARM}L${ARM},${ARM}M${-ARM},${ARM}L${ARM},${-ARM}`,
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

/** A mark by itself, for where the symbols are not: it is styled by its classes. */
export const standaloneMark = (balance: Balance): SvgNode =>
  svg(
    'svg',
    { class: `m ${balance}`, viewBox: MARK_VIEW_BOX, 'aria-hidden': 'true' },
    markShape(balance),
  );

/** The shapes as symbols, once on a page. */
export const markSymbols = (): readonly SvgNode[] =>
  BALANCES.map((balance) =>
    svg('symbol', { id: markId(balance), viewBox: MARK_VIEW_BOX }, markShape(balance)),
  );

/** A mark at a point of a drawing. */
export const drawMark = (balance: Balance, x: number, y: number, color: string): SvgNode =>
  svg('g', { transform: `translate(${x} ${y})`, color }, markShape(balance));
