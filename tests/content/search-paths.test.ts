import { afterAll, expect, test } from 'vitest';
import { ContentCopy, lineOf } from '../fixtures/content-copy.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const field = expect.stringMatching(/^pages\.\d+\.path$/u) as string;
const text = copy.read('search.yaml').trimEnd();
const more = (path: string): string =>
  `\n  - { path: ${path}, title: A page, text: It is a page., aliases: [a] }`;

test('what search adds is of a page that exists, and each is named once', () => {
  const faulty = `${text}${more('/evidnce/')}${more('/data/')}\n`;
  expect(copy.faultsWith({ 'search.yaml': faulty })).toEqual([
    {
      file: 'search.yaml',
      line: lineOf(faulty, '/evidnce/'),
      field,
      found: 'a link to "/evidnce/", which is no page',
      expected: 'the address of a page, with a slash at the end',
      nearest: '/evidence/',
    },
    {
      file: 'search.yaml',
      line: lineOf(faulty, '/evidnce/') + 1,
      field,
      found: '"/data/" a second time',
      expected: 'each page once',
    },
  ]);
});

test('a path of search has a slash at both ends', () => {
  expect(copy.faultsWith({ 'search.yaml': `${text}${more('data')}\n` })).toMatchObject([
    { field, found: '"data"', expected: 'must be the path of a page, such as "/data/"' },
  ]);
});
