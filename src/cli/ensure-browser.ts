import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

/** Sees to it that there is a Chromium for the browser tests, and installs one where it can. */
const run = (command: string, ...args: readonly string[]): boolean => {
  console.log(`Trying: ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
};
const install = (name: string): boolean =>
  run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name);
/** Ways to a Chromium, the gentlest first. The last works on Debian, and for root only. */
const ways: readonly (() => boolean)[] = [
  () => run('npx', 'playwright', 'install', '--with-deps', '--only-shell', 'chromium'),
  () =>
    process.getuid?.() === 0 &&
    run('apt-get', 'update', '-qq') &&
    // Without a window it draws in half the time; older systems have only the whole browser.
    (install('chromium-headless-shell') || install('chromium')),
];
for (const way of ways) {
  if (findChromium() !== undefined) break;
  console.log('No Chromium found for the browser tests.');
  way();
}
if (findChromium() === undefined) {
  console.error(
    'The browser tests need Chromium, and none could be installed. Install it ("sudo apt-get install chromium", or "npx playwright install --with-deps chromium"), or name one: CHROMIUM=/path/to/chromium npm test.',
  );
  process.exit(1);
}
