import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTENT } from '../fixtures/corpus.ts';

const CLI = fileURLToPath(new URL('../../src/cli/evidence.ts', import.meta.url));
const OTHER = fileURLToPath(new URL('../fixtures/other-review/', import.meta.url));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-folder-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the evidence command writes into the folder that CONTENT names, and nowhere else', () => {
  const file = join(folder, 'one.ris');
  const content = join(folder, 'content');
  writeFileSync(file, 'TY  - JOUR\nAU  - Beet, Ada\nTI  - A raised bed\nPY  - 2020\nER  - \n');
  mkdirSync(join(content, 'evidence'), { recursive: true });
  for (const name of ['site.yaml', 'ladder.yaml', 'vocabulary.yaml']) {
    writeFileSync(join(content, name), readFileSync(join(OTHER, name)));
  }
  const before = readdirSync(CONTENT);
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'import', file, '--write'], {
    env: { ...process.env, CONTENT: content },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(readdirSync(join(content, 'drafts'))).toEqual(['beet-2020-raised-bed.yaml']);
  expect(readdirSync(CONTENT)).toEqual(before);
});
