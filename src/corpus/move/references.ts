import type { ReferenceTarget } from '../checks/context.ts';
import type { ScalarPath } from './scalars.ts';

/** Something that other content names by its id. */
export type Renamed = Extract<
  ReferenceTarget,
  'area' | 'application' | 'topic' | 'record' | 'term'
>;

/**
 * Fields that name an id, by what they name: the file, then the path with `*` for any key or number.
 * They are those that the check of references knows, and the computed changes.
 */
const FIELDS: Readonly<Record<Renamed, readonly (readonly [file: RegExp, path: string])[]>> = {
  area: [
    [/^applications\//u, 'area'],
    [/^review\.yaml$/u, 'statements.*.judgment.areas.*'],
  ],
  application: [
    [/^(?:evidence|drafts)\//u, 'applications.*'],
    [/^second-coding\//u, 'codings.*.applications.*'],
    [/^changes\.yaml$/u, '*.computed.levels.*.application'],
  ],
  topic: [[/^(?:evidence|drafts)\//u, 'topics.*.topic']],
  record: [
    [/^second-coding\//u, 'codings.*.id'],
    [/^changes\.yaml$/u, '*.studies.*'],
    [/^changes\.yaml$/u, '*.computed.added.*'],
    [/^changes\.yaml$/u, '*.computed.changed.*.id'],
    [/^lessons\//u, 'questions.*.explanation.cites.*'],
  ],
  term: [
    [/^glossary\.yaml$/u, '*.id'],
    [/^glossary\.yaml$/u, '*.see.*'],
  ],
};

/** Attributes of components that name an id, by what they name. */
const ATTRIBUTES: Readonly<Record<Renamed, Readonly<Record<string, string>>>> = {
  area: { Tally: 'area' },
  application: { Tally: 'application', Ladder: 'application', WorkedExample: 'application' },
  topic: { Tally: 'topic' },
  record: { Cite: 'id', Study: 'id' },
  term: { Term: 'id' },
};

/** Whether a field of a file names an id of this kind. */
export function names(kind: Renamed, file: string, path: ScalarPath): boolean {
  return FIELDS[kind].some(([files, pattern]) => {
    const keys = pattern.split('.');
    return (
      files.test(file) &&
      keys.length === path.length &&
      keys.every((key, at) => key === '*' || key === path[at])
    );
  });
}

/** Text of a document in which its components name another id. */
export function renameInComponents(text: string, kind: Renamed, from: string, to: string): string {
  return text.replace(/<([A-Z]\w*)(\s[^<>]*)>/gu, (tag: string, name: string, rest: string) => {
    const attribute = ATTRIBUTES[kind][name];
    if (attribute === undefined) return tag;
    const renamed = rest.replace(
      new RegExp(`(\\s${attribute}\\s*=\\s*)(["'])(.*?)\\2`, 'u'),
      (_all, before: string, quote: string, ids: string) =>
        before +
        quote +
        ids
          .split(/([\s,]+)/u)
          .map((id) => (id === from ? to : id))
          .join('') +
        quote,
    );
    return `<${name}${renamed}>`;
  });
}
