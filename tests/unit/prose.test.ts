import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/corpus/document.ts';
import { figuresIn, figuresOf } from '../../src/domain/figures.ts';
import { proseReport, type ProsePage } from '../../src/domain/prose-report.ts';
import { sentencesOf, wordsOf, type Passage } from '../../src/domain/prose.ts';
import { gradeOf } from '../../src/domain/readability.ts';
import { slipFinder } from '../../src/domain/wording.ts';
import { aStudy, ladder } from '../fixtures/study.ts';

/** The passages of a document. */
function passagesIn(body: string): readonly Passage[] {
  const facts = readDocument(body, 'page.mdx');
  if ('expected' in facts) throw new Error(facts.found);
  return facts.passages;
}
const sentencesIn = (body: string) => passagesIn(body).flatMap(sentencesOf);
const textsIn = (body: string) => sentencesIn(body).map(({ text }) => text);
const valuesIn = (text: string, names?: readonly string[]) =>
  figuresIn(text, names).map(({ value }) => value);

describe('sentences', () => {
  test.each([
    ['a stop, a question, a cry', 'One. Two? Three! Four', ['One.', 'Two?', 'Three!', 'Four']],
    ['a stop in quotes', 'He said "no." She left.', ['He said "no."', 'She left.']],
    ['decimals', 'It was 0.5. Then 1.5.', ['It was 0.5.', 'Then 1.5.']],
    ['a number first', 'It fell. 20 of 30 saw it.', ['It fell.', '20 of 30 saw it.']],
    ['abbreviations', 'A vs. B by Goh et al. 2024.', ['A vs. B by Goh et al. 2024.']],
    ['initials', 'By K.-H. Jung, J. Doe.', ['By K.-H. Jung, J. Doe.']],
    ['a letter at the end', 'For hepatitis C. It fell.', ['For hepatitis C.', 'It fell.']],
    ['markup', '**It** [fell](/a/2/). _Then_ `rose`.', ['It fell.', 'Then rose.']],
    ['terms', 'A <Term id="llm">large\nmodel</Term>. Two.', ['A large model.', 'Two.']],
    ['a component first', 'One. <Tally /> saw it. Two.', ['One.', 'saw it.', 'Two.']],
  ])('%s', (_what, body, texts) => {
    expect(textsIn(body)).toEqual(texts);
  });

  test('each list item and table cell has its own; markers are no text', () => {
    expect(textsIn('1. One\n2. Two\n\n- Three\n\n| a | b |\n| - | - |\n| c | d |')).toEqual(
      'One Two Three a b c d'.split(' '),
    );
  });

  test('know what they cite and where they begin', () => {
    const body = 'One\nline<Cite id="a b" />. Two\nlines<Cite id="c" /><Cite id="a" />.\nThree.';
    expect(sentencesIn(body)).toEqual([
      { text: 'One line.', line: 1, cited: ['a', 'b'] },
      { text: 'Two lines.', line: 2, cited: ['c', 'a'] },
      { text: 'Three.', line: 4, cited: [] },
    ]);
  });

  test('a citation after the stop belongs to the sentence before it', () => {
    const cited = sentencesIn('One.<Cite id="a" /> Two. <Cite id="b" /> Three.');
    expect(cited.map((sentence) => sentence.cited)).toEqual([['a'], ['b'], []]);
  });

  test('hold all words of the passage, in order', () => {
    const anyWord = fc.constantFrom('a', 'B', 'c.', 'D.', '1', '2.5', 'e?"', '(F', '“G', 'vs.');
    fc.assert(
      fc.property(fc.array(anyWord), (words) => {
        const text = words.join(' ');
        const sentences = sentencesOf({ kind: 'body', runs: [{ text, line: 1 }] });
        expect(sentences.map((sentence) => sentence.text).join(' ')).toBe(text);
      }),
    );
  });
});

describe('figures', () => {
  test.each([
    ['counts, shares, ratios', '35 of 1,234,567 (12.5%), 1:2', ['35', '1234567', '12.5', '1', '2']],
    ['other separators', '12\u00a0345 and 1\u202f000', ['12345', '1000']],
    ['lists are no thousands', '2019,2020', ['2019', '2020']],
    ['no zero, raised point', 'p<.001, 0·05', ['0.001', '0.05']],
    ['minus signs', '-4, −0.5 (–3 to ‑1)', ['-4', '-0.5', '-3', '-1']],
    ['ranges', '2-5, 6–8%, 9%–10%', ['2', '5', '6', '8', '9', '10']],
    ['dashes between words', 'it fell–12%—3 more', ['12', '3']],
    ['units', 'US$12, 30-day, 70B, n=50, ±2', ['12', '30', '70', '50', '2']],
    ['letters before', 'GPT-4, GPT‑3.5, o1, PHQ-9, ICD-10-CM, COVID-19, F1, SARS-CoV-2', []],
    ['more in the same word', 'Llama-3.1-70B', []],
    ['rungs and levels', 'rung 5, level 3, rungs 1, 2 and 3, levels 3 to 5, Rungs 4-5', []],
    ['no rungs and levels', 'level 12, level 0.05, level 3%', ['12', '0.05', '3']],
    ['none', 'nine in ten', []],
  ])('%s', (_what, text, values) => {
    expect(valuesIn(text)).toEqual(values);
  });

  test.each([
    ['Llama 3.1', 'Llama 3.1 saw 3.1 of 4', ['3.1', '4']],
    ['Llama-3.1-70B', 'Llama 3.1 70B saw 70', ['70']],
    ['Claude 3.5 Sonnet', 'Claude 3.5 and claude-3.5, not Claude 3', ['3']],
  ])('numbers in the name %s are none', (name, text, values) => {
    expect(valuesIn(text, [name])).toEqual(values);
  });

  test('know how they are written and where', () => {
    expect(figuresIn('Of 1,000, 5 % fell.')).toEqual([
      { start: 3, end: 8, written: '1,000', value: '1000' },
      { start: 10, end: 11, written: '5 %', value: '5' },
    ]);
  });

  test('read back from any count, whatever stands around it', () => {
    const around = fc.constantFrom('', ' ', '(', ')', '%', '=', '"', ' vs ', ', ');
    fc.assert(
      fc.property(fc.nat(), around, around, (n, before, after) => {
        const digits = n.toLocaleString('en-US');
        expect(valuesIn(`${before}${digits}${after}`)).toEqual([String(n)]);
      }),
    );
  });

  test('of a record: what was done and found, and the year; not addresses', () => {
    const study = aStudy({
      csl: { title: 'A trial in 20 clinics', volume: '77', page: '88-99', PMID: '12345678' },
      design: '2-week trial',
      comparator: '30 nurses',
      finding: 'GPT-4 was right in 40% of the cases that it saw there.',
      outcomes: [{ measure: 'Score at day 50', result: '−6 (95% CI −8 to 1)' }],
      sample: [{ n: 1234, unit: 'adults (60 women)' }],
      topics: [{ topic: 'bias', finding: 'Errors in 70.' }],
      basisNote: 'From a summary of 80.',
    });
    const expected = '20 2 30 40 50 -6 6 95 -8 8 1 1234 60 70 80 2025'.split(' ');
    expect([...figuresOf(study)].toSorted()).toEqual(expected.toSorted());
  });
});

describe('wording', () => {
  const find = slipFinder({
    hype: [
      { word: 'game-chang*', instead: 'what changed' },
      { word: 'promising', instead: 'what was found' },
    ],
    spellings: [
      { british: 'randomis*', american: 'randomiz*' },
      { british: 'centre', american: 'center' },
    ],
  });

  test.each([
    ['Promising', 'Promising', 'what was found'],
    ['a game changer', 'game changer', 'what changed'],
    ['a gamechanging tool', 'gamechanging', 'what changed'],
    ['was randomised', 'randomised', 'randomized'],
    ['Randomisation', 'Randomisation', 'Randomization'],
    ['the non-randomised arm', 'randomised', 'randomized'],
    ['one centre.', 'centre', 'center'],
  ])('%s', (text, written, instead) => {
    const start = text.indexOf(written);
    expect(find(text)).toMatchObject([{ written, instead, start, end: start + written.length }]);
  });

  test.each(['compromising', 'promisingly', 'centres', 'unrandomised', 'a game'])(
    'not %s',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );
});

describe('readability', () => {
  test('words are what holds a letter or a digit', () => {
    expect(wordsOf('Of 5 % – one—two, “x” + (y).')).toEqual([
      'Of',
      '5',
      'one',
      'two,',
      '“x”',
      '(y).',
    ]);
  });

  test.each([
    // 0.39 * words per sentence + 11.8 * syllables per word - 15.59
    ['one short sentence', ['The cat sat on the mat.'], 0.39 * 6 + 11.8 - 15.59],
    ['two sentences', ['The cat sat.', 'Medicine is hard.'], 0.39 * 3 + 11.8 * (8 / 6) - 15.59],
    ['numbers count as one', ['It fell by 12%.', '—'], 0.39 * 4 + 11.8 - 15.59],
    ['nothing', [], 0],
  ])('%s', (_what, sentences, grade) => {
    expect(gradeOf(sentences)).toBeCloseTo(grade, 6);
  });
});

describe('the report', () => {
  const page = (folder: ProsePage['folder'], id: string, body: string): ProsePage => {
    const facts = readDocument(body, `${folder}/${id}.mdx`);
    if ('expected' in facts) throw new Error(facts.found);
    return { ...facts, folder, id };
  };
  const words = (n: number): string => 'The cat sat on a mat. '.repeat(n).trim();
  const studies = [
    aStudy({ id: 'one', stage: 'randomized' }),
    aStudy({ id: 'two', topics: [{ topic: 'bias', finding: 'A finding.' }] }),
  ];

  test('is clean where all is within bounds', () => {
    const body = `## What {#what}\n\n${words(100)}\n\n- It fell<Cite id="one two" />.\n- So<Cite id="one" />.`;
    const report = proseReport([page('applications', 'ambient-scribing', body)], studies, ladder);
    expect(report).toMatchObject({ share: 1, uncited: [], strongUncited: [], problems: [] });
    expect(report.pages).toMatchObject([
      { words: 603, citations: 3, cited: 2, records: 2, uncited: [] },
    ]);
  });

  test('names what is out of bounds', () => {
    const long = `Organizational ${'interoperability '.repeat(9)}fails<Cite id="two" />.`;
    const report = proseReport(
      [
        page('applications', 'ambient-scribing', words(10)),
        page('issues', 'bias', words(140)),
        page('lessons', 'lesson', long),
      ],
      studies,
      ladder,
    );
    expect(report.pages.map(({ uncited }) => uncited)).toEqual([['one', 'two'], ['two'], []]);
    expect(report.uncited).toEqual(['one']);
    expect(report.strongUncited).toEqual([{ page: 'applications/ambient-scribing', study: 'one' }]);
    expect(report.problems).toEqual([
      'applications/ambient-scribing: 60 words, 500 to 900',
      'issues/bias: 840 words, 500 to 800',
      expect.stringMatching(/^lessons\/lesson: grade \d+(?:\.\d)?, at most 13$/u),
      '1 of 2 records are cited, at least 90%',
    ]);
  });
});
