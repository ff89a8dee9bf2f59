import { afterAll, describe, expect, test } from 'vitest';
import {
  applicationText,
  ContentCopy,
  edited,
  expectedFaults,
  pageText,
  type FaultCase,
} from '../fixtures/content-copy.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const PROSE = 'Markdown and the components for authors only';
const TEXT = 'Some text.';
const like = (pattern: RegExp): string => expect.stringMatching(pattern) as string;
const MDX = 'closed tags and braces; write "less than" in words, and \\{ for a brace';
const notMdx = (at: string) => ({
  at,
  found: like(/^text that is not valid MDX: /u),
  expected: MDX,
});

/** Each case is a page of its own, all checked together. */
const PAGES: readonly FaultCase[] = [
  { name: 'a sound page', edit: ['', ''], faults: [] },
  {
    name: 'frontmatter that is no YAML',
    edit: ['title: A page', 'title: "A page'],
    faults: [
      {
        at: 'order:',
        found: like(/^text that is not valid YAML: Missing closing "quote/u),
        expected: 'valid YAML; check indents, quotes and colons on this line and the one above',
      },
    ],
  },
  {
    name: 'no frontmatter',
    edit: ['---\ntitle:', 'title:'],
    faults: [
      {
        at: 'title:',
        found: 'no frontmatter',
        expected: 'a block of fields between two lines of ---, at the start of the file',
      },
    ],
  },
  {
    name: 'an unknown field in frontmatter',
    edit: ['summary:', 'draft: true\nsummary:'],
    faults: [
      {
        at: 'draft:',
        field: 'draft',
        found: 'a field "draft" that is not known here',
        expected: like(/^one of title, summary, /u),
      },
    ],
  },
  {
    name: 'HTML in frontmatter',
    edit: ['A page that never was', 'A <i>page</i>'],
    faults: [
      {
        at: 'title:',
        field: 'title',
        found: '"A <i>page</i>"',
        expected: 'must be plain text without HTML',
      },
    ],
  },
  {
    name: 'a record that does not exist',
    edit: [TEXT, '<Cite id="lukac-2025-two-scribes-trail" />'],
    faults: [
      {
        at: '<Cite',
        field: '<Cite id>',
        found: '"lukac-2025-two-scribes-trail", which leads nowhere',
        expected: 'the id of a record',
        nearest: 'lukac-2025-two-scribes-trial',
      },
    ],
  },
  {
    name: 'one of several records that does not exist',
    edit: [TEXT, 'Text<Cite id="lukac-2025-two-scribes-trial no-such-record-of-this-map" />.'],
    faults: [
      {
        at: '<Cite',
        field: '<Cite id>',
        found: '"no-such-record-of-this-map", which leads nowhere',
        expected: 'the id of a record',
      },
    ],
  },
  {
    name: 'a term that does not exist',
    edit: [TEXT, 'A <Term id="halucination">term</Term>.'],
    faults: [
      {
        at: '<Term',
        field: '<Term id>',
        found: '"halucination", which leads nowhere',
        expected: 'the id of a term',
        nearest: 'hallucination',
      },
    ],
  },
  {
    name: 'a component without what it must be given',
    edit: [TEXT, 'A <Term>term</Term>.'],
    faults: [{ at: '<Term', found: '<Term> without id', expected: '<Term id="…">' }],
  },
  {
    name: 'an empty attribute that must be given',
    edit: [TEXT, 'Text<Cite id="" />.'],
    faults: [{ at: '<Cite', found: '<Cite> without id', expected: '<Cite id="…">' }],
  },
  {
    name: 'an attribute without a value',
    edit: [TEXT, '<Tally rung />'],
    faults: [
      {
        at: '<Tally',
        field: '<Tally rung>',
        found: '"", which leads nowhere',
        expected: 'the id of a stage',
      },
    ],
  },
  {
    name: 'a value that an attribute can not have',
    edit: [TEXT, '<Tally balance="good" />'],
    faults: [
      {
        at: '<Tally',
        field: '<Tally balance>',
        found: '"good", which leads nowhere',
        expected: 'one of favorable, mixed, unfavorable, descriptive',
      },
    ],
  },
  {
    name: 'an attribute that is not known',
    edit: [TEXT, '<Ladder app="ambient-scribing" />'],
    faults: [
      {
        at: '<Ladder',
        found: 'an attribute "app" on <Ladder> that is not known',
        expected: 'only application',
      },
    ],
  },
  {
    name: 'an attribute with a name that every object has',
    edit: [TEXT, '<CiteMap constructor="x" />'],
    faults: [
      {
        at: '<CiteMap',
        found: 'an attribute "constructor" on <CiteMap> that is not known',
        expected: 'only no attributes',
      },
    ],
  },
  {
    name: 'a component that does not exist',
    edit: [TEXT, 'Text<Cites id="x" />.'],
    faults: [
      {
        at: '<Cites',
        found: 'a component <Cites> that does not exist',
        expected: like(/^one of Cite, Study, Term, /u),
        nearest: 'Cite',
      },
    ],
  },
  {
    name: 'a link to no page',
    edit: [TEXT, 'See [this](/application/ambient-scribing/).'],
    faults: [
      {
        at: 'See',
        found: 'a link to "/application/ambient-scribing/", which is no page',
        expected: 'the address of a page, with a slash at the end',
        nearest: '/applications/ambient-scribing/',
      },
    ],
  },
  {
    name: 'a link without the slash at the end',
    edit: [TEXT, 'See [this](/methods).'],
    faults: [
      {
        at: 'See',
        found: 'a link to "/methods", which is no page',
        expected: 'the address of a page, with a slash at the end',
        nearest: '/methods/',
      },
    ],
  },
  {
    name: 'a link to no section',
    edit: [TEXT, 'See [this](/applications/ambient-scribing/#evidense).'],
    faults: [
      {
        at: 'See',
        found:
          'a link to "/applications/ambient-scribing/#evidense", where there is no such anchor',
        expected: like(/^one of level, what, review, evidence, /u),
        nearest: 'evidence',
      },
    ],
  },
  {
    name: 'a link to no section of its own',
    edit: [TEXT, 'See [this](#secnd).'],
    faults: [
      {
        at: 'See',
        found: 'a link to "#secnd", where there is no such anchor',
        expected: 'one of first, second',
        nearest: 'second',
      },
    ],
  },
  {
    name: 'a link that runs a script',
    edit: [TEXT, 'See [this](javascript:alert(1)).'],
    faults: [
      {
        at: 'See',
        found: 'a link to "javascript:alert(1)"',
        expected: 'an address on this site that begins with a slash, or one with https://',
      },
    ],
  },
  {
    name: 'a link that runs a script, by reference',
    edit: [TEXT, 'See [this][that].\n\n[that]: javascript:alert(1)'],
    faults: [
      {
        at: '[that]: ',
        found: 'a link to "javascript:alert(1)"',
        expected: 'an address on this site that begins with a slash, or one with https://',
      },
    ],
  },
  {
    name: 'a link to another host in disguise',
    edit: [TEXT, 'See [this](//example.org/).'],
    faults: [
      {
        at: 'See',
        found: 'a link to "//example.org/", which is no page',
        expected: 'the address of a page, with a slash at the end',
      },
    ],
  },
  {
    name: 'links that lead somewhere',
    edit: [
      TEXT,
      '[a](https://example.org/x) [b](/?cols=year#map) [c](#second) [d](/glossary/#llm)',
    ],
    faults: [],
  },
  {
    name: 'a heading without an anchor',
    edit: ['## Second {#second}', '## Second'],
    faults: [
      {
        at: '## Second',
        found: 'a heading "Second" without an anchor',
        expected: 'an anchor after it, such as {#evidence}',
      },
    ],
  },
  {
    name: 'an anchor twice',
    edit: ['{#second}', '{#first}'],
    faults: [
      {
        at: '## Second',
        found: 'the anchor "first" a second time',
        expected: 'each anchor once on a page',
      },
    ],
  },
  {
    name: 'an anchor in capitals',
    edit: ['{#second}', '{#Second}'],
    faults: [
      {
        at: '## Second',
        found: 'the anchor "Second"',
        expected: 'lower-case words joined by hyphens',
      },
    ],
  },
  {
    name: 'a heading of the first rank',
    edit: ['## Second {#second}', '# Second {#second}'],
    faults: [
      {
        at: '# Second',
        found: 'a heading "# Second"',
        expected: '## or ###; the page has its title already',
      },
    ],
  },
  {
    name: 'an HTML tag',
    edit: [TEXT, 'Some <b>bold</b> text.'],
    faults: [{ at: 'Some <b>', found: 'the HTML tag <b>', expected: PROSE }],
  },
  {
    name: 'a script',
    edit: [TEXT, '<script>alert(1)</script>'],
    faults: [{ at: '<script>', found: 'the HTML tag <script>', expected: PROSE }],
  },
  {
    name: 'an import',
    edit: [TEXT, "import fs from 'node:fs';"],
    faults: [{ at: 'import', found: 'an import or export', expected: PROSE }],
  },
  {
    name: 'an expression',
    edit: [TEXT, 'Some {process.env.HOME} text.'],
    faults: [{ at: 'Some {', found: 'an expression in braces', expected: PROSE }],
  },
  {
    name: 'an expression in an attribute',
    edit: [TEXT, '<Term id={process.exit()}>Term</Term>'],
    faults: [
      { at: '<Term', found: '<Term> without id', expected: '<Term id="…">' },
      { at: '<Term', found: 'an expression in braces', expected: PROSE },
    ],
  },
  {
    name: 'attributes from an expression',
    edit: [TEXT, '<CiteMap {...process.exit()} />'],
    faults: [{ at: '<CiteMap', found: 'an expression in braces', expected: PROSE }],
  },
  {
    name: 'an image',
    edit: [TEXT, '![A picture](https://example.org/a.png)'],
    faults: [{ at: '![A', found: 'an image', expected: PROSE }],
  },
  {
    name: 'an image by reference',
    edit: [TEXT, '![A picture][a]\n\n[a]: https://example.org/a.png'],
    faults: [{ at: '![A', found: 'an image', expected: PROSE }],
  },
  { name: 'an open tag', edit: [TEXT, 'A <Term id="llm">term.'], faults: [notMdx('A <Term')] },
  { name: 'an open brace', edit: ['More text.', 'More {text.'], faults: [notMdx('More {')] },
  { name: 'a bare less-than', edit: [TEXT, 'With p <0.05.'], faults: [notMdx('With p')] },
];

const FORM = 'what, review, evidence, challenges, ethics, gaps, discuss, references';

const APPLICATIONS: readonly FaultCase[] = [
  { name: 'a sound application', edit: ['', ''], faults: [] },
  {
    name: 'a section that is missing',
    edit: ['## Gaps {#gaps}\n\nSome text.\n\n', ''],
    faults: [
      { at: undefined, found: 'no section with the anchor "gaps"', expected: '## Gaps {#gaps}' },
    ],
  },
  {
    name: 'sections out of order',
    edit: [
      '## Ethical issues {#ethics}\n\nSome text.\n\n## Gaps {#gaps}',
      '## Gaps {#gaps}\n\nSome text.\n\n## Ethical issues {#ethics}',
    ],
    faults: [
      { at: '## Gaps', found: 'the section "gaps" out of order', expected: `the order ${FORM}` },
    ],
  },
  {
    name: 'a section by another title',
    edit: ['## Gaps {', '## Open questions {'],
    faults: [
      {
        at: '## Open',
        found: 'the heading "Open questions"',
        expected: '"Gaps", the same on every page of this kind',
      },
    ],
  },
  {
    name: 'a component that belongs on every page of the kind',
    edit: ['<Studies />\n\n', ''],
    faults: [
      {
        at: undefined,
        found: '<Studies /> nowhere',
        expected: '<Studies /> once, in the section "evidence"',
      },
    ],
  },
  {
    name: 'such a component twice',
    edit: ['<References />', '<References />\n\n<References />'],
    faults: [
      {
        at: undefined,
        found: '<References /> 2 times',
        expected: '<References /> once, in the section "references"',
      },
    ],
  },
  {
    name: 'an area that does not exist',
    edit: ['area: documentation', 'area: documentations'],
    faults: [
      {
        at: 'area:',
        field: 'area',
        found: '"documentations", which is no area',
        expected: 'the id of an area',
        nearest: 'documentation',
      },
    ],
  },
  {
    name: 'a statement that does not exist',
    edit: ['[documentation-mature]', '[documentation-mature, documentation-matures]'],
    faults: [
      {
        at: 'review:',
        field: 'review.1',
        found: '"documentation-matures", which is no statement',
        expected: 'the id of a statement',
        nearest: 'documentation-mature',
      },
    ],
  },
  {
    name: 'no statement',
    edit: ['[documentation-mature]', '[]'],
    faults: [{ at: 'review:', field: 'review', found: '[]', expected: 'at least 1 entry' }],
  },
];

describe.each([
  ['page', 'pages', pageText, PAGES],
  ['application', 'applications', applicationText, APPLICATIONS],
] as const)('a document: %s', (_kind, folder, sound, cases) => {
  const texts = cases.map(({ edit: [from, to] }, index) => {
    const text = edited(sound(100 + index), from, to);
    return [`${folder}/zz-case-${index}.mdx`, text] as const;
  });
  const all = copy.faultsWith(Object.fromEntries(texts));

  test.each(cases.map((one, index) => ({ ...one, index })))('$name', ({ faults, index }) => {
    const [file = '', text = ''] = texts[index] ?? [];
    const here = all.filter((fault) => fault.file === file);
    expect(here).toEqual(expectedFaults(file, text, faults));
  });

  test('has no fault that another brought about', () => {
    expect(all).toHaveLength(cases.reduce((sum, { faults }) => sum + faults.length, 0));
  });
});

describe('documents among themselves', () => {
  const changes = {
    'pages/zz-one.mdx': pageText(100),
    'pages/zz-two.mdx': pageText(100),
    'pages/Zz Three.mdx': pageText(101),
    'applications/zz-one.mdx': applicationText(100),
    'applications/zz-two.mdx': edited(applicationText(100), 'documentation\n', 'workflow\n'),
  };
  const all = copy.faultsWith(changes);

  test('siblings have different places; children of two areas are no siblings', () => {
    const faults = [
      {
        at: 'order:',
        field: 'order',
        found: '100, which pages/zz-one.mdx has as well',
        expected: 'a position of its own',
      },
    ];
    const expected = expectedFaults('pages/zz-two.mdx', changes['pages/zz-two.mdx'], faults);
    expect(all.filter(({ field }) => field === 'order')).toEqual(expected);
  });

  test('names of files are ids, since they stand in addresses', () => {
    expect(all.filter(({ file }) => file === 'pages/Zz Three.mdx')).toEqual([
      {
        file: 'pages/Zz Three.mdx',
        found: 'a file with the name "Zz Three"',
        expected: 'must be lower-case words joined by hyphens, such as "ambient-scribing"',
      },
    ]);
  });
});
