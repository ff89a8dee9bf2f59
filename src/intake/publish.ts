import { parseDocument, isSeq } from 'yaml';
import { toYaml } from '../corpus/canonical.ts';
import { faultInWords, type Fault } from '../corpus/fault.ts';
import { validateContent } from '../corpus/validate.ts';
import type { Draft } from '../schema/draft.ts';
import type { Change } from '../schema/change.ts';
import { study as studySchema } from '../schema/study.ts';
import { draftPath, recordPath } from './store.ts';

/** What publishing a draft would do. */
export interface Publication {
  readonly id: string;
  /** Text of the files that are written, by path below the content folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Why it can't be published. */
  readonly missing: readonly Fault[];
  /** What is left to be done elsewhere once it is published. */
  readonly left: readonly string[];
}

/** The record of a draft as a file, without what only the draft had. */
export function recordText(draft: Draft, id = draft.id): string {
  const { intake: _intake, ...record } = draft;
  return toYaml({ ...record, id }, studySchema, 'study');
}

/** The list of versions with a study in the version of its day; undefined where it is there already. */
export function withChange(
  text: string,
  changes: readonly Change[],
  id: string,
  day: string,
): string | undefined {
  const newest =
    changes
      .map(({ version }) => version)
      .toSorted()
      .at(-1) ?? '';
  const document = parseDocument(text, { version: '1.2' });
  if (!isSeq(document.contents)) return undefined;
  const at = changes.findIndex(({ version }) => version === day);
  const there = changes[at];
  if (there) {
    if (there.studies === undefined || there.studies.includes(id)) return undefined;
    document.setIn([at, 'studies'], document.createNode([...there.studies, id]));
  } else {
    if (day < newest) return undefined;
    const change = {
      version: day,
      date: day,
      title: 'New studies',
      notes: ['Studies were added to the map.'],
      studies: [id],
    };
    // The line that names the schema opens the file; the parser takes it for the first entry's own.
    const first = document.contents.items[0] as { commentBefore?: string | null } | undefined;
    document.contents.commentBefore ??= first?.commentBefore ?? null;
    if (first) first.commentBefore = null;
    document.contents.items.unshift(document.createNode(change) as never);
  }
  return document.toString({ lineWidth: 100, flowCollectionPadding: true });
}

/**
 * Works out what publishing a draft means, by checking the whole content as it would be.
 * @param changes the file of versions, to which the study is added
 */
export function planPublication(
  dir: string,
  draft: Draft,
  changes: { readonly text: string; readonly data: readonly Change[] } | undefined,
  id = draft.id,
): Publication {
  const path = recordPath(id);
  const files = new Map([[path, recordText(draft, id)]]);
  if (changes && draft.checked !== undefined) {
    const text = withChange(changes.text, changes.data, id, draft.checked);
    if (text !== undefined) files.set('changes.yaml', text);
  }
  const overlay = new Map<string, string | null>([...files, [draftPath(draft.id), null]]);
  const { faults } = validateContent(dir, overlay);
  const own = (fault: Fault): boolean => fault.file === path || fault.found.includes(path);
  const doubt = draft.intake?.doubt;
  return {
    id,
    files,
    missing: [
      ...faults.filter(own),
      ...(doubt === undefined
        ? []
        : [
            {
              file: draftPath(draft.id),
              field: 'intake.doubt',
              found: `a doubt that is not settled: ${doubt}`,
              expected: 'no doubt: settle it and take the field "doubt" out, or delete the draft',
            },
          ]),
    ],
    left: faults
      .filter((fault) => !own(fault) && fault.found.includes(id))
      .map((fault) => faultInWords(fault)),
  };
}
