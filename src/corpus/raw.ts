import {
  DOCUMENTS,
  DRAFTS,
  FILES,
  RECORDS,
  type DocumentFolder,
  type FileName,
  type RecordFolder,
} from '../schema/collections.ts';
import { readDocument, splitDocument, type DocumentFacts } from './document.ts';
import type { Fault } from './fault.ts';
import { listFiles, readSource } from './source.ts';
import { lineOfField, parseYaml, type FieldPath } from './yaml.ts';

/** A piece of content as it stands in its file, before its schema is checked. */
export interface RawEntry {
  /** Name of the file without its ending. */
  readonly id: string;
  /** Path below the content folder. */
  readonly file: string;
  readonly data: unknown;
  /** Line of a field, counted from 1. */
  readonly lineOf: (path: FieldPath) => number | undefined;
  /** What the body holds; documents only. */
  readonly facts?: DocumentFacts;
}

/** All content as it stands in its files. */
export interface RawContent {
  readonly files: Partial<Record<FileName, RawEntry>>;
  readonly records: Record<RecordFolder, RawEntry[]>;
  readonly documents: Record<DocumentFolder, RawEntry[]>;
  /** Drafts of records: checked, and no part of the map. */
  readonly drafts: readonly RawEntry[];
  /** Ids of entries that can't be read; a reference to them leads somewhere all the same. */
  readonly unreadable: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/** Text of files that is not written yet, by path below the content folder. */
export type Overlay = ReadonlyMap<string, string | null>;

const isFault = (value: object): value is Fault => 'expected' in value;

function readYaml(id: string, path: string, text: string): RawEntry | readonly Fault[] {
  const parsed = parseYaml(text, path);
  if (parsed.faults) return parsed.faults;
  return { id, file: path, data: parsed.data, lineOf: (field) => lineOfField(text, field) };
}

function readMdx(id: string, path: string, text: string): RawEntry | readonly Fault[] {
  const split = splitDocument(text);
  if (split === undefined) {
    return [
      {
        file: path,
        line: 1,
        found: 'no frontmatter',
        expected: 'a block of fields between two lines of ---, at the start of the file',
      },
    ];
  }
  const { frontmatter, body, bodyOffset } = split;
  const parsed = parseYaml(frontmatter, path, 1);
  const facts = readDocument(body, path, bodyOffset);
  if (parsed.faults) return [...parsed.faults, ...(isFault(facts) ? [facts] : [])];
  if (isFault(facts)) return [facts];
  return {
    id,
    file: path,
    data: parsed.data,
    lineOf: (field) => lineOfField(frontmatter, field, 1),
    facts,
  };
}

/** Nearest thing to say about a file that belongs nowhere. */
const stray = (file: string): Fault => ({
  file,
  found: 'a file that belongs to no collection',
  expected: `one of ${Object.keys(FILES)
    .map((name) => `${name}.yaml`)
    .join(', ')}, or ${Object.keys(RECORDS)
    .map((name) => `${name}/<id>.yaml`)
    .join(', ')}, or ${DRAFTS}/<id>.yaml, or ${Object.keys(DOCUMENTS)
    .map((name) => `${name}/<id>.mdx`)
    .join(', ')}`,
});

/**
 * Reads every file of a content folder.
 * @param dir the content folder
 * @param overlay new text of files by their path, or null where a file is to be taken away, to see
 *   what the content would be
 * @returns all that could be read, and a fault for all that could not
 */
export function readContent(dir: string, overlay: Overlay = new Map()): RawContent {
  const faults: Fault[] = [];
  const files: Partial<Record<FileName, RawEntry>> = {};
  const records = Object.fromEntries(
    Object.keys(RECORDS).map((key) => [key, []]),
  ) as unknown as Record<RecordFolder, RawEntry[]>;
  const documents = Object.fromEntries(
    Object.keys(DOCUMENTS).map((key) => [key, []]),
  ) as unknown as Record<DocumentFolder, RawEntry[]>;
  const drafts: RawEntry[] = [];
  const unreadable = new Set<string>();
  for (const path of new Set([...listFiles(dir), ...overlay.keys()])) {
    const overlaid = overlay.get(path);
    if (overlaid === null) continue;
    const [, folder, id, ending] = /^(?:([a-z-]+)\/)?([^/]+)\.(yaml|mdx)$/u.exec(path) ?? [];
    const home =
      id === undefined
        ? undefined
        : folder === undefined && ending === 'yaml' && Object.hasOwn(FILES, id)
          ? 'file'
          : folder !== undefined && ending === 'yaml' && Object.hasOwn(RECORDS, folder)
            ? 'record'
            : folder === DRAFTS && ending === 'yaml'
              ? 'draft'
              : folder !== undefined && ending === 'mdx' && Object.hasOwn(DOCUMENTS, folder)
                ? 'document'
                : undefined;
    if (home === undefined || id === undefined) {
      faults.push(stray(path));
      continue;
    }
    const source = overlaid === undefined ? readSource(dir, path) : { path, text: overlaid };
    const entry = isFault(source)
      ? [source]
      : home === 'document'
        ? readMdx(id, path, source.text)
        : readYaml(id, path, source.text);
    if (!('id' in entry)) {
      faults.push(...entry);
      unreadable.add(path.replace(/\.[a-z]+$/u, ''));
    } else if (home === 'file') files[id as FileName] = entry;
    else if (home === 'record') records[folder as RecordFolder].push(entry);
    else if (home === 'draft') drafts.push(entry);
    else documents[folder as DocumentFolder].push(entry);
  }
  return { files, records, documents, drafts, unreadable, faults };
}
