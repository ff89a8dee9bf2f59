import type { z } from 'zod';
import type { Corpus } from '../domain/corpus.ts';
import type { DocumentFolder, DOCUMENTS, FileName, FILES } from '../schema/collections.ts';
import type { SecondCoding } from '../schema/second-coding.ts';
import type { Study } from '../schema/study.ts';

/** Data of each kind of content, as its schema gives them. The schemas themselves are not needed here. */
export type FileData = { [K in FileName]: z.output<(typeof FILES)[K]> };
export type DocumentData = { [K in DocumentFolder]: z.output<(typeof DOCUMENTS)[K]> };

const byOrder = (a: { order: number; id: string }, b: { order: number; id: string }): number =>
  a.order - b.order || (a.id < b.id ? -1 : 1);

/** Entries with their ids, in order. */
const entries = <T extends { order: number }>(
  typed: readonly { readonly id: string; readonly data: T }[],
): readonly (T & { id: string })[] =>
  typed.map(({ id, data }) => ({ ...data, id })).toSorted(byOrder);

/** What is needed to make a corpus: typed content, by whatever way it was loaded. */
export interface CorpusParts {
  readonly files: FileData;
  readonly evidence: readonly Study[];
  readonly secondCodings: readonly SecondCoding[];
  readonly documents: {
    readonly [K in DocumentFolder]: readonly {
      readonly id: string;
      readonly data: DocumentData[K];
    }[];
  };
  readonly outlines: Corpus['outlines'];
}

/** Joins content into a corpus: everything in canonical order, with its ids. */
export function joinCorpus({
  files,
  evidence,
  secondCodings,
  documents,
  outlines,
}: CorpusParts): Corpus {
  const areas = entries(documents.areas);
  const applications = entries(documents.applications);
  return {
    ...files,
    changes: files.changes.toSorted((a, b) => (a.version < b.version ? 1 : -1)),
    studies: new Map(
      evidence.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((study) => [study.id, study]),
    ),
    secondCodings,
    areas,
    applications: areas.flatMap(({ id }) => applications.filter(({ area }) => area === id)),
    topics: [
      ...entries(documents.challenges).map((topic) => ({ ...topic, kind: 'challenge' as const })),
      ...entries(documents.issues).map((topic) => ({ ...topic, kind: 'issue' as const })),
    ],
    lessons: entries(documents.lessons),
    pages: entries(documents.pages),
    outlines,
  };
}
