import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  append,
  goOn,
  historyOf,
  insert,
  move,
  redo,
  remove,
  rename,
  reword,
  undo,
} from '../../src/domain/reading-list/edit.ts';
import { fragmentOf, readFragment } from '../../src/domain/reading-list/link.ts';
import {
  EMPTY_LIST,
  formatList,
  isAddress,
  MAX,
  oneLine,
  parseList,
  type Entry,
  type ReadingList,
} from '../../src/domain/reading-list/list.ts';

const LIST: ReadingList = {
  title: 'Seminar, spring',
  entries: [
    { heading: 'Week 2' },
    { address: '/methods/#coding', note: 'Read “basis” first' },
    { address: '/?cols=year&area=workflow', title: 'Map by year' },
    { address: '/evidence/', title: 'Evidence', note: 'Größe, 한국어, 🩺' },
  ],
};

/** Made when lists began; it must be read for ever. */
const FIRST =
  '#list=1.eJwLTs3NzEss0lEoLijKzEvnUg5PTc1WMOLSz00tychPKdZXTs5PycxL5wxKTUxReNQwJymxOLP4UcNchbTMouISLn375PycYtvK1MQitcSi1ETb8vyi7LSc_HJOTt_EAoWkSgWQFJd-allmSmpecqo-p3vR4W2H56fqKLydOufV1rVvpm3RUfgwf-UuTleoEi4A-GM6QA';

const published = Object.entries(
  (
    parse(readFileSync('content/addresses.yaml', 'utf8')) as {
      published: Record<string, readonly string[]>;
    }
  ).published,
).flatMap(([path, anchors]) => [path, ...anchors.map((anchor) => `${path}#${anchor}`)]);

const words = fc.string({ unit: 'binary', maxLength: 40 });
const entry: fc.Arbitrary<Entry> = fc.oneof(
  words.map((text) => ({ heading: oneLine(text, MAX.title) })),
  fc.record(
    {
      address: fc.constantFrom(...published),
      title: words.map((text) => oneLine(text, MAX.title)).filter(Boolean),
      note: words.map((text) => oneLine(text, MAX.note)).filter(Boolean),
    },
    { requiredKeys: ['address'] },
  ),
  fc.constantFrom('!quiz\t3', '?', 'later: a new kind').map((unknown) => ({ unknown })),
);
const list: fc.Arbitrary<ReadingList> = fc.record({
  title: words.map((text) => oneLine(text, MAX.title)),
  entries: fc.array(entry, { maxLength: 12 }),
});
const coded = (text: string, version = 1): string =>
  `#list=${version}.${deflateSync(Buffer.from(text)).toString('base64url')}`;

describe('the text of a list', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(list, (given) => {
        expect(parseList(formatList(given))).toEqual(given);
      }),
    );
  });

  it('takes any text, and settles at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const read = parseList(`\n${text}`);
        expect(parseList(formatList(read))).toEqual(read);
      }),
    );
  });

  it.each([
    'javascript:alert(1)',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/../outside/',
    '/methods/../../outside/',
    '/%2e%2e/outside/',
    '/methods/<img src=x>',
    'https://elsewhere.example/',
    '/with space/',
    `/${'a'.repeat(MAX.address)}/`,
  ])('takes %s for no address', (text) => {
    expect(isAddress(text)).toBe(false);
    expect(parseList(`\n${text}\n`).entries.some((found) => 'address' in found)).toBe(false);
  });

  it('takes every published address', () => {
    expect(published.filter((address) => !isAddress(address))).toEqual([]);
  });

  it('leads from no address to another host or out of the site', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webFragments(), (path, fragment) => {
        const address = `${path}#${fragment}`;
        if (!isAddress(address)) return;
        const url = new URL(`/map/${address.slice(1)}`, 'https://here.example');
        expect(url.href.startsWith('https://here.example/map/')).toBe(true);
      }),
    );
  });

  it('cuts what is too long and keeps characters whole', () => {
    const { title, entries } = parseList(`${'🩺'.repeat(300)}\n#${'x'.repeat(900)}\n`);
    expect(title).toBe('🩺'.repeat(MAX.title / 2));
    expect(entries).toEqual([{ heading: 'x'.repeat(MAX.title) }]);
    expect(oneLine(`a${'🩺'.repeat(4)}`, 4)).toBe('a🩺');
  });
});

describe('the link of a list', () => {
  it('gives back the list', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (given) => {
        const read = await readFragment(await fragmentOf(given));
        expect(read.list).toEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  it('still reads the first link that was ever made', async () => {
    expect(await readFragment(FIRST)).toEqual({ list: LIST, problems: [] });
  });

  it('holds 200 entries with headings and notes in fewer than 8,000 characters', async () => {
    const studies = published.filter((address) =>
      /^\/evidence\/[^#]+(?:#finding)?$/u.test(address),
    );
    const sections = published.filter((address) => /^\/(?:applications|challenges)/u.test(address));
    const entries = Array.from({ length: 200 }, (_, at): Entry => {
      if (at % 15 === 0) return { heading: `Week ${at / 15 + 1}` };
      const from = at % 3 === 0 ? sections : studies;
      const address = from[(at * 37) % from.length] ?? '/';
      return at % 4 === 0
        ? { address, note: `Read table ${at} first; compare with group ${at % 7}` }
        : { address };
    });
    const fragment = await fragmentOf({ title: 'Informatics for clinicians, spring', entries });
    expect(`https://a-host-of-the-usual-length.example/map/teach/${fragment}`.length).toBeLessThan(
      8000,
    );
  });

  it('keeps the good part of a link that was cut anywhere', async () => {
    const many: ReadingList = {
      title: 'Cut',
      entries: published.slice(0, 60).map((address) => ({ address })),
    };
    const fragment = await fragmentOf(many);
    for (const share of [0.3, 0.5, 0.9, 0.99]) {
      const { list: read, problems } = await readFragment(
        fragment.slice(0, Math.floor(fragment.length * share)),
      );
      expect(read.entries).toEqual(many.entries.slice(0, read.entries.length));
      expect(problems).toEqual(['This link is cut or damaged. What could be read is here.']);
      if (share >= 0.9) expect(read.entries.length).toBeGreaterThan(many.entries.length * 0.6);
    }
  });

  it('says that a link was altered', async () => {
    const fragment = await fragmentOf(LIST);
    const at = Math.floor(fragment.length / 2);
    const other = fragment[at] === 'A' ? 'B' : 'A';
    const { problems } = await readFragment(fragment.slice(0, at) + other + fragment.slice(at + 1));
    expect(problems.join(' ')).toMatch(/cut or damaged/u);
  });

  it('reads past what a mail program puts behind a link', async () => {
    const fragment = await fragmentOf(LIST);
    for (const end of ['.', '>', ')', '%20and%20more']) {
      expect(await readFragment(fragment + end)).toEqual({ list: LIST, problems: [] });
    }
  });

  it('reads what it can of another version', async () => {
    const { list: read, problems } = await readFragment(
      coded('Later\n/methods/\n!new\tthing\n', 7),
    );
    expect(read).toEqual({
      title: 'Later',
      entries: [{ address: '/methods/' }, { unknown: '!new\tthing' }],
    });
    expect(problems).toHaveLength(2);
  });

  it.each(['', '#', '#list=', '#list=1', '#list=1.', '#list=x.abc', '#coding', '#list=1.€'])(
    'says that %j holds no list',
    async (fragment) => {
      const { list: read, problems } = await readFragment(fragment);
      expect(read).toEqual(EMPTY_LIST);
      expect(problems).toEqual(['This link holds no reading list.']);
    },
  );

  it('never throws, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
        for (const fragment of [
          text,
          `#list=1.${text}`,
          `#list=1.${btoa(text.replace(/[^ -~]/gu, ''))}`,
        ]) {
          const { list: read, problems } = await readFragment(fragment);
          expect(problems.length > 0 || read.entries.length >= 0).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the good part of a link of a megabyte, and of one that unpacks to hundreds', async () => {
    const long = `Long\n/methods/\n${Array.from({ length: 60_000 }, (_, at) => `/a${at * 7919}/`).join('\n')}\n`;
    const fragment = coded(long) + 'A'.repeat(1_000_000);
    const { list: read, problems } = await readFragment(fragment);
    expect(read.entries[0]).toEqual({ address: '/methods/' });
    expect(read.entries).toHaveLength(MAX.entries);
    expect(problems.join(' ')).toMatch(/cut or damaged.*500 entries/u);
    const bomb = await readFragment(coded(`Bomb\n/methods/\n${'x'.repeat(4_000_000)}`));
    expect(bomb.list.entries).toEqual([{ address: '/methods/' }]);
  });
});

describe('changing a list', () => {
  it('moves an entry to where it shall stand, and no further than the ends', () => {
    const order = (given: ReadingList): readonly string[] =>
      given.entries.map((each) => ('address' in each ? each.address : '#'));
    expect(order(move(LIST, 0, 2))).toEqual([
      '/methods/#coding',
      '/?cols=year&area=workflow',
      '#',
      '/evidence/',
    ]);
    expect(order(move(LIST, 3, -5))[0]).toBe('/evidence/');
    expect(move(LIST, 3, 99)).toBe(LIST);
    expect(move(LIST, 9, 0)).toBe(LIST);
  });

  it('moves back what it moved', () => {
    fc.assert(
      fc.property(list, fc.nat(12), fc.nat(12), (given, from, to) => {
        fc.pre(from < given.entries.length && to < given.entries.length);
        expect(move(move(given, from, to), to, from)).toEqual(given);
      }),
    );
  });

  it('changes notes and headings, and leaves the rest', () => {
    expect(reword(LIST, 1, '  two\nlines ').entries[1]).toEqual({
      address: '/methods/#coding',
      note: 'two lines',
    });
    expect(reword(LIST, 1, '').entries[1]).toEqual({ address: '/methods/#coding' });
    expect(reword(LIST, 0, 'Week 3').entries[0]).toEqual({ heading: 'Week 3' });
    expect(rename(LIST, ' x\ty ').title).toBe('x y');
    expect(remove(LIST, 0).entries).toEqual(LIST.entries.slice(1));
    expect(remove(LIST, 7)).toBe(LIST);
    expect(insert(LIST, { heading: 'New' }, 1).entries[1]).toEqual({ heading: 'New' });
  });

  it('adds another list without what is there already', () => {
    const other = insert(rename(LIST, 'Other'), { address: '/data/' });
    const both = append(LIST, other);
    expect(both.title).toBe('Seminar, spring');
    expect(both.entries.slice(4)).toEqual([{ heading: 'Week 2' }, { address: '/data/' }]);
    expect(append(EMPTY_LIST, other)).toEqual(other);
  });

  it('goes back and forth, and loses nothing on the way', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 8 }), (states) => {
        const start = historyOf(EMPTY_LIST);
        const end = states.reduce(goOn, start);
        let back = end;
        for (const _ of states) back = undo(back);
        expect(back.now).toBe(EMPTY_LIST);
        expect(undo(back)).toEqual(back);
        for (const _ of states) back = redo(back);
        expect(back).toEqual(end);
      }),
    );
  });
});
