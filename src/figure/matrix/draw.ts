import { drawMark } from '../mark.ts';
import { svg, type SvgNode } from '../svg.ts';
import type { Balance } from '../../schema/codes.ts';
import type { PlacedGroup, PlacedMatrix, PlacedRow } from './layout.ts';

/** Colors of a drawing that stands alone, without the style sheets of the site. */
export interface Ink {
  readonly paper: string;
  readonly band: string;
  readonly text: string;
  readonly faint: string;
  readonly rule: string;
  readonly accent: string;
  readonly off: string;
  readonly balance: Readonly<Record<Balance, string>>;
}

/** The light theme. The same values stand in `styles/tokens.css`. */
export const LIGHT_INK: Ink = {
  paper: '#fbfaf6',
  band: '#f2f0e8',
  text: '#1b1f23',
  faint: '#565d64',
  rule: '#dedbd0',
  accent: '#0f5e5a',
  off: '#dedbd0',
  balance: {
    favorable: '#1b7f79',
    mixed: '#a87400',
    unfavorable: '#b3361e',
    descriptive: '#666b73',
  },
};

const SERIF = "'Source Serif 4', Georgia, serif";
const SANS = "'Atkinson Hyperlegible Next', system-ui, sans-serif";

const label = (
  text: string,
  x: number,
  y: number,
  attributes: Readonly<Record<string, string | number>>,
): SvgNode => svg('text', { x, y, 'font-family': SANS, ...attributes }, text);

function drawRow(row: PlacedRow, placed: PlacedMatrix, ink: Ink): readonly SvgNode[] {
  const { width, levels } = placed.size;
  const middle = row.y + row.height / 2;
  const right = width - levels + 16;
  const bar = 12;
  return [
    label(row.application.name, 0, middle + 5, { 'font-size': 15, fill: ink.text }),
    ...row.cells.flatMap((cell) =>
      cell.dots.map(({ study, x, y }) =>
        drawMark(study.direction, x, y, ink.balance[study.direction]),
      ),
    ),
    ...row.maturity.checked.map(({ level }, index) =>
      svg('rect', {
        x: right + index * (bar + 3),
        y: middle - 11,
        width: bar,
        height: 6,
        rx: 1,
        fill: level.level <= row.maturity.level ? ink.accent : ink.off,
      }),
    ),
    label(row.maturity.name, right, middle + 10, { 'font-size': 12, fill: ink.faint }),
    svg('path', {
      d: `M0 ${row.y + row.height}H${width}`,
      stroke: ink.rule,
      'stroke-width': 1,
    }),
  ];
}

function drawGroup(group: PlacedGroup, placed: PlacedMatrix, ink: Ink): SvgNode {
  const base = group.rows[0]?.y ?? group.y;
  return svg(
    'g',
    {},
    svg(
      'text',
      {
        x: 0,
        y: base - 10,
        'font-family': SERIF,
        'font-size': 18,
        'font-weight': 600,
        fill: ink.text,
      },
      group.area.name,
    ),
    svg('path', { d: `M0 ${base}H${placed.size.width}`, stroke: ink.text, 'stroke-width': 1 }),
    ...group.rows.flatMap((row) => drawRow(row, placed, ink)),
    svg('path', {
      d: group.frontier,
      fill: 'none',
      stroke: ink.accent,
      'stroke-width': 2,
    }),
  );
}

/** Draws the map as a picture that stands alone. */
export function drawMatrix(placed: PlacedMatrix, title: string, ink: Ink = LIGHT_INK): SvgNode {
  const { size, height, columns, groups } = placed;
  const margin = 24;
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${-margin} ${-margin} ${size.width + 2 * margin} ${height + 2 * margin}`,
      width: size.width + 2 * margin,
      height: height + 2 * margin,
      role: 'img',
    },
    svg('title', {}, title),
    svg('rect', {
      x: -margin,
      y: -margin,
      width: size.width + 2 * margin,
      height: height + 2 * margin,
      fill: ink.paper,
    }),
    ...columns.map(({ x, width }) =>
      svg('rect', { x, y: 44, width, height: height - 44, fill: ink.band }),
    ),
    ...columns.flatMap(({ column, x }) => [
      label(
        column.rung === undefined ? column.short : `${column.rung} ${column.short}`,
        x + 10,
        14,
        {
          'font-size': 14,
          'font-weight': 700,
          fill: ink.text,
        },
      ),
      label(column.hint, x + 10, 32, { 'font-size': 12, fill: ink.faint }),
    ]),
    label('Level', size.width - size.levels + 16, 14, {
      'font-size': 14,
      'font-weight': 700,
      fill: ink.text,
    }),
    ...groups.map((group) => drawGroup(group, placed, ink)),
  );
}
