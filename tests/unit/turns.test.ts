import { expect, test } from 'vitest';
import { inTurns } from '../../src/client/turns.ts';

/** A work of three steps, and a clock that goes on by some milliseconds with each. */
function work(aStep: number) {
  const done: string[] = [];
  let time = 0;
  function* steps(): Generator<undefined, string> {
    for (let step = 1; step <= 3; step += 1) {
      done.push(`step ${step}`);
      time += aStep;
      yield;
    }
    return 'whole';
  }
  return { done, steps: steps(), now: () => time };
}

test('other work is done between the steps of a long one', async () => {
  const { done, steps, now } = work(10);
  setTimeout(() => done.push('a key'));
  await expect(inTurns(steps, now)).resolves.toBe('whole');
  expect(done).toContain('a key');
  expect(done.indexOf('a key')).toBeLessThan(done.indexOf('step 3'));
});

test('short steps are taken together', async () => {
  const { done, steps, now } = work(1);
  const whole = inTurns(steps, now);
  expect(done).toEqual(['step 1', 'step 2', 'step 3']);
  await expect(whole).resolves.toBe('whole');
});

test('a fault in a step is the fault of the work', async () => {
  function* broken(): Generator<undefined, string> {
    throw new RangeError('cut off');
  }
  await expect(inTurns(broken())).rejects.toThrow('cut off');
});
