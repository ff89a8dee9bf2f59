import { createInterface } from 'node:readline';

/** Asks questions one after another on a terminal, or reads answers line by line from a pipe. */
export class Asker {
  readonly #lines: AsyncIterator<string>;
  readonly #face = createInterface({ input: process.stdin, terminal: false });

  constructor() {
    this.#lines = this.#face[Symbol.asyncIterator]();
  }

  /** The next answer; undefined where the person has stopped. */
  async ask(prompt: string): Promise<string | undefined> {
    process.stderr.write(prompt);
    const next: IteratorResult<string, unknown> = await this.#lines.next();
    if (next.done === true) {
      process.stderr.write('\n');
      return undefined;
    }
    return next.value.trim();
  }

  close(): void {
    this.#face.close();
  }
}
