import type { Balance } from '../schema/codes.ts';
import type { Corpus } from './corpus.ts';
import { facetsOf, facetValues, fold, type Faceted } from './facets.ts';
import { ladderColumns, ladderMatrix, type Column } from './matrix.ts';
import { capitalized } from './names.ts';
import { atOnce, eachInSteps } from './steps.ts';
import { citationLabel, isPrimary, issued } from './study.ts';
import { FILTER_KEYS, type FilterKey } from './view-state.ts';

/** A study as the map needs it: small, and the same in the build and in the browser. */
export interface MapStudy extends Faceted {
  readonly id: string;
  /** "Lukac et al., 2025". */
  readonly label: string;
  readonly balance: Balance;
  /** Day of publication as far as known; orders studies. */
  readonly issued: string;
}

/** An application as the map needs it. Its level is that of the whole map, never of a selection. */
export interface MapApplication {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly levelName: string;
}

/** What stands still while the view changes: rows, columns and names. */
export interface MapFrame {
  readonly version: string;
  readonly title: string;
  /** What a row is called. */
  readonly rowName: string;
  readonly highestLevel: number;
  readonly areas: readonly {
    readonly id: string;
    readonly name: string;
    readonly applications: readonly MapApplication[];
  }[];
  readonly ladder: readonly Column[];
  readonly challenges: readonly Column[];
  readonly ethics: readonly Column[];
  /** Families of designs, in the order of their shapes. */
  readonly families: readonly { readonly id: string; readonly name: string }[];
  /** Family of each design, by ids. */
  readonly designFamilies: Readonly<Record<string, string>>;
}

/** The fixed part of the map of a corpus. */
export function mapFrame(corpus: Corpus): MapFrame {
  const topicColumn = ({ id, name }: { id: string; name: string }): Column => ({
    id,
    name,
    short: name,
    hint: '',
  });
  return {
    version: corpus.changes[0]?.version ?? '',
    title: corpus.site.question,
    rowName: capitalized(corpus.site.words.applications.one),
    highestLevel: Math.max(...corpus.ladder.levels.map(({ level }) => level)),
    areas: ladderMatrix(corpus).groups.map(({ area, rows }) => ({
      id: area.id,
      name: area.name,
      applications: rows.map(({ application, maturity }) => ({
        id: application.id,
        name: application.name,
        level: maturity.level,
        levelName: maturity.name,
      })),
    })),
    ladder: ladderColumns(corpus.ladder.rungs, corpus.ladder.adoption),
    challenges: corpus.topics.filter(({ kind }) => kind === 'challenge').map(topicColumn),
    ethics: corpus.topics.filter(({ kind }) => kind === 'issue').map(topicColumn),
    families: corpus.vocabulary.designFamilies,
    designFamilies: Object.fromEntries(
      corpus.vocabulary.designs.map(({ id, family }) => [id, family]),
    ),
  };
}

/** The studies that stand on the map: primary ones with an application, by id. */
export function mapStudies(corpus: Corpus): readonly MapStudy[] {
  return [...corpus.studies.values()]
    .filter((study) => isPrimary(study) && study.applications.length > 0)
    .map((study) => ({
      ...facetsOf(study, corpus),
      id: study.id,
      label: citationLabel(study),
      balance: study.direction,
      issued: issued(study),
    }));
}

/** Facet keys that a study has exactly one value of. */
const SINGLE: readonly FilterKey[] = ['rung', 'balance', 'design', 'basis', 'kind'];
/** Facet keys that are stored; areas follow from applications. */
const STORED = FILTER_KEYS.filter((key) => key !== 'area');

/** Studies as columns of numbers, which is small to send and quick to read. */
export interface MapIndex {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly issued: readonly string[];
  /** For each stored key and study: the position of its value, or of its values. */
  readonly facets: Readonly<Record<string, readonly (number | readonly number[])[]>>;
}

/** Packs studies for the browser. */
export function packStudies(corpus: Corpus): MapIndex {
  const studies = mapStudies(corpus);
  const values = facetValues(corpus);
  return {
    values,
    ids: studies.map(({ id }) => id),
    labels: studies.map(({ label }) => label),
    issued: studies.map((study) => study.issued),
    facets: Object.fromEntries(
      STORED.map((key) => [
        key,
        studies.map((study) => {
          const positions = study.facets[key].map((value) => values[key].indexOf(value));
          return SINGLE.includes(key) ? (positions[0] ?? -1) : positions;
        }),
      ]),
    ),
  };
}

/** How many studies are unpacked in one step. */
const STUDIES_A_STEP = 200;

/** Unpacks studies in steps. The text of a study is empty until its words are loaded. */
export function* unpackInSteps(
  index: MapIndex,
  frame: MapFrame,
): Generator<undefined, readonly MapStudy[]> {
  const areaOf = new Map(
    frame.areas.flatMap(({ id, applications }) => applications.map((app) => [app.id, id] as const)),
  );
  const columns = STORED.map((key) => {
    const values = index.values[key] ?? [];
    // Studies with the same one value share its list.
    const lists = values.map((value) => [value]);
    const stored = index.facets[key] ?? [];
    const read = (at: number): readonly string[] => {
      const positions = stored[at] ?? [];
      if (typeof positions === 'number') return lists[positions] ?? [];
      return positions.length === 1
        ? (lists[positions[0] ?? -1] ?? [])
        : positions.flatMap((position) => values[position] ?? []);
    };
    return [key, read] as const;
  });
  return yield* eachInSteps(index.ids.entries(), STUDIES_A_STEP, ([at, id]): MapStudy => {
    const facets = {} as Record<FilterKey, readonly string[]>;
    for (const [key, read] of columns) facets[key] = read(at);
    const areas = facets.application.map((application) => areaOf.get(application) ?? '');
    facets.area = areas.length === 1 ? areas : [...new Set(areas)];
    const issuedAt = index.issued[at] ?? '';
    return {
      id,
      label: index.labels[at] ?? id,
      balance: (facets.balance[0] ?? 'descriptive') as Balance,
      issued: issuedAt,
      year: Number(issuedAt.slice(0, 4)),
      facets,
      text: '',
    };
  });
}

/** Unpacks studies at once. */
export const unpackStudies = (index: MapIndex, frame: MapFrame): readonly MapStudy[] =>
  atOnce(unpackInSteps(index, frame));

/** The words of a study: shown in panels, and searched. */
export interface StudyText {
  readonly title: string;
  readonly finding: string;
  readonly authors: string;
  readonly models: string;
}

/** Words of all studies of the map, in the order of the index. */
export const studyTexts = (corpus: Corpus): readonly StudyText[] =>
  mapStudies(corpus).flatMap(({ id }) => {
    const study = corpus.studies.get(id);
    if (study === undefined) return [];
    return [
      {
        title: study.csl.title,
        finding: study.finding,
        authors: study.csl.author
          .map((author) => ('literal' in author ? author.literal : author.family))
          .join(' '),
        models: (study.models ?? []).join(' '),
      },
    ];
  });

/** Folded text of a study, for the filter by words. */
export const searchText = (text: StudyText): string =>
  fold(`${text.title} ${text.authors} ${text.finding} ${text.models}`);
