import type { Corpus } from '../domain/corpus.ts';
import { draft, type Draft } from '../schema/draft.ts';
import {
  DOCUMENTS,
  FILES,
  RECORDS,
  type DocumentFolder,
  type FileName,
} from '../schema/collections.ts';
import type { SecondCoding } from '../schema/second-coding.ts';
import type { Study } from '../schema/study.ts';
import { conform, type TypedEntry } from './conform.ts';
import type { Fault } from './fault.ts';
import { joinCorpus, type DocumentData, type FileData } from './join.ts';
import type { RawContent } from './raw.ts';

/** All content whose form is right; what is not is missing from it. */
export interface TypedContent {
  readonly files: { readonly [K in FileName]?: TypedEntry<FileData[K]> };
  readonly evidence: readonly TypedEntry<Study>[];
  readonly secondCodings: readonly TypedEntry<SecondCoding>[];
  readonly documents: { readonly [K in DocumentFolder]: readonly TypedEntry<DocumentData[K]>[] };
  /** Drafts of records, which are no part of the corpus. */
  readonly drafts: readonly TypedEntry<Draft>[];
}

/** Checks the form of all content, file by file. */
export function typeContent(raw: RawContent): {
  readonly content: TypedContent;
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const keep = <T>(result: { typed: readonly T[]; faults: readonly Fault[] }): readonly T[] => {
    faults.push(...result.faults);
    return result.typed;
  };
  const files = Object.fromEntries(
    Object.entries(FILES).map(([name, schema]) => {
      const entry = raw.files[name as FileName];
      return [name, entry && keep(conform<unknown>([entry], schema))[0]];
    }),
  ) as TypedContent['files'];
  const documents = Object.fromEntries(
    Object.entries(DOCUMENTS).map(([folder, schema]) => [
      folder,
      keep(conform<unknown>(raw.documents[folder as DocumentFolder], schema)),
    ]),
  ) as unknown as TypedContent['documents'];
  const evidence = keep(conform(raw.records.evidence, RECORDS.evidence));
  const secondCodings = keep(conform(raw.records['second-coding'], RECORDS['second-coding']));
  const drafts = keep(conform(raw.drafts, draft));
  return { content: { files, evidence, secondCodings, documents, drafts }, faults };
}

/** The corpus of typed content; undefined where a file or a collection is missing. */
export function corpusOf(content: TypedContent): Corpus | undefined {
  const data = Object.entries(
    content.files as Readonly<Record<string, { data: unknown } | undefined>>,
  );
  if (data.some(([, entry]) => entry === undefined)) return undefined;
  return joinCorpus({
    files: Object.fromEntries(data.map(([name, entry]) => [name, entry?.data])) as FileData,
    evidence: content.evidence.map((entry) => entry.data),
    secondCodings: content.secondCodings.map((entry) => entry.data),
    documents: content.documents,
    outlines: new Map(
      Object.entries(content.documents).flatMap(([folder, documents]) =>
        documents.flatMap(({ id, facts }) => (facts ? [[`${folder}/${id}`, facts] as const] : [])),
      ),
    ),
  });
}
