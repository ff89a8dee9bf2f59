import { runEvidence } from './evidence/run.ts';
import { ownTerminal } from './terminal.ts';

// A reader that stops early, such as "head", is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runEvidence(process.argv.slice(2), ownTerminal());
