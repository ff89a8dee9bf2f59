import { eachInSteps } from '../steps.ts';
import type { Places, SearchIndex } from './reader.ts';
import { readQuery, type Query } from './query.ts';

/** What tells good results from others. Found with the judged queries in tests/bench. */
const RANKING = {
  /** Weight at which a word counts half of what it can. */
  saturation: 3.7,
  /** How much words count that are only near in meaning; those that mean the same count in full. */
  related: 0.45,
  /** How much the best section of a page counts beside its beginning. */
  section: 0.27,
  /** What a page gains whose one section holds all of the words, and not one here and one there. */
  together: 0.45,
  /** What a phrase adds where it stands as one. */
  phrase: 0.22,
  /** What it adds to be about just what was asked. */
  owner: 0.4,
  /** What it adds besides where nothing else was asked. */
  whole: 0.3,
  /** Weight from which on a word stands in a title. */
  naming: 3.5,
  /** What it adds to a record that the query names its use or topic. */
  kin: 0.55,
  /** What it adds to a record that the page of its use or topic is a good answer itself. */
  company: 0.1,
  /** How much it matters to hold all of the words. */
  coverage: 0.7,
  /** Documents with a smaller share of the best score are left out. */
  least: 0.04,
  /** Share of the words that a document must hold, of what the best one holds. */
  leastCovered: 0.22,
  /** What the page of a use or topic gains, for its share of the best records. */
  gathered: 0.1,
  /** How many records those are. */
  gatheredOf: 10,
  /** Least share of them with which a page is found that does not hold the words itself. */
  leastGathered: 0.3,
  /** What it adds to be about a concept that one word of the query names. */
  concept: 0.6,
  /** The same where two words name it, which is surer. */
  conceptPair: 0.75,
  /** The same for words that stand on no page: a concept is all that is known of them. */
  conceptAlone: 0.8,
  /** Weight of what is about a concept, and of what has something on it, as if it held the words. */
  main: 8,
  also: 0.75,
  /** What the glossary gains where the meaning of a word is asked for. */
  asked: 1.5,
};

/** How much each kind of document is what readers look for. */
const KINDS: Readonly<Record<string, number>> = {
  application: 1.05,
  challenge: 0.75,
  ethics: 0.8,
  area: 0.8,
  page: 1.1,
  lesson: 0.6,
  glossary: 0.6,
  context: 0.95,
};
/** A document that was found. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
  /** The part of it that fits best: its number in the index. */
  readonly part: number;
  /** Other parts that fit well, best first. */
  readonly others: readonly number[];
  /** A concept that it is found by although it does not hold the words for it. */
  readonly about?: number;
  /** For a page that is found by its records alone: its own text does not hold the words. */
  readonly byRecords?: true;
}

/** What was found, and how the query was understood. */
export interface Answer {
  readonly query: Query;
  readonly ranked: readonly Ranked[];
}

/** Weights by part and by document. */
interface Weights {
  readonly parts: ReadonlyMap<number, number>;
  readonly documents: ReadonlyMap<number, number>;
}

/** Evidence for one word. */
interface Evidence extends Weights {
  /** How telling it is: high for a rare word. */
  readonly rarity: number;
}

const saturated = (weight: number): number => weight / (weight + RANKING.saturation);

/** How telling it is to be among so many documents (the inverse document frequency of BM25). */
const rarityOf = (count: number, { documents: { length } }: SearchIndex): number =>
  Math.log(1 + (length - count + 0.5) / (count + 0.5));

function gather(index: SearchIndex, lists: readonly (readonly [Places, number])[]): Evidence {
  const parts = new Map<number, number>();
  for (const [{ parts: numbers, weights }, share] of lists) {
    for (const [at, part] of numbers.entries()) {
      const weight = (weights[at] ?? 0) * share;
      if (weight > (parts.get(part) ?? 0)) parts.set(part, weight);
    }
  }
  const documents = new Map<number, number>();
  const sections = new Map<number, number>();
  for (const [number, weight] of parts) {
    const part = index.parts[number];
    if (part === undefined) continue;
    const by = part.anchor === '' ? documents : sections;
    by.set(part.document, Math.max(weight, by.get(part.document) ?? 0));
  }
  for (const [document, weight] of sections) {
    documents.set(document, (documents.get(document) ?? 0) + RANKING.section * weight);
  }
  return { parts, documents, rarity: rarityOf(documents.size, index) };
}

/** What is about a concept: documents as a whole, by their beginnings. */
function ofConcept(concept: number, index: SearchIndex): Weights {
  const { main = [], also = [] } = index.concepts[concept] ?? {};
  const documents = new Map([
    ...also.map((document) => [document, RANKING.also] as const),
    ...main.map((document) => [document, RANKING.main] as const),
  ]);
  const parts = new Map(
    [...documents].map(([document, weight]) => [index.spans[document]?.[0] ?? -1, weight] as const),
  );
  return { parts, documents };
}

/** Evidence for a word of a query: where it stands, and what is about the concepts that it names. */
interface WordEvidence extends Evidence {
  readonly concepts: readonly {
    readonly evidence: Weights;
    /** How much it adds to be about the concept. */
    readonly share: number;
  }[];
}

/** Scores of a query, by what is asked: a document or a part of one. */
type Scorer = (read: (weights: Weights) => number) => readonly [score: number, covered: number];

function scorer(
  query: Query,
  words: readonly WordEvidence[],
  sets: readonly Evidence[],
  isNear: (phrase: number) => boolean,
): Scorer {
  const shareOf = (phrase: number): number => (isNear(phrase) ? RANKING.related : 1);
  // Each word belongs to the longest phrase that it stands in, or stands alone.
  const spans: { start: number; end: number; sets: number[] }[] = [];
  const byLength = [...query.phrases.entries()].toSorted(
    ([, a], [, b]) => b.end - b.start - (a.end - a.start),
  );
  for (const [number, { start, end }] of byLength) {
    const same = spans.find((span) => span.start === start && span.end === end);
    if (same) same.sets.push(number);
    else if (spans.every((span) => end <= span.start || start >= span.end)) {
      spans.push({ start, end, sets: [number] });
    }
  }
  for (const at of words.keys()) {
    if (spans.every(({ start, end }) => at < start || at >= end)) {
      spans.push({ start: at, end: at + 1, sets: [] });
    }
  }
  const weighed = spans.map(({ start, end, sets: numbers }) => {
    const mine = words.slice(start, end);
    const sum = mine.reduce((total, { rarity }) => total + rarity, 0);
    // A rare way to say a common thing tells no more than the thing.
    const same = numbers.filter((number) => !isNear(number));
    const rarest = Math.max(0, ...same.map((number) => sets[number]?.rarity ?? 0));
    const mass = same.length > 0 ? Math.min(sum, 1.3 * rarest) : sum;
    return { mine, sum, mass, several: end - start > 1, sets: numbers };
  });
  const total = weighed.reduce((all, { mass }) => all + mass, 0) || 1;
  return (read) => {
    let score = 0;
    let covered = 0;
    for (const { mine, sum, mass, several, sets: numbers } of weighed) {
      let literal = 0;
      let held = 0;
      for (const evidence of mine) {
        const weight = read(evidence);
        let added = 0;
        for (const { evidence: concept, share } of evidence.concepts) {
          added = Math.max(added, share * saturated(read(concept)));
        }
        literal += evidence.rarity * (saturated(weight) + added);
        if (weight > 0 || added > 0) held += evidence.rarity;
      }
      const scale = sum === 0 ? 0 : mass / sum;
      let said = 0;
      let other = 0;
      for (const number of numbers) {
        const evidence = sets[number];
        if (evidence === undefined) continue;
        const points = Math.min(mass, 1.3 * evidence.rarity) * saturated(read(evidence));
        said = Math.max(said, points);
        other = Math.max(other, points * shareOf(number));
      }
      score += Math.max(literal * scale, other) + (several ? RANKING.phrase * said : 0);
      covered += said > 0 ? mass : held * scale;
    }
    return [score, covered / total];
  };
}

/** Kinds of pages that gather records. */
const OVERVIEWS: ReadonlySet<string> = new Set(['application', 'challenge', 'ethics', 'area']);

type Facets = SearchIndex['documents'][number]['facets'];

/** Values of documents, by the use or topic that a document is the page of. */
function bySubject(
  index: SearchIndex,
  values: ReadonlyMap<number, number>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [id, page] of index.pageOf) {
    const value = values.get(page);
    if (value !== undefined) found.set(id, value);
  }
  return found;
}

/**
 * Pages of uses and topics, by the share of the records that fit best which belongs to them. One
 * record alone says nothing of a page.
 */
function gatheredBy(index: SearchIndex, ranked: readonly Ranked[]): ReadonlyMap<number, number> {
  const records = ranked
    .filter(({ document }) => index.documents[document]?.balance !== undefined)
    .slice(0, RANKING.gatheredOf);
  const total = records.reduce((sum, { score }) => sum + score, 0);
  const shares = new Map<number, number>();
  if (records.length < 2) return shares;
  for (const { document, score } of records) {
    const { application = [], topic = [] } = index.documents[document]?.facets ?? {};
    for (const id of [...application, ...topic]) {
      const page = index.pageOf.get(id);
      if (page !== undefined) shares.set(page, (shares.get(page) ?? 0) + score / total);
    }
  }
  return shares;
}

/**
 * Lets the pages of uses and topics follow the records that fit best: who looks for records of a
 * disease or a country is helped by the page that most of them belong to, though it may not name it.
 */
function withGathered(index: SearchIndex, ranked: readonly Ranked[]): readonly Ranked[] {
  const shares = gatheredBy(index, ranked);
  const best = ranked.find(({ document }) => index.documents[document]?.balance !== undefined);
  const gain = (document: number): number => {
    const share = shares.get(document) ?? 0;
    if (best === undefined || share < RANKING.leastGathered) return 0;
    const isUse = index.documents[document]?.kind === 'application';
    return (isUse ? 1 : 0.5) * RANKING.gathered * share * best.score;
  };
  const found = new Set(ranked.map(({ document }) => document));
  const added = [...shares.keys()].flatMap((document): Ranked[] => {
    const score = gain(document);
    const part = index.spans[document]?.[0];
    return found.has(document) || score === 0 || part === undefined
      ? []
      : [{ document, score, part, others: [], byRecords: true }];
  });
  return [
    ...ranked.map((one) => ({ ...one, score: one.score + gain(one.document) })),
    ...added,
  ].toSorted((a, b) => b.score - a.score || a.document - b.document);
}

/** The greatest value of the uses and topics that a document belongs to. */
const nearest = (facets: Facets | undefined, values: ReadonlyMap<string, number>): number =>
  Math.max(
    0,
    ...[...(facets?.application ?? []), ...(facets?.topic ?? [])].map((id) => values.get(id) ?? 0),
  );

/** How many documents are scored in one step. */
const SCORED_A_STEP = 20;

/** Finds and ranks all documents for a query, in steps; none for a query without words. */
export function* searchInSteps(typed: string, index: SearchIndex): Generator<undefined, Answer> {
  const query = readQuery(typed, index);
  yield;
  const conceptsOf = query.concepts.map(({ concept }) => ofConcept(concept, index));
  const wordAt = ([at, { alternatives }]: [number, Query['words'][number]]): WordEvidence => {
    const own = gather(
      index,
      alternatives.map(({ word, share }) => [index.placesOfWord(word), share] as const),
    );
    const shareOf = (isPair: boolean): number => {
      if (own.documents.size === 0) return RANKING.conceptAlone;
      return isPair ? RANKING.conceptPair : RANKING.concept;
    };
    const concepts = query.concepts.flatMap(({ words: said, isPair }, number) => {
      const evidence = conceptsOf[number];
      return evidence && said.includes(at) ? [{ evidence, share: shareOf(isPair) }] : [];
    });
    return { ...own, concepts };
  };
  const words = yield* eachInSteps(query.words.entries(), 1, wordAt);
  const sets = yield* eachInSteps(query.phrases, 1, ({ set }) =>
    gather(index, [[index.placesOfSet(set), 1]]),
  );
  const score = scorer(
    query,
    words,
    sets,
    (phrase) => index.sets[query.phrases[phrase]?.set ?? -1]?.near === true,
  );
  const mass = words.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const owned = new Map<number, number>();
  for (const { set, start, end } of query.phrases) {
    const share = words.slice(start, end).reduce((sum, { rarity }) => sum + rarity, 0) / mass;
    const owners = index.sets[set]?.owners ?? [];
    // Several pages share what they are about; that a word is defined takes nothing from them.
    const pages = owners.filter((owner) => index.documents[owner]?.kind !== 'glossary').length;
    for (const owner of owners) {
      owned.set(owner, Math.max(owned.get(owner) ?? 0, share / Math.sqrt(Math.max(1, pages))));
    }
  }
  const named = bySubject(index, owned);
  const { spans } = index;
  // A term that no page is about, and no title names, is what its definition is for.
  const isTerm = (document: number): boolean => index.documents[document]?.kind === 'glossary';
  const isTermOnly =
    [...owned.keys()].every(isTerm) &&
    [...words, ...sets, ...conceptsOf].every(({ documents }) =>
      [...documents].every(([document, weight]) => weight < RANKING.naming || isTerm(document)),
    );
  const candidates = new Set(
    [...words, ...sets, ...conceptsOf].flatMap(({ documents }) => [...documents.keys()]),
  );
  const scored = yield* eachInSteps(candidates, SCORED_A_STEP, (document) => {
    const [points, covered] = score(({ documents }) => documents.get(document) ?? 0);
    const { kind = '', facets } = index.documents[document] ?? {};
    const kin = kind === 'application' ? 0 : nearest(facets, named);
    const prior = (KINDS[kind] ?? 1) * (query.asks && kind === 'glossary' ? RANKING.asked : 1);
    const share = owned.get(document) ?? 0;
    const isWhole = share > 0.99 && (kind !== 'glossary' || isTermOnly);
    const whole = isWhole ? RANKING.whole : 0;
    const about = 1 + RANKING.owner * share + whole + RANKING.kin * kin;
    const [first, end] = spans[document] ?? [0, 0];
    let close = covered;
    if (end - first > 1 && words.length > 1) {
      close = 0;
      for (let part = first; part < end; part += 1) {
        close = Math.max(close, score(({ parts }) => parts.get(part) ?? 0)[1]);
      }
    }
    const together = 1 - RANKING.together + RANKING.together * close;
    const base = points * covered ** RANKING.coverage * together * prior;
    return { document, covered, base, score: base * about };
  });
  const best = Math.max(0, ...scored.map(({ base }) => base));
  const most = Math.max(0, ...scored.map(({ covered }) => covered));
  const subjects = bySubject(
    index,
    new Map(scored.map(({ document, score: points }) => [document, Math.min(1, points / best)])),
  );
  const inCompany = scored.map((one) => {
    const { kind = '', facets } = index.documents[one.document] ?? {};
    const company = OVERVIEWS.has(kind) ? 0 : nearest(facets, subjects);
    return { ...one, score: one.score * (1 + RANKING.company * company) };
  });
  const kept = inCompany
    .filter((one) => one.base >= RANKING.least * best && one.covered >= RANKING.leastCovered * most)
    .toSorted((a, b) => b.score - a.score || a.document - b.document);
  /** A concept that a document is about, where it holds none of the words that name it. */
  const unsaid = (document: number): number | undefined =>
    query.concepts.find(
      ({ words: said }, number) =>
        conceptsOf[number]?.documents.has(document) &&
        said.every((at) => words[at]?.documents.has(document) !== true),
    )?.concept;
  const ranked = yield* eachInSteps(kept, SCORED_A_STEP, ({ document, score: points }): Ranked => {
    const [first, end] = spans[document] ?? [0, 0];
    const parts: [number, number][] = [];
    for (let part = first; part < end; part += 1) {
      const [own, covered] = score((evidence) => evidence.parts.get(part) ?? 0);
      parts.push([part, own * covered]);
    }
    const sections = parts
      .filter(([part, own]) => part !== first && own > 0)
      .toSorted(([, a], [, b]) => b - a);
    const [top] = sections;
    const about = unsaid(document);
    return {
      document,
      score: points,
      ...(about !== undefined && { about }),
      part: top && top[1] > (parts[0]?.[1] ?? 0) ? top[0] : first,
      others: sections.filter(([, own]) => own >= 0.5 * (top?.[1] ?? 0)).map(([part]) => part),
    };
  });
  return { query, ranked: withGathered(index, ranked) };
}
