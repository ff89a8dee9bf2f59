import { arc, symbol, symbolCircle, symbolTimes } from 'd3';
import { BALANCES, type Balance } from '../schema/codes.ts';
import { svg, type SvgNode } from './svg.ts';

/** Radius of a mark, in the units of its box. */
const RADIUS = 4.6;
/** Side of the box that a mark is drawn in, centered on 0,0. */
export const MARK_BOX = 12;

const path = (d: string | null): string =>
  (d ?? '').replace(/-?\d+\.\d+/gu, (n) => String(Math.round(Number(n) * 100) / 100));
const circle = (radius: number): string => path(symbol(symbolCircle, Math.PI * radius ** 2)());
const leftHalf = path(
  arc()({ innerRadius: 0, outerRadius: RADIUS, startAngle: Math.PI, endAngle: 2 * Math.PI }),
);
const ring = (): SvgNode =>
  svg('path', {
    d: circle(RADIUS - 0.65),
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.3,
  });

/**
 * Shapes by balance: filled circle, half circle, cross, ring. They differ without color, and take
 * the color of the text around them.
 */
const SHAPES: Readonly<Record<Balance, () => readonly SvgNode[]>> = {
  favorable: () => [svg('path', { d: circle(RADIUS), fill: 'currentColor' })],
  mixed: () => [ring(), svg('path', { d: leftHalf, fill: 'currentColor' })],
  unfavorable: () => [
    svg('path', {
      d: path(symbol(symbolTimes, 46)()),
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
    }),
  ],
  descriptive: () => [ring()],
};

/** Id of the shape of a balance, for `<use href="#…">`. */
export const markId = (balance: Balance): string => `m-${balance}`;

/** The shapes as symbols, once on a page. */
export const markSymbols = (): readonly SvgNode[] =>
  BALANCES.map((balance) =>
    svg(
      'symbol',
      { id: markId(balance), viewBox: `${-MARK_BOX / 2} ${-MARK_BOX / 2} ${MARK_BOX} ${MARK_BOX}` },
      ...SHAPES[balance](),
    ),
  );

/** A mark at a point of a drawing. */
export const drawMark = (balance: Balance, x: number, y: number, color: string): SvgNode =>
  svg('g', { transform: `translate(${x} ${y})`, color }, ...SHAPES[balance]());
