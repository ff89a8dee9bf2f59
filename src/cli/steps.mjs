// Plain JavaScript, so that an old Node can read it and say what is wrong.
import { spawn } from 'node:child_process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This project needs Node.js 22.18 or newer and found ${process.versions.node}.\n` +
      'On Linux (x64), "npm ci" brings one along: run it, then use "npm run ..." or "npm test".\n' +
      'Elsewhere, install a current Node.js from https://nodejs.org/ and try again.',
  );
  process.exit(1);
}

/**
 * A step of a command.
 * @typedef {object} Step
 * @property {string} script a script of package.json
 * @property {string} advice for when it fails
 * @property {readonly string[]} [needs] scripts that have to be done before
 * @property {boolean} [waits] whether it mostly waits for others, so that it takes no place of its own
 * @property {boolean} [alone] whether it wants the machine for itself, and so runs last
 * @property {boolean} [shown] whether its output is shown as it comes
 */

/** @type {Record<string, readonly Step[]>} */
const COMMANDS = {
  start: [
    {
      script: 'build',
      advice: 'Read the messages above. "npm run check:content" lists faults in the content.',
      shown: true,
    },
    {
      script: 'preview',
      advice: 'Is port 4321 in use? Stop the other server, or set PORT.',
      needs: ['build'],
      shown: true,
    },
  ],
  package: [
    { script: 'build', advice: 'Read the messages above.', shown: true },
    {
      script: 'package:zip',
      advice: 'Read the message above.',
      needs: ['build'],
      shown: true,
    },
  ],
  test: [
    {
      script: 'check:content',
      advice: 'Mend the files that are named above; each message says what would be right.',
    },
    {
      script: 'browser',
      advice: 'The browser tests need a Chromium; the message above says how to get one.',
      waits: true,
    },
    { script: 'test:unit', advice: 'The failing test is named above.' },
    { script: 'check:types', advice: 'Mend the types that are named above.' },
    { script: 'build', advice: 'Read the messages above.', needs: ['check:content'] },
    {
      script: 'check:lint',
      advice: 'Mend the lines above. "npx eslint --fix ." mends some of them.',
    },
    { script: 'test:content', advice: 'The failing test is named above.', needs: ['test:unit'] },
    {
      script: 'check:output',
      advice: 'Mend what is named above, then build again.',
      needs: ['build'],
    },
    { script: 'check:format', advice: 'Run "npm run format".' },
    {
      script: 'check:search',
      advice: 'Search fell below its bounds. "npm run bench:search" shows which queries suffer.',
      needs: ['build', 'browser'],
    },
    {
      script: 'test:e2e',
      advice: 'The failing test is named above. Screenshots lie in test-results/.',
      needs: ['check:search'],
      alone: true,
      shown: true,
    },
  ],
};
/** How many steps run at once: most take one core. */
const AT_ONCE = 2;

const name = process.argv[2] ?? '';
const steps = COMMANDS[name];
if (steps === undefined) {
  console.error(`No command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(1);
}

/** @type {Set<string>} */
const done = new Set();
/** @type {Map<string, import('node:child_process').ChildProcess>} */
const running = new Map();
const waiting = [...steps];
const label = (/** @type {Step} */ step) =>
  `[${steps.indexOf(step) + 1}/${steps.length}] npm run ${step.script}`;

/** Ends what still runs, then this program. */
function end(/** @type {number} */ status) {
  waiting.length = 0;
  for (const child of running.values()) {
    // A step is a group of processes of its own: npm does not pass an end on to all of them.
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid);
    else child.kill();
  }
  process.exit(status);
}

function start(/** @type {Step} */ step) {
  const started = Date.now();
  const { script, advice, shown = false } = step;
  console.log(`\n${label(step)}${shown ? '' : ' …'}`);
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...(process.stdout.isTTY && !process.env.NO_COLOR && { FORCE_COLOR: '1' }),
    },
  });
  running.set(script, child);
  /** @type {Buffer[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => output.push(chunk));
  }
  child.on('close', (status) => {
    running.delete(script);
    // What ran beside others is shown as a whole.
    if (!shown) process.stdout.write(`\n${label(step)}\n${Buffer.concat(output).toString()}`);
    if (status !== 0) {
      console.error(`\n"npm run ${script}" failed. ${advice}`);
      end(status ?? 1);
    }
    console.log(`${script}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    done.add(script);
    next();
  });
}

function next() {
  for (const step of [...waiting]) {
    const busy = steps.filter(({ script, waits }) => running.has(script) && !waits).length;
    if (busy >= AT_ONCE) return;
    const isReady = (step.needs ?? []).every((script) => done.has(script));
    if (!isReady || (step.alone && running.size > 0)) continue;
    // What wants the machine for itself comes after everything else.
    if (step.alone && waiting.some((other) => !other.alone)) continue;
    waiting.splice(waiting.indexOf(step), 1);
    start(step);
    if (step.alone) return;
  }
  if (waiting.length === 0 && running.size === 0 && name === 'test') {
    console.log('\nAll checks passed.');
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    end(0);
  });
}
next();
