import type { Corpus } from '../domain/corpus.ts';
import { version } from '../domain/corpus.ts';
import { ladderMatrix } from '../domain/matrix.ts';
import { KINDS } from '../schema/codes.ts';
import type { Tally } from '../domain/tally.ts';

/** The map as data: counts and levels of every application. */
export function mapData(corpus: Corpus) {
  const studies = [...corpus.studies.values()];
  const count = (kind: (typeof KINDS)[number]): number =>
    studies.filter((study) => study.kind === kind).length;
  return {
    version: version(corpus),
    date: corpus.changes[0]?.date ?? '',
    counts: {
      studies: studies.length,
      primary: count('primary'),
      synthesis: count('synthesis'),
      guidance: count('guidance'),
      context: count('context'),
    },
    ladder: corpus.ladder,
    areas: ladderMatrix(corpus).groups.map(({ area, rows }) => ({
      id: area.id,
      name: area.name,
      applications: rows.map(({ application, maturity, agreement, syntheses }) => ({
        id: application.id,
        name: application.name,
        level: maturity.level,
        levelName: maturity.name,
        highestRung: maturity.highestRung,
        byRung: Object.fromEntries(
          maturity.stages.map(({ stage, tally }): [string, Tally] => [stage, tally]),
        ),
        syntheses,
        agreesWithReview: agreement?.agrees ?? null,
      })),
    })),
  };
}

/** The map as JSON. */
export const mapJson = (corpus: Corpus): string => `${JSON.stringify(mapData(corpus), null, 1)}\n`;
