import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { CoursePack, PackItem, PackQuestion } from '../../src/domain/course-pack.ts';
import { toCartridge } from '../../src/export/cartridge/cartridge.ts';
import { packOfReadingList, type ReadingList } from '../../src/export/packs/reading-list.ts';
import type { PackTerms } from '../../src/export/packs/terms.ts';
import {
  addressesInCartridge,
  allItems,
  readCartridge,
  soundXml,
  type Cartridge,
} from '../output/cartridge.ts';

const TERMS: PackTerms = {
  site: 'A map',
  language: 'en',
  version: '2026-11-22',
  date: '2026-11-22',
  license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
};
const HOSTILE = [
  '<script>alert("1")</script> & <b>bold</b> ]]> &amp; <!-- -->',
  `"Quotes" 'single' \`back\``,
  '\u202eמפת ראיות \u200f עברית\u202c',
  '🩺👩🏽‍⚕️ 𝒻𝒶𝓃𝒸𝓎',
  'x'.repeat(300),
  'control \u0000\u0008\u000b\ufffe and half \ud83d',
  '  lines\nand\ttabs  ',
];
/** Text as it can be read back on one line. */
const asRead = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffd-\uffff]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const QUESTIONS: readonly PackQuestion[] = [
  {
    kind: 'single',
    prompt: 'Which one is < 1?',
    choices: [
      { text: 'Two', right: false, feedback: 'Too much' },
      { text: 'A half', right: true, feedback: 'Right' },
      { text: 'Three', right: false, feedback: '' },
    ],
    explanation: ['A half is.'],
  },
  {
    kind: 'multiple',
    prompt: 'Which ones?',
    choices: [
      { text: 'This', right: true, feedback: 'Right' },
      { text: 'That', right: true, feedback: 'Right' },
      { text: 'Not this', right: false, feedback: 'No' },
    ],
    explanation: ['Both.'],
  },
  { kind: 'open', prompt: 'Why?', choices: [], explanation: ['For a reason.'] },
];

const packWith = (items: readonly PackItem[], change: Partial<CoursePack> = {}): CoursePack => ({
  id: 'a-pack',
  title: 'A pack',
  description: 'For tests',
  language: 'en',
  date: '2026-11-22',
  rights: 'CC BY 4.0',
  sections: [{ title: 'Week 1', items }],
  ...change,
});
const QUIZ: PackItem = { kind: 'quiz', name: 'quiz', title: 'Quiz', questions: QUESTIONS };
const read = (pack: CoursePack): Promise<Cartridge> => readCartridge(toCartridge(pack));
const fileOf = (cartridge: Cartridge, type: string): string =>
  cartridge.files.get(
    cartridge.resources.find((resource) => resource.type === type)?.files[0] ?? '',
  ) ?? '';

/** Holds of every cartridge, whatever is in it. */
function expectSound({ files, manifest, root, resources }: Cartridge): void {
  const items = allItems(root);
  const identifiers = [
    manifest.documentElement?.getAttribute('identifier') ?? '',
    manifest.getElementsByTagName('organization')[0]?.getAttribute('identifier') ?? '',
    ...items.map(({ identifier }) => identifier),
    ...resources.map(({ identifier }) => identifier),
  ];
  expect(new Set(identifiers).size).toBe(identifiers.length);
  for (const identifier of identifiers) expect(identifier).toMatch(/^[a-z][a-z0-9-]*$/u);
  expect(root.title).toBeNull();
  for (const item of items.slice(1)) {
    expect(item.title).not.toBe('');
    expect(item.reference === null || item.items.length === 0).toBe(true);
  }
  expect(items.flatMap(({ reference }) => reference ?? [])).toEqual(
    resources.map(({ identifier }) => identifier),
  );
  expect([...files.keys()]).toEqual([
    'imsmanifest.xml',
    ...resources.flatMap((resource) => resource.files),
  ]);
  for (const resource of resources) {
    expect(resource.files).toHaveLength(1);
    expect(resource.href).toBe(resource.type === 'webcontent' ? resource.files[0] : null);
    expect(resource.files[0]).toMatch(/^(?:links|pages|questions)\/[a-z0-9-]+\.(?:xml|html)$/u);
  }
}

describe('a cartridge', () => {
  test('has the manifest of Common Cartridge 1.1', async () => {
    const { manifest, root } = await read(packWith([QUIZ]));
    expect(manifest.documentElement?.namespaceURI).toBe(
      'http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1',
    );
    const textOf = (name: string): string | null | undefined =>
      manifest.getElementsByTagName(name)[0]?.textContent;
    expect(textOf('schema')).toBe('IMS Common Cartridge');
    expect(textOf('schemaversion')).toBe('1.1.0');
    expect(textOf('lomimscc:title')).toBe('A pack');
    expect(textOf('lomimscc:dateTime')).toBe('2026-11-22');
    expect(manifest.getElementsByTagName('lomimscc:lom')[0]?.namespaceURI).toBe(
      'http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest',
    );
    const [organization] = manifest.getElementsByTagName('organization');
    expect(organization?.getAttribute('structure')).toBe('rooted-hierarchy');
    expect(root.items.map(({ title }) => title)).toEqual(['Week 1']);
  });

  test('holds links, pages and questions, each with its type', async () => {
    const cartridge = await read(
      packWith([
        { kind: 'page', name: 'start', title: 'Start', body: ['Hello & welcome'] },
        { kind: 'link', title: 'One', url: 'https://example.org/?a=1&b="2"#c' },
        QUIZ,
      ]),
    );
    expectSound(cartridge);
    expect(cartridge.resources.map(({ type }) => type)).toEqual([
      'webcontent',
      'imswl_xmlv1p1',
      'imsqti_xmlv1p2/imscc_xmlv1p1/assessment',
    ]);
    const link = soundXml(fileOf(cartridge, 'imswl_xmlv1p1')).documentElement;
    expect(link?.namespaceURI).toBe('http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1');
    expect(link?.getElementsByTagName('title')[0]?.textContent).toBe('One');
    expect(addressesInCartridge(cartridge).map(({ url }) => url)).toEqual([
      'https://example.org/?a=1&b=%222%22#c',
    ]);
    expect(fileOf(cartridge, 'webcontent')).toContain('Hello &amp; welcome');
  });

  test.each(['javascript:alert(1)', 'data:text/html,hi', '/evidence/', 'file:///etc/passwd', ''])(
    'does not link to "%s"',
    (url) => {
      expect(() => toCartridge(packWith([{ kind: 'link', title: 'No', url }]))).toThrow(
        /links to the web only/u,
      );
    },
  );

  test.each(HOSTILE)('keeps the title %j as text', async (title) => {
    const cartridge = await read(
      packWith(
        [
          { kind: 'link', title, url: 'https://example.org/' },
          { kind: 'page', name: title, title, body: [title] },
          { ...QUIZ, name: title, title },
        ],
        { title, description: title, rights: title, sections: [] },
      ),
    );
    expectSound(cartridge);
    const whole = await read(
      packWith([{ kind: 'link', title, url: 'https://example.org/' }], {
        sections: [{ title, items: [{ kind: 'link', title, url: 'https://example.org/' }] }],
      }),
    );
    expectSound(whole);
    expect(allItems(whole.root).flatMap((item) => item.title ?? [])).toEqual([
      asRead(title),
      asRead(title),
    ]);
    expect(soundXml(fileOf(whole, 'imswl_xmlv1p1')).documentElement?.textContent).toBe(
      asRead(title),
    );
  });

  test('is sound whatever the titles are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 5 }),
        async (titles) => {
          const items = titles.map((title): PackItem => ({
            kind: 'link',
            title,
            url: 'https://example.org/',
          }));
          expectSound(await read(packWith(items, { title: titles[0] ?? '' })));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('has the same bytes each time, in every time zone', () => {
    const zone = process.env['TZ'];
    try {
      const bytes = ['UTC', 'Asia/Kathmandu', 'America/Los_Angeles'].map((name) => {
        process.env['TZ'] = name;
        return Buffer.from(toCartridge(packWith([QUIZ]))).toString('base64');
      });
      expect(new Set(bytes).size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('keeps the identifier of an entry when others move', async () => {
    const link = (url: string): PackItem => ({ kind: 'link', title: url, url });
    const [a, b] = [link('https://example.org/a'), link('https://example.org/b')];
    const idsIn = async (items: readonly PackItem[]): Promise<ReadonlyMap<string, string>> => {
      const { root } = await read(packWith(items));
      return new Map(allItems(root).map((item) => [item.title ?? '', item.identifier]));
    };
    const [before, after] = [await idsIn([a, b]), await idsIn([b, a])];
    expect(after.get('https://example.org/a')).toBe(before.get('https://example.org/a'));
    expect(after.get('https://example.org/b')).toBe(before.get('https://example.org/b'));
  });
});

describe('questions', () => {
  const QTI = 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment';

  test('become an assessment of the profile, in one section', async () => {
    const { documentElement } = soundXml(fileOf(await read(packWith([QUIZ])), QTI));
    expect(documentElement?.namespaceURI).toBe('http://www.imsglobal.org/xsd/ims_qtiasiv1p2');
    expect(documentElement?.getElementsByTagName('section')).toHaveLength(1);
    const fields = [...(documentElement?.getElementsByTagName('qtimetadatafield') ?? [])].map(
      (field) => [...field.childNodes].map((node) => node.textContent).join('='),
    );
    expect(fields).toContain('cc_profile=cc.exam.v0p1');
    expect(fields.filter((field) => /^cc_profile=cc\.(?!exam)/u.test(field))).toEqual([
      'cc_profile=cc.multiple_choice.v0p1',
      'cc_profile=cc.multiple_response.v0p1',
      'cc_profile=cc.essay.v0p1',
    ]);
    expect(fields).toContain('qmd_computerscored=No');
  });

  test('score the right choices, and show feedback that exists', async () => {
    const document = soundXml(fileOf(await read(packWith([QUIZ])), QTI));
    const items = [...document.getElementsByTagName('item')];
    expect(items).toHaveLength(3);
    for (const item of items) {
      const all = (name: string) => [...item.getElementsByTagName(name)];
      const shown = all('displayfeedback').map((node) => node.getAttribute('linkrefid'));
      expect(all('itemfeedback').map((node) => node.getAttribute('ident'))).toEqual(shown);
      const labels = all('response_label').map((node) => node.getAttribute('ident'));
      const [response] = [...all('response_lid'), ...all('response_str')];
      for (const test of all('varequal')) {
        expect(labels).toContain(test.textContent);
        expect(test.getAttribute('respident')).toBe(response?.getAttribute('ident'));
      }
    }
    const scored = items.map((item) =>
      [...item.getElementsByTagName('respcondition')]
        .filter((condition) => condition.getElementsByTagName('setvar').length > 0)
        .flatMap((condition) => [...condition.getElementsByTagName('varequal')])
        .map((test) => `${test.parentNode?.nodeName ?? ''} ${test.textContent?.slice(-4) ?? ''}`),
    );
    expect(scored).toEqual([['conditionvar q1-2'], ['and q2-1', 'and q2-2', 'not q2-3'], []]);
  });
});

describe('a reading list', () => {
  const listOf = (count: number): ReadingList => ({
    title: 'My list',
    url: 'https://example.org/teach/#list=1',
    entries: [
      { title: 'First', url: 'https://example.org/first/', note: 'Read <this>' },
      ...Array.from({ length: count - 1 }, (_, index) =>
        index % 20 === 0
          ? { heading: `Week ${index / 20 + 1}` }
          : { title: `Entry ${index}`, url: `https://example.org/evidence/${index % 90}/#finding` },
      ),
    ],
  });

  test('becomes an overview with notes, and links under its headings', async () => {
    const cartridge = await read(packOfReadingList(listOf(30), TERMS));
    expectSound(cartridge);
    expect(cartridge.root.items.map(({ title }) => title)).toEqual(['My list', 'Week 1', 'Week 2']);
    const overview = fileOf(cartridge, 'webcontent');
    expect(overview).toContain('Read &lt;this&gt;');
    expect(overview).toContain('https://example.org/teach/#list=1');
    expect(cartridge.resources.filter(({ type }) => type === 'imswl_xmlv1p1')).toHaveLength(28);
  });

  test('may be empty, and may hold an entry twice or without a title', async () => {
    expectSound(
      await read(packOfReadingList({ title: '', url: 'https://a.org/', entries: [] }, TERMS)),
    );
    const entry = { title: ' ', url: 'https://a.org/' };
    const twice = await read(
      packOfReadingList({ title: 'x', url: 'https://a.org/', entries: [entry, entry] }, TERMS),
    );
    expectSound(twice);
    expect(twice.root.items[0]?.items.at(-1)?.title).toBe('https://a.org/');
  });

  test('of 200 entries packs each of them', async () => {
    const list = listOf(200);
    const pack = await read(packOfReadingList(list, TERMS));
    expectSound(pack);
    expect(pack.resources.filter(({ type }) => type === 'imswl_xmlv1p1')).toHaveLength(
      list.entries.filter((entry) => !('heading' in entry)).length,
    );
  });
});
