import { expect, test } from 'vitest';
import { inTurns } from '../../src/client/turns.ts';

test('other work is done between the steps of a long one', async () => {
  const done: string[] = [];
  function* work(): Generator<undefined, string> {
    for (let step = 1; step <= 3; step += 1) {
      done.push(`step ${step}`);
      yield;
    }
    return 'whole';
  }
  setTimeout(() => done.push('a key'));
  await expect(inTurns(work())).resolves.toBe('whole');
  expect(done).toContain('a key');
  expect(done.indexOf('a key')).toBeLessThan(done.indexOf('step 3'));
});

test('a fault in a step is the fault of the work', async () => {
  function* work(): Generator<undefined, string> {
    throw new RangeError('cut off');
  }
  await expect(inTurns(work())).rejects.toThrow('cut off');
});
