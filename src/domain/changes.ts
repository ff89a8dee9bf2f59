import type { Corpus } from './corpus.ts';
import { byApplication } from './matrix.ts';
import { maturityOf, type CheckedRequirement, type Maturity } from './maturity.ts';
import type { Computed } from '../schema/change.ts';
import type { Study } from '../schema/study.ts';
import { counted } from './tally.ts';

/** What of a corpus is compared. */
export type ComparedState = Pick<Corpus, 'studies' | 'ladder'> & {
  readonly applications: readonly { readonly id: string; readonly name: string }[];
};

/** Why a level moved: a requirement that was met or lost, and the studies that did it. */
export interface LevelReason {
  readonly requirement: string;
  readonly now: 'met' | 'lost';
  /** Studies that count now and did not before. */
  readonly joined: readonly string[];
  /** Studies that counted before and do not now. */
  readonly left: readonly string[];
  /** Studies that count as before, but were coded anew in what the requirement looks at. */
  readonly recoded: readonly string[];
}

/** The level of an application, before and after; null where there was no such application. */
export interface LevelMove {
  readonly application: string;
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
  /** Whether the rule itself is another one. */
  readonly newRule: boolean;
  readonly because: readonly LevelReason[];
}

/** What is different between two states of the content. Ids are in order. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
  readonly removed: readonly string[];
  readonly levels: readonly LevelMove[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keys of two objects whose values differ, in order. */
const differing = (a: object, b: object): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (key) => !same(a[key as keyof typeof a], b[key as keyof typeof b]),
  );

/** Fields in which two versions of a record differ; those of the reference as `csl.title`. */
const changedFields = (before: Study, after: Study): readonly string[] =>
  differing(before, after).flatMap((field) =>
    field === 'csl' ? differing(before.csl, after.csl).map((part) => `csl.${part}`) : [field],
  );

/** What the requirements of levels look at, beside the stage. */
const counts = ({ direction, program, csl, 'et-al': cut }: Study): unknown => [
  direction,
  program,
  csl.author,
  cut,
];

const idsWithout = (studies: readonly Study[], others: readonly Study[]): readonly string[] => {
  const known = new Set(others.map(({ id }) => id));
  return studies.filter(({ id }) => !known.has(id)).map(({ id }) => id);
};

/** How the two states of a requirement differ; undefined where it is met or unmet in both. */
function reasonOf(before: CheckedRequirement, after: CheckedRequirement): LevelReason | undefined {
  if (before.met === after.met) return undefined;
  const old = new Map(before.counted.map((study) => [study.id, study]));
  return {
    requirement: after.requirement.says,
    now: after.met ? 'met' : 'lost',
    joined: idsWithout(after.counted, before.counted),
    left: idsWithout(before.counted, after.counted),
    recoded: after.counted
      .filter((study) => {
        const known = old.get(study.id);
        return known !== undefined && !same(counts(known), counts(study));
      })
      .map(({ id }) => id),
  };
}

/** Reasons of a move: all requirements of the levels on the way that are met or lost. */
function reasons(before: Maturity, after: Maturity): readonly LevelReason[] {
  const lowest = Math.min(before.level, after.level);
  const highest = Math.max(before.level, after.level);
  const up = after.level > before.level;
  const found = after.checked
    .filter(({ level: { level } }) => level > lowest && level <= highest)
    .flatMap(({ level, requirements }) => {
      const old = before.checked.find((other) => other.level.level === level.level);
      return requirements.flatMap((requirement, index) => {
        const was = old?.requirements[index];
        return (was && reasonOf(was, requirement)) ?? [];
      });
    });
  return found.filter(({ now }) => now === (up ? 'met' : 'lost'));
}

function levelMoves(before: ComparedState, after: ComparedState): readonly LevelMove[] {
  const level = (state: ComparedState) => {
    const records = byApplication(state.studies.values());
    const known = new Set(state.applications.map(({ id }) => id));
    return (id: string): Maturity | undefined =>
      known.has(id) ? maturityOf(records.get(id) ?? [], state.ladder) : undefined;
  };
  const [was, is] = [level(before), level(after)];
  const newRule = !same(before.ladder.levels, after.ladder.levels);
  const all = new Map([...before.applications, ...after.applications].map((a) => [a.id, a.name]));
  return [...all].flatMap(([application, name]): LevelMove[] => {
    const [old, now] = [was(application), is(application)];
    if (old?.level === now?.level) return [];
    return [
      {
        application,
        name,
        from: old?.level ?? null,
        to: now?.level ?? null,
        newRule: newRule && old !== undefined && now !== undefined,
        because: old && now && !newRule ? reasons(old, now) : [],
      },
    ];
  });
}

/** Compares two states of the content. */
export function changesBetween(before: ComparedState, after: ComparedState): Changes {
  const ids = (a: ComparedState, b: ComparedState): readonly string[] =>
    [...a.studies.keys()].filter((id) => !b.studies.has(id)).toSorted();
  return {
    added: ids(after, before),
    changed: [...after.studies.values()]
      .flatMap((study) => {
        const old = before.studies.get(study.id);
        const fields = old ? changedFields(old, study) : [];
        return fields.length > 0 ? [{ id: study.id, fields }] : [];
      })
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    removed: ids(before, after),
    levels: levelMoves(before, after),
  };
}

/** A reason in words: "Met: at least one randomized study. New: lukac-2025". */
export function reasonInWords({ requirement, now, joined, left, recoded }: LevelReason): string {
  const part = (name: string, ids: readonly string[]): string =>
    ids.length === 0 ? '' : ` ${name}: ${ids.join(', ')}.`;
  return `${now === 'met' ? 'Met' : 'Lost'}: ${requirement}.${part('Counted now', joined)}${part('No longer counted', left)}${part('Coded anew', recoded)}`;
}

/** A move in words, with its reasons. */
export function moveReasons({ from, to, newRule, because }: LevelMove): readonly string[] {
  if (from === null) return ['New on the map.'];
  if (to === null) return ['No longer on the map.'];
  if (newRule) return ['The rule of the levels is another one.'];
  return because.map(reasonInWords);
}

/** Changes in the form in which a version keeps them. */
export const toComputed = (changes: Changes, since: string): Computed => ({
  since,
  ...(changes.added.length > 0 && { added: [...changes.added] }),
  ...(changes.changed.length > 0 && {
    changed: changes.changed.map(({ id, fields }) => ({ id, fields: [...fields] })),
  }),
  ...(changes.removed.length > 0 && { removed: [...changes.removed] }),
  ...(changes.levels.length > 0 && {
    levels: changes.levels.map((move) => ({
      application: move.application,
      name: move.name,
      from: move.from,
      to: move.to,
      because: [...moveReasons(move)],
    })),
  }),
});

/** A level before and after in words: "level 3 to 4". */
export const levelInWords = (move: Pick<LevelMove, 'from' | 'to'>): string =>
  move.from === null
    ? `new, at level ${move.to ?? 0}`
    : move.to === null
      ? `taken away, was at level ${move.from}`
      : `level ${move.from} to ${move.to}`;

/** The computed part of a version as sentences, for a feed or a line of text. */
export function computedInWords({ added, changed, removed, levels }: Computed): string {
  const records = [
    ...(added ? [`${counted(added.length, 'record', 'records')} added`] : []),
    ...(changed ? [`${counted(changed.length, 'record', 'records')} changed`] : []),
    ...(removed ? [`${counted(removed.length, 'record', 'records')} removed`] : []),
  ];
  return [
    records.length > 0 ? `${records.join(', ')}.` : 'No record changed.',
    ...(levels ?? []).map((move) => `${move.name}: ${levelInWords(move)}.`),
  ].join(' ');
}
