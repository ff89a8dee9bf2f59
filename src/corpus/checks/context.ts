import type { TypedContent } from '../content.ts';
import type { Fault } from '../fault.ts';
import { nearest } from '../nearest.ts';
import type { RawContent } from '../raw.ts';
import type { FieldPath } from '../yaml.ts';

/** Where a fault stands: an entry with its file and its lines. */
export interface Place {
  readonly file: string;
  readonly lineOf: (path: FieldPath) => number | undefined;
}

/** What every check is given. */
export interface CheckContext {
  readonly raw: RawContent;
  readonly content: TypedContent;
  /** Ids that a reference may name, by what they name; unreadable and faulty entries included. */
  readonly ids: Readonly<Record<ReferenceTarget, ReadonlySet<string>>>;
}

export type ReferenceTarget =
  'area' | 'application' | 'topic' | 'record' | 'statement' | 'stage' | 'design' | 'term';

/** A check: from the content to its faults. */
export type Check = (context: CheckContext) => Iterable<Fault>;

/** Fault of a field of an entry. */
export const faultAt = (
  place: Place,
  path: FieldPath,
  fault: Pick<Fault, 'found' | 'expected' | 'nearest'>,
): Fault => ({ file: place.file, line: place.lineOf(path), field: path.join('.'), ...fault });

/** "an area", "a topic". */
export const withArticle = (noun: string): string =>
  `${/^[aeiou]/u.test(noun) ? 'an' : 'a'} ${noun}`;

/** Fault where a field names something that does not exist. */
export function* checkReference(
  context: CheckContext,
  place: Place,
  path: FieldPath,
  target: ReferenceTarget,
  id: string | undefined,
): Iterable<Fault> {
  const valid = context.ids[target];
  if (id === undefined || valid.has(id)) return;
  yield faultAt(place, path, {
    found: `"${id}", which is no ${target}`,
    expected: `the id of ${withArticle(target)}`,
    nearest: nearest(id, valid),
  });
}
