import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/domain/match.ts';
import { OUTCOMES, planImport } from '../../src/intake/plan.ts';
import { readReferences } from '../../src/intake/read.ts';
import type { Draft } from '../../src/schema/draft.ts';

type Csl = Record<string, unknown>;
const work = (csl: Csl = {}): Csl => ({
  type: 'article-journal',
  title: 'Language models in the notes of four wards',
  author: [{ family: 'Doe', given: 'Jane' }],
  issued: { 'date-parts': [[2024]] },
  ...csl,
});
const file = (works: readonly Csl[]) => ({
  name: 'x.json',
  read: readReferences(Buffer.from(JSON.stringify(works))),
});
const plan = (works: readonly Csl[], drafts: ReadonlyMap<string, Draft> = new Map()) =>
  planImport(
    [file(works)],
    [...drafts].map(([id, { csl }]): Known => ({ id, csl, place: 'draft' })),
    drafts,
  );
const outcomes = (...works: readonly Csl[]) =>
  plan(works).files[0]?.items.map(({ outcome }) => outcome);

describe('a second reference beside a first', () => {
  const doi = { DOI: '10.5555/a' };
  test.each([
    [
      'the same DOI in another case',
      { ...doi },
      { title: 'Language models in notes of four wards', DOI: '10.5555/A' },
      'matched',
    ],
    ['the same PMID', { PMID: '12345' }, { PMID: '12345' }, 'matched'],
    [
      'title, year and first author',
      {},
      { title: 'LANGUAGE MODELS in the notes of four wards.' },
      'matched',
    ],
    ['the same, with a volume more', {}, { volume: '7' }, 'merged'],
    [
      'the same DOI under another title',
      doi,
      { ...doi, title: 'Entirely different subject: hip fractures' },
      'doubtful',
    ],
    ['another DOI', doi, { DOI: '10.5555/b' }, 'doubtful'],
    ['a year apart', {}, { issued: { 'date-parts': [[2025]] } }, 'doubtful'],
    ['no year', {}, { issued: undefined }, 'doubtful'],
    [
      'a title that differs a little',
      {},
      { title: 'Language model in the notes of four wards' },
      'doubtful',
    ],
    ['another first author', {}, { author: [{ family: 'Roe' }] }, 'added'],
    ['many years apart', {}, { issued: { 'date-parts': [[2010]] } }, 'added'],
    ['another title', {}, { title: 'Hip fractures in the north of four islands' }, 'added'],
  ])('%s', (_name, first, second, outcome) => {
    expect(outcomes(work(first), work(second))).toEqual(['added', outcome]);
  });
});

test('ids follow author, year and topic, and stay apart', () => {
  const { drafts } = plan([
    work(),
    work({ author: [{ family: 'Doe' }], DOI: '10.5555/q', issued: { 'date-parts': [[2019]] } }),
    work({ author: [{ family: '王' }] }),
  ]);
  expect([...drafts.keys()]).toEqual([
    'doe-2024-notes-four-wards',
    'doe-2019-notes-four-wards',
    'anon-2024-notes-four-wards',
  ]);
});

const anyWork: fc.Arbitrary<Csl> = fc.record(
  {
    type: fc.constantFrom('article-journal', 'thesis', 'nonsense', 7),
    title: fc.oneof(
      fc.constantFrom('A study of the notes of wards', 'A study of notes in wards', ''),
      fc.string(),
    ),
    author: fc.oneof(
      fc.string(),
      fc.array(fc.record({ family: fc.constantFrom('Doe', 'Roe', ''), given: fc.string() })),
    ),
    issued: fc.oneof(
      fc.string(),
      fc.record({ 'date-parts': fc.array(fc.array(fc.integer({ min: -5, max: 2200 }))) }),
    ),
    DOI: fc.oneof(fc.constantFrom('10.5555/a', '10.5555/b', 'nonsense'), fc.string()),
    PMID: fc.constantFrom('1', '22', 'x', 3),
    URL: fc.oneof(fc.webUrl(), fc.string()),
  },
  { requiredKeys: [] },
);

test('a draft is not filled so far that what it came from no longer knows it', () => {
  const works = [
    { title: 'A study of notes in wards' },
    { title: 'A study of notes in wards', DOI: '10.5555/a' },
    { author: [{ family: 'Doe' }], DOI: '10.5555/a' },
  ];
  const once = plan(works);
  expect(once.files[0]?.counts).toMatchObject({ added: 1, merged: 1, matched: 1 });
  expect(plan(works, once.drafts).files[0]?.counts).toMatchObject({ matched: 3 });
});

test('counts add up to what was read, and a second import changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyWork, { minLength: 1, maxLength: 12 }), (works) => {
      const titled = [{ title: 'One title that is always there' }, ...works];
      const once = plan(titled);
      const [report] = once.files;
      expect(OUTCOMES.reduce((sum, outcome) => sum + (report?.counts[outcome] ?? 0), 0)).toBe(
        titled.length,
      );
      expect(report?.read).toBe(titled.length);
      const twice = plan(titled, once.drafts);
      expect(twice.drafts.size).toBe(0);
      expect(twice.files[0]?.counts).toMatchObject({ added: 0, merged: 0, doubtful: 0 });
    }),
  );
});
