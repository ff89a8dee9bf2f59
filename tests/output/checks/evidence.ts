import { csvParse } from 'd3';
import type { Check, Fault } from '../check.ts';
import { textIn, type Site } from '../site.ts';

/** What this check reads of a record. */
interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly direction: string;
  readonly stage?: string;
  readonly applications?: readonly string[];
}

/** What this check reads of the map. */
interface MapFile {
  readonly counts: Readonly<Record<string, number>>;
  readonly areas: readonly {
    readonly applications: readonly {
      readonly id: string;
      readonly syntheses: number;
      readonly byRung: Readonly<Record<string, Readonly<Record<string, number>>>>;
    }[];
  }[];
}

/** Content of a JSON file; undefined where it can't be read, which is another check's fault. */
function read(site: Site, file: string): unknown {
  try {
    return JSON.parse(textIn(site, file));
  } catch {
    return undefined;
  }
}

/** Numbers in the map, each with the number that the records give. */
function* mapNumbers(
  map: MapFile,
  entries: readonly Entry[],
): Generator<readonly [field: string, found: number, expected: number]> {
  for (const [kind, found] of Object.entries(map.counts)) {
    const counted =
      kind === 'studies' ? entries.length : entries.filter((entry) => entry.kind === kind).length;
    yield [`counts.${kind}`, found, counted];
  }
  for (const { id, syntheses, byRung } of map.areas.flatMap(({ applications }) => applications)) {
    const mine = entries.filter(({ applications }) => applications?.includes(id));
    const ofKind = (kind: string): readonly Entry[] => mine.filter((entry) => entry.kind === kind);
    yield [`${id}.syntheses`, syntheses, ofKind('synthesis').length];
    for (const [stage, tally] of Object.entries(byRung)) {
      for (const [direction, found] of Object.entries(tally)) {
        const counted = ofKind('primary').filter(
          (entry) => entry.stage === stage && entry.direction === direction,
        ).length;
        yield [`${id}.byRung.${stage}.${direction}`, found, counted];
      }
    }
  }
}

/** Ids or numbers of records in the other files of data. */
function* fileCounts(site: Site, entries: readonly Entry[]): Generator<Fault> {
  const ids = entries.map(({ id }) => id);
  const csl = read(site, 'data/evidence.csl.json');
  const rows = new Set(csvParse(textIn(site, 'data/evidence.csv')).map((row) => row['id']));
  const counts: readonly (readonly [file: string, found: number])[] = [
    ['data/evidence.csv', ids.filter((id) => rows.has(id)).length],
    ['data/evidence.csl.json', Array.isArray(csl) ? csl.length : 0],
    ['data/evidence.bib', textIn(site, 'data/evidence.bib').match(/^@\w+\{/gmu)?.length ?? 0],
    ['data/evidence.ris', textIn(site, 'data/evidence.ris').match(/^TY {2}-/gmu)?.length ?? 0],
  ];
  for (const [file, found] of counts) {
    if (found === ids.length) continue;
    yield {
      file,
      found: `${found} records`,
      expected: `${ids.length}, as in data/evidence.json`,
    };
  }
}

/** The files of data say the same, and the map counts what they hold. */
export const evidence: Check = {
  name: 'evidence',
  run: (site) => {
    const entries = (read(site, 'data/evidence.json') ?? []) as readonly Entry[];
    const map = (read(site, 'data/map.json') ?? { counts: {}, areas: [] }) as MapFile;
    const numbers = [...mapNumbers(map, entries)];
    const unbuilt = entries.filter(({ id }) => !site.files.has(`evidence/${id}/index.html`));
    return {
      faults: [
        ...(entries.length === 0 || numbers.length === 0
          ? [
              {
                file: entries.length === 0 ? 'data/evidence.json' : 'data/map.json',
                found: 'nothing to count',
                expected: 'the records of the map',
              },
            ]
          : []),
        ...numbers
          .filter(([, found, expected]) => found !== expected)
          .map(([field, found, expected]) => ({
            file: 'data/map.json',
            field,
            found: String(found),
            expected: `${expected}, counted in data/evidence.json`,
          })),
        ...fileCounts(site, entries),
        ...unbuilt.map(({ id }) => ({
          file: 'data/evidence.json',
          field: id,
          found: 'a record without a page',
          expected: `evidence/${id}/index.html`,
        })),
      ],
      measured: `${entries.length} records in 5 formats, ${numbers.length} numbers of the map`,
    };
  },
};
