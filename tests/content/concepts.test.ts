import { afterAll, expect, test } from 'vitest';
import { ContentCopy } from '../fixtures/content-copy.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const faultsOf = (text: string) => copy.faultsWith({ 'concepts.yaml': text });

test('concepts lead to pages that exist, each once', () => {
  const text = `- terms: [empathy]
  main: [/ethics/bias/, /ethics/bais/]
  also: [/ethics/bias/]
`;
  expect(faultsOf(text)).toEqual([
    {
      file: 'concepts.yaml',
      line: 2,
      field: '0.main.1',
      found: 'a link to "/ethics/bais/", which is no page',
      expected: 'the address of a page, with a slash at the end',
      nearest: '/ethics/bias/',
    },
    {
      file: 'concepts.yaml',
      line: 3,
      field: '0.also.0',
      found: '"/ethics/bias/" a second time',
      expected: 'each page once',
    },
  ]);
});

test('terms of a concept can be heard, and differ', () => {
  const text = `- terms: [empathy, tell patients, note time, times in notes]
  main: [/ethics/bias/]
`;
  expect(faultsOf(text)).toMatchObject([
    { field: '0.terms.1', found: '"tell patients"' },
    {
      field: '0.terms.3',
      found: '"times in notes", which another term of this concept says as well',
    },
  ]);
});

test('a pair is more than a word that is a term by itself', () => {
  const text = `- terms: [fine-tuning, tuning, tuning effect]
  main: [/ethics/bias/]
`;
  expect(faultsOf(text)).toMatchObject([
    {
      field: '0.terms.2',
      found: '"tuning effect", of which "tuning" is a term by itself',
    },
  ]);
});

test('what search does not find belongs to no concept; terms of the glossary do', () => {
  const text = `- terms: [empathy]
  main: [/glossary/, /glossary/#ehr]
`;
  expect(faultsOf(text)).toMatchObject([
    { field: '0.main.0', found: '"/glossary/", which is no result of search' },
  ]);
});

test('no two concepts are called the same', () => {
  const text = `- terms: [empathy, kinder]
  main: [/ethics/bias/]
- terms: [Empathy, warmer]
  main: [/ethics/bias/]
`;
  expect(faultsOf(text)).toMatchObject([
    { line: 3, field: '1.terms.0', found: '"Empathy", which another concept is called as well' },
  ]);
});

test('what British readers type is a term, and no prose', () => {
  expect(faultsOf('- terms: [paediatrics]\n  main: [/ethics/bias/]\n')).toEqual([]);
});

test('a map may do without concepts', () => {
  expect(faultsOf('[]\n')).toEqual([]);
});
