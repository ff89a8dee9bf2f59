import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correct } from '../../src/domain/search/correct.ts';
import { identified, identifierList, identifiersIn } from '../../src/domain/search/identifiers.ts';
import { phraseFinder } from '../../src/domain/search/phrases.ts';
import { readQuery } from '../../src/domain/search/query.ts';
import { aPage, aStudy, indexOf, language } from '../fixtures/search.ts';

const keys = (text: string): readonly string[] => language.tokens(text).map(({ key }) => key);

describe('words', () => {
  const SAME: readonly (readonly [string, string])[] = [
    ['randomised', 'randomized'],
    ['tumours', 'tumor'],
    ['summarisation', 'summarization'],
    ['catheterisation', 'catheterization'],
    ['paediatric', 'pediatric'],
    ['Müller', 'muller'],
    ['Joséphine’s', 'josephine'],
    ['hallucinations', 'hallucination'],
    ['studies', 'study'],
    ['race-based', 'race based'],
    ['ＧＰＴ', 'ＧＰＴ'],
  ];
  test.each(SAME)('%s is read as %s', (a, b) => {
    expect(keys(a)).toEqual(keys(b));
  });

  test('a place in a text is that of the word as written', () => {
    const text = '“Café”-based care';
    expect(language.tokens(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      'Café',
      'based',
      'care',
    ]);
  });

  test('any text is read without an error, and tokens stand in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0;
        for (const token of language.tokens(text)) {
          expect(token.from).toBeGreaterThanOrEqual(end);
          expect(token.to).toBeGreaterThan(token.from);
          end = token.to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('phrases', () => {
  const sets = [
    { phrases: ['Electronic health record', 'EHR'], owners: [] },
    { phrases: ['health'], owners: [] },
    { phrases: ['WHO', 'World Health Organization'], owners: [] },
    { phrases: ['answerability'], owners: [] },
  ];
  const find = phraseFinder(sets, language);
  const found = (text: string) =>
    find(language.tokens(text), text).map(({ set, start, end }) => [set, start, end]);

  test('stand where their words stand side by side, in the singular or plural', () => {
    expect(found('in electronic health records, EHRs')).toEqual([
      [0, 1, 4],
      [1, 2, 3],
      [0, 4, 5],
    ]);
    expect(found('health electronic record')).toEqual([[1, 0, 1]]);
  });
  test('in capitals are told from common words', () => {
    expect(found('who was ill')).toEqual([]);
    expect(found('WHO guidance')).toEqual([[2, 0, 1]]);
  });
  test('are not found by a word that only shares a stem', () => {
    expect(found('answers')).toEqual([]);
  });
});

const hallucinating = Array.from({ length: 12 }, (_, n) =>
  aStudy(`a-${n}`, `Hallucination number ${n}`, 'References were fabricated in radiology notes.'),
);

describe('corrections', () => {
  const index = indexOf([
    ...hallucinating,
    aPage('/challenges/hallucination/', 'challenge', 'Hallucination', ['halucination']),
    aStudy('b', 'Ambient scribes in care', 'A trial of documentation by Nabla.'),
  ]);
  const CORRECTED: readonly (readonly [string, string])[] = [
    ['refrences', 'references'],
    ['radiolgoy', 'radiology'],
    ['ambiant', 'ambient'],
    ['documantation', 'documentation'],
  ];
  test.each(CORRECTED)('%s becomes %s', (from, to) => {
    expect(correct(from, index, false)).toBe(to);
  });
  test('a misspelling that content foresees is corrected as well', () => {
    expect(readQuery('halucination', index).corrections).toEqual([
      { from: 'halucination', to: 'hallucination' },
    ]);
  });
  test('short words, numbers and other scripts are left alone', () => {
    for (const word of ['abc', 'gpt5', 'ჟღჭწ', '医学']) {
      expect(correct(word, index, true)).toBeUndefined();
    }
  });
  test('the beginning of a word is no misspelling', () => {
    expect(readQuery('halluc', index).corrections).toEqual([]);
    expect(readQuery('ambien', index).corrections).toEqual([]);
  });
  test('words between quotation marks are taken as written', () => {
    expect(readQuery('"refrences"', index).corrections).toEqual([]);
    expect(readQuery('“refrences', index).corrections).toEqual([]);
  });
});

describe('other words', () => {
  const index = indexOf(
    [aStudy('a', 'A study', 'The electronic health record was slow for the EMR team.')],
    [{ phrases: ['Electronic health record', 'EHR', 'EMR'] }],
  );
  test('are searched for in both directions, and named', () => {
    expect(readQuery('EMR', index).also).toEqual(['Electronic health record', 'EHR']);
    expect(readQuery('electronic health records', index).also).toEqual(['EHR', 'EMR']);
  });
  test('are left out between quotation marks', () => {
    expect(readQuery('"EMR"', index).also).toEqual([]);
    expect(readQuery('"EMR"', index).phrases).toEqual([]);
  });
});

describe('identifiers', () => {
  const documents = [
    aStudy('a', 'A', 'A', {
      identifiers: ['10.1001/jamanetworkopen.2024.40969', '39466245', 'PMC11519755', 'NCT06911398'],
    }),
    aStudy('b', 'B', 'B', { identifiers: ['10.1056/AIoa2501000', '41497288'] }),
  ];
  const list = identifierList(documents);
  const FOUND: readonly (readonly [string, readonly number[]])[] = [
    ['10.1001/jamanetworkopen.2024.40969', [0]],
    ['https://doi.org/10.1056/aioa2501000', [1]],
    ['doi:10.1056/AIOA2501000.', [1]],
    ['PMID: 39466245', [0]],
    ['pubmed 41497288', [1]],
    ['pmc11519755', [0]],
    ['NCT06911398', [0]],
    ['https://pubmed.ncbi.nlm.nih.gov/39466245/', [0]],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC11519755/', [0]],
    ['jamanetworkopen.2024.40969', [0]],
    ['10.1001/jamanetworkopen.2024', [0]],
    ['10.9999/nothing', []],
  ];
  test.each(FOUND)('%s', (typed, wanted) => {
    expect(identifiersIn(typed)).not.toEqual([]);
    expect(identified(identifiersIn(typed), list)).toEqual(wanted);
  });
  test.each(['GPT-4V radiology', 'trial of 2024', 'race-based', '95% CI', ''])(
    'there is none in "%s"',
    (typed) => {
      expect(identifiersIn(typed)).toEqual([]);
    },
  );
});
