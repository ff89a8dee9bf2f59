import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { corpusOf, typeContent } from '../corpus/content.ts';
import { contentPath } from '../corpus/folder.ts';
import { readContent } from '../corpus/raw.ts';
import { version } from '../domain/corpus.ts';
import { sizeInWords } from '../domain/offline/words.ts';
import { builtFiles } from '../integrations/built-files.ts';
import { baseOf } from '../routing/base.ts';
import { zipPackage } from '../export/package/package.ts';

/** Writes the built site as one zip that works from a folder: `--out FILE` names another place. */
const { values } = parseArgs({ options: { out: { type: 'string' }, dist: { type: 'string' } } });
const root = new URL('../../', import.meta.url);
const dist = values.dist ?? fileURLToPath(new URL('dist/', root));
const corpus = corpusOf(typeContent(readContent(contentPath(root))).content);

if (corpus === undefined) {
  console.error('The content has faults. "npm run check:content" lists them.');
  process.exit(1);
}
if (!existsSync(join(dist, 'index.html'))) {
  console.error(`There is nothing to pack in ${dist}. Run "npm run build" first.`);
  process.exit(1);
}
const files = new Map(
  builtFiles(dist).map((file) => [file, readFileSync(join(dist, file))] as const),
);
const name = `${corpus.site.name}-${version(corpus)}`;
const out = values.out ?? fileURLToPath(new URL(`package/${name}.zip`, root));
const zip = zipPackage({
  files,
  base: baseOf(process.env['BASE']),
  title: `${corpus.site.title}: ${corpus.site.tagline}`,
  version: version(corpus),
  folder: name,
});
mkdirSync(dirname(out), { recursive: true });
// A package that is cut short must not look like one.
writeFileSync(`${out}.part`, zip);
renameSync(`${out}.part`, out);
console.log(
  `Wrote ${out} (${sizeInWords(zip.byteLength)}). Unzip it anywhere; README.txt says how to open it.`,
);
