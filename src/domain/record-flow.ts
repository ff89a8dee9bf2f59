import { BASES, KINDS, type Basis, type Kind } from '../schema/codes.ts';
import type { Study } from '../schema/study.ts';

/** How many records of a kind were read from a basis. */
export interface Flow {
  readonly kind: Kind;
  readonly basis: Basis;
  readonly n: number;
}

/** Records counted by kind and basis, in the order of the codes; pairs without a record left out. */
export const recordFlow = (records: readonly Study[]): readonly Flow[] =>
  KINDS.flatMap((kind) =>
    BASES.map((basis) => ({
      kind,
      basis,
      n: records.filter((record) => record.kind === kind && record.basis === basis).length,
    })),
  ).filter(({ n }) => n > 0);
