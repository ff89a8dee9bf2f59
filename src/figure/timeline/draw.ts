import { scaleLinear } from 'd3';
import { HALVES } from '../../domain/chronology.ts';
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
 * highest rung so far. A unit is a lane across and a mark down; the style sheet keeps strokes even.
 */
function drawGrid({ height, years, foot, rows, climb }: PlacedTimeline): SvgNode {
  const x = scaleLinear([0, 1], [0, years.length * HALVES.length]);
  const right = x(1);
  const down = (y: number): number => y / MARK;
  const edges = years.slice(1).map((year) => `M${Math.round(x(year.x))} 0V${down(foot)}`);
  const floors = rows.map((row) => `M0 ${down(row.y + row.height)}H${right}`);
  const turns = climb.map((turn, index) =>
    index === 0
      ? `M${Math.round(x(turn.x))} ${down(turn.y)}`
      : `H${Math.round(x(turn.x))}V${down(turn.y)}`,
  );
  return svg(
    'svg',
    { viewBox: `0 0 ${right} ${down(height)}`, preserveAspectRatio: 'none' },
    svg('path', { d: [...edges, ...floors].join('') }),
    ...(turns.length === 0
      ? []
      : [svg('path', { d: [...turns, `H${right}`].join(''), class: 'climb' })]),
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
  const marks = rows.flatMap((row) => row.marks).toSorted((a, b) => a.y - b.y || a.x - b.x);
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
