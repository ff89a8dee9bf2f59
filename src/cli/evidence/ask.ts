import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Output } from './output.ts';

/** Asks questions one after another on a terminal, or reads answers line by line from a pipe. */
export class Asker {
  readonly #lines: AsyncIterator<string>;
  readonly #face: Interface;
  readonly #out: Output;

  constructor(input: Readable, out: Output) {
    this.#out = out;
    this.#face = createInterface({ input, terminal: false });
    this.#lines = this.#face[Symbol.asyncIterator]();
  }

  /** Says something between questions. */
  say(text: string): void {
    this.#out.prompt(text);
  }

  /** The next answer; undefined where the person has stopped. */
  async ask(prompt: string): Promise<string | undefined> {
    this.say(prompt);
    const next: IteratorResult<string, unknown> = await this.#lines.next();
    if (next.done === true) {
      this.say('\n');
      return undefined;
    }
    return next.value.trim();
  }

  close(): void {
    this.#face.close();
  }
}
