import { afterAll, describe, expect, test } from 'vitest';
import { faultInWords } from '../../src/corpus/fault.ts';
import { validateContent } from '../../src/corpus/validate.ts';
import { ContentCopy, edited, lineOf, recordText } from '../fixtures/content-copy.ts';
import { CONTENT } from '../fixtures/corpus.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

test('the real content has no fault', () => {
  const { corpus, faults } = validateContent(CONTENT);
  expect(faults.map((fault) => faultInWords(fault))).toEqual([]);
  expect(corpus).toBeDefined();
});

test('faults in several files are all listed, by file and line, and there is no corpus', () => {
  const changes = {
    'evidence/zz-b.yaml': edited(recordText('zz-b'), 'stage: benchmark', 'stage: moon\nfoo: 1'),
    'evidence/zz-a.yaml': edited(recordText('zz-a'), 'kind: primary', 'kind: "primary'),
    'glossary.yaml': edited(copy.read('glossary.yaml'), '  term:', '  trem:'),
    'notes.txt': '',
  };
  const { corpus, faults } = copy.check(changes);
  expect(corpus).toBeUndefined();
  const found = faults.map(({ file, line, field }) => [file, line, field]);
  expect(found).toEqual([
    ['evidence/zz-a.yaml', expect.any(Number), undefined],
    ['evidence/zz-b.yaml', lineOf(changes['evidence/zz-b.yaml'], 'foo:'), 'foo'],
    ['glossary.yaml', expect.any(Number), '0.term'],
    ['glossary.yaml', lineOf(changes['glossary.yaml'], 'trem:'), '0.trem'],
    ['notes.txt', undefined, undefined],
  ]);
});

describe('a fault in words', () => {
  const fault = { file: 'site.yaml', found: '"x"', expected: 'a day' };

  test('names file, line, field, what was found and what would be right', () => {
    const words = faultInWords({ ...fault, line: 3, field: 'searched', nearest: 'y' });
    expect(words).toBe(
      'content/site.yaml:3 searched\n    found    "x"\n    expected a day Did you mean "y"?',
    );
  });

  test('does without what is not known', () => {
    expect(faultInWords(fault)).toBe('content/site.yaml\n    found    "x"\n    expected a day');
  });
});

test('2,000 more records are checked', () => {
  const records = Array.from({ length: 2000 }, (_, index) => {
    const id = `zz-many-${index}`;
    return [`evidence/${id}.yaml`, recordText(id)] as const;
  });
  const { faults, corpus } = copy.check(Object.fromEntries(records));
  expect(faults).toEqual([]);
  expect(corpus?.studies.has('zz-many-1999')).toBe(true);
});
