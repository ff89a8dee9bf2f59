import { MARK_BOX, markId } from '../mark.ts';
import { svg, type SvgNode } from '../svg.ts';
import type { PlacedTally } from './layout.ts';

/** Draws a tally; the marks come from the symbols of the page. */
export const drawTally = ({ width, height, units }: PlacedTally, label: string): SvgNode =>
  svg(
    'svg',
    { width, height, role: 'img', 'aria-label': label },
    ...units.map(({ balance, x, y }) =>
      svg('use', {
        x: x || undefined,
        y: y || undefined,
        width: MARK_BOX,
        height: MARK_BOX,
        class: balance,
        href: `#${markId(balance)}`,
      }),
    ),
  );
