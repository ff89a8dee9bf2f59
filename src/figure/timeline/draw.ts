import { curveStepAfter, line } from 'd3';
import { BALANCES } from '../../schema/codes.ts';
import { markId } from '../mark.ts';
import { svg, type SvgNode } from '../svg.ts';
import { AXIS, MARK, type PlacedStage, type PlacedStudy, type PlacedTimeline } from './layout.ts';

/** Where the names of stages begin, left of the drawing; the style sheet leaves as much room. */
const NAMES = '-8em';

/** A hundredth of the width is finer than the distance of any two lanes. */
const percent = (share: number): string => `${Math.round(share * 100)}%`;

const name = ({ column, y, height }: PlacedStage): SvgNode =>
  svg(
    'text',
    { x: NAMES, y: y + height / 2 },
    column.rung === undefined ? column.short : `${column.rung} ${column.short}`,
  );

/**
 * Everything that stretches with the width: the edges of years and rows, and the line over the
 * highest rung so far. One unit across is half a lane; the style sheet keeps strokes even.
 */
function drawGrid({ height, years, foot, rows, climb }: PlacedTimeline): SvgNode {
  const width = years.length * 6;
  const edges = years.slice(1).map(({ x }) => `M${Math.round(x * width)} 0V${foot}`);
  const floors = rows.map(({ y, height: h }) => `M0 ${y + h}H${width}`);
  const end = climb.slice(-1).map(({ y }) => ({ x: 1, y }));
  const path = line<{ x: number; y: number }>(
    ({ x }) => Math.round(x * width),
    ({ y }) => y,
  ).curve(curveStepAfter);
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none' },
    svg('path', { d: [...edges, ...floors].join('') }),
    svg('path', { d: path([...climb, ...end]) ?? '', class: 'climb' }),
  );
}

const mark = ({ study, x, y }: PlacedStudy): SvgNode =>
  svg('use', {
    href: `#${markId(study.direction)}`,
    width: MARK,
    height: MARK,
    x: percent(x),
    y,
  });

/** Draws a timeline as wide as its place; the marks come from the symbols of the page. */
export function drawTimeline(placed: PlacedTimeline): SvgNode {
  const { height, years, foot, rows } = placed;
  const marks = rows.flatMap((row) => row.marks).toSorted((a, b) => a.x - b.x || a.y - b.y);
  return svg(
    'svg',
    { class: 'time meta', height, 'aria-hidden': 'true' },
    drawGrid(placed),
    ...rows.map(name),
    svg(
      'g',
      { 'text-anchor': 'middle' },
      ...years.map(({ year, x, width }) =>
        svg('text', { x: percent(x + width / 2), y: foot + AXIS / 2 }, String(year)),
      ),
    ),
    svg(
      'g',
      { transform: `translate(${-MARK / 2} ${-MARK / 2})` },
      ...BALANCES.map((balance) => ({
        balance,
        group: marks.filter(({ study }) => study.direction === balance),
      }))
        .filter(({ group }) => group.length > 0)
        .map(({ balance, group }) => svg('g', { class: balance }, ...group.map(mark))),
    ),
  );
}
