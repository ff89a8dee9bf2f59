import { fileURLToPath } from 'node:url';
import type { Part } from './part.ts';
import { content } from './parts/content.ts';
import { map } from './parts/map.ts';
import { pages } from './parts/pages.ts';
import { peer } from './parts/peer.ts';
import { scale } from './parts/scale.ts';
import { search } from './parts/search.ts';
import { writeReadme } from './readme.ts';
import { keep, keptResults, report } from './results.ts';
import { cleanUp } from './sites.ts';

/** Measures the project: all parts, or those that are named. `npm run bench -- pages scale`. */
const PARTS: readonly Part[] = [pages, scale, peer, map, search, content];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(', ')}. There are:\n${PARTS.map(({ name, about }) => `  ${name.padEnd(8)} ${about}`).join('\n')}`,
  );
  process.exit(1);
}
let allMet = true;
try {
  for (const part of PARTS.filter(({ name }) => named.length === 0 || named.includes(name))) {
    console.log(`\n${part.name}: ${part.about}`);
    const before = keptResults(part.name);
    try {
      const figures = await part.run();
      keep(part.name, figures);
      allMet = report(part.name, figures, before) && allMet;
    } catch (error) {
      // The other parts are measured all the same; what was kept of this one stays.
      console.error(error);
      allMet = false;
      process.exitCode = 1;
    }
  }
} finally {
  cleanUp();
}
await writeReadme();
const folder = fileURLToPath(new URL('results/', import.meta.url));
console.log(
  `${allMet ? 'All goals are met' : 'Not all goals are met'}. Written to ${folder} and README.md.`,
);
