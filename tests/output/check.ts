import type { Fault } from '../../src/corpus/fault.ts';
import type { Site } from './site.ts';

export type { Fault };

/** What a check found. */
export interface Outcome {
  readonly faults: readonly Fault[];
  /** What was looked at or measured, in a few words, for when all is well. */
  readonly measured: string;
}

/** One thing that must hold of the built site. */
export interface Check {
  readonly name: string;
  readonly run: (site: Site) => Outcome | Promise<Outcome>;
}
