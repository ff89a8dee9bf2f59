import { expect, test } from 'vitest';
import {
  changesBetween,
  computedInWords,
  moveReasons,
  toComputed,
} from '../../src/domain/changes.ts';
import type { Study } from '../../src/schema/study.ts';
import { aCorpus } from '../fixtures/corpus.ts';
import { aStudy } from '../fixtures/study.ts';

const bench = aStudy({ id: 'a' });
const records = aStudy({ id: 'b', stage: 'retrospective' });
const between = (before: readonly Study[], after: readonly Study[]) =>
  changesBetween(aCorpus(before), aCorpus(after));

test('nothing changed', () => {
  expect(between([bench, records], [records, bench])).toEqual({
    added: [],
    changed: [],
    removed: [],
    levels: [],
  });
});

test('a study that came, one that went, and the fields of one that changed', () => {
  const after = aStudy({ id: 'a', finding: `${bench.finding} Twice.`, csl: { volume: '3' } });
  const c = aStudy({ id: 'c', applications: [] });
  const d = aStudy({ id: 'd', applications: [] });
  const changes = between([bench, c], [after, d]);
  expect(changes).toEqual({
    added: ['d'],
    changed: [{ id: 'a', fields: ['csl.volume', 'finding'] }],
    removed: ['c'],
    levels: [],
  });
  expect(computedInWords(toComputed(changes, 'x'))).toBe(
    '1 record added, 1 record changed, 1 record removed.',
  );
});

test('a level that rose names the requirement that is met and the study that met it', () => {
  const [move, ...others] = between([bench], [bench, records]).levels;
  expect(others).toEqual([]);
  expect(move).toMatchObject({
    application: 'ambient-scribing',
    from: 1,
    to: 2,
    because: [{ now: 'met', joined: ['b'], left: [], recoded: [] }],
  });
  expect(move && moveReasons(move)[0]).toMatch(/^Met: .*Counted now: b\.$/u);
});

test('a level that fell names the requirement that is lost', () => {
  const [move] = between([bench, records], [bench]).levels;
  expect(move).toMatchObject({ from: 2, to: 1, because: [{ now: 'lost', left: ['b'] }] });
});

test('a study that moves to another rung moves the level', () => {
  const moved = aStudy({ id: 'b', stage: 'benchmark' });
  const { changed, levels } = between([bench, records], [bench, moved]);
  expect(changed).toEqual([{ id: 'b', fields: ['stage'] }]);
  expect(levels).toMatchObject([{ from: 2, to: 1, because: [{ now: 'lost', left: ['b'] }] }]);
});

test('a study that is coded anew can lose a level without leaving', () => {
  const trials = ['t', 'u', 'v'].map((id) => aStudy({ id, stage: 'randomized' }));
  const use = aStudy({ id: 'w', stage: 'deployment' });
  const worse = trials.map((trial, index) =>
    index < 2 ? { ...trial, direction: 'unfavorable' as const } : trial,
  );
  const { levels } = between([...trials, use], [...worse, use]);
  expect(levels).toMatchObject([
    { from: 5, to: 4, because: [{ now: 'lost', joined: [], left: [], recoded: ['t', 'u'] }] },
  ]);
});

test('a new application, one that is gone, and another rule', () => {
  const before = aCorpus([bench]);
  const [first, ...rest] = before.applications;
  const fewer = { ...before, applications: rest };
  expect(changesBetween(fewer, before).levels).toMatchObject([
    { application: first?.id, from: null, to: 1, because: [] },
  ]);
  expect(changesBetween(before, fewer).levels).toMatchObject([
    { application: first?.id, from: 1, to: null },
  ]);
  const [zero, ...levels] = before.ladder.levels;
  const harder = {
    ...before,
    ladder: {
      ...before.ladder,
      levels: [
        zero,
        ...levels.map((level) => ({
          ...level,
          requires: [{ stages: ['randomized'], studies: 9, says: 'Nine trials' }],
        })),
      ].filter((level) => level !== undefined),
    },
  };
  const [move] = changesBetween(before, harder).levels;
  expect(move).toMatchObject({ from: 1, to: 0, newRule: true });
  expect(move && moveReasons(move)).toEqual(['The rule of the levels is another one.']);
});
