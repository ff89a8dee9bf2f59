import type { MapFrame } from '../../domain/map-model.ts';
import { BALANCES, type Balance } from '../../schema/codes.ts';
import { drawMark } from '../mark.ts';
import { svg, type SvgNode } from '../svg.ts';
import {
  HEAD,
  type PlacedCell,
  type PlacedColumn,
  type PlacedGroup,
  type PlacedMap,
  type PlacedRow,
} from './layout.ts';

/** Colors of a drawing that stands alone, without the style sheets of the site. */
export interface Ink {
  readonly paper: string;
  readonly band: string;
  readonly text: string;
  readonly faint: string;
  readonly rule: string;
  readonly accent: string;
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
  balance: {
    favorable: '#1b7f79',
    mixed: '#a87400',
    unfavorable: '#b3361e',
    descriptive: '#666b73',
  },
};

/** Words that a picture carries, so that it explains itself wherever it goes. */
export interface MapCaption {
  readonly title: string;
  /** Lines below the map: filter, version, address, citation. */
  readonly notes: readonly string[];
}

const SERIF = "'Source Serif 4', Georgia, serif";
const SANS = "'Atkinson Hyperlegible Next', 'Helvetica Neue', Arial, sans-serif";
const MARGIN = 28;

const label = (
  text: string,
  x: number,
  y: number,
  size: number,
  fill: string,
  attributes: Readonly<Record<string, string | number>> = {},
): SvgNode =>
  svg('text', { x, y, 'font-family': SANS, 'font-size': size, fill, ...attributes }, text);

/** Mean width of a letter, as a share of the size of its type. */
const LETTER = 0.54;

/** Breaks a text into lines that are no wider than what is given, after spaces, commas and `&`. */
function wrap(text: string, width: number, size: number): readonly string[] {
  const most = Math.max(1, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[^\s,&]*[\s,&]*/gu) ?? []) {
    if (line !== '' && (line + piece).trimEnd().length > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** The head of a column: its name, and below it a hint where there is one. */
function drawHead({ column, x, width }: PlacedColumn, ink: Ink): readonly SvgNode[] {
  const name = column.rung === undefined ? column.short : `${column.rung} ${column.short}`;
  const bold = { 'font-weight': 700 };
  if (column.hint !== '') {
    return [
      label(name, x + 8, 14, 14, ink.text, bold),
      label(column.hint, x + 8, 32, 12, ink.faint),
    ];
  }
  return wrap(name, width - 12, 13).map((line, at) =>
    label(line, x + 8, 12 + at * 15, 13, ink.text, bold),
  );
}

/** A crowded cell: its count as a bar, split by balance. */
function drawBar(
  cell: PlacedCell,
  y: number,
  width: number,
  most: number,
  ink: Ink,
): readonly SvgNode[] {
  let at = cell.x + 26;
  return BALANCES.map((balance) => {
    const x = at;
    const part = (cell.tally[balance] / most) * width;
    at += part;
    return svg('rect', { x, y, width: part, height: 10, fill: ink.balance[balance] });
  });
}

function drawCell(
  cell: PlacedCell,
  row: PlacedRow,
  width: number,
  most: number,
  ink: Ink,
): readonly SvgNode[] {
  const n = cell.studies.length;
  if (n === 0) return [];
  return [
    label(String(n), cell.x + 8, row.y + 23, 11, ink.faint),
    ...(cell.dots.length === 0
      ? drawBar(cell, row.y + 14, width - 34, most, ink)
      : cell.dots.map(({ study, x, y }) =>
          drawMark(study.balance, x, y, ink.balance[study.balance]),
        )),
  ];
}

function drawRow(
  row: PlacedRow,
  placed: PlacedMap,
  frame: MapFrame,
  most: number,
  ink: Ink,
): readonly SvgNode[] {
  const { width, levels } = placed.size;
  const right = width - levels + 16;
  const { application } = row;
  return [
    label(application.name, 0, row.y + 24, 15, ink.text),
    ...row.cells.flatMap((cell, at) =>
      drawCell(cell, row, placed.columns[at]?.width ?? 0, most, ink),
    ),
    ...Array.from({ length: frame.highestLevel }, (_, index) =>
      svg('rect', {
        x: right + index * 15,
        y: row.y + 10,
        width: 12,
        height: 6,
        rx: 1,
        fill: index < application.level ? ink.accent : ink.rule,
      }),
    ),
    label(application.levelName, right, row.y + 30, 12, ink.faint),
    svg('path', { d: `M0 ${row.y + row.height}H${width}`, stroke: ink.rule }),
  ];
}

function drawGroup(
  group: PlacedGroup,
  placed: PlacedMap,
  frame: MapFrame,
  most: number,
  ink: Ink,
): SvgNode {
  const base = group.rows[0]?.y ?? group.y;
  return svg(
    'g',
    {},
    ...(group.area
      ? [
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
        ]
      : []),
    svg('path', { d: `M0 ${base}H${placed.size.width}`, stroke: ink.text }),
    ...group.rows.flatMap((row) => drawRow(row, placed, frame, most, ink)),
    ...(group.frontier === ''
      ? []
      : [
          svg('path', {
            d: group.frontier,
            fill: 'none',
            stroke: ink.accent,
            'stroke-width': 2.5,
            'stroke-dasharray': placed.view.filtered ? '6 4' : undefined,
          }),
        ]),
  );
}

/** The legend of balances, in a line. */
const drawLegend = (y: number, ink: Ink): readonly SvgNode[] =>
  BALANCES.flatMap((balance, index) => [
    drawMark(balance, 6 + index * 120, y - 4, ink.balance[balance]),
    label(balance, 18 + index * 120, y, 13, ink.faint),
  ]);

/**
 * Draws the map as a picture that stands alone: title, legend, map, and notes.
 * Marks show the balance.
 */
export function drawMap(
  placed: PlacedMap,
  frame: MapFrame,
  caption: MapCaption,
  ink: Ink = LIGHT_INK,
): SvgNode {
  const { size, columns, groups } = placed;
  const { most } = placed.scale;
  const notes = caption.notes.flatMap((note) => wrap(note, size.width, 12));
  const top = 76;
  const height = top + placed.height + 14 + notes.length * 18;
  const frameSize = { width: size.width + 2 * MARGIN, height: height + 2 * MARGIN };
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${-MARGIN} ${-MARGIN} ${frameSize.width} ${frameSize.height}`,
      ...frameSize,
      role: 'img',
    },
    svg('title', {}, caption.title),
    svg('rect', { x: -MARGIN, y: -MARGIN, ...frameSize, fill: ink.paper }),
    svg(
      'text',
      { x: 0, y: 24, 'font-family': SERIF, 'font-size': 28, 'font-weight': 600, fill: ink.text },
      caption.title,
    ),
    ...drawLegend(54, ink),
    svg(
      'g',
      { transform: `translate(0 ${top})` },
      ...columns.map(({ x, width }) =>
        svg('rect', { x, y: HEAD, width, height: placed.height - HEAD, fill: ink.band }),
      ),
      ...columns.flatMap((column) => drawHead(column, ink)),
      label('Level', size.width - size.levels + 16, 14, 14, ink.text, { 'font-weight': 700 }),
      ...groups.map((group) => drawGroup(group, placed, frame, most, ink)),
    ),
    ...notes.map((note, index) =>
      label(note, 0, top + placed.height + 22 + index * 18, 12, ink.faint),
    ),
  );
}
