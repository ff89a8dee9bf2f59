import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { goalOf, isMet, written } from './part.ts';
import { keptResults } from './results.ts';
import { ROOT } from './sites.ts';

/** Figures that say most, by part, as they are named in the results. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  pages: [
    'map: performance',
    'application: performance',
    'study: performance',
    'application: largest paint',
    'evidence: performance',
    'search with results: performance',
  ],
  scale: [
    'time, 250 studies',
    'time, 10000 studies',
    'memory, 10000 studies',
    'growth of processor time',
    'growth of output',
    'growth of search index',
    'first view of the map, 10000 studies',
    'build after one more record than 10000',
  ],
  peer: [
    'build, 250 studies',
    'build, 250 studies, Starlight',
    'build, 2000 studies',
    'build, 2000 studies, Starlight',
    'output, 2000 studies',
    'output, 2000 studies, Starlight',
    'first view of a study, 250 studies',
    'first view of a study, 250 studies, Starlight',
    'first search',
    'first search, Starlight',
    'studies found, success@3',
    'studies found, success@3, Starlight',
  ],
  map: [
    'script, real studies',
    'from loading to input, real studies',
    'work of a change, 95th percentile, real studies',
    'longest task, real studies',
    'HTML, styles, script and data, 800 studies',
    'blocked while loading, 800 studies',
    'work of a change, 95th percentile, 10000 studies',
    'work of a change, 95th percentile, 10000 studies, drawn anew',
  ],
  search: [
    'search-queries.json: nDCG@10',
    'reader-queries.json: nDCG@10',
    'vocabulary-queries.json: nDCG@10',
    'concept-queries.json: nDCG@10',
    'held-out-queries.json: nDCG@10',
    'held-out-queries.json: success@3',
    'first search',
    'last key to results, 10000 studies',
  ],
  content: [
    'check:content, 10000 records',
    'evidence audit, 10000 records',
    'import of 5600 references',
  ],
};

const [START, END] = ['<!-- bench -->', '<!-- /bench -->'];

/** Puts the figures that were kept last into the README, between its two marks. */
export async function writeReadme(): Promise<void> {
  const kept = Object.keys(SHOWN).flatMap((part) => {
    const results = keptResults(part);
    return results ? [{ part, results }] : [];
  });
  const rows = kept.flatMap(({ part, results }) =>
    results.figures
      .filter(({ name }) => SHOWN[part]?.includes(name))
      .map((figure) => {
        const missed = isMet(figure) === false ? ' (missed)' : '';
        return `| ${part} | ${figure.name} | ${written(figure.value, figure.unit)}${missed} | ${goalOf(figure)} |`;
      }),
  );
  const runs = Map.groupBy(kept, ({ results }) => `${results.date}, ${results.machine}`);
  const where = [...runs].map(
    ([run, parts]) => `${parts.map(({ part }) => part).join(', ')}: ${run}`,
  );
  const file = `${ROOT}README.md`;
  const text = readFileSync(file, 'utf8');
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`README.md has no ${START} … ${END}.`);
  const table = [
    START,
    '',
    `Measured last (${where.join('; ')}):`,
    '',
    '| part | figure | measured | goal |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  const whole = `${text.slice(0, start)}${table}\n${text.slice(end)}`;
  writeFileSync(file, await format(whole, { ...(await resolveConfig(file)), filepath: file }));
}
