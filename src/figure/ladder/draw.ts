import { curveStepAfter, line } from 'd3';
import { counted } from '../../domain/tally.ts';
import { svg, type SvgNode } from '../svg.ts';
import type { PlacedBlock, PlacedLadder } from './layout.ts';

/** Room between the edge of a block and its text, and between two lines of text. */
const INSET = 10;
const LEADING = 19;

/** Lines of a block, each with its class. */
type Lines = readonly (readonly [text: string, className?: string])[];

const drawLines = (lines: Lines, x: number, top: number): readonly SvgNode[] =>
  lines.map(([text, className], index) =>
    svg('text', { x, y: top + index * LEADING, class: className }, text),
  );

const block = ({ x, y, width, height }: PlacedBlock, className?: string): SvgNode =>
  svg('rect', { x, y, width, height, class: className });

/** A rung: its name and test left, its count right where there is room for it, or below. */
function drawStep(step: PlacedBlock, wide: boolean): readonly SvgNode[] {
  const { column, n, x, y, width, height } = step;
  const lines: Lines = [
    [`${column.rung ?? ''} ${column.short}`, 'name'],
    [column.hint],
    ...(wide ? [] : ([[counted(n)]] as const)),
  ];
  const top = y + (height - lines.length * LEADING) / 2 + 14;
  return [
    block(step),
    ...drawLines(lines, x + INSET, top),
    ...(wide
      ? [
          svg(
            'text',
            { x: x + width - INSET, y: y + height / 2 + 5, 'text-anchor': 'end' },
            counted(n),
          ),
        ]
      : []),
  ];
}

/** Draws the ladder: steps with a line along them, and routine use in a broken frame. */
export function drawLadder({ size, height, steps, beside }: PlacedLadder): SvgNode {
  const wide = size.rise < size.run * 2;
  const stairs = line().curve(curveStepAfter);
  const first = steps[0];
  const last = steps.at(-1);
  const edge = stairs([
    ...(first ? [[first.x, height] as [number, number]] : []),
    ...steps.map(({ x, y }): [number, number] => [x, y]),
    ...(last ? [[last.x + last.width, last.y] as [number, number]] : []),
  ]);
  return svg(
    'svg',
    {
      class: wide ? 'wide' : 'narrow',
      viewBox: `-2 -2 ${size.width + 4} ${height + 4}`,
      'aria-hidden': 'true',
    },
    ...steps.flatMap((step) => drawStep(step, wide)),
    svg('path', { d: edge ?? '', class: 'stairs' }),
    ...beside.flatMap((one) => [
      block(one, 'beside'),
      ...drawLines(
        [
          [one.column.short, 'name'],
          ...one.column.hint.split(/(?<=,) /u).map((part): [string] => [part]),
          [counted(one.n)],
        ],
        one.x + INSET,
        one.y + 24,
      ),
    ]),
  );
}
