import type { SecondCoding } from '../schema/second-coding.ts';
import type { Study } from '../schema/study.ts';

/** Fields of a record that two coders are compared on. */
export const CODED_FIELDS = ['stage', 'designType', 'direction'] as const;
export type CodedField = (typeof CODED_FIELDS)[number];

/** How well two coders agree on a field. */
export interface CoderAgreement {
  readonly field: CodedField;
  /** Records that both coded. */
  readonly compared: number;
  readonly alike: number;
  /** 95% interval of the share that is alike (Wilson 1927); undefined where nothing was compared. */
  readonly shareInterval: Interval | undefined;
  /** Cohen's kappa: agreement beyond chance, at most 1; undefined where chance alone gives 1. */
  readonly kappa: number | undefined;
  /** 95% interval of kappa. */
  readonly kappaInterval: Interval | undefined;
}

/** Lower and upper end. */
export type Interval = readonly [low: number, high: number];

/** Normal deviate of a 95% interval. */
const Z = 1.959964;

/** 95% interval of a share by the score method, which holds for small samples (Wilson 1927). */
export function shareInterval(alike: number, n: number): Interval | undefined {
  if (n === 0) return undefined;
  const share = alike / n;
  const middle = share + Z ** 2 / (2 * n);
  const reach = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}

/**
 * 95% interval of kappa from its large-sample variance (Fleiss, Cohen and Everitt 1969, Psychological
 * Bulletin 72:323), cut to what kappa can be.
 */
export function kappaInterval(pairs: readonly (readonly [string, string])[]): Interval | undefined {
  const kappa = cohenKappa(pairs);
  if (kappa === undefined) return undefined;
  const n = pairs.length;
  const codes = [...new Set(pairs.flat())];
  const share = (test: (pair: readonly [string, string]) => boolean): number =>
    pairs.filter(test).length / n;
  const first = new Map(codes.map((code) => [code, share(([a]) => a === code)]));
  const second = new Map(codes.map((code) => [code, share(([, b]) => b === code)]));
  const expected = codes.reduce(
    (sum, code) => sum + (first.get(code) ?? 0) * (second.get(code) ?? 0),
    0,
  );
  let same = 0;
  let different = 0;
  for (const row of codes) {
    for (const column of codes) {
      const p = share(([a, b]) => a === row && b === column);
      if (row === column) {
        same += p * (1 - ((first.get(row) ?? 0) + (second.get(row) ?? 0)) * (1 - kappa)) ** 2;
      } else different += p * ((second.get(row) ?? 0) + (first.get(column) ?? 0)) ** 2;
    }
  }
  const variance =
    (same + (1 - kappa) ** 2 * different - (kappa - expected * (1 - kappa)) ** 2) /
    (n * (1 - expected) ** 2);
  const reach = Z * Math.sqrt(Math.max(0, variance));
  return [Math.max(-1, kappa - reach), Math.min(1, kappa + reach)];
}

/**
 * Cohen's kappa of pairs of codes (Cohen 1960, Educational and Psychological Measurement 20:37):
 * (observed - expected) / (1 - expected), expected from the two coders' own frequencies.
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): number | undefined {
  const n = pairs.length;
  if (n === 0) return undefined;
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  const codes = new Set(pairs.flat());
  let expected = 0;
  for (const code of codes) {
    const first = pairs.filter(([a]) => a === code).length / n;
    const second = pairs.filter(([, b]) => b === code).length / n;
    expected += first * second;
  }
  return expected === 1 ? undefined : (observed - expected) / (1 - expected);
}

/** Pairs of codes, the first coder's and the second's, of the records that both coded. */
function pairsOf(
  field: CodedField,
  coding: SecondCoding,
  studies: ReadonlyMap<string, Study>,
): readonly (readonly [string, string])[] {
  return coding.codings.flatMap((second) => {
    const [a, b] = [studies.get(second.id)?.[field], second[field]];
    if (a === undefined || b === null) return [];
    return [[a, b] as const];
  });
}

/** Agreement on each field, over the records for which both coders gave a code. */
export function coderAgreement(
  coding: SecondCoding,
  studies: ReadonlyMap<string, Study>,
): readonly CoderAgreement[] {
  return CODED_FIELDS.map((field) => {
    const pairs = pairsOf(field, coding, studies);
    const alike = pairs.filter(([a, b]) => a === b).length;
    return {
      field,
      compared: pairs.length,
      alike,
      shareInterval: shareInterval(alike, pairs.length),
      kappa: cohenKappa(pairs),
      kappaInterval: kappaInterval(pairs),
    };
  });
}

/** What a second coder made of one study. */
export interface SecondLook {
  readonly date: string;
  /** Fields that both coded. */
  readonly compared: readonly CodedField[];
  /** Fields on which the two differ, with the second coder's code. */
  readonly differs: readonly { readonly field: CodedField; readonly second: string }[];
}

/** The second look at a study; undefined where it was coded once only. */
export function secondLook(study: Study, codings: readonly SecondCoding[]): SecondLook | undefined {
  for (const { date, codings: list } of codings) {
    const second = list.find(({ id }) => id === study.id);
    if (second === undefined) continue;
    const compared = CODED_FIELDS.filter(
      (field) => second[field] !== null && study[field] !== undefined,
    );
    if (compared.length === 0) continue;
    return {
      date,
      compared,
      differs: compared.flatMap((field) => {
        const code = second[field];
        return code === null || code === study[field] ? [] : [{ field, second: code }];
      }),
    };
  }
  return undefined;
}
