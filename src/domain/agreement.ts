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
  /** Cohen's kappa: agreement beyond chance, at most 1; undefined where chance alone gives 1. */
  readonly kappa: number | undefined;
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
    return {
      field,
      compared: pairs.length,
      alike: pairs.filter(([a, b]) => a === b).length,
      kappa: cohenKappa(pairs),
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
