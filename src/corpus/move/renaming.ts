import { entryAt, type Move } from '../../routing/moves.ts';
import { PAGES } from '../../routing/paths.ts';
import { splitAddress } from '../../routing/places.ts';
import type { DocumentFolder } from '../../schema/collections.ts';
import type { Renamed } from './references.ts';

/** A new id for something that other content names. */
export interface Renaming {
  readonly kind: Renamed;
  readonly from: string;
  readonly to: string;
}

const KINDS: Readonly<Partial<Record<DocumentFolder | 'evidence', Renamed>>> = {
  areas: 'area',
  applications: 'application',
  challenges: 'topic',
  issues: 'topic',
  evidence: 'record',
};

/** Which id changes with a move; undefined where none does. */
export function renamingOf({ from, to }: Move): Renaming | undefined {
  const old = splitAddress(from);
  const now = splitAddress(to);
  if (old.path === PAGES.glossary && old.anchor !== undefined && now.anchor !== undefined) {
    return { kind: 'term', from: old.anchor, to: now.anchor };
  }
  const entry = entryAt(old.path);
  const goal = entryAt(now.path);
  const kind = entry && KINDS[entry.folder];
  return kind && goal && old.anchor === undefined && entry.id !== goal.id
    ? { kind, from: entry.id, to: goal.id }
    : undefined;
}
