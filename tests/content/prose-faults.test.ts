import { afterAll, expect, test } from 'vitest';
import {
  applicationText,
  ContentCopy,
  edited,
  expectedFaults,
  pageText,
  recordText,
  type Changes,
  type ExpectedFault,
} from '../fixtures/content-copy.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const TRIAL = 'doe-2025-trial';
const SURVEY = 'roe-2025-survey';
const FILE = 'applications/never-was.mdx';
const application = edited(applicationText(99), 'Some text.', `A trial<Cite id="${TRIAL}" />.`);
const trial = edited(
  edited(recordText(TRIAL), 'applications: [ambient-scribing]', 'applications: [never-was]'),
  'basis: abstract',
  'models: [Llama 3.1]\noutcomes:\n  - { measure: Time, result: "1,234 s (12.5%), difference −2" }\nbasis: abstract',
);
/** A use with two records, one of them on the top rung once its stage is changed. */
const RECORDS: Changes = {
  [`evidence/${TRIAL}.yaml`]: trial,
  [`evidence/${SURVEY}.yaml`]: edited(
    edited(recordText(SURVEY), 'applications: [ambient-scribing]', 'applications: []'),
    'made up for this test',
    'made up for 77 people',
  ),
};

/** The faults that the check lists for one file. */
const faultsIn = (file: string, changes: Changes) =>
  copy.faultsWith(changes).filter((fault) => fault.file === file);

/** The faults of the use when its sentence on the trial, or its frontmatter, reads otherwise. */
const faultsWith = (text: string, changes: Changes = {}) =>
  faultsIn(FILE, { ...RECORDS, ...changes, [FILE]: text });
const saying = (sentence: string): string =>
  edited(application, `A trial<Cite id="${TRIAL}" />.`, sentence);
const excusing = (text: string, ...exceptions: readonly string[]): string =>
  edited(text, 'review:', `exceptions:\n${exceptions.map((e) => `  - ${e}\n`).join('')}review:`);

const noFigure = (at: string, figure: string, around: string, records: string, hint = '') =>
  ({
    at,
    found: `the figure ${figure} in "${around}", in none of the cited records: ${records}`,
    expected: `a figure as it stands in one of them${hint}, or an exception { rule: number, match, because } in the frontmatter`,
  }) satisfies ExpectedFault;

test('a sound page has no fault', () => {
  const figures = `With Llama 3.1 and GPT-4, 1,234 seconds, 12.5% and −2 in 2025<Cite id="${TRIAL}" />.`;
  expect(faultsWith(saying(figures))).toEqual([]);
});

test.each<[string, string, readonly ExpectedFault[]]>([
  [
    'a figure that the record lacks',
    `First.\nOf all, 13% fell\nand 1,234 rose<Cite id="${TRIAL}" />.`,
    [noFigure('Of all', '13%', 'Of all, 13% fell and 1,234 rose.', TRIAL)],
  ],
  [
    'each of them, with all records that were searched',
    `In 7 of 8 places<Cite id="${TRIAL} ${SURVEY}" />.`,
    [
      noFigure('In 7', '7', 'In 7 of 8 places.', `${TRIAL}, ${SURVEY}`),
      noFigure('In 7', '8', 'In 7 of 8 places.', `${TRIAL}, ${SURVEY}`),
    ],
  ],
  [
    'a figure that stands in another record of the page',
    `It was 77<Cite id="${TRIAL}" />. People<Cite id="${SURVEY}" />.`,
    [
      noFigure(
        'It was',
        '77',
        'It was 77.',
        TRIAL,
        ` (${SURVEY}, cited elsewhere on this page, has it)`,
      ),
    ],
  ],
  [
    'in a list and in a table',
    `1. It was 5<Cite id="${TRIAL}" />.\n2. None.\n\n| a | b |\n| - | - |\n| 3 | 6<Cite id="${TRIAL}" /> |`,
    [noFigure('1. It', '5', 'It was 5.', TRIAL), noFigure('| 3', '6', '6', TRIAL)],
  ],
  [
    'a minus that the record lacks',
    `It was −12.5<Cite id="${TRIAL}" />.`,
    [noFigure('It was', '−12.5', 'It was −12.5.', TRIAL)],
  ],
  [
    'a word of hype',
    `A promising\ntrial<Cite id="${TRIAL}" />.`,
    [
      {
        at: 'A promising',
        found: '"promising", a word of hype',
        expected:
          'instead of it, what was found, or an exception { rule: word, match, because } in the frontmatter',
      },
    ],
  ],
  [
    'a British spelling',
    `A Randomised trial<Cite id="${TRIAL}" />.`,
    [
      {
        at: 'A Randomised',
        found: '"Randomised", a British spelling',
        expected:
          'the American spelling "Randomized", or an exception { rule: word, match, because } in the frontmatter',
      },
    ],
  ],
])('%s', (_what, sentence, faults) => {
  const text = saying(sentence);
  expect(faultsWith(text)).toEqual(expectedFaults(FILE, text, faults));
});

test('a sentence that cites an unknown record is not judged for its figures', () => {
  const text = saying(`It was 13<Cite id="${TRIAL} nobody" />.`);
  expect(faultsWith(text)).toMatchObject([{ found: '"nobody", which leads nowhere' }]);
});

test('a page that cites none of its records', () => {
  expect(faultsWith(saying(`Other<Cite id="${SURVEY}" />.`))).toEqual([
    {
      file: FILE,
      found: 'no <Cite> of any of the 1 records of this page',
      expected: `<Cite id="…" /> with one of ${TRIAL}`,
    },
  ]);
});

test.each([
  ['randomized', 1],
  ['prospective', 1],
  ['retrospective', 0],
  ['deployment', 0],
])('a study on the rung "%s" that its page does not cite: %i', (stage, count) => {
  const second = `evidence/${SURVEY}.yaml`;
  const changes = {
    [second]: edited(
      edited(RECORDS[second] as string, 'applications: []', 'applications: [never-was]'),
      'stage: benchmark',
      `stage: ${stage}`,
    ),
  };
  const faults = faultsWith(application, changes);
  expect(faults.map(({ found }) => found)).toEqual(
    count === 0
      ? []
      : [`no <Cite> of "${SURVEY}", a study of this application on the rung "${stage}"`],
  );
  const excuse = `{ rule: strong-study, match: ${SURVEY}, because: It is shown in a table. }`;
  const excused = faultsWith(excusing(application, excuse), changes);
  expect(excused.map(({ field }) => field)).toEqual(count === 0 ? ['exceptions.0'] : []);
});

test('a statement that the review lacks', () => {
  const text = edited(application, '<ReviewSays />', '<ReviewSays id="assistive-role evidence" />');
  expect(faultsWith(text)).toMatchObject([
    { field: '<ReviewSays id>', found: '"evidence", which leads nowhere' },
  ]);
});

test.each([
  ['number', 'number', `It was 13<Cite id="${TRIAL}" />.`, 'was 13.'],
  ['word', 'word', `The Labour Centre<Cite id="${TRIAL}" />.`, 'Labour Centre'],
  ['uncited', 'uncited', `Other<Cite id="${SURVEY}" />.`, 'never-was'],
])('an exception from %s', (_what, rule, sentence, match) => {
  const text = excusing(saying(sentence), `{ rule: ${rule}, match: ${match}, because: A test. }`);
  expect(faultsWith(text)).toEqual([]);
});

test.each([
  ['text that is not there', `{ rule: number, match: "14", because: A test. }`],
  ['a part of the figure', `{ rule: number, match: "3", because: A test. }`],
  ['another rule', `{ rule: word, match: "13", because: A test. }`],
])('an exception that matches nothing: %s', (_what, exception) => {
  const text = excusing(saying(`It was 13<Cite id="${TRIAL}" />.`), exception);
  expect(faultsWith(text).map(({ field }) => field)).toEqual(['exceptions.0', undefined]);
});

test('an exception of a wrong form excuses nothing', () => {
  const text = excusing(application, '{ rule: figure, match: "13" }');
  expect(faultsWith(text).map(({ field }) => field)).toEqual([
    'exceptions.0.because',
    'exceptions.0.rule',
  ]);
});

test('fields are read as prose is', () => {
  const text = edited(pageText(99), 'A page for the tests', 'A groundbreaking page for the tests');
  const file = 'pages/never-was.mdx';
  expect(faultsIn(file, { [file]: text })).toEqual(
    expectedFaults(file, text, [
      {
        at: 'summary:',
        field: 'summary',
        found: '"groundbreaking", a word of hype',
        expected:
          'instead of it, what was new, or an exception { rule: word, match, because } in the frontmatter',
      },
    ]),
  );
});

test('records are read too, but not titles as published', () => {
  const file = `evidence/${TRIAL}.yaml`;
  const text = edited(
    edited(trial, 'A study that never was', 'A promising randomised study'),
    'Exam questions',
    'Summarised questions',
  );
  expect(faultsIn(file, { ...RECORDS, [FILE]: application, [file]: text })).toEqual(
    expectedFaults(file, text, [
      {
        at: 'design:',
        field: 'design',
        found: '"Summarised", a British spelling',
        expected: 'the American spelling "Summarized"',
      },
    ]),
  );
});

test.each([
  ['a stem in one form only', 'american: aging', 'american: aging*', 'spellings.0.american'],
  ['a pattern that is no word', 'word: breakthrough*', 'word: break*through', 'hype.0.word'],
])('style.yaml with %s', (_what, from, to, field) => {
  const text = edited(copy.read('style.yaml'), from, to);
  expect(faultsIn('style.yaml', { 'style.yaml': text })).toMatchObject([{ field }]);
});
