import type { MapFrame, MapStudy } from '../../domain/map-model.ts';
import type { MapView, ViewRow } from '../../domain/pivot.ts';
import { counted } from '../../domain/tally.ts';
import { BALANCES } from '../../schema/codes.ts';
import { svg, type SvgNode } from '../svg.ts';
import { columnLabel } from './table.ts';

const COLUMNS = ['Column', 'Studies', ...BALANCES];

/** A line of the table: how many studies, and how they came out. */
const drawLine = (name: string, studies: readonly MapStudy[]): SvgNode =>
  svg(
    'tr',
    {},
    svg('th', { scope: 'row' }, name),
    ...[
      studies.length,
      ...BALANCES.map((balance) => studies.filter((study) => study.balance === balance).length),
    ].map((n) => svg('td', {}, String(n))),
  );

function drawRow({ application, cells }: ViewRow): SvgNode {
  const all = [...new Set(cells.flatMap(({ studies }) => studies))];
  return svg(
    'tbody',
    {},
    svg(
      'tr',
      {},
      svg(
        'th',
        { scope: 'rowgroup', colspan: COLUMNS.length },
        application.name,
        svg('small', {}, `Level ${application.level}: ${application.levelName}`),
      ),
    ),
    ...cells.map(({ column, studies }) => drawLine(columnLabel(column), studies)),
    drawLine('Row, each study once', all),
  );
}

/** Draws all figures of a view as a plain table: for each cell, its studies and their balance. */
export function drawFigures(view: MapView, frame: MapFrame): SvgNode {
  const part = view.filtered ? `${view.shown.length} of ${counted(view.total)}` : 'all studies';
  return svg(
    'table',
    { class: 'figures' },
    svg(
      'caption',
      {},
      `${frame.title} Figures of this view: ${part}. A study may stand in several rows and columns. Levels are those of the whole map.`,
    ),
    svg(
      'thead',
      {},
      svg(
        'tr',
        {},
        ...COLUMNS.map((name) =>
          svg('th', { scope: 'col' }, name.charAt(0).toUpperCase() + name.slice(1)),
        ),
      ),
    ),
    ...view.groups.flatMap(({ rows }) => rows.map(drawRow)),
    svg('tfoot', {}, drawLine('View, each study once', view.shown)),
  );
}
