import { stack } from 'd3';
import type { MapFrame, MapStudy } from '../../domain/map-model.ts';
import type { ViewCell } from '../../domain/pivot.ts';
import { tallyInWords } from '../../domain/tally.ts';
import type { ViewState } from '../../domain/view-state.ts';
import { BALANCES, BASES, type Basis } from '../../schema/codes.ts';
import { familyMarkId } from '../family-mark.ts';
import { markId } from '../mark.ts';
import { svg, type SvgNode } from '../svg.ts';

/** A cell with more studies than this shows a count mark in place of dots. */
export const CROWDED = 24;
/** Width and height of a count mark, in the units of its drawing. */
const BAR = { width: 100, height: 12 };

/** Addresses of the map. They are made elsewhere and handed in. */
export interface MapLinks {
  readonly study: (id: string) => string;
  readonly application: (id: string) => string;
  readonly area: (id: string) => string;
  /** The list of the studies of a cell. */
  readonly cell: (application: string, column: string, cols: ViewState['cols']) => string;
}

/** Id of the shape that a study is marked with, and its class. */
function shapeOf(
  study: MapStudy,
  state: ViewState,
  frame: MapFrame,
): [id: string, className: string] {
  if (state.mark === 'design') {
    const family = frame.designFamilies[study.facets.design[0] ?? ''];
    return [familyMarkId(frame.families.findIndex(({ id }) => id === family)), 'plain-mark'];
  }
  if (state.mark === 'basis') {
    return [
      familyMarkId(BASES.indexOf((study.facets.basis[0] ?? 'abstract') as Basis)),
      'plain-mark',
    ];
  }
  return [markId(study.balance), study.balance];
}

function drawDot(study: MapStudy, state: ViewState, frame: MapFrame, links: MapLinks): SvgNode {
  const [shape, className] = shapeOf(study, state, frame);
  const label = `${study.label}: ${study.balance}`;
  return svg(
    'a',
    { href: links.study(study.id), title: label, 'aria-label': label },
    svg(
      'svg',
      { class: `m ${className}`, 'aria-hidden': 'true' },
      svg('use', { href: `#${shape}` }),
    ),
  );
}

/** A crowded cell: a bar as long as its count, split by balance. */
function drawCount(cell: ViewCell, most: number, state: ViewState, links: MapLinks): SvgNode {
  const n = cell.studies.length;
  // In proportion to the largest count; a scale of D3 would be half of the script of the map.
  const length = (count: number): number => (count / Math.max(most, n)) * BAR.width;
  const parts = stack<typeof cell.tally, (typeof BALANCES)[number]>().keys(BALANCES)([cell.tally]);
  return svg(
    'a',
    {
      class: 'count',
      href: links.cell(cell.application, cell.column.id, state.cols),
      'aria-label': tallyInWords(cell.tally),
    },
    svg(
      'svg',
      { viewBox: `0 0 ${BAR.width} ${BAR.height}`, 'aria-hidden': 'true' },
      ...parts.flatMap((part) => {
        const [[from, to] = [0, 0]] = part;
        return to > from
          ? [
              svg('rect', {
                class: part.key,
                x: length(from),
                width: Math.max(0.5, length(to) - length(from)),
                height: BAR.height,
              }),
            ]
          : [];
      }),
    ),
  );
}

/**
 * What stands in a cell: its tally in words, its count, and its dots or a count mark.
 * @param most the largest count of any cell in view, which sets the scale of count marks
 */
export function drawCell(
  cell: ViewCell,
  most: number,
  state: ViewState,
  frame: MapFrame,
  links: MapLinks,
): readonly SvgNode[] {
  const n = cell.studies.length;
  const words = svg('span', { class: 'vh' }, tallyInWords(cell.tally));
  if (n === 0) return [words];
  return [
    words,
    svg('span', { class: 'n', 'aria-hidden': 'true' }, String(n)),
    n > CROWDED
      ? drawCount(cell, most, state, links)
      : svg(
          'div',
          { class: 'dots' },
          ...cell.studies.map((study) => drawDot(study, state, frame, links)),
        ),
  ];
}
