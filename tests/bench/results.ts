import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { goalOf, isMet, written, type Figure } from './part.ts';

/** What one run of a part measured, where and when. */
export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly figures: readonly Figure[];
}

const fileOf = (part: string): string =>
  fileURLToPath(new URL(`results/${part}.json`, import.meta.url));

/** The machine in a few words. */
export function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`;
}

/** The results of a part that were kept last. */
export function keptResults(part: string): Results | undefined {
  const file = fileOf(part);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
}

/** Keeps the results of a part. */
export function keep(part: string, figures: readonly Figure[]): void {
  mkdirSync(fileURLToPath(new URL('results', import.meta.url)), { recursive: true });
  const results: Results = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    figures: figures.map((figure) => ({
      ...figure,
      value: Number(figure.value.toPrecision(6)),
    })),
  };
  writeFileSync(fileOf(part), `${JSON.stringify(results, null, 2)}\n`);
}

/** Prints figures beside those of the run before and their goals; says whether all goals are met. */
export function report(
  part: string,
  figures: readonly Figure[],
  before: Results | undefined,
): boolean {
  const last = new Map(before?.figures.map((figure) => [figure.name, figure]));
  console.table(
    figures.map((figure) => {
      const then = last.get(figure.name);
      const met = isMet(figure);
      return {
        part,
        figure: figure.name,
        now: written(figure.value, figure.unit),
        before: then ? written(then.value, then.unit) : '',
        goal: goalOf(figure),
        met: met === undefined ? '' : met ? 'yes' : 'NO',
      };
    }),
  );
  return figures.every((figure) => isMet(figure) !== false);
}
