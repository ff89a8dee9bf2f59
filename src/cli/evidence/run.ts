import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { contentPath } from '../../corpus/folder.ts';
import { addCommand } from './add.ts';
import { auditCommand } from './audit.ts';
import { codeCommand } from './code.ts';
import { EXIT, helpOf, readArguments, UsageError, type Command, type Exit } from './command.ts';
import { fmtCommand } from './fmt.ts';
import { importCommand } from './import.ts';
import { Output } from './output.ts';
import { publishCommand } from './publish.ts';
import type { Terminal } from '../terminal.ts';

/** From a reference to a coded, checked, published record. */
const COMMANDS: readonly Command[] = [
  importCommand,
  addCommand,
  codeCommand,
  publishCommand,
  auditCommand,
  fmtCommand,
];

const overview = (): string =>
  [
    'npm run evidence -- COMMAND',
    '',
    ...COMMANDS.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(22)} ${summary}`),
    '',
    'COMMAND --help says more of each.',
  ].join('\n');

/** The content folder that is worked on. */
function contentFolder(given: string | undefined): string {
  const dir =
    given === undefined ? contentPath(new URL('../../../', import.meta.url)) : resolve(given);
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`There is no folder ${dir}`);
  if (!statSync(resolve(dir, 'evidence'), { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${dir} is no content folder: it has no folder "evidence"`);
  }
  return realpathSync(dir);
}

/**
 * Runs a command, from its arguments to its exit.
 * @param given what a person wrote after the name of the program
 */
export async function runEvidence(given: readonly string[], terminal: Terminal): Promise<Exit> {
  const [name, ...rest] = given;
  const { output, messages } = terminal;
  const command = COMMANDS.find((one) => one.name === name);
  if (name === undefined || name === '--help' || name === 'help') {
    output.write(`${overview()}\n`);
    return EXIT.done;
  }
  if (command === undefined) {
    messages.write(`There is no command "${name}".\n\n${overview()}\n`);
    return EXIT.usage;
  }
  try {
    const call = readArguments(command, rest);
    if (call.flag('help')) {
      output.write(`${helpOf(command)}\n`);
      return EXIT.done;
    }
    const dir = contentFolder(call.value('content'));
    return await command.run({
      ...call,
      dir,
      out: new Output(call.flag('json'), terminal),
      terminal,
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    messages.write(
      `${error.message}.\n"npm run evidence -- ${command.name} --help" says how it is used.\n`,
    );
    return EXIT.usage;
  }
}
