import { afterAll, describe, expect, test } from 'vitest';
import {
  ContentCopy,
  edited,
  expectedFaults,
  recordText,
  type FaultCase,
} from '../fixtures/content-copy.ts';

const copy = new ContentCopy();
afterAll(() => {
  copy.remove();
});

const PLAIN = 'must be plain text without HTML';
const CONTROL = 'must not hold control characters';
const MISSING = 'nothing: the field is missing';
const HTTP = 'must be an http(s) address, such as "https://example.org/page"';
const TITLE = 'A study that never was';

/** Each case is a record of its own, all checked together: one check lists all faults of all. */
const CASES: readonly FaultCase[] = [
  { name: 'a sound record', edit: ['', ''], faults: [] },
  {
    name: 'an unknown field, with the nearest',
    edit: ['basis:', 'funding: none\nbasis:'],
    faults: [
      {
        at: 'funding:',
        field: 'funding',
        found: 'a field "funding" that is not known here',
        expected: expect.stringMatching(
          /^one of id, kind, csl, et-al, .*, checked, retracted$/u,
        ) as string,
        nearest: 'finding',
      },
    ],
  },
  {
    name: 'an unknown field further in',
    edit: ['  container-title:', '  container_title:'],
    faults: [
      {
        at: 'container_title',
        field: 'csl.container_title',
        found: 'a field "container_title" that is not known here',
        expected: expect.stringMatching(/^one of type, genre, title, .*, URL$/u) as string,
        nearest: 'container-title',
      },
    ],
  },
  {
    name: 'an unknown field in a list',
    edit: ['unit: questions', 'units: questions'],
    faults: [
      {
        at: '{ n: 10',
        field: 'sample.0.unit',
        found: MISSING,
        expected: 'text (put quotes around a number)',
      },
      {
        at: '{ n: 10',
        field: 'sample.0.units',
        found: 'a field "units" that is not known here',
        expected: 'one of n, unit',
        nearest: 'unit',
      },
    ],
  },
  {
    name: 'a missing field',
    edit: ['basis: abstract\n', ''],
    faults: [
      {
        at: 'id:',
        field: 'basis',
        found: MISSING,
        expected: 'one of abstract, preprint, secondary',
      },
    ],
  },
  {
    name: 'a missing field further in',
    edit: ['  title: A study that never was\n', ''],
    faults: [
      {
        at: 'csl:',
        field: 'csl.title',
        found: MISSING,
        expected: 'text (put quotes around a number)',
      },
    ],
  },
  {
    name: 'a number instead of text',
    edit: [TITLE, '2025'],
    faults: [
      {
        at: 'title:',
        field: 'csl.title',
        found: '2025',
        expected: 'text (put quotes around a number)',
      },
    ],
  },
  {
    name: 'text instead of a list',
    edit: ['[ambient-scribing]', 'ambient-scribing'],
    faults: [
      {
        at: 'applications:',
        field: 'applications',
        found: '"ambient-scribing"',
        expected: 'a list',
      },
    ],
  },
  {
    name: 'text instead of a number',
    edit: ['n: 10', 'n: ten'],
    faults: [{ at: '{ n:', field: 'sample.0.n', found: '"ten"', expected: 'a number' }],
  },
  {
    name: 'a part of a whole number',
    edit: ['[2025, 3, 14]', '[2025, 3.5]'],
    faults: [
      {
        at: '[2025, 3.5]',
        field: 'csl.issued.date-parts.0.1',
        found: '3.5',
        expected: 'a whole number',
      },
    ],
  },
  {
    name: 'a code in another spelling, with the nearest',
    edit: ['direction: descriptive', 'direction: favorably'],
    faults: [
      {
        at: 'direction:',
        field: 'direction',
        found: '"favorably"',
        expected: 'one of favorable, mixed, unfavorable, descriptive',
        nearest: 'favorable',
      },
    ],
  },
  {
    name: 'an author in another form',
    edit: ['{ family: Doe, given: Jane }', '{ name: Jane Doe }'],
    faults: [
      {
        at: '{ name:',
        field: 'csl.author.0',
        found: '{"name":"Jane Doe"}',
        expected: 'must be { family, given } for a person or { literal } for a body',
      },
    ],
  },
  {
    name: 'an empty list',
    edit: ['    supports: [title]', '    supports: []'],
    faults: [
      {
        at: 'supports:',
        field: 'sources.0.supports',
        found: '[]',
        expected: 'at least 1 entry',
      },
    ],
  },
  {
    name: 'empty text',
    edit: [TITLE, '""'],
    faults: [{ at: 'title:', field: 'csl.title', found: '""', expected: 'must not be empty' }],
  },
  {
    name: 'blanks at the ends',
    edit: [TITLE, '" A study"'],
    faults: [
      {
        at: 'title:',
        field: 'csl.title',
        found: '" A study"',
        expected: 'must not begin or end with a space',
      },
    ],
  },
  {
    name: 'text that is too long, shown in part',
    edit: [TITLE, 'word '.repeat(200).trim()],
    faults: [
      {
        at: 'title:',
        field: 'csl.title',
        found: `"${'word '.repeat(23)}w…`,
        expected: 'must be at most 500 characters',
      },
    ],
  },
  {
    name: 'a finding that is no sentence',
    edit: [
      'The model answered ten questions of an exam that was made up for this test.',
      'It works.',
    ],
    faults: [
      {
        at: 'finding:',
        field: 'finding',
        found: '"It works."',
        expected: 'must be a full sentence of at least 30 characters',
      },
    ],
  },
  {
    name: 'HTML in plain text',
    edit: [TITLE, 'A <b>bold</b> study'],
    faults: [{ at: 'title:', field: 'csl.title', found: '"A <b>bold</b> study"', expected: PLAIN }],
  },
  {
    name: 'a script in plain text',
    edit: ['unit: questions', 'unit: "<script>alert(1)</script>"'],
    faults: [
      {
        at: '{ n: 10',
        field: 'sample.0.unit',
        found: '"<script>alert(1)</script>"',
        expected: PLAIN,
      },
    ],
  },
  {
    name: 'a character reference in plain text',
    edit: [TITLE, 'Health &amp; care'],
    faults: [{ at: 'title:', field: 'csl.title', found: '"Health &amp; care"', expected: PLAIN }],
  },
  {
    name: 'signs that are no HTML',
    edit: [TITLE, 'Care & cure with p < 0.05, n>3 and R&D'],
    faults: [],
  },
  {
    name: 'a control character, shown escaped',
    edit: [TITLE, String.raw`"A \a study"`],
    faults: [
      { at: 'title:', field: 'csl.title', found: String.raw`"A \u0007 study"`, expected: CONTROL },
    ],
  },
  {
    name: 'a control character for terminals, shown escaped',
    edit: [TITLE, '"A \u009b31m study"'],
    faults: [
      {
        at: 'title:',
        field: 'csl.title',
        found: String.raw`"A \u009b31m study"`,
        expected: CONTROL,
      },
    ],
  },
  {
    name: 'a day that does not exist',
    edit: ['checked: 2026-11-22', 'checked: 2025-02-30'],
    faults: [
      {
        at: 'checked:',
        field: 'checked',
        found: '"2025-02-30"',
        expected: 'must be a day that exists, in the form "2026-11-22"',
      },
    ],
  },
  {
    name: 'a day of publication that does not exist',
    edit: ['[2025, 3, 14]', '[2025, 2, 30]'],
    faults: [
      {
        at: '- [2025',
        field: 'csl.issued.date-parts.0',
        found: '[2025,2,30]',
        expected: 'must be a date that exists: [year, month, day]',
      },
    ],
  },
  {
    name: 'a month that does not exist',
    edit: ['[2025, 3, 14]', '[2025, 0]'],
    faults: [
      {
        at: '- [2025',
        field: 'csl.issued.date-parts.0',
        found: '[2025,0]',
        expected: 'must be a date that exists: [year, month, day]',
      },
    ],
  },
  {
    name: 'a year before there were such studies',
    edit: ['[2025, 3, 14]', '[1066]'],
    faults: [
      {
        at: '- [1066',
        field: 'csl.issued.date-parts.0',
        found: '[1066]',
        expected: 'must have a year between 1950 and 2100',
      },
    ],
  },
  {
    name: 'a year in the future',
    edit: ['[2025, 3, 14]', '[2031]'],
    faults: [
      {
        at: 'issued:',
        field: 'csl.issued',
        found: 'a publication in 2031 that was checked in 2026',
        expected: 'a year of publication that is not in the future',
      },
    ],
  },
  {
    name: 'a check after the newest version',
    edit: ['checked: 2026-11-22', 'checked: 2099-01-01'],
    faults: [
      {
        at: 'checked:',
        field: 'checked',
        found: expect.stringMatching(/^2099-01-01, after the newest version in/u) as string,
        expected: 'a day up to the newest version; add a version to changes.yaml',
      },
    ],
  },
  {
    name: 'an address that runs a script',
    edit: ['https://example.org/study', 'javascript:alert(1)'],
    faults: [
      { at: '- url:', field: 'sources.0.url', found: '"javascript:alert(1)"', expected: HTTP },
    ],
  },
  {
    name: 'an address of another kind',
    edit: ['https://example.org/study', 'ftp://example.org/study'],
    faults: [
      { at: '- url:', field: 'sources.0.url', found: '"ftp://example.org/study"', expected: HTTP },
    ],
  },
  {
    name: 'a DOI as an address',
    edit: ['DOI: 10.', 'DOI: https://doi.org/10.'],
    faults: [
      {
        at: 'DOI:',
        field: 'csl.DOI',
        found: expect.stringMatching(/^"https:\/\/doi\.org\/10\.5555\/zz-.*"$/u) as string,
        expected: 'must be a DOI without an address before it, such as "10.1000/xyz123"',
      },
    ],
  },
  {
    name: 'a PubMed number without quotes',
    edit: ['  DOI:', '  PMID: 38965432\n  DOI:'],
    faults: [
      {
        at: 'PMID:',
        field: 'csl.PMID',
        found: '38965432',
        expected: 'text (put quotes around a number)',
      },
    ],
  },
  {
    name: 'a country in words',
    edit: ['[KE]', '[Kenya]'],
    faults: [
      {
        at: 'countries:',
        field: 'countries.0',
        found: '"Kenya"',
        expected: 'must be a country code of two capital letters (ISO 3166), such as "KE"',
      },
    ],
  },
  {
    name: 'a primary study without a stage',
    edit: ['stage: benchmark\n', ''],
    faults: [
      { at: 'id:', field: 'stage', found: MISSING, expected: 'must be given for a primary study' },
    ],
  },
  {
    name: 'a review of studies with a stage',
    edit: ['kind: primary', 'kind: synthesis'],
    faults: [
      {
        at: 'stage:',
        field: 'stage',
        found: '"benchmark"',
        expected:
          'must be left out: only a primary study stands on the ladder, and this is "synthesis"',
      },
    ],
  },
  {
    name: 'neither a DOI nor a URL',
    edit: ['  DOI:', '  volume:'],
    faults: [
      { at: 'csl:', field: 'csl.DOI', found: MISSING, expected: 'needs a DOI, or else a URL' },
    ],
  },
  {
    name: 'an application that does not exist',
    edit: ['[ambient-scribing]', '[case-diagnosis, ambient-scribeing]'],
    faults: [
      {
        at: 'applications:',
        field: 'applications.1',
        found: '"ambient-scribeing", which is no application',
        expected: 'the id of an application',
        nearest: 'ambient-scribing',
      },
    ],
  },
  {
    name: 'a topic that does not exist',
    edit: ['topic: hallucination', 'topic: halucination'],
    faults: [
      {
        at: '- topic:',
        field: 'topics.0.topic',
        found: '"halucination", which is no topic',
        expected: 'the id of a topic',
        nearest: 'hallucination',
      },
    ],
  },
  {
    name: 'a stage that does not exist',
    edit: ['stage: benchmark', 'stage: randomize'],
    faults: [
      {
        at: 'stage:',
        field: 'stage',
        found: '"randomize", which is no stage',
        expected: 'the id of a stage',
        nearest: 'randomized',
      },
    ],
  },
  {
    name: 'a design that does not exist',
    edit: ['designType: benchmark-evaluation', 'designType: cohorts'],
    faults: [
      {
        at: 'designType:',
        field: 'designType',
        found: '"cohorts", which is no design',
        expected: 'the id of a design',
        nearest: 'cohort',
      },
    ],
  },
  {
    name: 'names that every object has',
    edit: ['stage: benchmark', 'stage: constructor'],
    faults: [
      {
        at: 'stage:',
        field: 'stage',
        found: '"constructor", which is no stage',
        expected: 'the id of a stage',
      },
    ],
  },
  {
    name: 'a field with a name that every object has',
    edit: ['basis:', '__proto__: { kind: context }\nbasis:'],
    faults: [
      {
        at: '__proto__:',
        field: '__proto__',
        found: 'a field "__proto__" that is not known here',
        expected: expect.stringMatching(/^one of id, kind/u) as string,
      },
    ],
  },
  {
    name: 'an application named twice',
    edit: ['[ambient-scribing]', '[ambient-scribing, case-diagnosis, ambient-scribing]'],
    faults: [
      {
        at: 'applications:',
        field: 'applications.2',
        found: '"ambient-scribing", which stands further up as well',
        expected: 'each only once',
      },
    ],
  },
  {
    name: 'several faults at once',
    edit: ['direction: descriptive', 'direction: good\nspeciality: any\nmodels: GPT-4'],
    faults: [
      {
        at: 'direction:',
        field: 'direction',
        found: '"good"',
        expected: 'one of favorable, mixed, unfavorable, descriptive',
      },
      {
        at: 'speciality:',
        field: 'speciality',
        found: 'a field "speciality" that is not known here',
        expected: expect.stringContaining('specialties') as string,
        nearest: 'specialties',
      },
      { at: 'models:', field: 'models', found: '"GPT-4"', expected: 'a list' },
    ],
  },
];

describe('a record', () => {
  const texts = CASES.map(({ edit: [from, to] }, index) => {
    const id = `zz-case-${index}`;
    return [`evidence/${id}.yaml`, edited(recordText(id), from, to)] as const;
  });
  const all = copy.faultsWith(Object.fromEntries(texts));

  test.each(CASES.map((one, index) => ({ ...one, index })))('$name', ({ faults, index }) => {
    const [file = '', text = ''] = texts[index] ?? [];
    const here = all.filter((fault) => fault.file === file);
    expect(here).toEqual(expectedFaults(file, text, faults));
  });

  test('has no fault that another record brought about', () => {
    expect(all).toHaveLength(CASES.reduce((sum, { faults }) => sum + faults.length, 0));
  });
});

describe('two records', () => {
  const name = 'lukac-2025-two-scribes-trial';
  const real = copy.read(`evidence/${name}.yaml`);
  const doi = /DOI: (\S+)/u.exec(real)?.[1] ?? '';
  const withIds = (id: string, pmid: string, pmcid: string): string =>
    edited(recordText(id), '  DOI:', `  PMID: "${pmid}"\n  PMCID: ${pmcid}\n  DOI:`);
  const ours = {
    'evidence/zz-doi.yaml': edited(recordText('zz-doi'), '10.5555/zz-doi', doi.toUpperCase()),
    'evidence/zz-one.yaml': withIds('zz-one', '999999999', 'PMC999999999'),
    'evidence/zz-other.yaml': withIds('zz-other', '999999999', 'PMC999999999'),
    'evidence/zz-renamed.yaml': recordText('zz-one'),
    'evidence/Zz-Case.yaml': recordText('zz-case'),
  };
  const all = copy.faultsWith(ours);

  test.each([
    [
      'a DOI in other case',
      'zz-doi',
      'DOI:',
      'csl.DOI',
      `"${doi.toLowerCase()}", which also stands in evidence/${name}.yaml`,
      'each work in one record only',
    ],
    [
      'a PubMed number',
      'zz-other',
      'PMID:',
      'csl.PMID',
      '"999999999", which also stands in evidence/zz-one.yaml',
      'each work in one record only',
    ],
    [
      'a PubMed Central number',
      'zz-other',
      'PMCID:',
      'csl.PMCID',
      '"pmc999999999", which also stands in evidence/zz-one.yaml',
      'each work in one record only',
    ],
    [
      'an id',
      'zz-renamed',
      'id:',
      'id',
      '"zz-one", which also stands in evidence/zz-one.yaml',
      'each work in one record only',
    ],
    [
      'an id that differs from the name of the file',
      'zz-renamed',
      'id:',
      'id',
      'the id "zz-one" in the file "zz-renamed.yaml"',
      'the same id in both, such as "zz-renamed"',
    ],
    [
      'a name of a file in other case',
      'Zz-Case',
      'id:',
      'id',
      'the id "zz-case" in the file "Zz-Case.yaml"',
      'the same id in both, such as "Zz-Case"',
    ],
  ])('%s', (_what, id, at, field, found, expected) => {
    const file = `evidence/${id}.yaml` as keyof typeof ours;
    const faults = expectedFaults(file, ours[file], [{ at, field, found, expected }]);
    expect(all).toEqual(expect.arrayContaining([...faults]));
  });
});
