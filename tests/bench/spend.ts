import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command took. */
export interface Spent {
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds of processor time, with those of all processes that it started. */
  readonly cpu: number;
  /** Bytes of memory that it and its processes held at once, at most. */
  readonly memory: number;
  readonly output: string;
}

/** How often memory is looked at, in milliseconds. */
const LOOK = 100;
const PAGE = 4096;

/** Memory of all processes of a group; 0 where the system doesn't tell. */
function memoryOf(group: number): number {
  let sum = 0;
  try {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
      try {
        // After the name in brackets: state, parent, group, …; the pages that are held come 22nd.
        const fields = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /u, '').split(' ');
        if (Number(fields[2]) === group) sum += Number(fields[21]) * PAGE;
      } catch {
        // The process has ended meanwhile.
      }
    }
  } catch {
    return 0;
  }
  return sum;
}

/** Seconds in what the shell's `times` says of its children: "1m2.34s 0m0.56s". */
const secondsOf = (line: string): number =>
  [...line.matchAll(/(\d+)m([\d.]+)s/gu)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  );

/**
 * Runs a command and measures it. The shell adds up the processor time of all that it ran, which
 * does not grow with what else the machine does, as the time on the clock does.
 * @throws where the command fails, with the end of what it said
 */
export function spend(
  command: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Spent> {
  const start = performance.now();
  const child = spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', ...command], {
    cwd: options.cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  let times = '';
  let memory = 0;
  const [, out, errors, third] = child.stdio;
  for (const stream of [out, errors]) {
    stream?.on('data', (data: Buffer) => {
      output += data.toString();
    });
  }
  third?.on('data', (data: Buffer) => {
    times += data.toString();
  });
  const look = setInterval(() => {
    if (child.pid !== undefined) memory = Math.max(memory, memoryOf(child.pid));
  }, LOOK);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      if (code !== 0) {
        reject(new Error(`${command.join(' ')} failed:\n${output.slice(-3000)}`));
        return;
      }
      const wall = (performance.now() - start) / 1000;
      resolve({ wall, cpu: secondsOf(times.split('\n')[1] ?? ''), memory, output });
    });
  });
}
