import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

/** Sees to it that there is a Chromium for the browser tests, and installs one where it can. */
const run = (command: string, args: readonly string[]): boolean => {
  console.log(`No Chromium found. Trying: ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
};
const isRoot = process.getuid?.() === 0;
const found =
  findChromium() !== undefined ||
  (run('npx', ['playwright', 'install', '--with-deps', 'chromium']) && findChromium()) ||
  (isRoot &&
    run('apt-get', ['update', '-qq']) &&
    run('apt-get', ['install', '-y', '-qq', 'chromium']) &&
    findChromium());
if (!found) {
  console.error(
    'The browser tests need Chromium, and none could be installed. Install it ("sudo apt-get install chromium", or "npx playwright install --with-deps chromium"), or name one: CHROMIUM=/path/to/chromium npm test.',
  );
  process.exit(1);
}
