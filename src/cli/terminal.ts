import type { Readable } from 'node:stream';

/** A stream that text is written to. */
export interface Sink {
  write(text: string): unknown;
  /** Whether a person sees it as it is written. */
  readonly isTTY?: boolean;
}

/** All that a command has of the world around it, but for files and services. */
export interface Terminal {
  readonly input: Readable;
  /** Takes the outcome. */
  readonly output: Sink;
  /** Takes everything else: questions, progress, messages. */
  readonly messages: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The terminal that this process was started from. */
export const ownTerminal = (): Terminal => ({
  input: process.stdin,
  output: process.stdout,
  messages: process.stderr,
  env: process.env,
});
