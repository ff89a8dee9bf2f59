import type { Ladder, Level, Requirement } from '../schema/ladder.ts';
import type { Judgment, Review, ReviewStatement } from '../schema/review.ts';
import type { Study } from '../schema/study.ts';
import { independentCount } from './independence.ts';
import { byBalance, isPrimary, rungOf, stagesOf } from './study.ts';
import { tallyOf, type Tally } from './tally.ts';

/** What stands on one stage. */
export interface StageCount {
  readonly stage: string;
  readonly tally: Tally;
  /** How many of the studies are independent of each other. */
  readonly independent: number;
  readonly studies: readonly Study[];
}

/** A requirement of a level, with what the map holds for it. */
export interface CheckedRequirement {
  readonly requirement: Requirement;
  readonly met: boolean;
  /** Number of studies on the required stages. */
  readonly studies: number;
  readonly independent: number;
  readonly unfavorable: number;
  /** The studies that were counted. */
  readonly counted: readonly Study[];
}

/** A level of maturity with its working. */
export interface Maturity {
  readonly level: number;
  readonly name: string;
  readonly means: string;
  /** Highest rung with a study, counted from 1; 0 where there is none. */
  readonly highestRung: number;
  /** Stages in the order of the ladder, routine use last. */
  readonly stages: readonly StageCount[];
  /** Every level above 0 with its requirements, lowest first. */
  readonly checked: readonly {
    readonly level: Level;
    readonly met: boolean;
    readonly requirements: readonly CheckedRequirement[];
  }[];
  /** The next level and the requirements that are not met; undefined at the top. */
  readonly next?: { readonly level: Level; readonly missing: readonly CheckedRequirement[] };
}

function check(requirement: Requirement, studies: readonly Study[]): CheckedRequirement {
  const counted = studies.filter(
    (study) => study.stage !== undefined && requirement.stages.includes(study.stage),
  );
  const independent = independentCount(counted);
  const unfavorable = tallyOf(counted).unfavorable;
  const met =
    counted.length >= (requirement.studies ?? 0) &&
    independent >= (requirement.independent ?? 0) &&
    unfavorable <= (requirement.unfavorableAtMost ?? 1) * counted.length;
  return { requirement, met, studies: counted.length, independent, unfavorable, counted };
}

/**
 * Works out the maturity of an application by the rule in `content/ladder.yaml`: the highest level
 * whose requirements all hold. Only primary studies count, each of them once.
 * @param records records of one application; others than primary studies are passed over
 * @param ladder the rungs, levels and thresholds
 */
export function maturityOf(records: readonly Study[], ladder: Ladder): Maturity {
  const studies = records.filter(isPrimary).toSorted(byBalance);
  const stages = stagesOf(ladder).map(({ id }) => {
    const here = studies.filter((study) => study.stage === id);
    return {
      stage: id,
      tally: tallyOf(here),
      independent: independentCount(here),
      studies: here,
    };
  });
  const checked = ladder.levels
    .filter(({ level }) => level > 0)
    .toSorted((a, b) => a.level - b.level)
    .map((level) => {
      const requirements = level.requires.map((requirement) => check(requirement, studies));
      return { level, requirements, met: requirements.every(({ met }) => met) };
    });
  const reached = checked.findLast(({ met }) => met)?.level ?? ladder.levels[0];
  if (reached === undefined) throw new Error('The ladder has no levels.');
  const next = checked.find(({ level }) => level.level === reached.level + 1);
  return {
    level: reached.level,
    name: reached.name,
    means: reached.means,
    highestRung: Math.max(0, ...studies.map((study) => rungOf(ladder, study.stage))),
    stages,
    checked,
    ...(next && {
      next: { level: next.level, missing: next.requirements.filter(({ met }) => !met) },
    }),
  };
}

/** The review's judgment of an area, and whether a level agrees with it. */
export interface Agreement {
  readonly statement: ReviewStatement;
  readonly judgment: Judgment;
  readonly agrees: boolean;
}

/** Compares a level with what the review says of its area; undefined where it makes no judgment. */
export function agreementWithReview(
  level: number,
  area: string,
  review: Review,
): Agreement | undefined {
  for (const statement of review.statements) {
    const { judgment } = statement;
    if (judgment?.areas.includes(area)) {
      const agrees = level >= judgment.agreesFrom && level <= judgment.agreesTo;
      return { statement, judgment, agrees };
    }
  }
  return undefined;
}
