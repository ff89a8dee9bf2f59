import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultInWords } from '../corpus/fault.ts';
import { contentPath } from '../corpus/folder.ts';
import { planMove } from '../corpus/move/plan.ts';
import { register, registerText } from '../corpus/move/register.ts';
import { validateContent } from '../corpus/validate.ts';
import { WriteError, Writer } from '../corpus/write.ts';
import { counted } from '../domain/tally.ts';
import { placesOf } from '../routing/places.ts';

const HELP = `npm run addresses              registers new pages and anchors
npm run addresses -- mv OLD NEW   moves a page or an anchor: renames its file or heading, mends every
                                  link and id in content/, and lets the old address lead on

Addresses are paths of the site, without host and base path:
  npm run addresses -- mv /applications/old-name/ /applications/new-name/
  npm run addresses -- mv /methods/#old-anchor /methods/#new-anchor
  npm run addresses -- mv /glossary/#old-term /glossary/#new-term

Exits with 0 when done, 1 when the move is refused, 2 on wrong use, 4 when a file can't be written.`;

const dir = contentPath(new URL('../../', import.meta.url));

function stop(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}

/** Adds every new path and anchor to the register of addresses. Nothing is ever taken out. */
function registerAll(): void {
  const { corpus, faults } = validateContent(dir);
  if (corpus === undefined) {
    for (const fault of faults) console.error(`${faultInWords(fault)}\n`);
    stop('The register was left as it is. Mend the faults first.', 1);
  }
  const { published, pages, anchors } = register(corpus.addresses.published, placesOf(corpus));
  if (pages + anchors === 0) {
    console.log('Every address is registered already.');
    return;
  }
  const text = readFileSync(`${dir}addresses.yaml`, 'utf8');
  new Writer(dir).write(
    'addresses.yaml',
    registerText(text, { published, moved: corpus.addresses.moved }),
  );
  console.log(
    `Registered ${counted(pages, 'new page', 'new pages')} and ${counted(anchors, 'new anchor', 'new anchors')} in content/addresses.yaml. Commit it: these addresses must never break.`,
  );
}

/** Moves a page or an anchor, or says why not; nothing is written then. */
function move(from: string, to: string): void {
  const plan = planMove(dir, { from, to });
  if (plan.refusal !== undefined) {
    console.error(plan.refusal);
    for (const fault of plan.faults) console.error(`\n${faultInWords(fault)}`);
    stop('\nNothing was changed.', 1);
  }
  const writer = new Writer(dir);
  const files = [...plan.changes];
  // What is taken away goes last, so that nothing is lost if a file can't be written.
  for (const [file, text] of files) if (text !== null) writer.write(file, text);
  for (const [file, text] of files) if (text === null) writer.remove(file);
  for (const { from: old, to: now } of plan.moves) console.log(`${old} leads on to ${now}`);
  console.log(
    `Changed ${counted(files.length, 'file', 'files')} in content/: ${files.map(([file]) => file).join(', ')}. Look through the changes and commit them all.`,
  );
}

try {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [command, from, to, ...rest] = positionals;
  if (values.help) console.log(HELP);
  else if (command === undefined) registerAll();
  else if (command === 'mv' && from !== undefined && to !== undefined && rest.length === 0) {
    move(from, to);
  } else stop(HELP, 2);
} catch (error) {
  if (error instanceof WriteError) {
    const written = error.written.length > 0 ? ` Written before: ${error.written.join(', ')}.` : '';
    stop(`${error.message}.${written} Run it again once that is mended.`, 4);
  }
  if (error instanceof TypeError) stop(`${error.message}\n\n${HELP}`, 2);
  throw error;
}
