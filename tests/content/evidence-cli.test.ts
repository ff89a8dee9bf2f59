import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runEvidence } from '../../src/cli/evidence/run.ts';
import { validateContent } from '../../src/corpus/validate.ts';
import { Writer, type Disk } from '../../src/corpus/write.ts';
import { CONTENT } from '../fixtures/corpus.ts';
import { crossrefWork, europePmcWork, json, Services } from '../fixtures/services.ts';
import { collectStreams } from '../fixtures/streams.ts';

const SAMPLES = fileURLToPath(new URL('../../../shared/samples/', import.meta.url));
const CLI = fileURLToPath(new URL('../../src/cli/evidence.ts', import.meta.url));

const base = mkdtempSync(join(tmpdir(), 'evidence-'));
const dir = join(base, 'content');
const drafts = join(dir, 'drafts');
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(dir, { recursive: true, force: true });
  cpSync(CONTENT, dir, { recursive: true });
  rmSync(drafts, { recursive: true, force: true });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
/** Runs a command in this process, which takes a tenth of the time of one of its own. */
async function run(args: readonly string[], { input = '', env = {} } = {}): Promise<Run> {
  const { said, streams } = collectStreams();
  const code = await runEvidence([...args, '--content', dir], {
    input: Readable.from([input]),
    ...streams,
    env,
  });
  return { code, out: said.output, err: said.messages };
}
/** Runs a command as a person does. */
const runAlone = (args: readonly string[], { input = '', env = {} } = {}): Promise<Run> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [CLI, ...args, '--content', dir], {
      env: { ...process.env, ...env, NO_COLOR: '1' },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => {
      done({ code, out, err });
    });
    child.stdin.end(input);
  });
const file = (name: string, text: string | Uint8Array): string => {
  const path = join(base, name);
  writeFileSync(path, text);
  return path;
};
const draftFiles = (): string[] => (existsSync(drafts) ? readdirSync(drafts).toSorted() : []);

const RIS = `TY  - JOUR
TI  - A study that never was of models in wards
AU  - Doe, Jane
AU  - Roe, Richard
T2  - Journal of Examples
PY  - 2025/03/14
DO  - 10.5555/never.1
ER  - 
`;
const ID = 'doe-2025-never-wards';
const ANSWERS = [
  '--kind=primary',
  '--applications=clinical-coding',
  '--stage=benchmark',
  '--design-type=benchmark-evaluation',
  '--design=Exam questions, scored by rule',
  '--countries=ke',
  '--sample=10 questions',
  '--models=Model A',
  '--outcome=Right answers: 9 of 10',
  '--finding=The model answered nine of ten questions of an exam made up for this test.',
  '--direction=descriptive',
  '--basis=abstract',
  '--source=https://example.org/study title, sample',
];

describe.skipIf(!existsSync(SAMPLES))('the sample of 385 items', () => {
  const sample = (name: string): string => join(SAMPLES, 'retraction-lit', name);
  const [ris, bib, csv] = ['ris', 'bib', 'csv'].map((end) =>
    sample(`empirical-retraction-lit-385.${end}`),
  ) as [string, string, string];
  const eppi = sample('eppi-reviewer-export.json');

  test('is added once, and matched from every other format', async () => {
    const once = await run(['import', ris, bib, '--write', '--json']);
    expect(JSON.parse(once.out)).toMatchObject({
      read: 770,
      counts: { added: 385, matched: 385, merged: 0, doubtful: 0, rejected: 0 },
      written: 385,
    });
    expect(once.code).toBe(0);
    const before = draftFiles().map((name) => readFileSync(join(drafts, name), 'utf8'));
    const again = await run(['import', ris, bib, eppi, csv, '--write', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({
      counts: { matched: 1540, added: 0 },
      written: 0,
    });
    expect(draftFiles().map((name) => readFileSync(join(drafts, name), 'utf8'))).toEqual(before);
    expect(validateContent(dir).faults).toEqual([]);
  });
});

test('the command is a program with an exit that scripts can read', async () => {
  const { code, out, err } = await runAlone(['import', file('a.ris', RIS), '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ read: 1, written: 0, dryRun: true });
  expect(err).toBe('');
  expect((await runAlone(['nonsense'])).code).toBe(2);
});

describe('import', () => {
  test('writes nothing without being told to', async () => {
    const { code, out } = await run(['import', file('a.ris', RIS)]);
    expect(code).toBe(0);
    expect(out).toContain('Dry run: nothing was written');
    expect(draftFiles()).toEqual([]);
  });

  test('goes on past files that are none, and says so', async () => {
    const { code, out } = await run([
      'import',
      file('a.pdf.ris', '%PDF-1.4'),
      file('empty.bib', ''),
      join(base, 'gone.ris'),
      base,
      file('a.ris', `${RIS}\n${RIS}TY  - GEN\nER  - \n`),
      '--write',
    ]);
    expect(code).toBe(1);
    for (const text of [
      'a PDF document',
      'The file is empty',
      'There is no such file',
      'This is no file',
    ]) {
      expect(out).toContain(text);
    }
    expect(out).toContain('3 read = 1 added, 1 matched, 1 rejected');
    expect(out).toContain('rejected a.ris:18 It has no title');
    expect(draftFiles()).toEqual([`${ID}.yaml`]);
  });

  test('never writes outside of the content folder', async () => {
    const outside = join(base, 'outside');
    mkdirSync(outside, { recursive: true });
    symlinkSync(outside, drafts);
    const { code, err } = await run(['import', file('a.ris', RIS), '--write']);
    expect(code).toBe(4);
    expect(err).toContain('a link that leads out of the content folder');
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('from a draft to a record', () => {
  test('code by options, publish, and a sound map', async () => {
    await run(['import', file('a.ris', RIS), '--write']);
    expect((await run(['publish', ID])).out).toContain('Not published');
    const wrong = await run(['code', ID, '--stage=benchmrk']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('"benchmrk" is none of');
    const half = await run(['code', ID, '--kind=primary', '--json']);
    expect(half.code).toBe(1);
    expect(JSON.parse(half.out)).toMatchObject({
      open: expect.arrayContaining(['stage', 'finding']) as unknown,
    });
    expect((await run(['code', ID, ...ANSWERS, '--checked=2026-11-23'])).code).toBe(0);
    expect(validateContent(dir).faults).toEqual([]);
    const published = await run(['publish', ID]);
    expect(published.code).toBe(0);
    expect(draftFiles()).toEqual([]);
    const record = readFileSync(join(dir, 'evidence', `${ID}.yaml`), 'utf8');
    expect(record).not.toContain('intake');
    const changes = readFileSync(join(dir, 'changes.yaml'), 'utf8');
    expect(changes).toMatch(/^# yaml-language-server/u);
    expect(changes).toMatch(new RegExp(`studies:\\s+(?:\\[ |- )${ID}`, 'u'));
    expect(validateContent(dir).faults).toEqual([]);
    expect((await run(['fmt', ID])).code).toBe(0);
  });

  test('code by questions can stop and go on', async () => {
    await run(['import', file('a.ris', RIS), '--write']);
    const first = await run(['code', ID], {
      input: 'nonsense\nprimary\nclinical-coding\nn\nyes\nstop\n',
    });
    expect(first.code).toBe(1);
    expect(first.err).toContain('Observed in routine use');
    const draft = readFileSync(join(drafts, `${ID}.yaml`), 'utf8');
    expect(draft).toContain('kind: primary');
    expect(draft).toContain('stage: randomized');
    const second = await run(['code', ID], { input: 'randomized-trial\n' });
    expect(readFileSync(join(drafts, `${ID}.yaml`), 'utf8')).toContain(
      'designType: randomized-trial',
    );
    expect(second.err).not.toContain('Observed in routine use');
  });

  test.each([
    [['publish', '../../outside'], '"../../outside" is no id'],
    [['code', 'nobody-2020-nothing'], 'There is no draft'],
    [['publish', 'goh-2024-diagnostic-reasoning'], 'is published already'],
    [['import'], 'at least one file'],
    [['import', '--wrong'], "Unknown option '--wrong'"],
    [['nonsense'], 'There is no command "nonsense"'],
  ])('%j is wrong use', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('add', () => {
  const server = new Services();
  let env = {};
  beforeAll(async () => {
    const at = await server.start();
    env = {
      EVIDENCE_CROSSREF: `${at}/cr`,
      EVIDENCE_EUROPE_PMC: `${at}/epmc`,
      EVIDENCE_DOI: `${at}/doi`,
      EVIDENCE_PAUSE: '5',
    };
  });
  afterAll(() => {
    server.stop();
  });

  test('writes a draft, and knows it the second time', async () => {
    server.reset({
      '/cr/': json(crossrefWork('10.5555/new')),
      '/epmc/': json(europePmcWork('10.5555/new')),
    });
    expect((await run(['add', '10.5555/new'], { env })).code).toBe(0);
    expect(draftFiles()).toEqual(['muller-2024-wards.yaml']);
    const again = await run(['add', 'https://doi.org/10.5555/NEW'], { env });
    expect(again.out).toContain('known already as the draft');
  });

  test('says what to do offline', async () => {
    const offline = {
      EVIDENCE_CROSSREF: 'http://127.0.0.1:59321',
      EVIDENCE_EUROPE_PMC: 'http://127.0.0.1:59321',
      EVIDENCE_DOI: 'http://127.0.0.1:59321',
      EVIDENCE_PAUSE: '1',
    };
    const { code, err } = await run(['add', '10.5555/new'], { env: offline });
    expect(code).toBe(3);
    expect(err).toContain('Is this machine online?');
  });
});

describe('audit', () => {
  test('names what rests on one study, and how far coders agree', async () => {
    const { code, out } = await run(['audit', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      agreement: [
        {
          fields: [
            { field: 'stage', alike: 50, compared: 56 },
            { alike: 45, compared: 58 },
            { alike: 54, compared: 57 },
          ],
        },
      ],
    });
  });

  test('marks retractions, which then count no more', async () => {
    const id = 'goh-2024-diagnostic-reasoning';
    const list = file(
      'watch.csv',
      `Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason
1,x,9/21/2026 0:00,10.5555/notice,10.1001/JAMANETWORKOPEN.2024.40969,0,Retraction,+Error in Data;+Upset;
2,x,9/21/2026 0:00,10.5555/n2,10.1000/other,0,Retraction,
`,
    );
    const dry = await run(['audit', '--retractions', list]);
    expect(dry.code).toBe(1);
    expect(dry.out).toContain(`${id} · Retraction 2026-09-21`);
    expect((await run(['audit', '--retractions', list, '--write'])).code).toBe(0);
    const { corpus } = validateContent(dir);
    expect(corpus?.studies.get(id)?.retracted).toEqual({
      date: '2026-09-21',
      notice: 'https://doi.org/10.5555/notice',
      reason: 'Error in Data; Upset',
    });
    expect((await run(['audit', '--retractions', list])).code).toBe(0);
  });
});

describe('a disk that is full', () => {
  const full = (after: number): Disk => {
    let writes = 0;
    return {
      open: () => 1,
      write: (_file, bytes) => {
        writes += 1;
        if (writes > after) throw new Error('ENOSPC: no space left on device');
        return bytes.length;
      },
      close: () => undefined,
      rename: (_from, to) => {
        writeFileSync(to, 'whole');
      },
    };
  };

  test('leaves no half file, and the error says what was written', () => {
    const writer = new Writer(dir, full(1));
    writer.write('drafts/a.yaml', 'a: 1\n');
    expect(() => {
      writer.write('drafts/b.yaml', 'b: 1\n');
    }).toThrow('drafts/b.yaml could not be written: ENOSPC');
    expect(writer.written).toEqual(['drafts/a.yaml']);
    expect(draftFiles()).toEqual(['a.yaml']);
    expect(readdirSync(base).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test.each(['../x.yaml', '/etc/x.yaml', 'drafts/../../x.yaml'])('%s is refused', (path) => {
    expect(() => {
      new Writer(dir).write(path, 'x');
    }).toThrow('outside of the content folder');
  });
});

test('fmt puts fields in order, keeps comments, and needs to be told to write', async () => {
  const path = join(dir, 'evidence', 'goh-2024-diagnostic-reasoning.yaml');
  const sound = readFileSync(path, 'utf8');
  const [head = '', ...rest] = sound.split('\n');
  writeFileSync(
    path,
    [
      head,
      '# A note.',
      ...rest.filter((line) => line !== '' && line !== 'kind: primary'),
      'kind: primary',
      '',
    ].join('\n'),
  );
  expect((await run(['fmt'])).code).toBe(1);
  expect((await run(['fmt', '--write'])).code).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(sound.replace('\nid:', '\n# A note.\nid:'));
});
