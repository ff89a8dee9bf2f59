import type { Corpus } from '../corpus.ts';
import { fold } from '../facets.ts';
import { pageKinds } from '../search.ts';
import { stagesOf, rungOf } from '../study.ts';
import type { SearchNames } from './document.ts';
import type { LanguageRules } from './language.ts';
import type { IndexWords, Synonyms } from './pack.ts';

/** The rules by which words are read: the spellings of the style, and what search adds. */
export function rulesOf({ style, search }: Pick<Corpus, 'style' | 'search'>): LanguageRules {
  const plain = (form: string): string => fold(form.replace(/\*$/u, ''));
  return {
    spellings: style.spellings.map(({ british, american }) => [
      (british.endsWith('*') ? '' : '=') + plain(british),
      plain(american),
    ]),
    endings: search.endings
      .toSorted((a, b) => b.from.length - a.from.length)
      .map(({ from, to }) => [from, to]),
    silent: search.silent,
    asking: search.asking,
    right: search.right,
  };
}

/** Sets of words that mean the same: terms of the glossary with their aliases, and those of search. */
export function synonymsOf({
  glossary,
  search,
}: Pick<Corpus, 'glossary' | 'search'>): readonly Synonyms[] {
  const narrow = new Set(search.narrow);
  return [
    ...glossary.map(({ term, aliases }) => ({
      phrases: [term, ...aliases].filter((name) => !narrow.has(name)),
    })),
    ...search.synonyms.map((phrases) => ({ phrases })),
    ...search.related.map((phrases) => ({ phrases, near: true })),
    ...search.broader.map(({ names, members }) => ({
      phrases: [...names, ...members],
      heads: names.length,
    })),
  ].filter(({ phrases }) => phrases.length > 1);
}

const namedIn = (list: Readonly<Record<string, { name: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(list).map(([id, { name }]) => [id, name]));

/** Names of kinds, rungs and balances, for results. */
function namesOf({
  site,
  vocabulary,
  ladder,
}: Pick<Corpus, 'site' | 'vocabulary' | 'ladder'>): SearchNames {
  return {
    kind: { ...Object.fromEntries(pageKinds(site.words)), ...namedIn(vocabulary.kinds) },
    rung: Object.fromEntries(
      stagesOf(ladder).map(({ id, name }) => {
        const rung = rungOf(ladder, id);
        return [id, rung > 0 ? `Rung ${rung}: ${name}` : name];
      }),
    ),
    balance: namedIn(vocabulary.balances),
  };
}

/** All words of search, from the content. */
export const wordsOfSearch = (corpus: Corpus): IndexWords => ({
  rules: rulesOf(corpus),
  synonyms: synonymsOf(corpus),
  concepts: corpus.concepts,
  names: namesOf(corpus),
});
