import type { Study } from '../schema/study.ts';
import { coderAgreement, type CoderAgreement } from './agreement.ts';
import type { Corpus } from './corpus.ts';
import { byApplication } from './matrix.ts';
import { Matcher } from './match.ts';
import { maturityOf, type Maturity } from './maturity.ts';
import { issued } from './study.ts';
import { counted } from './tally.ts';

/** A record with what is to be looked at. */
export interface Finding {
  readonly id: string;
  readonly what: string;
}

/** An application whose level would fall without one study. */
export interface FragileLevel {
  readonly application: string;
  readonly level: number;
  /** The studies that the level can't do without, each for itself. */
  readonly studies: readonly string[];
}

/** Everything in the records that a person should look at. */
export interface Audit {
  readonly records: number;
  readonly incomplete: readonly Finding[];
  /** Facts that were read from a text about the work. */
  readonly secondary: readonly Finding[];
  /** Preprints after which an article may have come. */
  readonly preprints: readonly Finding[];
  readonly withoutPmid: readonly Finding[];
  readonly cutAuthors: readonly Finding[];
  readonly duplicates: readonly Finding[];
  readonly retracted: readonly Finding[];
  readonly uncited: readonly Finding[];
  readonly fragile: readonly FragileLevel[];
  readonly agreement: readonly {
    readonly about: string;
    readonly fields: readonly CoderAgreement[];
  }[];
}

/** A preprint older than this many months may have become an article. */
const MONTHS_TO_ARTICLE = 12;

/** Servers of preprints, by the prefixes of their DOIs. */
const PREPRINT_DOI = /^10\.(?:1101|64898|48550|21203|2139|31219|36227|31234|20944|26434|48448)\//u;

const isPreprint = ({ csl, basis }: Study): boolean =>
  csl.type === 'article' || basis === 'preprint' || PREPRINT_DOI.test(csl.DOI ?? '');

/** What a primary study should say and this one does not. */
function missing({ kind, csl, ...study }: Study): readonly string[] {
  const lists = {
    sample: study.sample,
    outcomes: study.outcomes,
    models: study.models,
    countries: study.countries,
  };
  return [
    ...(kind === 'primary'
      ? Object.entries(lists).flatMap(([name, list]) => (list?.length ? [] : [name]))
      : []),
    ...(csl['container-title'] === undefined && csl.publisher === undefined
      ? ['container-title']
      : []),
    ...(csl.issued['date-parts'][0]?.length === 1 ? ['month of publication'] : []),
    ...(csl.type === 'article-journal' && csl.volume === undefined && csl.page === undefined
      ? ['volume and page']
      : []),
    ...(study.sources.length === 0 ? ['sources'] : []),
  ];
}

/** Months from a day, as far as it is known, to another. */
function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number);
  return (toYear - year) * 12 + toMonth - month;
}

/** Pairs of records that may be one work. */
export function duplicatesOf(studies: Iterable<Study>): readonly Finding[] {
  const matcher = new Matcher();
  const findings: Finding[] = [];
  for (const { id, csl } of studies) {
    const match = matcher.find(csl);
    if (match) {
      const why = match.doubt ?? `The same ${match.by}`;
      findings.push({ id, what: `${match.known.id}: ${why}` });
    }
    matcher.add({ id, csl, place: 'record' });
  }
  return findings;
}

/** Whether a level could fall by the loss of one study: one of its requirements is only just met. */
const isTight = (maturity: Maturity): boolean =>
  maturity.checked
    .filter(({ level }) => level.level === maturity.level)
    .some(({ requirements }) =>
      requirements.some(
        ({ requirement, studies, independent, unfavorable }) =>
          studies === requirement.studies ||
          independent === requirement.independent ||
          unfavorable > (requirement.unfavorableAtMost ?? 1) * (studies - 1),
      ),
    );

/** Applications whose level rests on one study. */
export function fragileLevels(
  corpus: Pick<Corpus, 'applications' | 'ladder' | 'studies'>,
): readonly FragileLevel[] {
  const records = byApplication(corpus.studies.values());
  return corpus.applications.flatMap(({ id }): FragileLevel[] => {
    const mine = records.get(id) ?? [];
    const maturity = maturityOf(mine, corpus.ladder);
    if (maturity.level === 0 || !isTight(maturity)) return [];
    const counted = maturity.checked.find(({ level }) => level.level === maturity.level);
    const candidates = new Set(counted?.requirements.flatMap((one) => [...one.counted]) ?? []);
    const studies = [...candidates].filter(
      (study) =>
        maturityOf(
          mine.filter((other) => other !== study),
          corpus.ladder,
        ).level < maturity.level,
    );
    return studies.length > 0
      ? [{ application: id, level: maturity.level, studies: studies.map((study) => study.id) }]
      : [];
  });
}

/**
 * Looks through all records for what a person should look at.
 * @param today the day of the audit, YYYY-MM-DD
 */
export function auditOf(corpus: Corpus, today: string): Audit {
  const studies = [...corpus.studies.values()];
  const cited = new Set([...corpus.outlines.values()].flatMap((outline) => outline.cited));
  const select = (test: (study: Study) => string | undefined): readonly Finding[] =>
    studies.flatMap((study) => {
      const what = test(study);
      return what === undefined ? [] : [{ id: study.id, what }];
    });
  return {
    records: studies.length,
    incomplete: select((study) => {
      const lacks = missing(study);
      return lacks.length > 0 ? `has no ${lacks.join(', ')}` : undefined;
    }),
    secondary: select(({ basis, basisNote }) =>
      basis === 'secondary' ? (basisNote ?? 'read from a text about the work') : undefined,
    ),
    preprints: select((study) => {
      const months = monthsBetween(issued(study), today);
      if (!isPreprint(study) || months < MONTHS_TO_ARTICLE) return undefined;
      return study.csl.type === 'article-journal' && !PREPRINT_DOI.test(study.csl.DOI ?? '')
        ? 'figures of a preprint: read them in the article'
        : `a preprint of ${issued(study)}, ${months} months old: look for the article`;
    }),
    withoutPmid: select(({ csl }) =>
      csl.type === 'article-journal' && csl.PMID === undefined
        ? (csl.DOI ?? csl.URL ?? '')
        : undefined,
    ),
    cutAuthors: select((study) =>
      study['et-al'] === true
        ? `${counted(study.csl.author.length, 'author', 'authors')}, and more`
        : undefined,
    ),
    duplicates: duplicatesOf(studies),
    retracted: select(({ retracted }) => retracted?.date),
    uncited: select(({ id }) => (cited.has(id) ? undefined : 'no page cites it')),
    fragile: fragileLevels(corpus),
    agreement: corpus.secondCodings.map((coding) => ({
      about: coding.about,
      fields: coderAgreement(coding, corpus.studies),
    })),
  };
}
