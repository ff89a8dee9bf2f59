import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runAddresses } from '../../src/cli/addresses/run.ts';
import { planMove } from '../../src/corpus/move/plan.ts';
import { textAfter } from '../../src/corpus/move/rewrite.ts';
import { readContent } from '../../src/corpus/raw.ts';
import { validateContent } from '../../src/corpus/validate.ts';
import { placesOf } from '../../src/routing/places.ts';
import type { Addresses } from '../../src/schema/addresses.ts';
import { CONTENT, realCorpus } from '../fixtures/corpus.ts';
import { collectStreams } from '../fixtures/streams.ts';

const COMMAND = fileURLToPath(new URL('../../src/cli/addresses.ts', import.meta.url));
const OTHER = fileURLToPath(new URL('../fixtures/other-review/', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'moving-'));
cpSync(CONTENT, dir, { recursive: true });
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const register = (): Addresses =>
  parse(readFileSync(join(dir, 'addresses.yaml'), 'utf8')) as Addresses;

/** Text of all content but the register. */
const texts = (): string =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:yaml|mdx)$/u.test(file) && file !== 'addresses.yaml')
    .map((file) => readFileSync(join(dir, file), 'utf8'))
    .join('\n');

interface Run {
  readonly status: number | null;
  readonly output: string;
}
/** Runs the command in this process, which spares the start of one of its own. */
function addresses(...args: readonly string[]): Run {
  const { said, streams } = collectStreams();
  const status = runAddresses(args, dir, streams);
  return { status, output: `${said.output}${said.messages}` };
}
/** Runs the command as a person does. */
function addressesAlone(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT: dir },
  });
  return { status, output: `${stdout}${stderr}` };
}

test('every place of the real content is registered', () => {
  const { addresses: known } = realCorpus();
  for (const [path, anchors] of placesOf(realCorpus())) {
    expect(known.published[path], path).toEqual(expect.arrayContaining([...anchors]));
  }
});

describe('an anchor of an application', () => {
  const page = '/applications/ambient-scribing/';
  const [old, now] = [`${page}#gaps`, `${page}#open-questions`];

  test('is renamed by the command, and its old link leads on', () => {
    const lesson = join(dir, 'lessons/reading-the-ladder.mdx');
    const before = readFileSync(lesson, 'utf8');
    expect(before).toContain('readings:');
    const { status, output } = addressesAlone('mv', old, now);
    expect(output).toContain(`${old} leads on to ${now}`);
    expect(status).toBe(0);
    expect(register().moved).toEqual({ [old]: now });
    expect(register().published[page]).toEqual(expect.arrayContaining(['gaps', 'open-questions']));
    const text = readFileSync(join(dir, 'applications/ambient-scribing.mdx'), 'utf8');
    expect(text).toContain('## Gaps {#open-questions}');
    expect(texts()).not.toContain(old);
    expect(validateContent(dir).faults).toEqual([]);
  });

  test('goes along when the page moves, with everything that names it', () => {
    const to = '/applications/visit-notes/';
    expect(texts()).toContain('ambient-scribing');
    expect(addresses('mv', page, to).status).toBe(0);
    expect(existsSync(join(dir, 'applications/ambient-scribing.mdx'))).toBe(false);
    expect(register().moved).toEqual({
      [page]: to,
      [`${to}#gaps`]: `${to}#open-questions`,
      [`/embed${page}`]: `/embed${to}`,
    });
    expect(register().published[page]).toContain('gaps');
    expect(texts()).not.toMatch(/\bambient-scribing\b/u);
    const { corpus, faults } = validateContent(dir);
    expect(faults).toEqual([]);
    const was = [...realCorpus().studies.values()].filter(({ applications }) =>
      applications.includes('ambient-scribing'),
    ).length;
    const is = [...(corpus?.studies.values() ?? [])].filter(({ applications }) =>
      applications.includes('visit-notes'),
    ).length;
    expect(is).toBe(was);
  });

  test('goes back, and nothing of the way is left but what leads on', () => {
    expect(addresses('mv', '/applications/visit-notes/', page).status).toBe(0);
    expect(addresses('mv', now, old).status).toBe(0);
    expect(register().moved).toEqual({
      '/applications/visit-notes/': page,
      '/embed/applications/visit-notes/': `/embed${page}`,
      [now]: old,
    });
    for (const file of ['applications/ambient-scribing.mdx', 'lessons/reading-the-ladder.mdx']) {
      expect(readFileSync(join(dir, file), 'utf8')).toBe(readFileSync(join(CONTENT, file), 'utf8'));
    }
  });
});

describe('what a move changes', () => {
  const changed = (from: string, to: string): ReadonlyMap<string, string | null> => {
    const plan = planMove(OTHER, { from, to });
    if (plan.refusal !== undefined) throw new Error(plan.refusal);
    return plan.changes;
  };
  const before = (file: string): string => readFileSync(join(OTHER, file), 'utf8');

  test('a term: its id, what sees it, and where it is used', () => {
    const changes = changed('/glossary/#beet', '/glossary/#rabatte');
    const glossary = changes.get('glossary.yaml');
    expect(glossary).toContain('- id: rabatte\n  term: Beet\n');
    expect(glossary).toContain('see: [rabatte]');
    const file = 'applications/fensterbank.mdx';
    expect(changes.get(file)).toBe(before(file).replace('id="beet"', 'id="rabatte"'));
  });

  test('a record: its file and id, citations and second codings', () => {
    const changes = changed('/evidence/acker-2019-tomaten/', '/evidence/acker-2019-rot/');
    expect(changes.get('evidence/acker-2019-tomaten.yaml')).toBeNull();
    expect(changes.get('evidence/acker-2019-rot.yaml')).toContain('id: acker-2019-rot\n');
    expect(changes.get('second-coding/erste-probe.yaml')).toContain('{ id: acker-2019-rot,');
    expect(changes.get('challenges/zeitmangel.mdx')).toContain('<Cite id="acker-2019-rot" />');
    const rest = [...changes].filter(([file]) => file !== 'addresses.yaml').map(([, text]) => text);
    // Addresses of the work itself have the same words, and stay.
    expect(rest.join('\n')).not.toMatch(/(?<!\/)acker-2019-tomaten/u);
  });

  test('an area: its anchor in the list of applications too; comments and layout stay', () => {
    const changes = changed('/areas/draussen/', '/areas/im-freien/');
    expect(changes.get('addresses.yaml')).toContain(
      '/applications/#draussen: /applications/#im-freien',
    );
    expect(changes.get('review.yaml')).toBe(
      before('review.yaml').replace('areas: [draussen]', 'areas: [im-freien]'),
    );
    const file = 'applications/gemuesegarten.mdx';
    expect(changes.get(file)).toBe(before(file).replace('area: draussen', 'area: im-freien'));
  });

  test('links, with the views that they ask for', () => {
    const moves = [{ from: '/applications/a/', to: '/applications/b/' }];
    const text =
      '---\nreadings: ["/?cell=a.jahr", "/?application=c,a#map"]\n---\n[x](/applications/a/#gaps) [y](/?area=a)\n';
    expect(textAfter(text, 'lessons/l.mdx', '/teach/l/', moves)).toBe(
      '---\nreadings: ["/?cell=b.jahr", "/?application=c,b#map"]\n---\n[x](/applications/b/#gaps) [y](/?area=a)\n',
    );
  });

  test('an anchor: its heading, and links on its own page', () => {
    const moves = [{ from: '/about/#who', to: '/about/#makers' }];
    const text = '---\ntitle: A\n---\n## Who {#who}\n\n[there](#who), [else](#whole)\n';
    expect(textAfter(text, 'pages/about.mdx', '/about/', moves)).toBe(
      '---\ntitle: A\n---\n## Who {#makers}\n\n[there](#makers), [else](#whole)\n',
    );
  });
});

describe('a move is refused', () => {
  const raw = readContent(CONTENT);
  test.each([
    ['/applications/no-such/', '/applications/x/', 'There is no page'],
    [
      '/applications/triage-and-rsk/',
      '/applications/x/',
      'did you mean /applications/triage-and-risk/?',
    ],
    ['/applications/triage-and-risk/', '/applications/inbox-replies/', 'is there already'],
    [
      '/applications/triage-and-risk/',
      '/challenges/triage/',
      'has to look like /applications/new-name/',
    ],
    ['/methods/', '/how/', 'The code makes /methods/'],
    ['/embed/map/', '/embed/m/', 'The code makes /embed/map/'],
    ['/embed/ethics/bias/', '/embed/ethics/b/', 'moves together with its page'],
    ['/methods/#search', '/about/#search', 'An anchor stays on its page'],
    ['/methods/#search', '/methods/#coding', 'is there already'],
    ['/methods/#serch', '/methods/#x', 'did you mean "search"?'],
    ['/applications/triage-and-risk/#level', '/applications/triage-and-risk/#l', "can't be moved"],
    ['/evidence/', '/records/', 'The code makes /evidence/'],
    ['/ethics/bias/', '/about/#who', 'A page moves to a page'],
    ['methods', '/x/', 'is no path of a page'],
    ['/ethics/bias/', '/ethics/Bias/', 'is no path of a page'],
    ['/ethics/bias/', '/ethics/bias/', 'the same'],
  ])('from %s to %s', (from, to, why) => {
    const plan = planMove(CONTENT, { from, to }, raw);
    expect(plan.refusal).toContain(why);
  });

  test('to an old address that leads elsewhere, and nothing is written', () => {
    const before = readFileSync(join(dir, 'addresses.yaml'), 'utf8');
    const { status, output } = addresses(
      'mv',
      '/applications/inbox-replies/',
      '/applications/visit-notes/',
    );
    expect(output).toContain('leads to /applications/ambient-scribing/');
    expect(output).toContain('Nothing was changed.');
    expect(status).toBe(1);
    expect(readFileSync(join(dir, 'addresses.yaml'), 'utf8')).toBe(before);
  });

  test('where the content would have a fault, with the fault', () => {
    // Both kinds of topics count their order by themselves.
    const { refusal, faults } = planMove(OTHER, {
      from: '/ethics/zugang/',
      to: '/challenges/zugang/',
    });
    expect(refusal).toContain('would be wrong after the move');
    expect(faults).toContainEqual(
      expect.objectContaining({ file: 'challenges/zugang.mdx', field: 'order' }),
    );
  });

  test('on wrong use', () => {
    expect(addresses('mv', '/a/').status).toBe(2);
    expect(addresses('--nonsense').status).toBe(2);
  });
});
