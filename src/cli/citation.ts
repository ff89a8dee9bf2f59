import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contentPath } from '../corpus/folder.ts';
import { validateContent } from '../corpus/validate.ts';
import { citationFile } from '../export/citation-file.ts';

/** Writes `CITATION.cff`, by which a host of code says how to cite the map. */
const root = new URL('../../', import.meta.url);
const { corpus } = validateContent(contentPath(root));
if (corpus === undefined) {
  console.error('The content has faults: run "npm run check:content".');
  process.exit(1);
}
writeFileSync(fileURLToPath(new URL('CITATION.cff', root)), citationFile(corpus));
console.log('Wrote CITATION.cff.');
