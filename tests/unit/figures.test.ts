import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HALVES, yearsInWords, yearsOf } from '../../src/domain/chronology.ts';
import { ladderColumns } from '../../src/domain/matrix.ts';
import { recordFlow, type Flow } from '../../src/domain/record-flow.ts';
import { rungOf, year } from '../../src/domain/study.ts';
import { drawFlow } from '../../src/figure/flow/draw.ts';
import { layoutFlow, NARROW_FLOW, WIDE_FLOW } from '../../src/figure/flow/layout.ts';
import { drawLadder } from '../../src/figure/ladder/draw.ts';
import { layoutLadder, NARROW_LADDER, WIDE_LADDER } from '../../src/figure/ladder/layout.ts';
import type { SvgNode } from '../../src/figure/svg.ts';
import { markup } from '../../src/figure/svg-text.ts';
import { drawTimeline } from '../../src/figure/timeline/draw.ts';
import { layoutTimeline, MARK, type PlacedTimeline } from '../../src/figure/timeline/layout.ts';
import { BALANCES, BASES, KINDS } from '../../src/schema/codes.ts';
import type { Study } from '../../src/schema/study.ts';
import { aStudy, ladder, STAGES } from '../fixtures/study.ts';

/** Width in px that is left for a timeline on the narrowest screen that we promise, 320 px. */
const NARROWEST = 176;

const COLUMNS = ladderColumns(ladder.rungs, ladder.adoption);
const stagesOf = (studies: readonly Study[]) =>
  COLUMNS.map((column) => ({
    column,
    studies: studies.filter(({ stage }) => stage === column.id),
  }));

/** A drawing for reading: an element a line, one decimal. */
const golden = (node: SvgNode): string =>
  `${markup(node)
    .replaceAll('><', '>\n<')
    .replace(/-?\d+\.\d+/gu, (n) => String(Math.round(Number(n) * 10) / 10))}\n`;

const goldenFile = (name: string): string => `../fixtures/figures/${name}.svg`;

const anyStudies = fc
  .array(
    fc.record({
      stage: fc.constantFrom(...STAGES),
      direction: fc.constantFrom(...BALANCES),
      issued: fc.oneof(
        fc.tuple(fc.integer({ min: 2022, max: 2026 })),
        fc.tuple(fc.integer({ min: 2022, max: 2026 }), fc.integer({ min: 1, max: 12 })),
      ),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ stage, direction, issued }, index) =>
      aStudy({
        id: `any-${index}`,
        stage,
        direction,
        csl: { issued: { 'date-parts': [[...issued]] } },
      }),
    ),
  );

const study = (id: string, stage: string, direction: Study['direction'], ...issued: number[]) =>
  aStudy({ id, stage, direction, csl: { issued: { 'date-parts': [issued] } } });

const FEW = [
  study('one', 'benchmark', 'favorable', 2023, 6),
  study('two', 'benchmark', 'unfavorable', 2023, 1, 9),
  study('three', 'benchmark', 'descriptive', 2024),
  study('four', 'prospective', 'mixed', 2024, 7),
  study('five', 'deployment', 'mixed', 2025, 12),
];

describe('years', () => {
  test('run from the first to the last without a gap', () => {
    expect(yearsOf([study('a', 'benchmark', 'mixed', 2021), ...FEW])).toEqual([
      2021, 2022, 2023, 2024, 2025,
    ]);
    expect(yearsOf([])).toEqual([]);
  });

  test('are told in words, those without a study left out', () => {
    expect(yearsInWords([study('a', 'benchmark', 'mixed', 2021), ...FEW])).toBe(
      '1 in 2021, 2 in 2023, 2 in 2024, 1 in 2025',
    );
  });
});

describe('the timeline', () => {
  const marksOf = ({ rows }: PlacedTimeline) => rows.flatMap(({ marks }) => marks);

  test('is drawn as it was', async () => {
    const drawing = drawTimeline(layoutTimeline(stagesOf(FEW), yearsOf(FEW)));
    await expect(golden(drawing)).toMatchFileSnapshot(goldenFile('timeline'));
  });

  test('shows every study once, in its row, year and half', () => {
    fc.assert(
      fc.property(anyStudies, (studies) => {
        const placed = layoutTimeline(stagesOf(studies), [2022, 2023, 2024, 2025, 2026]);
        const shown = marksOf(placed).map((mark) => mark.study.id);
        expect(shown.toSorted()).toEqual(studies.map(({ id }) => id).toSorted());
        for (const { column, y, height, marks } of placed.rows) {
          for (const mark of marks) {
            expect(mark.study.stage).toBe(column.id);
            expect(mark.y - MARK / 2).toBeGreaterThanOrEqual(y);
            expect(mark.y + MARK / 2).toBeLessThanOrEqual(y + height);
            const band = placed.years.find((one) => one.year === year(mark.study));
            expect(mark.x).toBeGreaterThan(band?.x ?? NaN);
            expect(mark.x).toBeLessThan((band?.x ?? NaN) + (band?.width ?? NaN));
          }
        }
        expect(placed.rows.at(-1)?.column.rung).toBeUndefined();
      }),
    );
  });

  test('hides no mark behind another, in or out of the frame, on the narrowest screen', () => {
    fc.assert(
      fc.property(anyStudies, (studies) => {
        const placed = layoutTimeline(stagesOf(studies), [2022, 2023, 2024, 2025, 2026]);
        const marks = marksOf(placed).map(({ x, y }) => ({ x: x * NARROWEST, y }));
        for (const [index, { x, y }] of marks.entries()) {
          expect(x - MARK / 2).toBeGreaterThanOrEqual(-1);
          expect(x + MARK / 2).toBeLessThanOrEqual(NARROWEST + 1);
          expect(y + MARK / 2).toBeLessThanOrEqual(placed.height);
          for (const other of marks.slice(0, index)) {
            expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(MARK - 1);
          }
        }
      }),
    );
  });

  test('draws as many marks of a balance as there are studies', () => {
    fc.assert(
      fc.property(anyStudies, (studies) => {
        const years = [2022, 2023, 2024, 2025, 2026];
        const text = markup(drawTimeline(layoutTimeline(stagesOf(studies), years)));
        for (const balance of BALANCES) {
          const n = studies.filter(({ direction }) => direction === balance).length;
          expect(text.split(`href="#m-${balance}"`)).toHaveLength(n + 1);
        }
        expect(text).not.toMatch(/NaN|undefined|style=/u);
      }),
    );
  });

  test('follows the highest rung so far, never down', () => {
    fc.assert(
      fc.property(anyStudies, (studies) => {
        const { climb, rows, years } = layoutTimeline(
          stagesOf(studies),
          [2022, 2023, 2024, 2025, 2026],
        );
        const lane = (years[0]?.width ?? 0) / HALVES.length;
        for (const [index, turn] of climb.entries()) {
          const row = rows.find(({ y }) => y === turn.y);
          const first = Math.min(...(row?.marks ?? []).map(({ x }) => x));
          expect(turn.x).toBeCloseTo(first - lane / 2);
          const last = climb[index - 1];
          if (last === undefined) continue;
          expect(turn.x).toBeGreaterThan(last.x);
          expect(turn.y).toBeLessThan(last.y);
        }
        const highest = Math.max(0, ...studies.map(({ stage }) => rungOf(ladder, stage)));
        const top = rows.find(({ column }) => column.rung === highest);
        expect(climb.at(-1)?.y).toBe(top?.y);
      }),
    );
  });
});

describe('the picture of the ladder', () => {
  const stages = COLUMNS.map((column, index) => ({ column, n: index }));

  test.each([
    ['ladder', WIDE_LADDER],
    ['ladder-narrow', NARROW_LADDER],
  ])('%s is drawn as it was', async (name, size) => {
    await expect(golden(drawLadder(layoutLadder(stages, size)))).toMatchFileSnapshot(
      goldenFile(name),
    );
  });

  test.each([WIDE_LADDER, NARROW_LADDER])('rises to the right, within its frame', (size) => {
    const { steps, beside, height } = layoutLadder(stages, size);
    for (const [index, step] of steps.entries()) {
      const below = steps[index - 1];
      expect(step.x).toBeCloseTo(below === undefined ? 0 : below.x + size.run);
      expect(step.y + step.height).toBeCloseTo(below?.y ?? height);
      expect(step.x + step.width).toBeLessThan(beside[0]?.x ?? NaN);
    }
    for (const { x, y, width, height: own } of beside) {
      expect(x + width).toBe(size.width);
      expect(y + own).toBeCloseTo(height);
    }
  });
});

describe('the flow of records', () => {
  const anyFlows = fc
    .uniqueArray(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        basis: fc.constantFrom(...BASES),
        n: fc.integer({ min: 1, max: 300 }),
      }),
      { selector: ({ kind, basis }) => `${kind} ${basis}` },
    )
    .map((flows): Flow[] => flows);

  test('is drawn as it was', async () => {
    const flows = recordFlow([
      ...FEW,
      aStudy({ id: 'six', basis: 'preprint' }),
      aStudy({ id: 'seven', kind: 'synthesis' }),
    ]);
    expect(flows).toEqual([
      { kind: 'primary', basis: 'abstract', n: 5 },
      { kind: 'primary', basis: 'preprint', n: 1 },
      { kind: 'synthesis', basis: 'abstract', n: 1 },
    ]);
    const drawing = drawFlow(layoutFlow(flows, WIDE_FLOW), (id, n) => `${id} (${n})`);
    await expect(golden(drawing)).toMatchFileSnapshot(goldenFile('flow'));
  });

  test('keeps every record, and lengths that compare', () => {
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(WIDE_FLOW, NARROW_FLOW), (flows, size) => {
        const placed = layoutFlow(flows, size);
        const n = flows.reduce((sum, flow) => sum + flow.n, 0);
        for (const [side, nodes] of [
          ['kind', placed.kinds],
          ['basis', placed.bases],
        ] as const) {
          expect(nodes.reduce((sum, node) => sum + node.n, 0)).toBe(n);
          for (const [index, node] of nodes.entries()) {
            const own = placed.flows.filter((flow) => flow[side] === node.id);
            expect(own.reduce((sum, flow) => sum + flow.thickness, 0)).toBeCloseTo(node.height);
            expect(node.y + node.height).toBeLessThanOrEqual(size.height + 1e-6);
            const above = nodes[index - 1];
            if (above === undefined) continue;
            expect(node.y - above.y - above.height).toBeGreaterThanOrEqual(size.gap - 1e-6);
          }
        }
      }),
    );
  });
});
