import { describe, expect, test } from 'vitest';
import { placesOf } from '../../src/routing/places.ts';
import { realCorpus } from '../fixtures/corpus.ts';

describe('content/search.yaml', () => {
  const corpus = realCorpus();
  const { search, glossary } = corpus;

  test('narrows only names that the glossary has', () => {
    const names = new Set(glossary.flatMap(({ term, aliases }) => [term, ...aliases]));
    expect(search.narrow.filter((name) => !names.has(name))).toEqual([]);
  });
  test('names pages that exist', () => {
    const places = placesOf(corpus);
    expect(search.pages.filter(({ path }) => !places.has(path))).toEqual([]);
  });
  test('says nothing twice', () => {
    for (const set of [...search.synonyms, ...search.related, search.silent, search.narrow]) {
      expect(new Set(set.map((word) => word.toLowerCase())).size).toBe(set.length);
    }
  });
});
