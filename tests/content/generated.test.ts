import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { validateContent } from '../../src/corpus/validate.ts';
import { mapStudies } from '../../src/domain/map-model.ts';
import { writeContent } from '../fixtures/generated-content.ts';

describe('made-up content for benchmarks', () => {
  const dirs = [1, 1, 2].map((seed) => {
    const dir = mkdtempSync(join(tmpdir(), 'generated-'));
    writeContent(dir, 300, seed);
    return dir;
  });
  const [first = '', again = '', other = ''] = dirs;
  afterAll(() => {
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  });

  test('is sound, and has as many studies as were asked for', () => {
    const { corpus, faults } = validateContent(first);
    expect(faults).toEqual([]);
    expect(corpus && mapStudies(corpus)).toHaveLength(300);
  });

  test('is the same for the same seed', () => {
    const read = (dir: string) =>
      readdirSync(join(dir, 'evidence'))
        .toSorted()
        .map((file) => [file, readFileSync(join(dir, 'evidence', file), 'utf8')]);
    expect(read(again)).toEqual(read(first));
    expect(read(other)).not.toEqual(read(first));
  });
});
