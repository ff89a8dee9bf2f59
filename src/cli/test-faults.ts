import { spawnSync } from 'node:child_process';

/** Runs the browser tests that break files and cut the network, which take longer than all others. */
const { status } = spawnSync('npx', ['playwright', 'test'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, E2E: 'faults' },
});
process.exitCode = status ?? 1;
