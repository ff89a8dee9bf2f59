import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Something that a person can put right; its message says how. */
export class Refusal extends Error {}

/** Largest answer of git that is read, in bytes. */
const MAX_OUTPUT = 1_000_000_000;

function git(dir: string, args: readonly string[], input = ''): { ok: boolean; out: Buffer } {
  const { status, stdout, error } = spawnSync('git', args, {
    cwd: dir,
    input,
    maxBuffer: MAX_OUTPUT,
  });
  if (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(
      code === 'ENOENT'
        ? 'Comparing revisions needs git, which was not found. Install it (https://git-scm.com/) and try again.'
        : `git failed: ${error.message}`,
    );
  }
  return { ok: status === 0, out: stdout };
}

const textOf = ({ out }: { out: Buffer }): string => out.toString('utf8').trim();

/** A commit, with a short name for it that a reader understands. */
export interface Revision {
  readonly hash: string;
  /** "1a2b3c4 of 2026-11-22". */
  readonly label: string;
}

/**
 * Finds the commit that a person named.
 * @param dir a folder in the repository
 */
export function findRevision(dir: string, name: string): Revision {
  if (!git(dir, ['rev-parse', '--git-dir']).ok) {
    throw new Refusal(
      'Comparing revisions needs the git repository of the project, and this folder is in none. A download without ".git" has no history: clone the repository instead.',
    );
  }
  const found = git(dir, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  const hash = textOf(found);
  if (!found.ok || hash === '') {
    const shallow = textOf(git(dir, ['rev-parse', '--is-shallow-repository'])) === 'true';
    throw new Refusal(
      shallow
        ? `There is no revision "${name}" in this clone, which holds only a part of the history. Run "git fetch --unshallow" and try again.`
        : `There is no revision "${name}". Name a commit, branch or tag: "git log --oneline" and "git tag" list them.`,
    );
  }
  const [short = '', day = ''] = textOf(
    git(dir, ['show', '--no-patch', '--format=%h %cs', hash]),
  ).split(' ');
  return { hash, label: `${short} of ${day}` };
}

/** Files of an answer of `git cat-file --batch`, in the order in which they were asked for. */
function* batch(answer: Buffer): Generator<Buffer> {
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf('\n', at);
    const size = Number(answer.subarray(at, end).toString('utf8').split(' ').at(-1));
    if (end === -1 || !Number.isInteger(size)) throw new Refusal('git gave an unexpected answer.');
    yield answer.subarray(end + 1, end + 1 + size);
    at = end + 1 + size + 1;
  }
}

/**
 * Runs something on a content folder as it stood at a revision, in a copy that is taken away after.
 * @param dir the content folder as it stands now
 * @param parts files and folders of it that are wanted
 */
export function atRevision<T>(
  dir: string,
  revision: Revision,
  parts: readonly string[],
  run: (copy: string) => T,
): T {
  const wanted = parts.map((part) => `./${part}`);
  const paths = git(dir, ['ls-tree', '-r', '-z', '--name-only', revision.hash, ...wanted])
    .out.toString('utf8')
    .split('\0')
    // A path with a line break would be taken for two; no file of content has one.
    .filter((path) => path !== '' && !path.includes('\n'));
  if (paths.length === 0) {
    throw new Refusal(`At ${revision.label} there was no such content folder yet.`);
  }
  const answer = git(
    dir,
    ['cat-file', '--batch'],
    paths.map((path) => `${revision.hash}:./${path}\n`).join(''),
  );
  const copy = mkdtempSync(join(tmpdir(), 'content-at-'));
  try {
    let index = 0;
    for (const bytes of batch(answer.out)) {
      const file = join(copy, paths[index] ?? '');
      index += 1;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    return run(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
