import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** The few calls that writing needs, so that a test can make a disk full. */
export interface Disk {
  readonly open: (path: string) => number;
  readonly write: (file: number, bytes: Uint8Array) => number;
  readonly close: (file: number) => void;
  readonly rename: (from: string, to: string) => void;
}

const DISK: Disk = {
  // A new file only: whatever lies there under this name is not ours.
  open: (path) => openSync(path, 'wx', 0o644),
  write: (file, bytes) => writeSync(file, bytes),
  close: closeSync,
  rename: renameSync,
};

/** That a file could not be written, with those that were written before it. */
export class WriteError extends Error {
  readonly written: readonly string[];

  constructor(path: string, cause: unknown, written: readonly string[]) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${path} could not be written: ${why}`);
    this.written = written;
  }
}

/**
 * Writes files below a content folder, each whole or not at all: into a file beside the content
 * folder first, which is then renamed. Paths that lead out of the folder are refused.
 */
export class Writer {
  readonly written: string[] = [];
  readonly #dir: string;
  readonly #temp: string;
  readonly #disk: Disk;
  /** Folders that are known to lie in the content folder. */
  readonly #checked = new Set<string>();

  constructor(dir: string, disk: Disk = DISK) {
    this.#dir = realpathSync(resolve(dir));
    // Outside of the content, so that a file which a kill leaves behind is no stray content.
    this.#temp = join(dirname(this.#dir), `.evidence-${process.pid}.tmp`);
    this.#disk = disk;
    // What a killed process with the same number left behind.
    rmSync(this.#temp, { force: true });
  }

  /** Full path of a file, whose folder must lie in the content folder, links followed. */
  #place(path: string): string {
    const full = resolve(this.#dir, path);
    if (!full.startsWith(this.#dir + sep)) throw new Error('it lies outside of the content folder');
    const parent = dirname(full);
    if (this.#checked.has(parent)) return full;
    mkdirSync(parent, { recursive: true });
    const folder = realpathSync(parent);
    if (folder !== this.#dir && !folder.startsWith(this.#dir + sep)) {
      throw new Error('its folder is a link that leads out of the content folder');
    }
    this.#checked.add(parent);
    return full;
  }

  /** Writes a file. With `fresh`, a file that is there already is left as it is, and an error. */
  write(path: string, text: string, { fresh = false }: { fresh?: boolean } = {}): void {
    try {
      const full = this.#place(path);
      if (fresh && existsSync(full)) throw new Error('a file with this name is there already');
      const bytes = Buffer.from(text);
      const file = this.#disk.open(this.#temp);
      try {
        for (let at = 0; at < bytes.length;) at += this.#disk.write(file, bytes.subarray(at));
      } finally {
        this.#disk.close(file);
      }
      this.#disk.rename(this.#temp, full);
    } catch (error) {
      rmSync(this.#temp, { force: true });
      throw new WriteError(path, error, this.written);
    }
    this.written.push(path);
  }

  remove(path: string): void {
    try {
      rmSync(this.#place(path), { force: true });
    } catch (error) {
      throw new WriteError(path, error, this.written);
    }
  }
}
