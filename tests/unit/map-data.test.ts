import { describe, expect, test } from 'vitest';
import { mapJson } from '../../src/export/map.ts';
import { evidenceJson } from '../../src/export/records.ts';
import { realCorpus } from '../fixtures/corpus.ts';

/** A record as a stranger finds it in evidence.json. */
interface Downloaded {
  kind: string;
  applications: string[];
  stage?: string;
  direction: string;
  program?: string;
  'et-al'?: boolean;
  csl: { author: { family?: string; given?: string; literal?: string }[] };
}

const corpus = realCorpus();
const records = JSON.parse(evidenceJson(corpus.studies.values())) as Downloaded[];
const map = JSON.parse(mapJson(corpus)) as {
  version: string;
  date: string;
  counts: Record<string, number>;
  ladder: { rungs: { id: string }[]; levels: { level: number; name: string }[] };
  areas: {
    id: string;
    applications: {
      id: string;
      level: number;
      levelName: string;
      highestRung: number;
      byRung: Record<string, Record<string, number>>;
      syntheses: number;
      agreesWithReview: boolean | null;
    }[];
  }[];
};
const applications = map.areas.flatMap((area) => area.applications);

/** Whether two of the records are independent: neither first nor last author nor program in common. */
function twoAreIndependent(list: readonly Downloaded[]): boolean {
  const name = (author: Downloaded['csl']['author'][number] | undefined): string =>
    `${author?.literal ?? author?.family ?? '?'} ${author?.given?.charAt(0) ?? ''}`
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/gu, '')
      .replaceAll('-', ' ')
      .toLowerCase()
      .trim();
  return list.some((a, index) =>
    list.slice(index + 1).some((b) => {
      if (a.program !== undefined && a.program === b.program) return false;
      if (name(a.csl.author[0]) === name(b.csl.author[0])) return false;
      if (a['et-al'] || b['et-al']) return true;
      return name(a.csl.author.at(-1)) !== name(b.csl.author.at(-1));
    }),
  );
}

/** The level by the rule in words, worked out from the download and nothing else. */
function levelByHand(application: string): number {
  const on = (stage: string) =>
    records.filter(
      (one) =>
        one.kind === 'primary' && one.applications.includes(application) && one.stage === stage,
    );
  const randomized = on('randomized');
  const against = randomized.filter(({ direction }) => direction === 'unfavorable').length;
  if (
    twoAreIndependent(randomized) &&
    against * 2 <= randomized.length &&
    on('deployment').length > 0
  ) {
    return 5;
  }
  if (randomized.length > 0) return 4;
  if (on('prospective').length > 0) return 3;
  if (on('retrospective').length > 0) return 2;
  return on('benchmark').length + on('simulation').length > 0 ? 1 : 0;
}

describe('map.json', () => {
  test.each(applications)('the level of $id is that of a hand-written recomputation', (found) => {
    const level = levelByHand(found.id);
    expect(found.level).toBe(level);
    expect(found.levelName).toBe(map.ladder.levels.find((one) => one.level === level)?.name);
  });

  test('reaches more than one level, so that the recomputation can tell', () => {
    expect(new Set(applications.map(({ level }) => level)).size).toBeGreaterThan(2);
  });

  test.each(applications)(
    'counts of $id are those of evidence.json',
    ({ id, byRung, ...found }) => {
      const mine = records.filter((one) => one.applications.includes(id));
      for (const [stage, tally] of Object.entries(byRung)) {
        for (const [direction, n] of Object.entries(tally)) {
          const here = mine.filter(
            (one) => one.kind === 'primary' && one.stage === stage && one.direction === direction,
          );
          expect(n, `${stage} ${direction}`).toBe(here.length);
        }
      }
      const sum = Object.values(byRung)
        .flatMap((tally) => Object.values(tally))
        .reduce((a, b) => a + b, 0);
      expect(sum).toBe(mine.filter(({ kind }) => kind === 'primary').length);
      expect(found.syntheses).toBe(mine.filter(({ kind }) => kind === 'synthesis').length);
      const rungs = map.ladder.rungs.map((rung) => mine.some(({ stage }) => stage === rung.id));
      expect(found.highestRung).toBe(rungs.lastIndexOf(true) + 1);
    },
  );

  test('counts records by kind', () => {
    const { studies, ...kinds } = map.counts;
    expect(studies).toBe(records.length);
    for (const [kind, n] of Object.entries(kinds)) {
      expect(n, kind).toBe(records.filter((one) => one.kind === kind).length);
    }
  });

  test('says whether the review agrees, where it judges', () => {
    for (const area of map.areas) {
      for (const { id, level, agreesWithReview } of area.applications) {
        const agrees =
          area.id === 'documentation'
            ? level >= 3
            : area.id === 'autonomous-diagnosis'
              ? level <= 3
              : null;
        expect(agreesWithReview, id).toBe(agrees);
      }
    }
  });

  test('names its version and date', () => {
    expect([map.version, map.date]).toEqual([corpus.changes[0]?.version, corpus.changes[0]?.date]);
  });
});
