import { curveStepBefore, line, range, scaleBand } from 'd3';
import type { MapStudy } from '../../domain/map-model.ts';
import type { Column } from '../../domain/matrix.ts';
import type { MapView, ViewCell, ViewGroup, ViewRow } from '../../domain/pivot.ts';
import { scaleOf, type Scale } from './scale.ts';

/** Measures of the drawing, in its units (px at 100 %). */
export interface MapSize {
  readonly width: number;
  /** Width of the names of applications. */
  readonly names: number;
  /** Width of the levels at the end of rows. */
  readonly levels: number;
  /** Distance of neighboring dots. */
  readonly pitch: number;
}

export const DEFAULT_SIZE: MapSize = { width: 1240, names: 250, levels: 170, pitch: 14 };

/** Heights that follow from the type: of the column heads, of an area's heading, above the dots. */
export const HEAD = 44;
const GROUP_HEAD = 46;
const ROW_PADDING = 12;
/** Width of the gap before a column beside the ladder, as a share of a column. */
const GAP = 0.25;

/** A dot with its place. */
export interface PlacedDot {
  readonly study: MapStudy;
  readonly x: number;
  readonly y: number;
}

/** A column with its place. */
export interface PlacedColumn {
  readonly column: Column;
  readonly x: number;
  readonly width: number;
}

/** A cell with the places of its dots; a crowded cell has none. */
export interface PlacedCell extends ViewCell {
  readonly x: number;
  readonly dots: readonly PlacedDot[];
}

/** A row with its place. */
export interface PlacedRow extends Omit<ViewRow, 'cells'> {
  readonly y: number;
  readonly height: number;
  readonly cells: readonly PlacedCell[];
}

/** An area with the places of its rows, and its frontier as an SVG path. */
export interface PlacedGroup extends Omit<ViewGroup, 'rows'> {
  readonly y: number;
  readonly rows: readonly PlacedRow[];
  /** Empty where the columns are not the ladder. */
  readonly frontier: string;
}

/** The whole map with all places worked out: nothing is left but to draw it. */
export interface PlacedMap {
  readonly view: MapView;
  readonly size: MapSize;
  readonly scale: Scale;
  readonly height: number;
  readonly columns: readonly PlacedColumn[];
  readonly groups: readonly PlacedGroup[];
}

/** Columns side by side; those beside the ladder stand after a gap. */
function placeColumns(columns: readonly Column[], size: MapSize): readonly PlacedColumn[] {
  const isLadder = columns.some(({ rung }) => rung !== undefined);
  const gaps = isLadder ? columns.filter(({ rung }) => rung === undefined).length : 0;
  const unit = (size.width - size.names - size.levels) / Math.max(1, columns.length + gaps * GAP);
  const band = scaleBand(range(columns.length), [0, columns.length * unit])
    .paddingInner(0.04)
    .paddingOuter(0.02);
  let shift = 0;
  return columns.map((column, index) => {
    if (isLadder && column.rung === undefined) shift += unit * GAP;
    return { column, x: size.names + shift + (band(index) ?? 0), width: band.bandwidth() };
  });
}

/** The frontier of an area: down the right side of the highest rung of each row. */
function frontierPath(rows: readonly PlacedRow[], columns: readonly PlacedColumn[]): string {
  const start = columns[0]?.x ?? 0;
  const points = rows.flatMap((row): [number, number][] => {
    const column = columns[row.edge];
    const x = column ? column.x + column.width : start;
    return [
      [x, row.y],
      [x, row.y + row.height],
    ];
  });
  return line().curve(curveStepBefore)(points) ?? '';
}

/** Gives the dots of a cell their places, row by row from the top left. */
function placeDots(
  cell: ViewCell,
  crowded: number,
  left: number,
  top: number,
  perLine: number,
  pitch: number,
): readonly PlacedDot[] {
  if (cell.studies.length > crowded) return [];
  return cell.studies.map((study, at) => ({
    study,
    x: left + ((at % perLine) + 0.5) * pitch,
    y: top + (Math.floor(at / perLine) + 0.5) * pitch,
  }));
}

/** Gives every part of a view its place. */
export function layoutMap(view: MapView, size: MapSize = DEFAULT_SIZE): PlacedMap {
  const columns = placeColumns(view.columns, size);
  const perLine = Math.max(1, Math.floor(((columns[0]?.width ?? 0) - 34) / size.pitch));
  const scale = scaleOf(view);
  const { crowded } = scale;
  let y = HEAD;
  const groups = view.groups.map(({ area, rows }): PlacedGroup => {
    const groupY = y;
    y += area ? GROUP_HEAD : 12;
    const placed = rows.map((row): PlacedRow => {
      const lines = Math.max(
        1,
        ...row.cells.map(({ studies }) =>
          studies.length > crowded ? 1 : Math.ceil(studies.length / perLine),
        ),
      );
      const height = Math.max(40, lines * size.pitch + 2 * ROW_PADDING);
      const top = y;
      y += height;
      const cells = row.cells.map((cell, index): PlacedCell => {
        const x = columns[index]?.x ?? 0;
        return {
          ...cell,
          x,
          dots: placeDots(cell, crowded, x + 26, top + ROW_PADDING, perLine, size.pitch),
        };
      });
      return { ...row, y: top, height, cells };
    });
    const frontier = area && view.state.cols === 'ladder' ? frontierPath(placed, columns) : '';
    return { area, y: groupY, rows: placed, frontier };
  });
  return { view, size, scale, height: y + 8, columns, groups };
}
