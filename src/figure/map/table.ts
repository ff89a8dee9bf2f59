import { frontierOf, type FrontierStep } from '../../domain/frontier.ts';
import type { MapFrame } from '../../domain/map-model.ts';
import type { MapView, ViewGroup, ViewRow } from '../../domain/pivot.ts';
import type { Column } from '../../domain/matrix.ts';
import { levelMeter } from '../level-meter.ts';
import { scaleOf, type Scale } from './scale.ts';
import { svg, type SvgNode } from '../svg.ts';
import { drawCell, type MapLinks } from './cell.ts';

/** Columns beside the ladder stand after a gap. */
const isBeside = (column: Column, columns: readonly Column[]): boolean =>
  column.rung === undefined && columns.some(({ rung }) => rung !== undefined);

/** What a column is called, with the number of its rung. */
export const columnLabel = ({ rung, short }: Column): string =>
  rung === undefined ? short : `${rung} ${short}`;

/** Classes of a cell: whether it is empty, and which parts of the frontier run along it. */
function cellClass(
  step: FrontierStep | undefined,
  first: boolean,
  column: number,
  empty: boolean,
): string | undefined {
  const names = [
    empty && 'none',
    step?.edge === column && 'edge',
    step?.edge === column && first && 'first',
    step?.step !== undefined && column >= step.step[0] && column <= step.step[1] && 'step',
  ].filter(Boolean);
  return names.length === 0 ? undefined : names.join(' ');
}

function drawHead(view: MapView, frame: MapFrame): SvgNode {
  return svg(
    'thead',
    {},
    svg(
      'tr',
      {},
      svg('td', { class: 'gap' }, svg('span', { class: 'vh' }, frame.rowName)),
      ...view.columns.flatMap((column) => [
        ...(isBeside(column, view.columns) ? [svg('td', { class: 'gap' })] : []),
        svg(
          'th',
          { scope: 'col' },
          ...(column.rung === undefined ? [] : [svg('i', {}, String(column.rung)), ' ']),
          column.short,
          ...(column.hint === '' ? [] : [svg('small', {}, column.hint)]),
        ),
      ]),
      svg('th', { scope: 'col' }, 'Level', svg('small', {}, 'of the whole map')),
    ),
  );
}

function drawRow(
  row: ViewRow,
  step: FrontierStep | undefined,
  first: boolean,
  scale: Scale,
  view: MapView,
  frame: MapFrame,
  links: MapLinks,
): SvgNode {
  const { application } = row;
  return svg(
    'tr',
    { 'data-application': application.id },
    svg(
      'th',
      { scope: 'row' },
      svg('a', { href: links.application(application.id) }, application.name),
    ),
    ...row.cells.flatMap((cell, at) => [
      ...(isBeside(cell.column, view.columns) ? [svg('td', { class: 'gap' })] : []),
      svg(
        'td',
        {
          class: cellClass(step, first, at, cell.studies.length === 0),
          'data-column': cell.column.id,
          'data-label': columnLabel(cell.column),
        },
        ...drawCell(cell, scale, view.state, frame, links),
      ),
    ]),
    svg(
      'td',
      { class: 'lv' },
      svg(
        'a',
        { href: `${links.application(application.id)}#level` },
        levelMeter(application.level, frame.highestLevel),
        svg('span', { class: 'vh' }, `Level ${application.level}: `),
        application.levelName,
      ),
    ),
  );
}

function drawGroup(
  group: ViewGroup,
  scale: Scale,
  view: MapView,
  frame: MapFrame,
  links: MapLinks,
): SvgNode {
  const steps =
    view.state.cols === 'ladder' && group.area
      ? frontierOf(group.rows.map(({ edge }) => edge))
      : [];
  const width =
    view.columns.length +
    2 +
    view.columns.filter((column) => isBeside(column, view.columns)).length;
  const heading = group.area && [
    svg(
      'tr',
      { class: 'area', 'data-area': group.area.id },
      svg(
        'th',
        { scope: 'rowgroup', colspan: width },
        svg('a', { href: links.area(group.area.id) }, group.area.name),
      ),
    ),
  ];
  return svg(
    'tbody',
    group.area ? { 'data-area': group.area.id } : {},
    ...(heading ?? []),
    ...group.rows.map((row, index) =>
      drawRow(row, steps[index], index === 0, scale, view, frame, links),
    ),
  );
}

/** Draws a view as a table, the same in the build and in the browser. */
export function drawTable(
  view: MapView,
  frame: MapFrame,
  links: MapLinks,
  caption: string,
): SvgNode {
  const scale = scaleOf(view);
  return svg(
    'table',
    {
      class: view.filtered ? 'map filtered' : 'map',
      id: 'map',
      'data-cols': view.state.cols,
    },
    svg('caption', { class: 'vh' }, caption),
    svg(
      'colgroup',
      {},
      svg('col', { class: 'c-name' }),
      ...view.columns.flatMap((column) => [
        ...(isBeside(column, view.columns) ? [svg('col', { class: 'c-gap' })] : []),
        svg('col'),
      ]),
      svg('col', { class: 'c-level' }),
    ),
    drawHead(view, frame),
    ...view.groups.map((group) => drawGroup(group, scale, view, frame, links)),
  );
}
