import { range, scaleBand } from 'd3';
import { svg, type SvgNode } from './svg.ts';

export const METER_WIDTH = 74;
export const METER_HEIGHT = 7;

/** A level as bars: as many filled as the level is high. */
export function levelMeter(level: number, highest: number): SvgNode {
  const x = scaleBand(range(1, highest + 1), [0, METER_WIDTH]).paddingInner(0.2);
  return svg(
    'svg',
    {
      class: 'meter',
      viewBox: `0 0 ${METER_WIDTH} ${METER_HEIGHT}`,
      width: METER_WIDTH,
      height: METER_HEIGHT,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    ...x.domain().map((bar) =>
      svg('rect', {
        x: x(bar),
        width: x.bandwidth(),
        height: METER_HEIGHT,
        rx: 1,
        class: bar <= level ? 'on' : 'off',
      }),
    ),
  );
}
