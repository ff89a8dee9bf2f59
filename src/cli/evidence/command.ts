import { parseArgs } from 'node:util';
import type { Output } from './output.ts';
import type { Terminal } from '../terminal.ts';

/** What a script can tell from the exit. */
export const EXIT = {
  done: 0,
  /** Done, and something needs a person: rejected or doubtful items, what is missing, findings. */
  look: 1,
  /** The command was not used as it is meant. */
  usage: 2,
  /** A service could not be asked. */
  network: 3,
  /** A file could not be written. */
  unwritten: 4,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export interface Option {
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly help: string;
}

/** What a command is given. */
export interface Call {
  readonly args: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  /** The content folder. */
  readonly dir: string;
  readonly out: Output;
  readonly terminal: Terminal;
}

export interface Command {
  readonly name: string;
  /** Arguments after the name. */
  readonly usage: string;
  readonly summary: string;
  readonly details: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (call: Call) => Promise<Exit> | Exit;
}

/** Options of every command. */
export const COMMON: Readonly<Record<string, Option>> = {
  content: {
    type: 'string',
    value: 'DIR',
    help: 'another content folder than that of the project, or that CONTENT names',
  },
  json: { type: 'boolean', help: 'the outcome as JSON on the standard output' },
  help: { type: 'boolean', help: 'this text' },
};

/** That a command was used in a way that it does not know. */
export class UsageError extends Error {}

/** Reads the arguments of a command. */
export function readArguments(
  command: Command,
  given: readonly string[],
): Pick<Call, 'args' | 'flag' | 'value' | 'values'> {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, ...COMMON }).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple ?? false },
    ]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args: [...given], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? '');
  }
  const { values, positionals } = parsed;
  const texts = (name: string): readonly string[] =>
    [values[name] ?? []].flat().filter((value) => typeof value === 'string');
  return {
    args: positionals,
    flag: (name) => values[name] === true,
    value: (name) => texts(name)[0],
    values: texts,
  };
}

/** The help of a command. */
export function helpOf({ name, usage, details, options }: Command): string {
  const rows = Object.entries({ ...options, ...COMMON }).map(
    ([flag, { value, help }]) =>
      [`--${flag}${value === undefined ? '' : ` ${value}`}`, help] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `npm run evidence -- ${name} ${usage}`,
    '',
    ...details,
    '',
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`),
    '',
    'Exit: 0 done; 1 something needs a person; 2 wrong use; 3 no answer from a service; 4 could not write.',
  ].join('\n');
}
