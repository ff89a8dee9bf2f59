import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { contentPath } from '../corpus/folder.ts';
import { addCommand } from './evidence/add.ts';
import { auditCommand } from './evidence/audit.ts';
import { codeCommand } from './evidence/code.ts';
import { EXIT, helpOf, readArguments, UsageError, type Command } from './evidence/command.ts';
import { fmtCommand } from './evidence/fmt.ts';
import { importCommand } from './evidence/import.ts';
import { Output } from './evidence/output.ts';
import { publishCommand } from './evidence/publish.ts';

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
    given === undefined ? contentPath(new URL('../../', import.meta.url)) : resolve(given);
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`There is no folder ${dir}`);
  if (!statSync(resolve(dir, 'evidence'), { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${dir} is no content folder: it has no folder "evidence"`);
  }
  return realpathSync(dir);
}

// A reader that stops early, such as "head", is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [name, ...rest] = process.argv.slice(2);
const command = COMMANDS.find((one) => one.name === name);
if (name === undefined || name === '--help' || name === 'help') {
  console.log(overview());
} else if (command === undefined) {
  console.error(`There is no command "${name}".\n\n${overview()}`);
  process.exitCode = EXIT.usage;
} else {
  try {
    const given = readArguments(command, rest);
    if (given.flag('help')) console.log(helpOf(command));
    else {
      const dir = contentFolder(given.value('content'));
      process.exitCode = await command.run({ ...given, dir, out: new Output(given.flag('json')) });
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(
      `${error.message}.\n"npm run evidence -- ${command.name} --help" says how it is used.`,
    );
    process.exitCode = EXIT.usage;
  }
}
