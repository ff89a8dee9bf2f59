import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../../src/cli/chromium.ts';
import { measure, median, type Figures } from '../measure.ts';
import type { Figure, Part, Unit } from '../part.ts';
import { serve } from '../serve.ts';
import { siteWith } from '../sites.ts';

/** The map with the real content, with 800 and with 10,000 studies. */
const SIZES = ['real', 800, 10_000] as const;
type Size = (typeof SIZES)[number];

/** Rounds of each measurement; the median counts. */
const ROUNDS = 3;
const kB = 1000;
const MB = 1000 * kB;

/** What each figure may be at most. */
const GOALS: Readonly<Record<Size, Partial<Record<keyof Figures | 'total', number>>>> = {
  real: { script: 30 * kB, ready: 300, work95: 16, longestTask: 50 },
  // A thirtieth of 3.47 MB in all, and a fiftieth of 12 s of blocked main thread at loading.
  800: { blockedLoad: 240, total: 3.47 * (MB / 30) },
  10_000: { firstView: 60 * kB, data: 500 * kB, work95: 50, heap: 150 * MB },
};

/** How each figure is called, and its unit. */
const NAMES: Readonly<Record<keyof Figures | 'total', readonly [name: string, unit: Unit]>> = {
  firstView: ['HTML and styles', 'bytes'],
  script: ['script', 'bytes'],
  data: ['data', 'bytes'],
  fonts: ['fonts', 'bytes'],
  total: ['HTML, styles, script and data', 'bytes'],
  ready: ['from loading to input', 'ms'],
  workMedian: ['work of a change, median', 'ms'],
  work95: ['work of a change, 95th percentile', 'ms'],
  frame95: ['work and drawing of a change, 95th percentile', 'ms'],
  columns: ['work of other columns, at most', 'ms'],
  longestTask: ['longest task', 'ms'],
  blockedLoad: ['blocked while loading', 'ms'],
  blockedChanges: ['blocked by all changes', 'ms'],
  heap: ['memory', 'bytes'],
};

/** What is compared with the map that draws everything anew at each change. */
const COMPARED: readonly (keyof Figures)[] = [
  'workMedian',
  'work95',
  'frame95',
  'columns',
  'blockedChanges',
  'heap',
];

const PLAIN = fileURLToPath(new URL('../plain/', import.meta.url));

async function measured(dist: string, path: string): Promise<Figures> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...CHROMIUM_FLAGS],
    ...(executablePath !== undefined && { executablePath }),
  });
  const { server, origin } = await serve(dist, PLAIN);
  try {
    const rounds: Figures[] = [];
    // The first round warms up the disk and the server.
    for (let round = 0; round <= ROUNDS; round += 1) {
      rounds.push(await measure(browser, origin, path));
    }
    return median(rounds.slice(1));
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

async function figuresOf(size: Size): Promise<readonly Figure[]> {
  const { dist } = await siteWith(size);
  const ours = await measured(dist, '/');
  const plain = await measured(dist, '/plain/');
  // Bytes of everything that the home page loads, but fonts, which all pages share.
  const all = { ...ours, total: ours.firstView + ours.script + ours.data };
  return Object.entries(all).flatMap(([id, value]): Figure[] => {
    const key = id as keyof typeof all;
    const [name, unit] = NAMES[key];
    const full = `${name}, ${size} studies`;
    const isCompared = COMPARED.some((other) => other === key);
    const theirs = isCompared ? plain[key as keyof Figures] : undefined;
    const atMost = GOALS[size][key];
    return [
      { name: full, value, unit, ...(atMost !== undefined && { atMost }) },
      ...(theirs === undefined ? [] : [{ name: `${full}, drawn anew`, value: theirs, unit }]),
    ];
  });
}

async function run(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...(await figuresOf(size)));
  return figures;
}

/** The map in a browser: bytes, time to input, work of changes, beside one that is drawn anew. */
export const map: Part = {
  name: 'map',
  about: 'the map with the real content, 800 and 10,000 studies, beside one that is drawn anew',
  run,
};
