import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { validateContent } from '../../../src/corpus/validate.ts';
import { install } from '../install.ts';
import type { Figure, Part } from '../part.ts';
import { writeStarlight } from '../peers/starlight-pages.ts';
import { findStudies, type SearchOfSite } from '../peers/study-search.ts';
import { median } from '../score.ts';
import { buildSite, bytesIn, ROOT, scratch, siteWith, type BuiltSite } from '../sites.ts';
import { spend, type Spent } from '../spend.ts';
import { firstViewOf } from '../weight.ts';

const FEW = 250;
const MANY = 2000;
/** A study page that both sites have. */
const STUDY = '/evidence/duggan-2025-penn-scribe/';

const OURS: SearchOfSite = {
  open: '/',
  input: '#dialog-q',
  links: '.search-dialog .hits > li > .title',
};
const THEIRS: SearchOfSite = {
  open: 'Control+k',
  input: 'site-search dialog input',
  links: 'site-search .pagefind-ui__result-title > a',
};

interface Measured {
  readonly spent: Spent;
  readonly output: number;
  readonly firstView: number;
  readonly dist: string;
}

const measured = (dist: string, spent: Spent): Measured => ({
  dist,
  spent,
  output: bytesIn(dist),
  firstView: firstViewOf(dist, STUDY),
});

/**
 * Takes away what Astro keeps of a build, so that the next knows nothing of it, and waits until the
 * disk has all of the last one: a build of Starlight leaves a gigabyte behind, which the next would
 * pay for.
 */
function forgetBuilds(folder: string): void {
  for (const path of ['.astro', 'node_modules/.astro', 'node_modules/.astro-content']) {
    rmSync(join(folder, path), { recursive: true, force: true });
  }
  execFileSync('sync');
}

/** Sets up the studies of a content folder as a site of Starlight; returns where that lies. */
async function setUpStarlight({ content }: BuiltSite): Promise<string> {
  const folder = await install('starlight');
  const { corpus } = validateContent(content);
  if (corpus === undefined) throw new Error(`The content in ${content} has faults.`);
  writeStarlight(folder, corpus);
  return folder;
}

async function buildStarlight(folder: string, name: string): Promise<Measured> {
  const dist = scratch(`starlight-${name}`);
  forgetBuilds(folder);
  const spent = await spend(
    [process.execPath, 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', dist],
    { cwd: folder },
  );
  return measured(dist, spent);
}

/** The same figure of both sites; ours may be at most a share of theirs. */
const sideBySide = (
  name: string,
  unit: Figure['unit'],
  ours: number,
  theirs: number,
  share?: number,
): readonly Figure[] => [
  { name, value: ours, unit, ...(share !== undefined && { atMost: share * theirs }) },
  { name: `${name}, Starlight`, value: theirs, unit },
];

/**
 * Builds both sites several times by turns, since a machine is not as fast at all times; the median
 * counts. Each build goes into a new folder: ext4 gives no number of a deleted file away for minutes,
 * and looks past them for each new file, so that whatever is built after something large was deleted
 * would pay for it by its number of files.
 */
async function compare(size: number, rounds: number, share: { time: number; output?: number }) {
  const site = await siteWith(size);
  const folder = await setUpStarlight(site);
  console.log(`Building ${size} studies ${rounds} times, here and with Starlight …`);
  const mine: Spent[] = [];
  const other: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    forgetBuilds(ROOT);
    mine.push(await buildSite(scratch(`ours-${size}-${round}`), site.content));
    other.push(await buildStarlight(folder, `${size}-${round}`));
  }
  const ours = measured(site.dist, site.spent);
  const [theirs] = other;
  if (theirs === undefined) throw new Error('Nothing was built.');
  const middle = (all: readonly Spent[], read: (spent: Spent) => number): number =>
    median(all.map(read));
  const spent = other.map((one) => one.spent);
  const at = `${size} studies`;
  const figures = [
    ...sideBySide(
      `build, ${at}`,
      's',
      middle(mine, ({ wall }) => wall),
      middle(spent, ({ wall }) => wall),
      share.time,
    ),
    ...sideBySide(
      `processor time, ${at}`,
      's',
      middle(mine, ({ cpu }) => cpu),
      middle(spent, ({ cpu }) => cpu),
    ),
    ...sideBySide(`output, ${at}`, 'bytes', ours.output, theirs.output, share.output),
    ...sideBySide(`first view of a study, ${at}`, 'bytes', ours.firstView, theirs.firstView, 0.6),
  ];
  return { figures, ours, theirs };
}

async function run(): Promise<readonly Figure[]> {
  const few = await compare(FEW, 7, { time: 1 });
  const many = await compare(MANY, 3, { time: 1 / 3, output: 1 / 20 });
  const ours = await findStudies(few.ours.dist, OURS);
  const theirs = await findStudies(few.theirs.dist, THEIRS);
  return [
    ...few.figures,
    ...many.figures,
    ...sideBySide('first search', 'bytes', ours.first, theirs.first, 1),
    ...sideBySide('wait for the first search', 'ms', ours.wait, theirs.wait),
    {
      name: 'studies found, success@3',
      value: ours.successAt3,
      unit: 'share',
      atLeast: theirs.successAt3,
    },
    { name: 'studies found, success@3, Starlight', value: theirs.successAt3, unit: 'share' },
  ];
}

/** The same study pages in Astro Starlight. */
export const peer: Part = {
  name: 'peer',
  about: 'the same study pages in Astro Starlight: build, output, page weight, search',
  run,
};
