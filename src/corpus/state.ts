import type { ComparedState } from '../domain/changes.ts';
import { typeContent } from './content.ts';
import type { Fault } from './fault.ts';
import { readContent } from './raw.ts';

/** Parts of the content folder that a comparison looks at. */
export const COMPARED: readonly string[] = ['ladder.yaml', 'applications', 'evidence'];

/** A state of the content that is compared, with what of it could not be read. */
export interface ReadState {
  readonly state: ComparedState;
  /** Ids of records whose form is not that of today; nothing can be said of them. */
  readonly unread: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/**
 * Reads the records, applications and ladder of a content folder, whatever its other faults: an
 * older state need not have the form of today.
 * @param dir the content folder
 * @returns undefined where there is no ladder to tell levels by
 */
export function readState(dir: string): ReadState | undefined {
  const raw = readContent(dir);
  const { content, faults } = typeContent(raw);
  const ladder = content.files.ladder?.data;
  if (ladder === undefined) return undefined;
  const studies = new Map(content.evidence.map(({ data }) => [data.id, data]));
  const files = [
    ...raw.records.evidence.map(({ id }) => id),
    ...[...raw.unreadable].flatMap((path) => /^evidence\/(.+)$/u.exec(path)?.[1] ?? []),
  ];
  return {
    state: {
      ladder,
      studies,
      applications: content.documents.applications
        .toSorted((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1))
        .map(({ id, data }) => ({ id, name: data.name })),
    },
    unread: new Set(files.filter((id) => !studies.has(id))),
    faults: [...raw.faults, ...faults],
  };
}
