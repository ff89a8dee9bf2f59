import type { Corpus } from '../domain/corpus.ts';
import { pathTo } from '../routing/paths.ts';
import { placesOf } from '../routing/places.ts';
import type { DocumentFolder } from '../schema/collections.ts';
import { components, anchors, prose } from './checks/documents.ts';
import type { Check, CheckContext } from './checks/context.ts';
import {
  completeness,
  dates,
  duplicates,
  fileNames,
  orders,
  repeats,
  uniqueLists,
} from './checks/identity.ts';
import { choices, objectives } from './checks/lessons.ts';
import { conceptFaults } from './checks/concepts.ts';
import { linkFaults, registerFaults, searchFaults } from './checks/places.ts';
import { checkedProse } from './checks/prose.ts';
import {
  documentReferences,
  fileReferences,
  recordReferences,
  secondCodingReferences,
} from './checks/references.ts';
import { corpusOf, typeContent, type TypedContent } from './content.ts';
import { byPlace, type Fault } from './fault.ts';
import { readContent, type Overlay, type RawContent } from './raw.ts';

const CHECKS: readonly Check[] = [
  completeness,
  fileNames,
  duplicates,
  uniqueLists,
  repeats,
  orders,
  dates,
  recordReferences,
  secondCodingReferences,
  documentReferences,
  fileReferences,
  components,
  prose,
  anchors,
  objectives,
  choices,
  checkedProse,
];

/** Ids of a folder: of every file in it, whether or not it can be read. */
const idsIn = (raw: RawContent, folder: string, entries: readonly { id: string }[]): string[] => [
  ...entries.map(({ id }) => id),
  ...[...raw.unreadable]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1)),
];

/** Ids in the raw data of a file: what a faulty file names still exists. */
const rawIds = (list: unknown): readonly string[] =>
  Array.isArray(list)
    ? list.flatMap((item: unknown) =>
        typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string'
          ? [item.id]
          : [],
      )
    : [];

function contextOf(raw: RawContent, content: TypedContent): CheckContext {
  const field = (file: keyof RawContent['files'], key: string): unknown =>
    (raw.files[file]?.data as Record<string, unknown> | undefined)?.[key];
  const ids = (folder: keyof RawContent['documents']): string[] =>
    idsIn(raw, folder, raw.documents[folder]);
  return {
    raw,
    content,
    ids: {
      area: new Set(ids('areas')),
      application: new Set(ids('applications')),
      topic: new Set([...ids('challenges'), ...ids('issues')]),
      record: new Set(idsIn(raw, 'evidence', raw.records.evidence)),
      statement: new Set(rawIds(field('review', 'statements'))),
      stage: new Set([
        ...rawIds(field('ladder', 'rungs')),
        ...rawIds([field('ladder', 'adoption')]),
      ]),
      design: new Set(rawIds(field('vocabulary', 'designs'))),
      term: new Set(rawIds(raw.files.glossary?.data)),
    },
  };
}

/** Paths of entries that have faults of their own, so that links to them can't be judged. */
function unknownPaths(raw: RawContent, content: TypedContent): ReadonlySet<string> {
  const typed = new Set(
    [...Object.values(content.documents).flat(), ...content.evidence].map(({ file }) => file),
  );
  const files = [...Object.values(raw.documents).flat(), ...raw.records.evidence]
    .map(({ file }) => file)
    .filter((file) => !typed.has(file));
  return new Set(
    [...files, ...raw.unreadable].flatMap((file) => {
      const [, folder, id] = /^([a-z]+)\/([^/.]+)/u.exec(file) ?? [];
      return folder === undefined || id === undefined
        ? []
        : [pathTo(folder as DocumentFolder | 'evidence', id)];
    }),
  );
}

/** The outcome of checking content. There is a corpus only where there is no fault. */
export type Validation =
  | { readonly corpus: Corpus; readonly faults: readonly [] }
  | { readonly corpus?: never; readonly faults: readonly Fault[] };

/**
 * Reads and checks a whole content folder and lists all faults of all files.
 * @param dir the content folder
 * @param overlay new text of files, to check content before it is written
 */
export const validateContent = (dir: string, overlay?: Overlay): Validation =>
  validateRaw(readContent(dir, overlay));

/** Checks content that was read, and lists all its faults. */
export function validateRaw(raw: RawContent): Validation {
  const { content, faults } = typeContent(raw);
  const context = contextOf(raw, content);
  const found = [...raw.faults, ...faults, ...CHECKS.flatMap((check) => [...check(context)])];
  const corpus = corpusOf(content);
  if (corpus !== undefined) {
    const places = new Map(placesOf(corpus));
    // The page of an entry with a fault of its own is taken to exist, with any anchor.
    const unknown = unknownPaths(raw, content);
    found.push(
      ...linkFaults(raw, corpus, places, unknown),
      ...searchFaults(raw, corpus, places, unknown),
      ...conceptFaults(raw, corpus, places, unknown),
      ...registerFaults(raw, corpus, places, unknown),
    );
  }
  if (found.length > 0 || corpus === undefined) return { faults: found.toSorted(byPlace) };
  return { corpus, faults: [] };
}
