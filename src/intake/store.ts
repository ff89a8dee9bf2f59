import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toYaml } from '../corpus/canonical.ts';
import { conform } from '../corpus/conform.ts';
import type { Fault } from '../corpus/fault.ts';
import { listFiles, readSource } from '../corpus/source.ts';
import { lineOfField, parseYaml } from '../corpus/yaml.ts';
import type { Known } from '../domain/match.ts';
import { DRAFTS } from '../schema/collections.ts';
import { draft as draftSchema, type Draft } from '../schema/draft.ts';
import { study as studySchema, type Study } from '../schema/study.ts';

/** Records and drafts of a content folder, without the rest of it. */
export interface Store {
  readonly dir: string;
  readonly records: ReadonlyMap<string, Study>;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** What could not be read, and is passed over. */
  readonly faults: readonly Fault[];
}

export const draftPath = (id: string): string => `${DRAFTS}/${id}.yaml`;
export const recordPath = (id: string): string => `evidence/${id}.yaml`;

/** A draft as its file. */
export const draftText = (draft: Draft): string => toYaml(draft, draftSchema, 'draft');

function readFolder<T>(
  dir: string,
  folder: string,
  schema: Parameters<typeof conform<T>>[1],
): { entries: Map<string, T>; faults: Fault[] } {
  const faults: Fault[] = [];
  if (!existsSync(join(dir, folder))) return { entries: new Map(), faults };
  const raw = listFiles(join(dir, folder))
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      const source = readSource(dir, file);
      if ('expected' in source) {
        faults.push(source);
        return [];
      }
      const parsed = parseYaml(source.text, file);
      if (parsed.faults) {
        faults.push(...parsed.faults);
        return [];
      }
      const id = name.replace(/\.yaml$/u, '');
      const lineOf = (path: readonly PropertyKey[]) => lineOfField(source.text, path);
      return [{ id, file, data: parsed.data, lineOf }];
    });
  const { typed, faults: more } = conform(raw, schema);
  faults.push(...more);
  return { entries: new Map(typed.map(({ id, data }) => [id, data])), faults };
}

/** Reads the records and drafts of a content folder. */
export function readStore(dir: string): Store {
  const records = readFolder<Study>(dir, 'evidence', studySchema);
  const drafts = readFolder<Draft>(dir, DRAFTS, draftSchema);
  return {
    dir,
    records: records.entries,
    drafts: drafts.entries,
    faults: [...records.faults, ...drafts.faults],
  };
}

/** All works of a store, records first. */
export const knownOf = ({ records, drafts }: Store): readonly Known[] => [
  ...[...records].map(([id, { csl }]) => ({ id, csl, place: 'record' as const })),
  ...[...drafts].map(([id, { csl }]) => ({ id, csl, place: 'draft' as const })),
];
