import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES } from '../../e2e/pages.ts';
import { CATEGORIES, makeIdentity, openLighthouse, type Found } from '../lighthouse.ts';
import type { Figure, Part } from '../part.ts';
import { median } from '../score.ts';
import { serveSecurely } from '../serve.ts';
import { siteWith } from '../sites.ts';

/** How often each page is looked at; the median counts. */
const ROUNDS = 3;
/** Kinds of files as Lighthouse calls them, and as they are shown. */
const KINDS = { Document: 'HTML', Stylesheet: 'CSS', Script: 'script', Font: 'fonts' } as const;

function figuresOf(page: string, rounds: readonly Found[]): readonly Figure[] {
  const of = (read: (found: Found) => number): number => median(rounds.map(read));
  return [
    ...CATEGORIES.map((id): Figure => ({
      name: `${page}: ${id}`,
      value: of(({ points }) => points[id]),
      unit: 'points',
      atLeast: 100,
    })),
    {
      name: `${page}: largest paint`,
      value: of((found) => found.largestPaint),
      unit: 'ms',
      atMost: 1800,
    },
    { name: `${page}: blocked`, value: of((found) => found.blocked), unit: 'ms', atMost: 0 },
    { name: `${page}: shift`, value: of((found) => found.shift), unit: 'number', atMost: 0 },
    ...Object.entries(KINDS).map(([kind, name]): Figure => ({
      name: `${page}: ${name}`,
      value: of(({ bytes }) => bytes[kind] ?? 0),
      unit: 'bytes',
    })),
  ];
}

async function run(): Promise<readonly Figure[]> {
  const { dist } = await siteWith('real');
  const { origin, close } = await serveSecurely(dist, await makeIdentity());
  const lighthouse = await openLighthouse();
  try {
    const figures: Figure[] = [];
    for (const [page, path] of Object.entries(PAGES)) {
      const file = page === 'not found' ? '/404.html' : path;
      const { pathname } = new URL(file, origin);
      const html = readFileSync(join(dist, pathname.replace(/\/$/u, '/index.html')), 'utf8');
      const isHidden = html.includes('content="noindex"');
      const rounds: Found[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.push(await lighthouse.look(origin + file, isHidden));
      }
      for (const wanting of new Set(rounds.flatMap((found) => found.wanting))) {
        console.log(`${page}: ${wanting}`);
      }
      figures.push(...figuresOf(page, rounds));
    }
    return figures;
  } finally {
    lighthouse.close();
    close();
  }
}

/** Lighthouse on one page of each kind. */
export const pages: Part = {
  name: 'pages',
  about: 'Lighthouse 13 as a phone sees it over HTTP/2, on each kind of page: points, paint, bytes',
  run,
};
