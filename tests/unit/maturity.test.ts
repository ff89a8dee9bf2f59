import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areIndependent } from '../../src/domain/independence.ts';
import { agreementWithReview, maturityOf } from '../../src/domain/maturity.ts';
import type { Requirement } from '../../src/schema/ladder.ts';
import type { Study } from '../../src/schema/study.ts';
import {
  anyStudies,
  aStudy,
  authors,
  ladder,
  review,
  STAGES,
  studiesOn,
} from '../fixtures/study.ts';

const levelOf = (studies: readonly Study[]): number => maturityOf(studies, ladder).level;

/** Two good randomized studies and one of routine use: enough for the highest level. */
const REPLICATED = [
  ...studiesOn('randomized', 'favorable', 'favorable'),
  ...studiesOn('deployment', 'descriptive'),
];

describe('each level by example', () => {
  test.each([
    [0, 'no study', []],
    [1, 'an exam', studiesOn('benchmark', 'favorable')],
    [1, 'staged cases', studiesOn('simulation', 'unfavorable')],
    [2, 'real records', studiesOn('retrospective', 'mixed')],
    [3, 'a pilot in care', studiesOn('prospective', 'descriptive')],
    [4, 'one randomized study', studiesOn('randomized', 'unfavorable')],
    [4, 'two randomized studies without routine use', studiesOn('randomized', 'mixed', 'mixed')],
    [5, 'two independent randomized studies and routine use', REPLICATED],
  ])('level %i: %s', (level, _what, studies) => {
    const maturity = maturityOf(studies, ladder);
    expect(maturity.level).toBe(level);
    expect(maturity.name).toBe(ladder.levels.find((other) => other.level === level)?.name);
  });

  test('lower rungs may be empty', () => {
    expect(levelOf(studiesOn('prospective', 'favorable'))).toBe(3);
  });

  test('routine use alone gives level 0', () => {
    const maturity = maturityOf(studiesOn('deployment', 'favorable', 'favorable'), ladder);
    expect(maturity).toMatchObject({ level: 0, highestRung: 0 });
    expect(maturity.next?.level.level).toBe(1);
  });

  test('routine use does not lift a level below 5', () => {
    const withUse = [
      ...studiesOn('retrospective', 'favorable'),
      ...studiesOn('deployment', 'mixed'),
    ];
    expect(maturityOf(withUse, ladder)).toMatchObject({ level: 2, highestRung: 3 });
  });
});

describe('level 5 asks for independent studies that are not mostly unfavorable', () => {
  const [first, second, ...use] = REPLICATED;
  const related = (changes: Parameters<typeof aStudy>[0]): Study[] =>
    first && second ? [first, aStudy({ ...second, ...changes }), ...use] : [];

  test.each([
    ['first author', { csl: { author: authors('First of randomized-study-0', 'Else') } }],
    ['last author', { csl: { author: authors('Else', 'Last of randomized-study-0') } }],
  ])('the same %s', (_who, changes) => {
    expect(levelOf(related(changes))).toBe(4);
  });

  test('the same program', () => {
    const program = 'ai-consult';
    const studies = REPLICATED.map((study) => aStudy({ ...study, program }));
    expect(levelOf(studies)).toBe(4);
  });

  test('a cut list has no known last author, so the last one seen is not shared', () => {
    const author = authors('Else', 'Last of randomized-study-0');
    expect(levelOf(related({ csl: { author }, 'et-al': true }))).toBe(5);
  });

  test.each([
    [5, ['favorable', 'unfavorable'] as const],
    [4, ['unfavorable', 'unfavorable'] as const],
    [4, ['favorable', 'unfavorable', 'unfavorable'] as const],
    [5, ['mixed', 'descriptive', 'unfavorable'] as const],
  ])('level %i with %j', (level, directions) => {
    expect(levelOf([...studiesOn('randomized', ...directions), ...use])).toBe(level);
  });
});

describe('always', () => {
  test.each([
    ['the top of the ladder', () => STAGES[4]],
    [
      'the highest rung reached',
      (studies: readonly Study[]) =>
        STAGES[Math.max(1, maturityOf(studies, ladder).highestRung) - 1],
    ],
  ])('a favorable study by new authors on %s never lowers the level', (_where, stageOf) => {
    fc.assert(
      fc.property(anyStudies(), (studies) => {
        const added = aStudy({ id: 'added', stage: stageOf(studies), direction: 'favorable' });
        expect(levelOf([...studies, added])).toBeGreaterThanOrEqual(levelOf(studies));
      }),
    );
  });

  test('order does not matter', () => {
    fc.assert(
      fc.property(
        anyStudies().chain((studies) =>
          fc.tuple(
            fc.constant(studies),
            fc.shuffledSubarray(studies, { minLength: studies.length, maxLength: studies.length }),
          ),
        ),
        ([studies, shuffled]) => {
          expect(maturityOf(shuffled, ladder)).toEqual(maturityOf(studies, ladder));
        },
      ),
    );
  });

  test('only primary studies count', () => {
    fc.assert(
      fc.property(anyStudies(), (studies) => {
        const primary = studies.filter(({ kind }) => kind === 'primary');
        expect(maturityOf(studies, ladder)).toEqual(maturityOf(primary, ladder));
      }),
    );
  });
});

describe('the working', () => {
  /** Size of the largest set of pairwise independent studies, by trying every set. */
  const largestSet = (studies: readonly Study[]): number => {
    let best = 0;
    for (let set = 0; set < 2 ** studies.length; set += 1) {
      const chosen = studies.filter((_, index) => Math.floor(set / 2 ** index) % 2 === 1);
      const clash = chosen.some((a, at) => chosen.slice(at + 1).some((b) => !areIndependent(a, b)));
      if (!clash) best = Math.max(best, chosen.length);
    }
    return best;
  };
  const holds = (requirement: Requirement, studies: readonly Study[]): boolean => {
    const counted = studies.filter(
      ({ kind, stage }) => kind === 'primary' && requirement.stages.includes(stage ?? ''),
    );
    const unfavorable = counted.filter(({ direction }) => direction === 'unfavorable').length;
    const { unfavorableAtMost = 1 } = requirement;
    return (
      counted.length >= (requirement.studies ?? 0) &&
      largestSet(counted) >= (requirement.independent ?? 0) &&
      (counted.length === 0 || unfavorable / counted.length <= unfavorableAtMost)
    );
  };

  test('names exactly what is missing for the next level', () => {
    fc.assert(
      fc.property(anyStudies(), (studies) => {
        const { level, next } = maturityOf(studies, ladder);
        const above = ladder.levels.find((other) => other.level === level + 1);
        expect(next?.level).toEqual(above);
        expect(next?.missing.map(({ requirement }) => requirement)).toEqual(
          above?.requires.filter((requirement) => !holds(requirement, studies)),
        );
        if (next) expect(next.missing).not.toHaveLength(0);
      }),
    );
  });

  test('reaches the highest level whose requirements all hold', () => {
    fc.assert(
      fc.property(anyStudies(), (studies) => {
        const met = ladder.levels.filter(({ requires }) =>
          requires.every((r) => holds(r, studies)),
        );
        expect(levelOf(studies)).toBe(Math.max(...met.map(({ level }) => level)));
      }),
    );
  });

  test('says what the map holds for each requirement', () => {
    const studies = [
      ...studiesOn('randomized', 'favorable', 'unfavorable', 'unfavorable'),
      ...studiesOn('deployment', 'descriptive'),
    ];
    const { next } = maturityOf(studies, ladder);
    expect(next?.missing).toMatchObject([
      { studies: 3, independent: 3, unfavorable: 2, met: false },
    ]);
    expect(next?.missing[0]?.counted.map(({ id }) => id)).toEqual([
      'randomized-study-0',
      'randomized-study-1',
      'randomized-study-2',
    ]);
  });

  test('has nothing to reach at the top', () => {
    expect(maturityOf(REPLICATED, ladder).next).toBeUndefined();
  });

  test('counts each stage in the order of the ladder, routine use last', () => {
    const { stages } = maturityOf(REPLICATED, ladder);
    expect(stages.map(({ stage }) => stage)).toEqual(STAGES);
    expect(stages.map(({ studies }) => studies.length)).toEqual([0, 0, 0, 0, 2, 1]);
  });
});

describe("agreement with the review's own judgment", () => {
  test.each([
    ['documentation', [false, false, false, true, true, true]],
    ['autonomous-diagnosis', [true, true, true, true, false, false]],
  ])('of %s, level by level', (area, agrees) => {
    const found = agrees.map((_, level) => agreementWithReview(level, area, review)?.agrees);
    expect(found).toEqual(agrees);
  });

  test('names the statement that judges', () => {
    expect(agreementWithReview(3, 'documentation', review)?.statement.id).toBe(
      'documentation-mature',
    );
  });

  test('is left open where the review makes no judgment', () => {
    expect(agreementWithReview(5, 'workflow', review)).toBeUndefined();
  });
});
