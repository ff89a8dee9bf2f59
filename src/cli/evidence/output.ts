import { styleText } from 'node:util';

/** Least time between two drawings of a progress bar, in milliseconds. */
const REDRAW = 80;
const BAR = 24;

type Style = 'bold' | 'red' | 'green' | 'yellow' | 'dim';

/** Where a command writes: outcomes to the standard output, everything else beside it. */
export class Output {
  readonly json: boolean;
  #bar = false;

  constructor(json: boolean) {
    this.json = json;
  }

  /** Text with color, on a terminal that wants it. */
  styled(style: Style, text: string): string {
    return styleText(style, text, { stream: process.stdout });
  }

  /** A line of the outcome; none where JSON was asked for. */
  say(text = ''): void {
    this.#clear();
    if (!this.json) process.stdout.write(`${text}\n`);
  }

  /** A message that is no outcome. */
  note(text: string): void {
    this.#clear();
    process.stderr.write(`${text}\n`);
  }

  /** The outcome as data, where JSON was asked for. */
  data(value: unknown): void {
    this.#clear();
    if (this.json) process.stdout.write(`${JSON.stringify(value, null, 1)}\n`);
  }

  /** A progress bar on a terminal; call what comes back with what is done. */
  progress(label: string, total: number): (done: number) => void {
    if (!process.stderr.isTTY || total < 50) return () => undefined;
    let drawn = 0;
    return (done) => {
      const now = performance.now();
      if (now - drawn < REDRAW && done < total) return;
      drawn = now;
      const full = Math.round((done / total) * BAR);
      process.stderr.write(
        `\r${label} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done}/${total}`,
      );
      this.#bar = true;
      if (done >= total) this.#clear();
    };
  }

  #clear(): void {
    if (this.#bar) process.stderr.write('\r\u001b[2K');
    this.#bar = false;
  }
}
