import { contentPath } from '../corpus/folder.ts';
import { runAddresses } from './addresses/run.ts';
import { ownTerminal } from './terminal.ts';

const dir = contentPath(new URL('../../', import.meta.url));
process.exitCode = runAddresses(process.argv.slice(2), dir, ownTerminal());
