import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

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
/** Bytes of a page of memory, and clock ticks in a second, as Linux counts for programs. */
const PAGE = 4096;
const TICKS = 100;

/** Processes of a group as the system tells of them: memory now, and processor time so far. */
function processesOf(group: number): readonly { id: string; memory: number; cpu: number }[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((id) => {
      try {
        // After the name in brackets: state, parent, group, …
        const text = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /u, '');
        const fields = text.split(' ').map(Number);
        const [user = 0, system = 0, memory = 0] = [fields[11], fields[12], fields[21]];
        return fields[2] === group
          ? [{ id, memory: memory * PAGE, cpu: (user + system) / TICKS }]
          : [];
      } catch {
        // The process has ended meanwhile.
        return [];
      }
    });
}

/** Seconds in what the shell's `times` says of its children: "1m2.34s 0m0.56s". */
const secondsOf = (line: string): number =>
  [...line.matchAll(/(\d+)m([\d.]+)s/gu)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  );

/**
 * Runs a command and measures it. Processor time does not grow with what else the machine does, as
 * the time on the clock does. The shell adds up that of all processes that were waited for; those
 * that were left to end by themselves are seen while they run.
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
  const seen = new Map<string, number>();
  const look = setInterval(() => {
    const processes = child.pid === undefined ? [] : processesOf(child.pid);
    memory = Math.max(
      memory,
      processes.reduce((sum, process) => sum + process.memory, 0),
    );
    for (const { id, cpu } of processes) seen.set(id, cpu);
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
      const ran = [...seen.values()].reduce((sum, cpu) => sum + cpu, 0);
      resolve({ wall, cpu: Math.max(ran, secondsOf(times.split('\n')[1] ?? '')), memory, output });
    });
  });
}
