import { stack } from 'd3';
import type { MapFrame, MapStudy } from '../../domain/map-model.ts';
import type { ViewCell } from '../../domain/pivot.ts';
import { tallyInWords, type Tally } from '../../domain/tally.ts';
import type { ViewState } from '../../domain/view-state.ts';
import { BALANCES, BASES, type Balance, type Basis } from '../../schema/codes.ts';
import { familyShape } from '../family-mark.ts';
import { MARK_VIEW_BOX, markShape } from '../mark.ts';
import type { Scale } from './scale.ts';
import { rounded, svg, type SvgNode } from '../svg.ts';

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

/** The shape that a study is marked with, and its class. */
function shapeOf(
  study: MapStudy,
  state: ViewState,
  frame: MapFrame,
): [shape: SvgNode, className: string] {
  if (state.mark === 'design') {
    const family = frame.designFamilies[study.facets.design[0] ?? ''];
    return [familyShape(frame.families.findIndex(({ id }) => id === family)), 'plain-mark'];
  }
  if (state.mark === 'basis') {
    return [
      familyShape(BASES.indexOf((study.facets.basis[0] ?? 'abstract') as Basis)),
      'plain-mark',
    ];
  }
  return [markShape(study.balance), study.balance];
}

function drawDot(study: MapStudy, state: ViewState, frame: MapFrame, links: MapLinks): SvgNode {
  const [shape, className] = shapeOf(study, state, frame);
  const label = `${study.label}: ${study.balance}`;
  return svg(
    'a',
    { href: links.study(study.id), title: label, 'aria-label': label },
    svg(
      'svg',
      { class: `m ${className}`, viewBox: MARK_VIEW_BOX, 'aria-hidden': 'true' },
      // Not by reference to a symbol: a browser builds the tree of a symbol anew for each mark.
      shape,
    ),
  );
}

/** A part of a count mark: where it starts and how long it is, in the units of its drawing. */
interface Part {
  readonly balance: Balance;
  readonly x: number;
  readonly width: number;
}

/** Parts of a bar as long as the count of a cell, one for each balance. */
export function countParts({ studies, tally }: ViewCell, { most }: Scale): readonly Part[] {
  // In proportion to the largest count; a scale of D3 would be half of the script of the map.
  const length = (count: number): number => (count / Math.max(most, studies.length)) * BAR.width;
  return stack<Tally, Balance>()
    .keys(BALANCES)([tally])
    .map((part) => {
      const [[from, to] = [0, 0]] = part;
      const width = to > from ? Math.max(0.5, length(to) - length(from)) : 0;
      return { balance: part.key, x: rounded(length(from)), width: rounded(width) };
    });
}

/** A crowded cell: a bar as long as its count, split by balance. */
function drawCount(cell: ViewCell, scale: Scale, state: ViewState, links: MapLinks): SvgNode {
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
      ...countParts(cell, scale).map(({ balance, x, width }) =>
        svg('rect', { class: balance, x, width, height: BAR.height }),
      ),
    ),
  );
}

/** What stands in a cell: its tally in words, its count, and its dots or a count mark. */
export function drawCell(
  cell: ViewCell,
  scale: Scale,
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
    n > scale.crowded
      ? drawCount(cell, scale, state, links)
      : svg(
          'div',
          { class: 'dots' },
          ...cell.studies.map((study) => drawDot(study, state, frame, links)),
        ),
  ];
}
