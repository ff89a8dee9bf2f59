import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { validateContent } from '../../../src/corpus/validate.ts';
import { askedFor } from '../../../src/domain/offline/copy.ts';
import { builtFiles } from '../../../src/integrations/built-files.ts';
import { buildSearch } from '../../../src/integrations/search-index.ts';
import { sideThread } from '../../../src/integrations/side-thread.ts';
import { writeContent } from '../../fixtures/generated-content.ts';
import type { Figure, Part } from '../part.ts';
import { median } from '../score.ts';
import { buildSite, bytesIn, scratch, siteWith, type BuiltSite } from '../sites.ts';
import type { Spent } from '../spend.ts';
import { firstViewOf } from '../weight.ts';

const FEW = 250;
const SOME = 1000;
const MANY = 10_000;

/** What each size is measured by, with its unit and what it may be at most with many studies. */
const MEASURES = {
  time: { unit: 's', atMost: 90 },
  'processor time': { unit: 's' },
  memory: { unit: 'bytes', atMost: 3e9 },
  output: { unit: 'bytes' },
  'search index': { unit: 'bytes' },
  'time to index': { unit: 's' },
} as const satisfies Readonly<Record<string, { unit: Figure['unit']; atMost?: number }>>;
type Measure = keyof typeof MEASURES;

/** How often the small sizes are built, by turns: what they differ by is small, and the median counts. */
const ROUNDS = 5;
/** How often their search is made. */
const INDEX_ROUNDS = 3;

/** How much dearer a further study may be among many than among few. */
const MOST_GROWTH = 1.2;
/** What grows with other work of the machine, or in leaps, is measured and not judged by its growth. */
const UNJUDGED: readonly Measure[] = ['time', 'memory'];

/** As in a build, one thread is there for all that comes. */
const thread = sideThread();

/** Seconds that the search of a built site takes to make, without building anything else. */
async function secondsToIndex({ content, dist }: BuiltSite): Promise<number> {
  const { corpus } = validateContent(content);
  if (corpus === undefined) throw new Error(`The content in ${content} has faults.`);
  const start = performance.now();
  const search = await buildSearch(corpus, scratch('index'), thread);
  for (const file of builtFiles(dist).filter((one) => one.endsWith('.html'))) {
    search.add({ path: `/${askedFor(file)}`, html: readFileSync(join(dist, file), 'utf8') });
  }
  search.end();
  await search.write();
  return (performance.now() - start) / 1000;
}

/**
 * What each build of the sizes took. Each goes into a new folder: to empty one is no part of it, and
 * makes the next builds slow (peer.ts).
 */
async function buildAll(sizes: readonly number[]): Promise<ReadonlyMap<number, readonly Spent[]>> {
  const spent = new Map<number, Spent[]>();
  for (const size of sizes) spent.set(size, [(await siteWith(size)).spent]);
  for (let round = 1; round < ROUNDS; round += 1) {
    for (const size of sizes.filter((one) => one < MANY)) {
      const { content } = await siteWith(size);
      spent.get(size)?.push(await buildSite(scratch(`${size}-${round}`), content));
    }
  }
  return spent;
}

async function measure(
  size: number,
  spent: readonly Spent[],
): Promise<Readonly<Record<Measure, number>>> {
  const site = await siteWith(size);
  const toIndex: number[] = [];
  while (toIndex.length < (size < MANY ? INDEX_ROUNDS : 1)) {
    toIndex.push(await secondsToIndex(site));
  }
  return {
    time: median(spent.map(({ wall }) => wall)),
    'processor time': median(spent.map(({ cpu }) => cpu)),
    memory: median(spent.map(({ memory }) => memory)),
    output: bytesIn(site.dist),
    'search index': statSync(join(site.dist, 'pagefind/ranked.bin')).size,
    'time to index': median(toIndex),
  };
}

/** Processor time of a build after one record was added, as a multiple of that of the build before. */
async function rebuilt(): Promise<number> {
  const { content, spent } = await siteWith(MANY);
  writeContent(content, MANY + 1);
  const { cpu } = await buildSite(scratch('one-more'), content);
  return cpu / spent.cpu;
}

async function run(): Promise<readonly Figure[]> {
  const sizes = [FEW, SOME, MANY];
  // Code that has run already runs faster: the first to be measured would seem dear.
  await secondsToIndex(await siteWith(FEW));
  const measured = new Map<number, Readonly<Record<Measure, number>>>();
  for (const [size, spent] of await buildAll(sizes)) measured.set(size, await measure(size, spent));
  const at = (size: number, name: Measure): number => measured.get(size)?.[name] ?? NaN;
  const names = Object.keys(MEASURES) as readonly Measure[];
  const figures = sizes.flatMap((size) =>
    names.map((name): Figure => {
      const { atMost, unit } = { atMost: undefined, ...MEASURES[name] };
      return {
        name: `${name}, ${size} studies`,
        value: at(size, name),
        unit,
        ...(size === MANY && atMost !== undefined && { atMost }),
      };
    }),
  );
  // A straight line has one slope: what a further study costs, from few to some and from some to many.
  const growth = names.map((name): Figure => {
    const slope = (from: number, to: number): number =>
      (at(to, name) - at(from, name)) / (to - from);
    return {
      name: `growth of ${name}`,
      value: slope(SOME, MANY) / slope(FEW, SOME),
      unit: 'times',
      ...(!UNJUDGED.includes(name) && { atMost: MOST_GROWTH }),
    };
  });
  const { dist } = await siteWith(MANY);
  return [
    ...figures,
    ...growth,
    {
      name: `first view of the map, ${MANY} studies`,
      value: firstViewOf(dist, '/'),
      unit: 'bytes',
      atMost: 60_000,
    },
    {
      name: 'time to index, real content',
      value: await secondsToIndex(await siteWith('real')),
      unit: 's',
      atMost: 3,
    },
    {
      name: `build after one more record than ${MANY}`,
      value: await rebuilt(),
      unit: 'times',
      atMost: 1.3,
    },
  ];
}

/** Builds with few, some and many studies, and sees that nothing grows faster than they do. */
export const scale: Part = {
  name: 'scale',
  about: 'builds with 250, 1,000 and 10,000 studies: time, memory, output, index',
  run,
};
