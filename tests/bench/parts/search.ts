import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure, Part } from '../part.ts';
import { ROOT, scratch, siteWith } from '../sites.ts';
import { spend } from '../spend.ts';

/** How the search of a site did, as `search.ts --json` writes it. */
export interface SearchFigures {
  readonly sets: readonly {
    readonly name: string;
    readonly ndcg: number;
    readonly successAt3: number;
  }[];
  /** Bytes of the first search after a page was opened, and of the dearest after it. */
  readonly first: number;
  readonly later: number;
  /** Milliseconds from the last key to the results, at the 95th percentile. */
  readonly slow: number;
}

/** Judges the search of a built site. */
export async function judge(dist: string): Promise<SearchFigures> {
  const file = join(scratch('search'), 'figures.json');
  await spend(
    [process.execPath, 'tests/bench/search.ts', '--measure', '--dist', dist, '--json', file],
    { cwd: ROOT },
  );
  return JSON.parse(readFileSync(file, 'utf8')) as SearchFigures;
}

async function run(): Promise<readonly Figure[]> {
  const real = await judge((await siteWith('real')).dist);
  const many = await judge((await siteWith(10_000)).dist);
  return [
    ...real.sets.flatMap(({ name, ndcg, successAt3 }): Figure[] => [
      { name: `${name}: nDCG@10`, value: ndcg, unit: 'share', atLeast: 0.9 },
      { name: `${name}: success@3`, value: successAt3, unit: 'share', atLeast: 0.95 },
    ]),
    { name: 'first search', value: real.first, unit: 'bytes', atMost: 120_000 },
    { name: 'later searches', value: real.later, unit: 'bytes', atMost: 30_000 },
    { name: 'last key to results', value: real.slow, unit: 'ms', atMost: 100 },
    { name: 'first search, 10000 studies', value: many.first, unit: 'bytes' },
    { name: 'later searches, 10000 studies', value: many.later, unit: 'bytes' },
    { name: 'last key to results, 10000 studies', value: many.slow, unit: 'ms', atMost: 150 },
  ];
}

/** What readers find, how fast, and for how many bytes. */
export const search: Part = {
  name: 'search',
  about: 'judged queries, bytes and time to results, with the real content and 10,000 studies',
  run,
};
