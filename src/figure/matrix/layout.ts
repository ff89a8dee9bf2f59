import { curveStepBefore, line, range, scaleBand, scaleLinear } from 'd3';
import { frontier } from '../../domain/frontier.ts';
import type { Cell, Column, Matrix, Row, RowGroup } from '../../domain/matrix.ts';
import type { Study } from '../../schema/study.ts';

/** Measures of the drawing, in its units (px at 100 %). */
export interface MatrixSize {
  readonly width: number;
  /** Width of the names of applications. */
  readonly names: number;
  /** Width of the levels at the end of rows. */
  readonly levels: number;
  /** Distance of neighboring dots. */
  readonly pitch: number;
}

export const DEFAULT_SIZE: MatrixSize = { width: 1240, names: 250, levels: 170, pitch: 14 };

/** Heights that follow from the type: of the column heads, of an area's heading, above the dots. */
const HEAD = 44;
const GROUP_HEAD = 46;
const ROW_PADDING = 12;

/** A dot with its place. */
export interface PlacedDot {
  readonly study: Study;
  readonly x: number;
  readonly y: number;
}

/** A column with its place. */
export interface PlacedColumn {
  readonly column: Column;
  readonly x: number;
  readonly width: number;
}

/** A cell with the places of its dots. */
export interface PlacedCell extends Cell {
  readonly dots: readonly PlacedDot[];
}

/** A row with its place. */
export interface PlacedRow extends Omit<Row, 'cells'> {
  readonly y: number;
  readonly height: number;
  readonly cells: readonly PlacedCell[];
}

/** An area with the places of its rows, and its frontier as an SVG path. */
export interface PlacedGroup extends Omit<RowGroup, 'rows'> {
  readonly y: number;
  readonly rows: readonly PlacedRow[];
  readonly frontier: string;
}

/** The whole map with all places worked out: nothing is left but to draw it. */
export interface PlacedMatrix {
  readonly size: MatrixSize;
  readonly height: number;
  readonly columns: readonly PlacedColumn[];
  readonly groups: readonly PlacedGroup[];
}

/** Columns side by side; those beside the ladder stand after a gap. */
function placeColumns(columns: readonly Column[], size: MatrixSize): readonly PlacedColumn[] {
  const slots = columns.flatMap((column) =>
    column.rung === undefined ? ['gap', column.id] : [column.id],
  );
  const weight = scaleLinear([0, 1], [0.25, 1]);
  const total = slots.reduce((sum, slot) => sum + weight(slot === 'gap' ? 0 : 1), 0);
  const unit = (size.width - size.names - size.levels) / total;
  const band = scaleBand(range(1), [0, unit]).paddingInner(0).paddingOuter(0.02);
  let x = size.names;
  const places = new Map<string, number>();
  for (const slot of slots) {
    places.set(slot, x);
    x += unit * weight(slot === 'gap' ? 0 : 1);
  }
  return columns.map((column) => ({
    column,
    x: (places.get(column.id) ?? 0) + (band(0) ?? 0),
    width: band.bandwidth(),
  }));
}

/** The frontier of an area: down the right side of the highest rung of each row. */
function frontierPath(rows: readonly PlacedRow[], columns: readonly PlacedColumn[]): string {
  const steps = frontier(rows);
  const start = columns[0]?.x ?? 0;
  const points = rows.flatMap((row, index): [number, number][] => {
    const column = columns[steps[index]?.edge ?? -1];
    const x = column ? column.x + column.width : start;
    return [
      [x, row.y],
      [x, row.y + row.height],
    ];
  });
  return line().curve(curveStepBefore)(points) ?? '';
}

/** Gives every part of the map its place. */
export function layoutMatrix(matrix: Matrix, size: MatrixSize = DEFAULT_SIZE): PlacedMatrix {
  const columns = placeColumns(matrix.columns, size);
  const perLine = Math.max(1, Math.floor(((columns[0]?.width ?? 0) - 20) / size.pitch));
  let y = HEAD;
  const groups = matrix.groups.map(({ area, rows }) => {
    const groupY = y;
    y += GROUP_HEAD;
    const placed = rows.map((row): PlacedRow => {
      const lines = Math.max(
        1,
        ...row.cells.map((cell) => Math.ceil(cell.studies.length / perLine)),
      );
      const height = Math.max(40, lines * size.pitch + 2 * ROW_PADDING);
      const top = y;
      y += height;
      const cells = row.cells.map((cell, index): PlacedCell => {
        const used = Math.ceil(cell.studies.length / perLine);
        const dotY = scaleLinear(
          [0, Math.max(1, used)],
          [top + (height - used * size.pitch) / 2, top + (height + used * size.pitch) / 2],
        );
        const left = (columns[index]?.x ?? 0) + 10;
        return {
          ...cell,
          dots: cell.studies.map((study, at) => ({
            study,
            x: left + ((at % perLine) + 0.5) * size.pitch,
            y: dotY(Math.floor(at / perLine) + 0.5),
          })),
        };
      });
      return { ...row, y: top, height, cells };
    });
    return { area, y: groupY, rows: placed, frontier: frontierPath(placed, columns) };
  });
  return { size, height: y + 8, columns, groups };
}
