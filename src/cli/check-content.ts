import { faultInWords } from '../corpus/fault.ts';
import { contentPath } from '../corpus/folder.ts';
import { validateContent } from '../corpus/validate.ts';
import { counted } from '../domain/tally.ts';

/** Checks the whole of `content/` (or of the folder that is given) and lists every fault. */
const dir = process.argv[2] ?? contentPath(new URL('../../', import.meta.url));
const start = performance.now();
const { corpus, faults } = validateContent(dir);
if (corpus === undefined) {
  for (const fault of faults) console.error(`${faultInWords(fault)}\n`);
  console.error(
    `${counted(faults.length, 'fault', 'faults')} in the content. Mend them; nothing is built from faulty content.`,
  );
  process.exitCode = 1;
} else {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `Content is sound: ${corpus.studies.size} records, ${corpus.applications.length} applications, ${corpus.topics.length} topics, ${corpus.glossary.length} terms, checked in ${seconds} s.`,
  );
}
