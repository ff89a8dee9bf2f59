import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runChanges } from '../../src/cli/changes/run.ts';
import { ContentCopy, edited, recordText } from '../fixtures/content-copy.ts';
import { collectStreams } from '../fixtures/streams.ts';

const COMMAND = fileURLToPath(new URL('../../src/cli/changes.ts', import.meta.url));
const copy = new ContentCopy();
const plain = mkdtempSync(join(tmpdir(), 'no-history-'));
const record = join(copy.dir, 'evidence', 'doe-2025-new.yaml');
const versions = join(copy.dir, 'changes.yaml');

function git(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', args, {
    cwd: copy.dir,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
    },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
/** Runs the command in this process, which takes a tenth of the time of one of its own. */
function changes(dir: string, args: readonly string[]): Run {
  const { said, streams } = collectStreams();
  const status = runChanges(args, dir, streams);
  return { status, stdout: said.output, stderr: said.messages };
}
/** Runs the command as a person does. */
const changesAlone = (
  dir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Run =>
  spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT: dir, ...env },
  });

beforeAll(() => {
  // A few records are enough, and quick.
  const files = readdirSync(join(copy.dir, 'evidence'));
  for (const file of files.slice(5)) rmSync(join(copy.dir, 'evidence', file));
  for (const folder of ['areas', 'challenges', 'issues', 'lessons', 'pages']) {
    rmSync(join(copy.dir, folder), { recursive: true });
  }
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'One');
  git('tag', 'one');
  writeFileSync(record, recordText('doe-2025-new'));
  git('add', '-A');
  git('commit', '-qm', 'Two');
  git('tag', 'two');
});
afterAll(() => {
  copy.remove();
  rmSync(plain, { recursive: true, force: true });
});

describe('npm run changes', () => {
  test('compares two revisions', () => {
    const { status, stdout } = changes(copy.dir, ['one', 'two', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      added: ['doe-2025-new'],
      changed: [],
      removed: [],
      unread: [],
    });
    expect(JSON.parse(changes(copy.dir, ['two', 'one', '--json']).stdout)).toMatchObject({
      added: [],
      removed: ['doe-2025-new'],
    });
  });

  test('compares a revision with the files as they lie here, in words', () => {
    const before = readFileSync(record, 'utf8');
    writeFileSync(record, edited(before, 'direction: descriptive', 'direction: mixed'));
    try {
      const { status, stdout } = changes(copy.dir, ['two']);
      expect(status).toBe(0);
      expect(stdout).toContain('Studies changed: 1\n  doe-2025-new: direction\n');
    } finally {
      writeFileSync(record, before);
    }
    expect(changes(copy.dir, ['two']).stdout).toContain('No study and no level changed.');
  });

  test('says nothing of a record that cannot be read', () => {
    const before = readFileSync(record, 'utf8');
    writeFileSync(record, edited(before, 'kind: primary', 'kind: primal'));
    try {
      const { stdout } = changes(copy.dir, ['two', '--json']);
      expect(JSON.parse(stdout)).toMatchObject({ removed: [], unread: ['doe-2025-new'] });
    } finally {
      writeFileSync(record, before);
    }
  });

  test('writes the list into the newest version, which stays sound', () => {
    const before = readFileSync(versions, 'utf8');
    try {
      expect(changes(copy.dir, ['one', '--write']).status).toBe(0);
      const after = readFileSync(versions, 'utf8');
      expect(after).toMatch(
        / {2}computed:\n {4}since: \w+ of [\d-]+\n {4}added:\n {6}- doe-2025-new\n/u,
      );
      expect(after.startsWith(before.slice(0, 200))).toBe(true);
      const { faults } = copy.check({});
      expect(faults.filter(({ file }) => file === 'changes.yaml')).toEqual([]);
    } finally {
      writeFileSync(versions, before);
    }
  });

  test.each([
    ['an unknown revision', ['nowhere'], /There is no revision "nowhere"/u],
    ['an option for a revision', ['--', '--output=x'], /There is no revision "--output=x"/u],
    ['no revision', [], /npm run changes -- SINCE/u],
    ['an unknown option', ['one', '--jsn'], /Unknown option '--jsn'/u],
  ])('refuses %s', (_what, args, message) => {
    const { status, stderr } = changes(copy.dir, args);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  test('refuses a folder without history, and a machine without git', () => {
    const none = changes(plain, ['one']);
    expect(none).toMatchObject({ status: 1 });
    expect(none.stderr).toContain('this folder is in none');
    const missing = changesAlone(copy.dir, ['one'], { PATH: plain });
    expect(missing).toMatchObject({ status: 1 });
    expect(missing.stderr).toContain('needs git, which was not found');
    expect(missing.stderr).not.toMatch(/^\s+at /mu);
  });

  test('says what to do about a clone with a part of the history', () => {
    const clone = join(plain, 'clone');
    git('clone', '-q', '--depth', '1', `file://${copy.dir}`, clone);
    const { status, stderr } = changes(clone, ['two~1']);
    expect(status).toBe(1);
    expect(stderr).toContain('git fetch --unshallow');
  });
});
