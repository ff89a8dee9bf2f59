import { faultInWords } from '../../corpus/fault.ts';
import { typeContent, type TypedContent } from '../../corpus/content.ts';
import { readContent } from '../../corpus/raw.ts';
import { WriteError, Writer } from '../../corpus/write.ts';
import { counted } from '../../domain/tally.ts';
import type { CodeBook } from '../../intake/questions.ts';
import { readStore, type Store } from '../../intake/store.ts';
import type { Draft } from '../../schema/draft.ts';
import { id as idSchema } from '../../schema/text.ts';
import { EXIT, UsageError, type Call, type Exit } from './command.ts';

/** Today, YYYY-MM-DD, in the place where the person sits. */
export const today = (): string => new Date().toLocaleDateString('sv-SE');

/** The records and drafts, with a note on each that can't be read. */
export function openStore({ dir, out }: Call): Store {
  const store = readStore(dir);
  for (const fault of store.faults) out.note(`${faultInWords(fault)}\n    passed over\n`);
  return store;
}

/** The draft that a person names. */
export function draftNamed(store: Store, id: string | undefined): Draft {
  if (id === undefined) throw new UsageError('Give the id of a draft');
  if (!idSchema.safeParse(id).success) throw new UsageError(`"${id}" is no id`);
  const draft = store.drafts.get(id);
  if (draft) return draft;
  throw new UsageError(
    store.records.has(id)
      ? `"${id}" is published already: edit content/evidence/${id}.yaml`
      : `There is no draft "${id}" in content/drafts/`,
  );
}

/** The words that a coder may choose from. */
export function codeBook({ files, documents }: TypedContent): CodeBook {
  const { ladder, vocabulary } = files;
  if (ladder === undefined || vocabulary === undefined) {
    throw new UsageError(
      'ladder.yaml or vocabulary.yaml can\'t be read: run "npm run check:content"',
    );
  }
  const named = (list: readonly { id: string; data: { name: string; scope: string } }[]) =>
    list.map(({ id, data: { name, scope } }) => ({ id, name, scope }));
  return {
    ladder: ladder.data,
    vocabulary: vocabulary.data,
    applications: named(documents.applications),
    topics: named([...documents.challenges, ...documents.issues]),
    today: today(),
  };
}

/** All content that can be read. */
export const readAll = (dir: string): TypedContent => typeContent(readContent(dir)).content;

/** Writes files one after another, and says what was written where that fails. */
export function writeAll(
  { dir, out }: Call,
  files: Iterable<readonly [path: string, text: string]>,
  { fresh = false, step }: { fresh?: boolean; step?: (done: number) => void } = {},
): Exit {
  const writer = new Writer(dir);
  try {
    for (const [path, text] of files) {
      writer.write(path, text, { fresh });
      step?.(writer.written.length);
    }
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    out.note(
      `${error.message}. Before that, ${counted(error.written.length, 'file was', 'files were')} written whole${
        error.written.length > 0 ? `, the last of them ${error.written.at(-1) ?? ''}` : ''
      }. Run the command again to go on.`,
    );
    return EXIT.unwritten;
  }
}
