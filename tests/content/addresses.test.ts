import { afterAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/corpus/fault.ts';
import { ContentCopy, edited, lineOf } from '../fixtures/content-copy.ts';
import { realCorpus } from '../fixtures/corpus.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const FILE = 'addresses.yaml';
const register = copy.read(FILE);
const { secondCodings, outlines } = realCorpus();
const [coded = ''] = secondCodings[0]?.codings.map(({ id }) => id) ?? [];
const cited = outlines.get('applications/ambient-scribing')?.cited[0] ?? '';

describe('a corpus that shrank against the register', () => {
  const gone = { [`evidence/${coded}.yaml`]: null, [`evidence/${cited}.yaml`]: null };
  const all = copy.faultsWith(gone);

  test.each([coded, cited])('the page of %s is gone', (id) => {
    const path = `/evidence/${id}/`;
    expect(all).toContainEqual({
      file: FILE,
      line: lineOf(register, `${path}:`),
      field: `published.${path}`,
      found: 'a published page that is gone',
      expected: 'the page, or an entry under "moved" that leads from it to a page',
      nearest: expect.toSatisfy(
        (nearest) => nearest === undefined || typeof nearest === 'string',
      ) as string,
    });
  });

  test('and so is what cited or coded it', () => {
    expect(all).toContainEqual(
      expect.objectContaining({
        file: 'applications/ambient-scribing.mdx',
        field: '<Cite id>',
        found: `"${cited}", which leads nowhere`,
      }),
    );
    expect(all).toContainEqual(
      expect.objectContaining({
        file: 'second-coding/first-sample.yaml',
        found: `"${coded}", which is no record`,
      }),
    );
  });

  test('a page that moved leads on', () => {
    const moved = Object.keys(gone).map((file) => file.replace('.yaml', '/'));
    const text = `${register}moved:\n${moved.map((path) => `  /${path}: /evidence/\n`).join('')}`;
    const still = copy.faultsWith({ ...gone, [FILE]: text });
    expect(still.filter(({ file }) => file === FILE)).toEqual([]);
  });
});

describe('a published anchor', () => {
  const page = 'pages/about.mdx';
  const gone = { [page]: edited(copy.read(page), '{#license}', '{#terms}') };

  test('that is gone', () => {
    expect(copy.faultsWith(gone)).toContainEqual({
      file: FILE,
      line: lineOf(register, '/about/:'),
      field: 'published./about/',
      found: 'a published anchor "#license" that is gone',
      expected:
        'the anchor on that page, or an entry under "moved" from "/about/#license" to another',
      nearest: undefined,
    });
  });

  test('that moved within its page', () => {
    const text = `${register}moved:\n  /about/#license: /about/#terms\n`;
    const faults = copy.faultsWith({ ...gone, [FILE]: text });
    expect(faults.filter(({ file }) => file === FILE)).toEqual([]);
  });
});

describe('what moved', () => {
  const moves = {
    '/zz-old/': '/zz-nowhere-to-be-found/',
    '/zz-older/': '/about/#no-such-anchor',
    '/methods/': '/about/',
    '/about/#zz-old': '/methods/#scope',
  };
  const text = `${register}moved:\n${Object.entries(moves)
    .map(([from, to]) => `  ${from}: ${to}\n`)
    .join('')}`;
  const all = copy.faultsWith({ [FILE]: text });

  test.each<[keyof typeof moves, string, Omit<Fault, 'file' | 'line' | 'field'>]>([
    [
      '/zz-old/',
      'to nowhere',
      {
        found: 'a link to "/zz-nowhere-to-be-found/", which is no page',
        expected: 'the address of a page, with a slash at the end',
      },
    ],
    [
      '/zz-older/',
      'to no anchor',
      {
        found: 'a link to "/about/#no-such-anchor", where there is no such anchor',
        expected: expect.stringMatching(/^one of what, /u) as string,
      },
    ],
    [
      '/methods/',
      'though it is still there',
      { found: 'an address that is still in use', expected: 'an address that is gone' },
    ],
    [
      '/about/#zz-old',
      'to another page, though it is an anchor',
      {
        found: 'an anchor that moves to another page, /methods/#scope',
        expected: 'an anchor on the same page, /about/; move the whole page otherwise',
      },
    ],
  ])('%s: %s', (from, _how, fault) => {
    const line = lineOf(text, `  ${from}: ${moves[from]}`);
    expect(all).toContainEqual({ file: FILE, line, field: `moved.${from}`, ...fault });
  });

  test('nothing else is at fault', () => {
    expect(all).toHaveLength(Object.keys(moves).length);
  });
});

test('a register in another form', () => {
  const faults = copy.faultsWith({ [FILE]: 'published:\n  methods: [A b]\n' });
  expect(faults).toContainEqual({
    file: FILE,
    line: 2,
    field: 'published.methods',
    found: '"methods"',
    expected: expect.stringContaining('must be a path on this site that ends in a slash') as string,
  });
});

test('a reading of a lesson that leads nowhere', () => {
  const lesson = 'lessons/reading-the-ladder.mdx';
  const text = copy.read(lesson).replace(/^readings:.*\n(?: .*\n)*/mu, 'readings: [/, /methds/]\n');
  expect(copy.faultsWith({ [lesson]: text })).toContainEqual({
    file: lesson,
    line: lineOf(text, 'readings:'),
    field: 'readings.1',
    found: 'a link to "/methds/", which is no page',
    expected: 'the address of a page, with a slash at the end',
    nearest: '/methods/',
  });
});
