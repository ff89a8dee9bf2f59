import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { validateContent } from '../../../src/corpus/validate.ts';
import { install } from '../install.ts';
import type { Figure, Part } from '../part.ts';
import { writeStarlight } from '../peers/starlight-pages.ts';
import { findStudies, type SearchOfSite } from '../peers/study-search.ts';
import { bytesIn, siteWith, type BuiltSite } from '../sites.ts';
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

/** Builds the studies of a content folder as a site of Starlight. */
async function buildStarlight({ content }: BuiltSite, name: string): Promise<Measured> {
  const folder = await install('starlight');
  const { corpus } = validateContent(content);
  if (corpus === undefined) throw new Error(`The content in ${content} has faults.`);
  console.log(`Building ${name} studies with Starlight …`);
  writeStarlight(folder, corpus);
  // A build that knows nothing of the one before.
  for (const path of ['.astro', 'node_modules/.astro', 'dist']) {
    rmSync(join(folder, path), { recursive: true, force: true });
  }
  const spent = await spend(
    [process.execPath, 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', `dist-${name}`],
    { cwd: folder },
  );
  return measured(join(folder, `dist-${name}`), spent);
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

async function compare(size: number, share: { time: number; output?: number }) {
  const site = await siteWith(size);
  const ours = measured(site.dist, site.spent);
  const theirs = await buildStarlight(site, String(size));
  const at = `${size} studies`;
  const figures = [
    ...sideBySide(`build, ${at}`, 's', ours.spent.wall, theirs.spent.wall, share.time),
    ...sideBySide(`processor time, ${at}`, 's', ours.spent.cpu, theirs.spent.cpu),
    ...sideBySide(`output, ${at}`, 'bytes', ours.output, theirs.output, share.output),
    ...sideBySide(`first view of a study, ${at}`, 'bytes', ours.firstView, theirs.firstView, 0.6),
  ];
  return { figures, ours, theirs };
}

async function run(): Promise<readonly Figure[]> {
  const few = await compare(FEW, { time: 1 });
  const many = await compare(MANY, { time: 1 / 3, output: 1 / 20 });
  const ours = await findStudies(few.ours.dist, OURS);
  const theirs = await findStudies(few.theirs.dist, THEIRS);
  for (const { theirs: site } of [few, many]) rmSync(site.dist, { recursive: true, force: true });
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
