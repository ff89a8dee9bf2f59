import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readFolder } from '../output/site.ts';
import { copyProject } from './copy.ts';
import { differences } from './differences.ts';

/**
 * Builds the project twice, from nothing, in two folders, on two days, in two time zones and
 * languages of the system, and compares every byte. Takes about as long as three builds.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const DAY = 24 * 60 * 60 * 1000;
/** What must not show in a build. The second day is far ahead, in another year and month. */
const BUILDS = [
  { folder: 'a', days: 0, zone: 'UTC', language: 'C' },
  { folder: 'elsewhere/with a space', days: 777, zone: 'Asia/Tokyo', language: 'de_DE.UTF-8' },
] as const;

/** Whether the clock of all programs can be moved, and not that of Node alone. */
const hasFaketime = spawnSync('faketime', ['--version']).status === 0;

function build(folder: string, days: number, zone: string, language: string): void {
  copyProject(root, folder);
  const shim = pathToFileURL(join(folder, 'tests/reproducible/clock.ts')).href;
  const npm = ['run', '--silent', 'build'];
  const [command, args] =
    hasFaketime && days > 0 ? ['faketime', ['-f', `+${days}d`, 'npm', ...npm]] : ['npm', npm];
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      TZ: zone,
      LANG: language,
      LC_ALL: language,
      ASTRO_TELEMETRY_DISABLED: '1',
      // Both ways at once would move Node's clock twice.
      ...(!hasFaketime && {
        CLOCK_OFFSET: String(days * DAY),
        NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${shim}`.trim(),
      }),
    },
  });
  if (status !== 0) throw new Error(`The build in ${folder} failed.\n${stdout}${stderr}`);
}

const place = mkdtempSync(join(tmpdir(), 'reproducible-'));
try {
  console.log(
    hasFaketime
      ? 'The second build runs 777 days ahead, for all programs (faketime).'
      : 'The second build runs 777 days ahead, for Node alone: there is no faketime here.',
  );
  const [first, second] = BUILDS.map(({ folder, days, zone, language }) => {
    build(join(place, folder), days, zone, language);
    return readFolder(join(place, folder, 'dist'));
  });
  if (first === undefined || second === undefined || first.size === 0) {
    throw new Error('There is nothing to compare.');
  }
  const found = [...differences(first, second)];
  for (const line of found) console.error(line);
  if (found.length > 0) {
    console.error(`\n${found.length} files differ between two builds of the same sources.`);
    process.exitCode = 1;
  } else {
    const bytes = [...first.values()].reduce((sum, { length }) => sum + length, 0);
    console.log(
      `The two builds are the same: ${first.size} files, ${bytes.toLocaleString('en-US')} bytes.`,
    );
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
