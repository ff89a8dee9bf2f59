import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../src/cli/chromium.ts';
import { writeContent } from '../fixtures/generated-content.ts';
import { measure, median, type Figures } from './measure.ts';
import { serve } from './serve.ts';

/**
 * Measures the map in a real browser: with the real content, with 800 and with 10,000 studies. Builds
 * each, unless an argument such as `800=/tmp/dist` names a folder where it is built already.
 */
const SIZES = { real: undefined, '800': 800, '10000': 10_000 } as const;
type Size = keyof typeof SIZES;

/** Rounds of each measurement; the median counts. */
const ROUNDS = 3;
const kB = 1000;
const MB = 1000 * kB;

/** What each figure may be at most. */
const GOALS: Readonly<Record<Size, Partial<Figures>>> = {
  real: { script: 30 * kB, ready: 300, work95: 16, longestTask: 50 },
  // A thirtieth of 3.47 MB in all (see `total`), and a fiftieth of 12 s of blocked main thread at loading.
  '800': { blockedLoad: 240 },
  '10000': { firstView: 60 * kB, data: 500 * kB, work95: 50, heap: 150 * MB },
};
const TOTAL_GOAL = 3.47 * (MB / 30);

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RESULTS = 'tests/bench/results/map.json';

interface Results {
  readonly date: string;
  readonly machine: string;
  readonly figures: Readonly<Partial<Record<Size, Figures>>>;
}

/** Builds a site with as many studies as are asked for. */
function build(size: Size, folder: string): string {
  const out = join(folder, size);
  const total = SIZES[size];
  const content = join(folder, `content-${size}`);
  if (total !== undefined) {
    mkdirSync(content);
    writeContent(content, total);
  }
  console.log(`Building with ${total ?? 'the real'} studies …`);
  const { status, stdout, stderr } = spawnSync('npx', ['astro', 'build', '--outDir', out], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 100 * MB,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...(total !== undefined && { CONTENT: content }),
    },
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout.slice(-2000)}${stderr}`);
  return out;
}

async function figuresOf(size: Size, dist: string): Promise<Figures> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...CHROMIUM_FLAGS],
    ...(executablePath !== undefined && { executablePath }),
  });
  const { server, origin } = await serve(dist);
  try {
    const rounds: Figures[] = [];
    // The first round warms up the disk and the server.
    for (let round = 0; round <= ROUNDS; round += 1) rounds.push(await measure(browser, origin));
    console.log(`Measured ${size}.`);
    return median(rounds.slice(1));
  } finally {
    await browser.close();
    server.close();
  }
}

/** The figures that were committed last. */
function committed(): Results | undefined {
  try {
    const text = execFileSync('git', ['show', `HEAD:${RESULTS}`], { cwd: ROOT, stdio: 'pipe' });
    return JSON.parse(text.toString()) as Results;
  } catch {
    return undefined;
  }
}

/** Bytes of everything that the home page loads, but fonts, which all pages share. */
const total = ({ firstView, script, data }: Figures): number => firstView + script + data;

function written(key: keyof Figures | 'total', value: number): string {
  if (key === 'heap') return `${(value / MB).toFixed(1)} MB`;
  if (['firstView', 'script', 'data', 'fonts', 'total'].includes(key)) {
    return `${(value / kB).toFixed(1)} kB`;
  }
  return `${value.toFixed(1)} ms`;
}

/** Prints the figures beside goals and the figures before, and says whether all goals are met. */
function report({ figures }: Results, before: Results | undefined): boolean {
  let allMet = true;
  const rows = Object.entries(figures).flatMap(([size, now]) => {
    const goals: Partial<Record<keyof Figures | 'total', number>> = {
      ...GOALS[size as Size],
      ...(size === '800' && { total: TOTAL_GOAL }),
    };
    const then = before?.figures[size as Size];
    const all = { ...now, total: total(now) };
    return Object.entries(all).map(([name, value]) => {
      const key = name as keyof typeof all;
      const goal = goals[key];
      if (goal !== undefined && value > goal) allMet = false;
      const last = then && { ...then, total: total(then) }[key];
      return {
        studies: size,
        figure: name,
        now: written(key, value),
        before: last === undefined ? '' : written(key, last),
        goal: goal === undefined ? '' : `≤ ${written(key, goal)}`,
        met: goal === undefined ? '' : value <= goal ? 'yes' : 'NO',
      };
    });
  });
  console.table(rows);
  return allMet;
}

const given = new Map(
  process.argv.slice(2).map((argument) => argument.split('=', 2) as [string, string]),
);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const figures: Partial<Record<Size, Figures>> = {};
try {
  for (const size of Object.keys(SIZES) as Size[]) {
    // With arguments, only what they name is measured.
    if (given.size > 0 && !given.has(size)) continue;
    const dist = given.get(size);
    figures[size] = await figuresOf(size, dist && existsSync(dist) ? dist : build(size, folder));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const processor = cpus();
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${processor.length} × ${processor[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`,
  figures: {
    ...(existsSync(join(ROOT, RESULTS)) &&
      (JSON.parse(readFileSync(join(ROOT, RESULTS), 'utf8')) as Results).figures),
    ...figures,
  },
};
const met = report({ ...results, figures }, committed());
writeFileSync(join(ROOT, RESULTS), `${JSON.stringify(results, null, 2)}\n`);
console.log(met ? `All goals are met. Written to ${RESULTS}.` : 'Not all goals are met.');
