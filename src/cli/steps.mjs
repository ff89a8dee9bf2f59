// Plain JavaScript, so that an old Node can read it and say what is wrong.
import { spawnSync } from 'node:child_process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This project needs Node.js 22.18 or newer and found ${process.versions.node}.\n` +
      'On Linux (x64), "npm ci" brings one along: run it, then use "npm run ..." or "npm test".\n' +
      'Elsewhere, install a current Node.js from https://nodejs.org/ and try again.',
  );
  process.exit(1);
}

/** Steps by command: a script of package.json, and advice for when it fails. */
const STEPS = {
  start: [
    ['build', 'Read the messages above. "npm run check:content" lists faults in the content.'],
    ['preview', 'Is port 4321 in use? Stop the other server, or set PORT.'],
  ],
  package: [
    ['build', 'Read the messages above. "npm run check:content" lists faults in the content.'],
    ['package:zip', 'Read the message above.'],
  ],
  test: [
    [
      'check:content',
      'Mend the files that are named above; each message says what would be right.',
    ],
    ['check:types', 'Mend the types that are named above.'],
    ['check:lint', 'Mend the lines above. "npx eslint --fix ." mends some of them.'],
    ['check:format', 'Run "npm run format".'],
    ['test:unit', 'The failing test is named above.'],
    ['build', 'Read the messages above.'],
    ['check:output', 'Mend what is named above, then build again.'],
    [
      'check:search',
      'Search fell below its bounds. "npm run bench:search" shows which queries suffer.',
    ],
    ['test:e2e', 'The failing test is named above. Screenshots lie in test-results/.'],
  ],
};

const command = process.argv[2] ?? '';
const steps = STEPS[command];
if (steps === undefined) {
  console.error(`No command "${command}". There are: ${Object.keys(STEPS).join(', ')}.`);
  process.exit(1);
}
for (const [index, [script, advice]] of steps.entries()) {
  const started = Date.now();
  console.log(`\n[${index + 1}/${steps.length}] npm run ${script}`);
  const { status, signal } = spawnSync('npm', ['run', '--silent', script], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(0);
  if (status !== 0) {
    console.error(`\n"npm run ${script}" failed. ${advice}`);
    process.exit(status ?? 1);
  }
  console.log(`done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
if (command === 'test') console.log('\nAll checks passed.');
