import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/corpus/fault.ts';
import { MAX_BYTES } from '../../src/corpus/source.ts';
import { ContentCopy, edited, lineOf, recordText } from '../fixtures/content-copy.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const like = (pattern: RegExp): string => expect.stringMatching(pattern) as string;
const YAML = 'valid YAML; check indents, quotes and colons on this line and the one above';
const STRAY = like(/^one of addresses\.yaml, .*, or evidence\/<id>\.yaml, .*<id>\.mdx$/u);
const sound = recordText('zz-file');
const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((p) => (typeof p === 'string' ? Buffer.from(p) : Buffer.from([p]))));

describe('a file that can not be read as it should', () => {
  const bomb = Array.from({ length: 12 }, (_, n) =>
    n === 0
      ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
      : `a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`,
  ).join('\n');
  const cases: readonly [string, string, string | Uint8Array, Omit<Fault, 'file'>][] = [
    [
      'a quote that is not closed',
      'evidence/zz-quote.yaml',
      edited(sound, 'title: A', 'title: "A'),
      {
        // It is open up to the end.
        line: sound.split('\n').length,
        found: like(/^text that is not valid YAML: /u),
        expected: YAML,
      },
    ],
    [
      'a field twice',
      'evidence/zz-twice.yaml',
      edited(sound, 'basis:', 'finding: Another.\nbasis:'),
      {
        line: lineOf(sound, 'basis:'),
        found: 'text that is not valid YAML: Map keys must be unique',
        expected: YAML,
      },
    ],
    [
      'a tag that makes an object',
      'evidence/zz-tag.yaml',
      edited(sound, 'title: A', 'title: !!js/function A'),
      { line: lineOf(sound, 'title:'), found: like(/: Unresolved tag: /u), expected: YAML },
    ],
    [
      'two documents in one',
      'evidence/zz-two.yaml',
      `${sound}---\n${sound}`,
      {
        line: sound.split('\n').length,
        found: like(/: Source contains multiple documents/u),
        expected: YAML,
      },
    ],
    [
      'a bomb of aliases',
      'evidence/zz-bomb.yaml',
      bomb,
      {
        line: 1,
        found: like(/^YAML that can't be expanded: Excessive alias count/u),
        expected: 'at most 20 aliases (*name); write the values out',
      },
    ],
    [
      'an empty file',
      'evidence/zz-empty.yaml',
      '',
      { line: undefined, field: '', found: 'null', expected: 'a group of fields' },
    ],
    [
      'a list where fields belong',
      'evidence/zz-list.yaml',
      '- one\n',
      { line: 1, field: '', found: '["one"]', expected: 'a group of fields' },
    ],
    [
      'bytes that are not UTF-8',
      'evidence/zz-latin.yaml',
      bytes('id: zz-latin\ndesign: caf', 0xe9, '\n'),
      {
        line: 2,
        found: 'bytes that are not UTF-8',
        expected: 'a file saved in the encoding UTF-8',
      },
    ],
    [
      'UTF-16',
      'pages/zz-wide.mdx',
      Buffer.from('\ufeff---\n', 'utf16le'),
      {
        line: 1,
        found: 'bytes that are not UTF-8',
        expected: 'a file saved in the encoding UTF-8',
      },
    ],
    [
      'a byte order mark',
      'evidence/zz-mark.yaml',
      bytes(0xef, 0xbb, 0xbf, sound),
      {
        line: 1,
        found: 'a byte order mark at the start',
        expected: 'plain UTF-8 without one; save the file as "UTF-8"',
      },
    ],
    [
      'a file that is too large',
      'evidence/zz-large.yaml',
      `${sound}# ${'x'.repeat(MAX_BYTES)}\n`,
      { found: like(/^a file of 25[67] kB$/u), expected: 'at most 256 kB' },
    ],
    [
      'lists in lists without end',
      'evidence/zz-deep.yaml',
      `a: ${'['.repeat(10_000)}`,
      { line: 1, found: like(/^text that is not valid YAML: /u), expected: YAML },
    ],
    ...[
      'notes.txt',
      'evidence/zz-note.md',
      'evidence/zz-upper.YAML',
      'evidence/deeper/zz-deeper.yaml',
      'applications/zz-app.yaml',
      'pages/.DS_Store',
      'constructor.yaml',
      'constructor/zz-x.yaml',
    ].map((file): [string, string, string, Omit<Fault, 'file'>] => [
      `a stray file: ${file}`,
      file,
      sound,
      { found: 'a file that belongs to no collection', expected: STRAY },
    ]),
  ];
  const all = copy.faultsWith(Object.fromEntries(cases.map(([, file, text]) => [file, text])));

  test.each(cases)('%s', (_what, file, _text, fault) => {
    const [first] = all.filter((one) => one.file === file);
    expect(first).toEqual({ ...fault, file });
  });

  test('all of them are listed, sorted by file, and no other', () => {
    const files = all.map(({ file }) => file);
    expect(new Set(files)).toEqual(new Set(cases.map(([, file]) => file)));
    expect(files).toEqual(files.toSorted((a, b) => a.localeCompare(b)));
  });

  test('a link that leads to no file, such as the lock of an editor', () => {
    const file = 'evidence/.#zz-lock.yaml';
    symlinkSync('editor@host:1234', join(copy.dir, file));
    const faults = copy.faultsWith({});
    rmSync(join(copy.dir, file));
    expect(faults).toEqual([{ file, found: 'a link that leads to no file', expected: 'a file' }]);
  });

  test('Windows line ends are no fault', () => {
    const text = sound.replaceAll('\n', '\r\n');
    expect(copy.faultsWith({ 'evidence/zz-file.yaml': text })).toEqual([]);
  });
});

describe('what is missing', () => {
  const names = ['addresses', 'changes', 'glossary', 'ladder', 'review', 'site', 'vocabulary'];
  const all = copy.faultsWith(Object.fromEntries(names.map((name) => [`${name}.yaml`, null])));

  test.each(names)('the file %s.yaml', (name) => {
    expect(all).toContainEqual({
      file: `${name}.yaml`,
      found: 'no such file',
      expected: 'the file',
    });
  });

  test('all entries of a collection', () => {
    const lessons = readdirSync(join(copy.dir, 'lessons'));
    const faults = copy.faultsWith(
      Object.fromEntries(lessons.map((file) => [`lessons/${file}`, null])),
    );
    expect(faults).toContainEqual({
      file: 'lessons/',
      found: 'no entry',
      expected: 'at least one entry',
    });
  });
});

describe('a single file', () => {
  const glossary = copy.read('glossary.yaml');
  const changed = {
    'glossary.yaml': `${glossary.trimEnd()}
- id: zz-term
  term: A term for tests
  aliases: [zz-word]
  definition: A term that stands in the tests only.
  see: [zz-nowhere-at-all]
- id: llm
  term: a term for TESTS
  aliases: [ZZ-word]
  definition: A term that stands in the tests only.
`,
    'changes.yaml': edited(
      copy.read('changes.yaml'),
      '  title:',
      '  studies: [no-such-record-here]\n  title:',
    ),
    'review.yaml': edited(copy.read('review.yaml'), '[documentation]', '[documentatoin]'),
    'ladder.yaml': edited(
      copy.read('ladder.yaml'),
      '          - retrospective\n',
      '          - retrospectiv\n',
    ),
    'second-coding/zz-sample.yaml': `about: A second coding for the tests.
date: 2026-11-22
codings:
  - id: zz-no-record
    read: null
    stage: benchmarks
    designType: cohorts
    direction: mixed
    applications: [ambient-scribe]
  - id: zz-no-record
    read: null
    stage: null
    designType: null
    direction: null
    applications: null
`,
  };
  const all = copy.faultsWith(changed);
  const last = (text: string, part: string): number =>
    text.slice(0, text.lastIndexOf(part)).split('\n').length;
  const terms = glossary.match(/^- id:/gmu)?.length ?? 0;
  const coding = changed['second-coding/zz-sample.yaml'];

  test.each<[string, keyof typeof changed, (text: string) => Omit<Fault, 'file'>]>([
    [
      'a related term that does not exist',
      'glossary.yaml',
      (text) => ({
        line: lineOf(text, '[zz-nowhere-at-all]'),
        field: `${terms}.see.0`,
        found: '"zz-nowhere-at-all", which is no term',
        expected: 'the id of a term',
        nearest: undefined,
      }),
    ],
    [
      'a term twice',
      'glossary.yaml',
      (text) => ({
        line: last(text, 'id: llm'),
        field: `${terms + 1}.id`,
        found: '"llm", which stands further up as well',
        expected: 'each only once',
      }),
    ],
    [
      'a term twice by another name',
      'glossary.yaml',
      (text) => ({
        line: lineOf(text, 'term: a term for TESTS'),
        field: `${terms + 1}.term`,
        found: '"a term for tests", which stands further up as well',
        expected: 'each only once',
      }),
    ],
    [
      'a word that leads to two terms',
      'glossary.yaml',
      (text) => ({
        line: lineOf(text, '[ZZ-word]'),
        field: `${terms + 1}.aliases.0`,
        found: '"ZZ-word", which also leads to "zz-term"',
        expected: 'a word that leads to one term only',
      }),
    ],
    [
      'a version with a record that does not exist',
      'changes.yaml',
      (text) => ({
        line: lineOf(text, 'studies:'),
        field: '0.studies.0',
        found: '"no-such-record-here", which is no record',
        expected: 'the id of a record',
        nearest: undefined,
      }),
    ],
    [
      'a judgment of an area that does not exist',
      'review.yaml',
      (text) => ({
        line: lineOf(text, '[documentatoin]'),
        field: like(/^statements\.\d+\.judgment\.areas\.0$/u),
        found: '"documentatoin", which is no area',
        expected: 'the id of an area',
        nearest: 'documentation',
      }),
    ],
    [
      'a level of a stage that does not exist',
      'ladder.yaml',
      (text) => ({
        line: lineOf(text, '- retrospectiv\n'),
        field: 'levels.2.requires.0.stages.0',
        found: '"retrospectiv", which is no stage',
        expected: 'the id of a stage',
        nearest: 'retrospective',
      }),
    ],
    [
      'a second coding of a record that does not exist',
      'second-coding/zz-sample.yaml',
      (text) => ({
        line: lineOf(text, '- id:'),
        field: 'codings.0.id',
        found: '"zz-no-record", which is no record',
        expected: 'the id of a record',
        nearest: undefined,
      }),
    ],
    [
      'a second coding with a stage that does not exist',
      'second-coding/zz-sample.yaml',
      (text) => ({
        line: lineOf(text, 'stage:'),
        field: 'codings.0.stage',
        found: '"benchmarks", which is no stage',
        expected: 'the id of a stage',
        nearest: 'benchmark',
      }),
    ],
    [
      'a second coding with a design that does not exist',
      'second-coding/zz-sample.yaml',
      (text) => ({
        line: lineOf(text, 'designType:'),
        field: 'codings.0.designType',
        found: '"cohorts", which is no design',
        expected: 'the id of a design',
        nearest: 'cohort',
      }),
    ],
    [
      'a second coding with an application that does not exist',
      'second-coding/zz-sample.yaml',
      (text) => ({
        line: lineOf(text, 'applications:'),
        field: 'codings.0.applications.0',
        found: '"ambient-scribe", which is no application',
        expected: 'the id of an application',
        nearest: 'ambient-scribing',
      }),
    ],
    [
      'a record coded twice in one second coding',
      'second-coding/zz-sample.yaml',
      (text) => ({
        line: last(text, '- id:'),
        field: 'codings.1.id',
        found: '"zz-no-record", which stands further up as well',
        expected: 'each only once',
      }),
    ],
  ])('%s', (_what, file, fault) => {
    expect(all).toContainEqual({ ...fault(changed[file]), file });
  });

  test('has no other fault', () => {
    // The second entry of the coding names the same missing record again.
    expect(all).toHaveLength(13);
    expect(coding).toContain('zz-no-record');
  });
});
