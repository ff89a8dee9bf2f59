import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, markText } from '../../src/domain/search/excerpt.ts';
import { findAll } from '../../src/domain/search/find.ts';
import { identifierList } from '../../src/domain/search/identifiers.ts';
import { bytesToNumbers } from '../../src/domain/search/numbers.ts';
import { indexToPieces, packIndex, piecesToIndex } from '../../src/domain/search/pack.ts';
import { joinPieces, splitPieces } from '../../src/domain/search/pieces.ts';
import { readQuery } from '../../src/domain/search/query.ts';
import { readIndex } from '../../src/domain/search/reader.ts';
import { unpackWords } from '../../src/domain/search/word-list.ts';
import { DEFAULT_VIEW, type ViewState } from '../../src/domain/view-state.ts';
import { aPage, aStudy, indexOf, rules } from '../fixtures/search.ts';

const NAMES = { kind: {}, rung: {}, balance: {} };
const SYNONYMS = [
  { phrases: ['Electronic health record', 'EHR', 'EMR'] },
  { phrases: ['randomized trial', 'RCT'] },
  { phrases: ['skin', 'dermatology'], near: true },
];
const DOCUMENTS = [
  aPage(
    '/applications/ambient-scribing/',
    'application',
    'Ambient visit-note drafting',
    ['ambient scribe', 'AI scribe'],
    { what: 'Software drafts the note.', gaps: 'No study looked at wards.' },
    { application: ['ambient-scribing'] },
  ),
  aPage('/glossary/#ehr', 'glossary', 'Electronic health record', ['EHR', 'EMR']),
  aPage('/glossary/#rct', 'glossary', 'Randomized trial', ['RCT']),
  aStudy('lukac', 'Ambient scribes: a randomized trial', 'One of two scribes cut time in notes.', {
    issued: '2025-11',
    facets: { kind: ['primary'], rung: ['randomized'], application: ['ambient-scribing'] },
    identifiers: ['10.1056/aioa2501000'],
  }),
  aStudy('shah', 'Burnout among physicians', 'Burnout fell with a scribe in the EHR.', {
    issued: '2024-02',
    facets: { kind: ['primary'], rung: ['prospective'], application: ['ambient-scribing'] },
  }),
  aStudy('skin', 'Dermatology photographs', 'Lesions were told apart.', {
    issued: '2023',
    facets: { kind: ['primary'], rung: ['benchmark'] },
  }),
];
const CONCEPTS = [
  {
    terms: ['burnout', 'overworked', 'emotional drain'],
    main: ['/evidence/shah/'],
    also: ['/evidence/lukac/'],
  },
];
const index = indexOf(DOCUMENTS, SYNONYMS, CONCEPTS);
const identifiers = identifierList(DOCUMENTS);
const view = (q: string, more: Partial<ViewState> = {}): ViewState => ({
  ...DEFAULT_VIEW,
  q,
  ...more,
});
const paths = (q: string, more?: Partial<ViewState>): readonly string[] =>
  findAll(view(q, more), index, identifiers).results.map(
    ({ document }) => index.documents[document]?.path ?? '',
  );

describe('the packed index', () => {
  const pieces = indexToPieces(
    packIndex(DOCUMENTS, { rules, synonyms: SYNONYMS, concepts: CONCEPTS, names: NAMES }, 'text-1'),
  );
  const bytes = Uint8Array.from(joinPieces(pieces));
  test('comes back as it was', () => {
    const again = readIndex(piecesToIndex(splitPieces(bytes)));
    expect(again.words).toEqual(index.words);
    expect(again.words).toEqual(again.words.toSorted());
    expect(again.documents.map(({ path }) => path)).toEqual(DOCUMENTS.map(({ path }) => path));
    expect(again.documents[3]?.facets.rung).toEqual(['randomized']);
    expect(again.sets).toEqual(index.sets);
    expect(again.concepts).toEqual(index.concepts);
    expect(again.concepts.map(({ name }) => name)).toEqual(['burnout']);
  });
  test('is refused wherever it is cut', () => {
    for (let end = 0; end < bytes.length; end += 7) {
      expect(() => readIndex(piecesToIndex(splitPieces(bytes.slice(0, end))))).toThrow();
    }
  });
  test('finds each word of a title at its document', () => {
    const texts = [
      'Scribes scribe: a scribe',
      'Größe der Anästhesie, naïve',
      'Überprüfung von Δοκιμή',
      `${'a'.repeat(30)}b ${'a'.repeat(30)}c`,
      'Protections',
    ];
    const documents = [
      ...texts.map((title, at) => aStudy(`t${at}`, title, 'The protection of patients.')),
      ...DOCUMENTS,
    ];
    const found = indexOf(documents, SYNONYMS, CONCEPTS);
    expect(found.words).toEqual(found.words.toSorted());
    expect(found.words).toContain('protection');
    for (const [number, { title, label }] of documents.entries()) {
      for (const token of found.language.tokens(`${title} ${label}`)) {
        const isOfLabel = label.toLowerCase().includes(token.text);
        if (!found.language.isIndexed(token) || isOfLabel) continue;
        const word = found.wordOf.get(token.key);
        expect(word, token.text).toBeDefined();
        const at = [...found.placesOfWord(word ?? -1).parts].map(
          (part) => found.parts[part]?.document,
        );
        expect(at, token.text).toContain(number);
      }
    }
  });
  test('of nothing holds nothing', () => {
    const none = indexOf([]);
    expect(none.documents).toEqual([]);
    expect(findAll(view('scribe'), none).results).toEqual([]);
    expect(findAll(view(''), none).results).toEqual([]);
  });
  test('keeps a bar in a name', () => {
    const barred = indexOf(
      DOCUMENTS,
      [],
      [{ terms: ['pros|cons'], main: ['/evidence/shah/'], also: [] }],
    );
    expect(barred.concepts.map(({ name }) => name)).toEqual(['pros cons']);
  });
  test('is not built where a concept names what is not found', () => {
    const lost = [{ terms: ['burnout'], main: ['/evidence/lost/'], also: [] }];
    expect(() => indexOf(DOCUMENTS, [], lost)).toThrow('/evidence/lost/');
  });
  test('is refused where pieces are missing, or what came is something else', () => {
    expect(() => piecesToIndex(pieces.slice(1))).toThrow();
    expect(() => piecesToIndex(pieces.slice(0, -1))).toThrow(RangeError);
    const other = new TextEncoder().encode('<!doctype html><title>Not found</title>');
    expect(() => splitPieces(other)).toThrow(RangeError);
    expect(() => splitPieces(Uint8Array.of(...bytes, 0))).toThrow(RangeError);
  });
  test('words that share a beginning are kept apart', () => {
    expect(unpackWords('AcareEfulBlinic')).toEqual(['care', 'careful', 'clinic']);
    expect(unpackWords('')).toEqual([]);
  });
  test('numbers without their end are refused', () => {
    expect(() => bytesToNumbers(Uint8Array.of(200))).toThrow(RangeError);
  });
});

describe('ranking', () => {
  test('what is named just so stands first', () => {
    expect(paths('ambient scribe')[0]).toBe('/applications/ambient-scribing/');
  });
  test('order, case, plurals and spelling of words do not matter', () => {
    const wanted = paths('randomized ambient scribe');
    for (const q of ['scribes ambient randomised', 'RANDOMIZED Ambient Scribe']) {
      expect(paths(q)).toEqual(wanted);
    }
  });
  test('abbreviations are found in both directions', () => {
    expect(paths('EMR')).toContain('/evidence/shah/');
    expect(paths('electronic health record')).toContain('/evidence/shah/');
    expect(paths('skin')).toContain('/evidence/skin/');
  });
  test('words that are only begun find something', () => {
    expect(paths('burn')[0]).toBe('/evidence/shah/');
    expect(paths('lesi')).toEqual(['/evidence/skin/']);
    expect(paths('ambi')[0]).toBe('/applications/ambient-scribing/');
  });
  test('identifiers find their record alone', () => {
    expect(paths('https://doi.org/10.1056/AIoa2501000')).toEqual(['/evidence/lukac/']);
    expect(paths('10.5555/unknown.12345')).toEqual([]);
  });
  test('a section that fits is named', () => {
    const [first] = findAll(view('wards'), index).results;
    expect(index.parts[first?.part ?? 0]).toMatchObject({ anchor: 'gaps' });
  });
  test('any text is answered without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (q) => {
        expect(findAll(view(q), index, identifiers).results.length).toBeLessThanOrEqual(6);
      }),
    );
    for (const q of ['', '"', '""', ' ', 'AND OR NOT', '<b>', 'مرحبا', '🩺', 'a'.repeat(300)]) {
      expect(() => findAll(view(q), index, identifiers)).not.toThrow();
    }
  });
});

describe('words near in meaning', () => {
  const near = indexOf(DOCUMENTS, [
    { phrases: ['relief', 'time in notes', 'unheard'], near: true },
  ]);
  test('are found as one phrase, though no place of it is kept', () => {
    const found = findAll(view('relief'), near).results.map(
      ({ document }) => near.documents[document]?.path,
    );
    expect(found).toContain('/evidence/lukac/');
    expect(found).not.toContain('/evidence/skin/');
  });
});

describe('filters', () => {
  test('leave only what has their values, and count what others would give', () => {
    const state = view('scribe', { filters: { rung: ['randomized'] } });
    expect(paths('scribe', { filters: { rung: ['randomized'] } })).toEqual(['/evidence/lukac/']);
    const { counts, unfiltered } = findAll(state, index);
    expect(counts.rung.get('prospective')).toBe(1);
    expect(unfiltered).toBe(3);
  });
  test('alone give everything that passes, newest first', () => {
    expect(paths('', { filters: { kind: ['primary'] } })).toEqual([
      '/evidence/lukac/',
      '/evidence/shah/',
      '/evidence/skin/',
    ]);
  });
  test('by year pass over what has none', () => {
    expect(paths('', { from: 2024, to: 2024 })).toEqual(['/evidence/shah/']);
    expect([...findAll(view('', { from: 2024, to: 2024 }), index).years]).toEqual([
      [2025, 1],
      [2024, 1],
      [2023, 1],
    ]);
  });
  test('the newest stand first on demand', () => {
    expect(paths('scribe', { sort: 'newest' })[0]).toBe('/evidence/lukac/');
  });
  test('terms of the glossary are one result, unless they are asked for', () => {
    expect(paths('').filter((path) => path.startsWith('/glossary/'))).toEqual(['/glossary/#ehr']);
    expect(paths('', { filters: { kind: ['glossary'] } })).toHaveLength(2);
  });
});

describe('excerpts', () => {
  const { marks } = readQuery('EMR burnout', index);
  const whole = (pieces: readonly { text: string }[]): string =>
    pieces.map(({ text }) => text).join('');

  test('mark words, other words for them, and phrases as one', () => {
    const text = 'Burnout fell where the electronic health record was quick.';
    const pieces = markText(text, marks, index);
    expect(whole(pieces)).toBe(text);
    expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual([
      'Burnout',
      'electronic health record',
    ]);
  });
  test('come from the passage that holds the most', () => {
    expect(whole(excerptOf(['Nothing.', 'Burnout.', 'Burnout and the EHR.'], marks, index))).toBe(
      'Burnout and the EHR.',
    );
    expect(whole(excerptOf(['First.', 'Second.'], marks, index))).toBe('First.');
    expect(whole(excerptOf([], marks, index))).toBe('');
  });
  test('are cut around the first match', () => {
    const long = `${'word '.repeat(80)}burnout${' word'.repeat(80)}`;
    const cut = whole(excerptOf([long], marks, index));
    expect(cut).toMatch(/^… .*burnout.* …$/u);
    expect(cut.split(' ').length).toBeLessThan(50);
  });
  test('lose nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(whole(markText(text, marks, index))).toBe(text);
      }),
    );
  });
});
