import { styleText } from 'node:util';
import type { Sink, Terminal } from '../terminal.ts';

/** Least time between two drawings of a progress bar, in milliseconds. */
const REDRAW = 80;
const BAR = 24;

type Style = 'bold' | 'red' | 'green' | 'yellow' | 'dim';

/** Where a command writes: outcomes to the standard output, everything else beside it. */
export class Output {
  readonly json: boolean;
  readonly #outcome: Sink;
  readonly #messages: Sink;
  readonly #styled: boolean;
  #bar = false;

  constructor(json: boolean, { output, messages, env }: Terminal) {
    this.json = json;
    this.#outcome = output;
    this.#messages = messages;
    // See no-color.org and force-color.org.
    const forced = env['FORCE_COLOR'];
    this.#styled =
      forced === undefined ? output.isTTY === true && !env['NO_COLOR'] : forced !== '0';
  }

  /** Text with color, on a terminal that wants it. */
  styled(style: Style, text: string): string {
    return this.#styled ? styleText(style, text, { validateStream: false }) : text;
  }

  /** A line of the outcome; none where JSON was asked for. */
  say(text = ''): void {
    this.#clear();
    if (!this.json) this.#outcome.write(`${text}\n`);
  }

  /** A message that is no outcome. */
  note(text: string): void {
    this.#clear();
    this.#messages.write(`${text}\n`);
  }

  /** A part of a conversation: a question, or what helps to answer it. */
  prompt(text: string): void {
    this.#clear();
    this.#messages.write(text);
  }

  /** The outcome as data, where JSON was asked for. */
  data(value: unknown): void {
    this.#clear();
    if (this.json) this.#outcome.write(`${JSON.stringify(value, null, 1)}\n`);
  }

  /** A progress bar on a terminal; call what comes back with what is done. */
  progress(label: string, total: number): (done: number) => void {
    if (this.#messages.isTTY !== true || total < 50) return () => undefined;
    let drawn = 0;
    return (done) => {
      const now = performance.now();
      if (now - drawn < REDRAW && done < total) return;
      drawn = now;
      const full = Math.round((done / total) * BAR);
      this.#messages.write(
        `\r${label} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done}/${total}`,
      );
      this.#bar = true;
      if (done >= total) this.#clear();
    };
  }

  #clear(): void {
    if (this.#bar) this.#messages.write('\r\u001b[2K');
    this.#bar = false;
  }
}
