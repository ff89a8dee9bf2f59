import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { COMPARED, readState, type ReadState } from '../../corpus/state.ts';
import { WriteError, Writer } from '../../corpus/write.ts';
import {
  changesBetween,
  levelInWords,
  moveReasons,
  toComputed,
  type Changes,
} from '../../domain/changes.ts';
import type { Computed } from '../../schema/change.ts';
import { counted } from '../../domain/tally.ts';
import { atRevision, findRevision, Refusal } from '../revision.ts';
import type { Terminal } from '../terminal.ts';

/** File of the versions, in the content folder. */
const FILE = 'changes.yaml';

const HELP = `Compares two states of content/ and lists what changed between them.

  npm run changes -- SINCE [UNTIL] [--json] [--write]

SINCE and UNTIL are git revisions: a commit, a branch or a tag. Without UNTIL the files are taken as
they lie here now.

  --json   all of it as JSON
  --write  puts the list into the newest version in content/changes.yaml, which the page of changes
           and the feed show`;

/**
 * Compares two states of the content, as a person asked.
 * @param given what the person wrote after the name of the program
 * @param dir the content folder
 * @returns the exit of the program: 0 when done, 1 where something has to be put right first
 */
export function runChanges(
  given: readonly string[],
  dir: string,
  { output, messages }: Pick<Terminal, 'output' | 'messages'>,
): 0 | 1 {
  try {
    const { values, positionals } = parse(given);
    const [since, until] = positionals;
    if (values.help) {
      output.write(`${HELP}\n`);
      return 0;
    }
    if (since === undefined || positionals.length > 2) throw new Refusal(HELP);
    const { changes, unread, from, to } = compare(dir, since, until);
    const label = to?.label ?? null;
    output.write(
      values.json
        ? `${JSON.stringify({ since: from.label, until: label, ...changes, unread }, null, 1)}\n`
        : `${inWords(changes, from.label, label ?? 'the files as they lie here', unread)}\n`,
    );
    if (values.write) {
      const version = write(dir, toComputed(changes, from.label));
      messages.write(
        `Written into version ${version} of changes.yaml. Read it before you commit it.\n`,
      );
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof WriteError)) throw error;
    messages.write(`${error.message}\n`);
    return 1;
  }
}

function compare(dir: string, since: string, until: string | undefined) {
  const from = findRevision(dir, since);
  const to = until === undefined ? undefined : findRevision(dir, until);
  const before = atRevision(dir, from, COMPARED, (copy) => stateOf(copy, from.label));
  const after = to
    ? atRevision(dir, to, COMPARED, (copy) => stateOf(copy, to.label))
    : stateOf(dir, 'the files as they lie here');
  const unread = [...new Set([...before.unread, ...after.unread])].toSorted();
  return {
    from,
    to,
    unread,
    changes: without(changesBetween(before.state, after.state), new Set(unread)),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

function stateOf(dir: string, label: string): ReadState {
  const state = readState(dir);
  if (state === undefined) {
    throw new Refusal(
      `The ladder.yaml of ${label} is missing or has not the form of today, so that levels can't be told.`,
    );
  }
  return state;
}

/** Changes without the records that could not be read in one of the states. */
const without = (changes: Changes, unread: ReadonlySet<string>): Changes => ({
  ...changes,
  added: changes.added.filter((id) => !unread.has(id)),
  removed: changes.removed.filter((id) => !unread.has(id)),
});

function inWords(
  { added, changed, removed, levels }: Changes,
  since: string,
  until: string,
  unread: readonly string[],
): string {
  const list = (name: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', `${name}: ${lines.length}`, ...lines.map((line) => `  ${line}`)];
  const nothing = [added, changed, removed, levels].every(({ length }) => length === 0);
  return [
    `From ${since} to ${until}`,
    ...(nothing ? ['', 'No study and no level changed.'] : []),
    ...list('Studies added', added),
    ...list(
      'Studies changed',
      changed.map(({ id, fields }) => `${id}: ${fields.join(', ')}`),
    ),
    ...list('Studies removed', removed),
    ...list(
      'Levels moved',
      levels.map((move) =>
        [`${move.name}: ${levelInWords(move)}`, ...moveReasons(move)].join('\n    '),
      ),
    ),
    ...(unread.length > 0
      ? [
          '',
          `Nothing can be said of ${counted(unread.length, 'record', 'records')} that can't be read in one of the two, so that levels may be off by them: ${unread.join(', ')}`,
        ]
      : []),
  ].join('\n');
}

/** Puts the computed list into the newest version and returns the name of that version. */
function write(dir: string, computed: Computed): string {
  const document = parseDocument(readFileSync(join(dir, FILE), 'utf8'));
  const items: readonly unknown[] = isSeq(document.contents) ? document.contents.items : [];
  const versions = items.filter((item): item is YAMLMap => isMap(item));
  const nameOf = (item: YAMLMap): string => String(item.get('version'));
  const newest = versions.toSorted((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1))[0];
  if (document.errors.length > 0 || newest === undefined) {
    throw new Refusal('changes.yaml has faults: run "npm run check:content" first.');
  }
  newest.set('computed', document.createNode(computed));
  new Writer(dir).write(FILE, document.toString({ lineWidth: 0 }));
  return nameOf(newest);
}
