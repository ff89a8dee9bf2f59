import { afterAll, expect, test } from 'vitest';
import { ContentCopy, lineOf } from '../fixtures/content-copy.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const field = expect.stringMatching(/^words\.\d+\.path$/u) as string;
const text = copy.read('search.yaml').trimEnd();
const [, known = ''] = /path: (\/evidence\/[^,\s]+\/), words/u.exec(text) ?? [];

test('what search adds is of a page that exists, and each is named once', () => {
  const faulty = `${text}
  - { path: /evidence/lukac-2025-two-scribe-trial/, words: [a] }
  - { path: ${known}, words: [b] }
`;
  expect(copy.faultsWith({ 'search.yaml': faulty })).toEqual([
    {
      file: 'search.yaml',
      line: lineOf(faulty, '/evidence/lukac-2025-two-scribe-trial/'),
      field,
      found: 'a link to "/evidence/lukac-2025-two-scribe-trial/", which is no page',
      expected: 'the address of a page, with a slash at the end',
      nearest: '/evidence/lukac-2025-two-scribes-trial/',
    },
    {
      file: 'search.yaml',
      line: lineOf(faulty, 'words: [b]'),
      field,
      found: `"${known}" a second time`,
      expected: 'each page once',
    },
  ]);
});

test('a path of search has a slash at both ends', () => {
  const faulty = `${text}\n  - { path: methods, words: [c] }\n`;
  expect(copy.faultsWith({ 'search.yaml': faulty })).toMatchObject([
    { field, found: '"methods"', expected: 'must be the path of a page, such as "/data/"' },
  ]);
});
