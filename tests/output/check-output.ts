import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { faultInWords } from '../../src/corpus/fault.ts';
import { contentPath } from '../../src/corpus/folder.ts';
import { validateContent } from '../../src/corpus/validate.ts';
import { counted } from '../../src/domain/tally.ts';
import { placesOf } from '../../src/routing/places.ts';
import type { Fault } from './check.ts';
import { CHECKS } from './checks/index.ts';
import { attribute } from './page.ts';
import { baseOf } from '../../src/routing/base.ts';
import { readFolder, siteOf, type Site } from './site.ts';

/**
 * Checks every file in `dist/` (or in the folder that is given), with SITE and BASE as they were at
 * the build. Of many places with the same fault only some are named, all of them with `--all`.
 */
const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const started = performance.now();
const root = fileURLToPath(new URL('../../', import.meta.url));
const dir = positionals[0] ?? `${root}dist`;

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

/** Address of the home page as the build wrote it, where that is not what is expected now. */
function otherAddress({ pages, origin, base }: Site): string | undefined {
  const home = pages.find(({ path }) => path === '/');
  const canonical = home?.elements.find(
    (element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical',
  );
  const found = canonical && attribute(canonical, 'href');
  return found === origin + base ? undefined : found;
}

/** Faults as texts; those that are the same but for their place, as one. */
function* inShort(faults: readonly Fault[], most: number): Generator<string> {
  const groups = Map.groupBy(faults, ({ found, expected }) => `${found}\n${expected}`);
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const places = others
      .slice(0, most)
      .map(({ file, line, field }) =>
        ['\n    also in ', `dist/${file}${line === undefined ? '' : `:${line}`}`, field]
          .filter((part) => part !== undefined)
          .join(' '),
      );
    const more = others.length - places.length;
    yield (
      faultInWords(first, 'dist') +
      places.join('') +
      (more > 0 ? `\n    and in   ${more} more places: npm run check:output -- --all` : '')
    );
  }
}

if (!existsSync(`${dir}/index.html`)) {
  stop(`There is nothing to check in ${dir}. Run "npm run build" first.`);
}
const { corpus, faults: contentFaults } = validateContent(contentPath(pathToFileURL(root)));
if (corpus === undefined) {
  stop(
    `The content has ${counted(contentFaults.length, 'fault', 'faults')}, so that there is nothing to compare the output with. Run "npm run check:content".`,
  );
}
const site = siteOf(readFolder(dir), {
  origin: new URL(process.env['SITE'] ?? 'http://localhost:4321').origin,
  local: process.env['SITE'] === undefined,
  base: baseOf(process.env['BASE']),
  places: placesOf(corpus),
  moved: corpus.addresses.moved,
});
const other = otherAddress(site);
if (other !== undefined) {
  stop(
    `This site was built for ${other}, and is checked for ${site.origin}${site.base}.\nSet SITE and BASE as they were at the build, or build again.`,
  );
}

const outcomes = await Promise.all(
  CHECKS.map(async ({ name, run }) => ({ name, ...(await run(site)) })),
);
let total = 0;
for (const { name, faults, measured } of outcomes) {
  total += faults.length;
  if (faults.length === 0) {
    console.log(`  ok  ${name.padEnd(13)} ${measured}`);
    continue;
  }
  console.error(`\n  ${counted(faults.length, 'fault', 'faults')} in ${name}`);
  for (const text of inShort(faults, values.all ? Infinity : 4)) console.error(`\n${text}`);
  console.error('');
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (total > 0) {
  stop(
    `${counted(total, 'fault', 'faults')} in the built site, found in ${seconds} s. Mend the source and build again.`,
  );
}
console.log(
  `The built site is sound: ${site.files.size} files, ${CHECKS.length} checks, ${seconds} s.`,
);
