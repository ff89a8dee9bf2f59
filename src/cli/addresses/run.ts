import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultInWords } from '../../corpus/fault.ts';
import { planMove } from '../../corpus/move/plan.ts';
import { register, registerText } from '../../corpus/move/register.ts';
import { validateContent } from '../../corpus/validate.ts';
import { WriteError, Writer } from '../../corpus/write.ts';
import { counted } from '../../domain/tally.ts';
import type { Move } from '../../routing/moves.ts';
import { placesOf } from '../../routing/places.ts';
import type { Terminal } from '../terminal.ts';

/** The register, in the content folder. */
const FILE = 'addresses.yaml';

const HELP = `npm run addresses              registers new pages and anchors
npm run addresses -- mv OLD NEW   moves a page or an anchor: renames its file or heading, mends every
                                  link and id in content/, and lets the old address lead on

Addresses are paths of the site, without host and base path:
  npm run addresses -- mv /applications/old-name/ /applications/new-name/
  npm run addresses -- mv /methods/#old-anchor /methods/#new-anchor
  npm run addresses -- mv /glossary/#old-term /glossary/#new-term

Exits with 0 when done, 1 when the move is refused, 2 on wrong use, 4 when a file can't be written.`;

type Streams = Pick<Terminal, 'output' | 'messages'>;

/**
 * Registers addresses or moves one, as a person asked.
 * @param given what the person wrote after the name of the program
 * @param dir the content folder
 * @returns the exit of the program, as the help says
 */
export function runAddresses(given: readonly string[], dir: string, to: Streams): 0 | 1 | 2 | 4 {
  const refuse = <Code extends 1 | 2 | 4>(message: string, code: Code): Code => {
    to.messages.write(`${message}\n`);
    return code;
  };
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [command, from, target, ...rest] = positionals;
    if (values.help) {
      to.output.write(`${HELP}\n`);
      return 0;
    }
    if (command === undefined) return registerAll(dir, to);
    if (command === 'mv' && from !== undefined && target !== undefined && rest.length === 0) {
      return move(dir, { from, to: target }, to);
    }
    return refuse(HELP, 2);
  } catch (error) {
    if (error instanceof WriteError) {
      const written =
        error.written.length > 0 ? ` Written before: ${error.written.join(', ')}.` : '';
      return refuse(`${error.message}.${written} Run it again once that is mended.`, 4);
    }
    if (error instanceof TypeError) return refuse(`${error.message}\n\n${HELP}`, 2);
    throw error;
  }
}

/** Adds every new path and anchor to the register of addresses. Nothing is ever taken out. */
function registerAll(dir: string, { output, messages }: Streams): 0 | 1 {
  const { corpus, faults } = validateContent(dir);
  if (corpus === undefined) {
    for (const fault of faults) messages.write(`${faultInWords(fault)}\n\n`);
    messages.write('The register was left as it is. Mend the faults first.\n');
    return 1;
  }
  const { published, pages, anchors } = register(corpus.addresses.published, placesOf(corpus));
  if (pages + anchors === 0) {
    output.write('Every address is registered already.\n');
    return 0;
  }
  const text = readFileSync(join(dir, FILE), 'utf8');
  new Writer(dir).write(FILE, registerText(text, { published, moved: corpus.addresses.moved }));
  output.write(
    `Registered ${counted(pages, 'new page', 'new pages')} and ${counted(anchors, 'new anchor', 'new anchors')} in content/addresses.yaml. Commit it: these addresses must never break.\n`,
  );
  return 0;
}

/** Moves a page or an anchor, or says why not; nothing is written then. */
function move(dir: string, wanted: Move, { output, messages }: Streams): 0 | 1 {
  const plan = planMove(dir, wanted);
  if (plan.refusal !== undefined) {
    const said = [
      plan.refusal,
      ...plan.faults.map((fault) => faultInWords(fault)),
      'Nothing was changed.',
    ];
    messages.write(`${said.join('\n\n')}\n`);
    return 1;
  }
  const writer = new Writer(dir);
  const files = [...plan.changes];
  // What is taken away goes last, so that nothing is lost if a file can't be written.
  for (const [file, text] of files) if (text !== null) writer.write(file, text);
  for (const [file, text] of files) if (text === null) writer.remove(file);
  for (const { from, to } of plan.moves) output.write(`${from} leads on to ${to}\n`);
  output.write(
    `Changed ${counted(files.length, 'file', 'files')} in content/: ${files.map(([file]) => file).join(', ')}. Look through the changes and commit them all.\n`,
  );
  return 0;
}
