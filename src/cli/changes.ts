import { contentPath } from '../corpus/folder.ts';
import { runChanges } from './changes/run.ts';
import { ownTerminal } from './terminal.ts';

const dir = contentPath(new URL('../../', import.meta.url));
process.exitCode = runChanges(process.argv.slice(2), dir, ownTerminal());
