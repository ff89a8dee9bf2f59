import { readFileSync, writeFileSync } from 'node:fs';
import { isMap, parseDocument } from 'yaml';
import { faultInWords } from '../corpus/fault.ts';
import { contentPath } from '../corpus/folder.ts';
import { validateContent } from '../corpus/validate.ts';
import { counted } from '../domain/tally.ts';
import { placesOf } from '../routing/places.ts';

/** Adds every new path and anchor to the register of addresses. Nothing is ever taken out. */
const dir = contentPath(new URL('../../', import.meta.url));
const { corpus, faults } = validateContent(dir);
if (corpus === undefined) {
  for (const fault of faults) console.error(`${faultInWords(fault)}\n`);
  console.error('The register was left as it is. Mend the faults first.');
  process.exit(1);
}
const file = `${dir}addresses.yaml`;
const document = parseDocument(readFileSync(file, 'utf8'));
const { published } = corpus.addresses;
let paths = 0;
let anchors = 0;
const merged = new Map(Object.entries(published));
for (const [path, found] of placesOf(corpus)) {
  const known = merged.get(path);
  if (known === undefined) paths += 1;
  const added = found.filter((anchor) => !known?.includes(anchor));
  anchors += added.length;
  merged.set(path, [...(known ?? []), ...added]);
}
if (paths + anchors === 0) {
  console.log('Every address is registered already.');
} else {
  const sorted = [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const node = document.createNode(Object.fromEntries(sorted));
  if (isMap(node)) {
    for (const { value } of node.items) (value as { flow?: boolean }).flow = true;
  }
  document.set('published', node);
  writeFileSync(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
  console.log(
    `Registered ${counted(paths, 'new page', 'new pages')} and ${counted(anchors, 'new anchor', 'new anchors')} in content/addresses.yaml. Commit it: these addresses must never break.`,
  );
}
