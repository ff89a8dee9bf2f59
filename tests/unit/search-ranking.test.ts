import { describe, expect, test } from 'vitest';
import { findAll } from '../../src/domain/search/find.ts';
import { DEFAULT_VIEW } from '../../src/domain/view-state.ts';
import { aPage, aStudy, indexOf } from '../fixtures/search.ts';

const index = indexOf(
  [
    aStudy('second', 'Palm 2 answers questions', 'A model was tested.'),
    aStudy('first', 'Palm answers questions', 'A model was tested in 2 ways.'),
    aStudy('well', 'Well-being of staff', 'Work was felt as lighter.'),
    aStudy('kenya', 'A clinic in Kenya', 'Plans were better.'),
    aStudy('south', 'A clinic in South Africa', 'Plans were the same.'),
    aStudy('empathy', 'Empathy in replies', 'Replies were kind.'),
    aStudy('strike', 'A strike of nurses', 'A strike closed wards.'),
  ],
  [{ phrases: ['Africa', 'Kenya', 'South Africa'], heads: 1 }],
);
const find = (q: string) => findAll({ ...DEFAULT_VIEW, q }, index);
const ids = (q: string): readonly string[] =>
  find(q).results.map(({ document }) => index.documents[document]?.path.split('/')[2] ?? '');

describe('search', () => {
  test('tells a name with a number from the name alone', () => {
    expect(ids('palm 2')[0]).toBe('second');
  });
  test('finds what is written with a hyphen by one word, though half of it is silent', () => {
    expect(ids('wellbeing')).toEqual(['well']);
  });
  test('finds what belongs to a broader name, and not the other way', () => {
    expect(ids('Africa')).toEqual(expect.arrayContaining(['kenya', 'south']));
    expect(ids('Kenya')).toEqual(['kenya']);
    expect(find('South Africa').query.also).toEqual([]);
  });
  test('finds words of the same root', () => {
    expect(ids('empathetic')).toEqual(['empathy']);
  });
  test('corrects no word that is right, though nothing holds it', () => {
    expect(find('stroke').query.corrections).toEqual([]);
    expect(find('stroke').results).toEqual([]);
    expect(find('strikke').query.corrections).toEqual([{ from: 'strikke', to: 'strike' }]);
  });
});

describe('the page that records belong to', () => {
  const inUse = (id: string, title: string, use: string) =>
    aStudy(id, title, 'A model was tested.', { facets: { kind: ['primary'], application: [use] } });
  const pages = indexOf([
    inUse('retina', 'Ophthalmology and the retina', 'images'),
    inUse('cornea', 'Ophthalmology and the cornea', 'images'),
    inUse('advice', 'Ophthalmology advice by phone', 'advice'),
    inUse('lone', 'Dermatology at night', 'advice'),
    aPage(
      '/applications/images/',
      'application',
      'Reading of images',
      [],
      {},
      {
        application: ['images'],
      },
    ),
    aPage(
      '/applications/advice/',
      'application',
      'Advice for patients',
      [],
      {},
      {
        application: ['advice'],
      },
    ),
  ]);
  const found = (q: string) =>
    findAll({ ...DEFAULT_VIEW, q }, pages).results.map(({ document, byRecords }) => [
      pages.documents[document]?.path,
      byRecords,
    ]);

  test('follows them, and tells that it does', () => {
    const results = found('ophthalmology');
    expect(results.slice(0, 3).map(([, byRecords]) => byRecords)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(results.slice(3)).toEqual([
      ['/applications/images/', true],
      ['/applications/advice/', true],
    ]);
  });
  test('stands by itself where it holds the words', () => {
    expect(found('images')).toEqual([['/applications/images/', undefined]]);
  });
  test('is not found by one record alone', () => {
    expect(found('dermatology')).toEqual([['/evidence/lone/', undefined]]);
  });
});
