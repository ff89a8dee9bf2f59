import { afterAll, expect, test } from 'vitest';
import {
  ContentCopy,
  edited,
  expectedFaults,
  type ExpectedFault,
} from '../fixtures/content-copy.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const RECORD = 'goh-2024-diagnostic-reasoning';
const QUESTION = `  - kind: single
    prompt: Which one?
    choices:
      - { text: This, right: true, feedback: Right. }
      - { text: That, feedback: No. }
      - { text: Neither, feedback: No. }
    explanation: { text: The medians were 76% and 74%., cites: [${RECORD}] }
`;
const OPEN = `  - kind: open
    prompt: Why?
    explanation: { text: For a reason., cites: [${RECORD}] }
`;
const SOUND = `---
title: A lesson that never was
summary: A lesson for the tests of the check of content.
order: 99
level: advanced
minutes: 30
objectives: [Compare two things]
readings: [/methods/#ladder]
questions:
${QUESTION}${OPEN.repeat(3)}---
## Before you start {#before}

Some text.

## Activity {#activity}

Some text<Cite id="${RECORD}" />.
`;

const IN_FRONTMATTER = 'or an exception { rule: number, match, because } in the frontmatter';

const CASES: readonly (readonly [string, string, string, readonly ExpectedFault[]])[] = [
  ['nothing', '', '', []],
  [
    'an objective without an action verb',
    'Compare two',
    'Understand two',
    [
      {
        at: 'objectives:',
        field: 'objectives.0',
        found: 'an objective that begins with "Understand"',
        expected:
          'an action verb from style.yaml with a capital letter: name, list, define, describe, explain, summarize, …',
        nearest: undefined,
      },
    ],
  ],
  [
    'a figure in an explanation that no record holds',
    'were 76%',
    'were 77%',
    [
      {
        at: '    explanation:',
        found: `the figure 77% in "The medians were 77% and 74%.", in none of the cited records: ${RECORD}`,
        expected: `a figure as it stands in one of them, ${IN_FRONTMATTER}`,
      },
    ],
  ],
  [
    'a figure in a choice that no record holds',
    'text: That',
    'text: About 33%',
    [
      {
        at: '      - { text: About',
        found: `the figure 33% in "About 33%", in none of the cited records: ${RECORD}`,
        expected: `a figure as it stands in one of them, ${IN_FRONTMATTER}`,
      },
    ],
  ],
  [
    'a record that does not exist',
    `cites: [${RECORD}] }\n  - kind: open`,
    'cites: [goh-2024-diagnostic-reasonin] }\n  - kind: open',
    [
      {
        at: '    explanation:',
        field: 'questions.0.explanation.cites.0',
        found: '"goh-2024-diagnostic-reasonin", which is no record',
        expected: 'the id of a record',
        nearest: RECORD,
      },
    ],
  ],
  [
    'two right choices of a question for one',
    'text: That, feedback',
    'text: That, right: true, feedback',
    [
      {
        at: '    choices:',
        field: 'questions.0.choices',
        found:
          '[{"text":"This","right":true,"feedback":"Right."},{"text":"That","right":true,"feedback":"No."},{"text":"Neither","fe…',
        expected: 'must have one choice with "right: true"; with several, the kind is "multiple"',
        nearest: undefined,
      },
    ],
  ],
  [
    'a choice that stands there twice',
    'text: Neither',
    'text: this',
    [
      {
        at: '      - { text: this',
        field: 'questions.0.choices.2.text',
        found: 'a choice that stands further up as well',
        expected: 'each only once',
      },
    ],
  ],
  [
    'a component that a course pack has nothing to show for',
    'Some text.\n\n##',
    'Some text, <Tally />.\n\n##',
    [
      {
        at: 'Some text, <',
        found: 'a component <Tally>, which does not belong here',
        expected: 'only Cite, Term',
      },
    ],
  ],
  [
    'a section that the page adds',
    'Some text.\n\n##',
    'Some text.\n\n## Questions {#questions}\n\nSome text.\n\n##',
    [
      {
        at: '## Questions',
        found: 'the anchor "questions", which the page adds by itself',
        expected: 'another anchor, or no such section',
      },
    ],
  ],
  [
    'no activity',
    '## Activity {#activity}',
    '## Exercise {#exercise}',
    [
      {
        at: undefined,
        found: 'no section with the anchor "activity"',
        expected: '## Activity {#activity}',
      },
    ],
  ],
];

const lessons = CASES.map(([name, from, to, faults], index) => ({
  name,
  faults,
  file: `lessons/zz-case-${index}.mdx`,
  text: edited(SOUND.replace('order: 99', `order: ${100 + index}`), from, to),
}));
// All of them at once, since a check reads all content.
const found = copy.faultsWith(Object.fromEntries(lessons.map(({ file, text }) => [file, text])));

test.each(lessons)('a lesson with $name', ({ file, text, faults }) => {
  expect(found.filter((fault) => fault.file === file)).toEqual(expectedFaults(file, text, faults));
});
