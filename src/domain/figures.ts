import type { Study } from '../schema/study.ts';
import { year } from './study.ts';

/** A place in a text: from its first character to the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A number in a text. */
export interface Figure extends Span {
  /** As it stands in the text, with its percent sign. */
  readonly written: string;
  /** In one form: `1,234` is `1234`, `.05` is `0.05`, and every minus is a hyphen. */
  readonly value: string;
}

/** A sign where none of a word, number or bracket goes before; digits, in groups or not; decimals. */
const NUMBER =
  /(?:(?<![\p{L}\p{N}%)])-)?(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.·]\d+)?|(?<!\d)[.·]\d+/gu;

/** Makes all dashes hyphens or spaces, character by character, so that places stay the same. */
const withHyphens = (text: string): string =>
  text
    .replaceAll(/[\u2010\u2011\u2212\ufe63\uff0d]/gu, '-')
    .replaceAll(/(?<=\p{L})[\u2012\u2013](?=\d)|[\u2014\u2015]/gu, ' ')
    .replaceAll(/[\u2012\u2013]/gu, '-');

/*
 * What stands around a number is looked at from its place: to look for an end of all that goes before
 * would take time by the square of a text.
 */

/** Letters before a number in the same word, as in GPT-4, o1 or ICD-10. */
const IN_WORD = /(?<=\p{L}[\p{L}\p{N}.-]*)/uy;

/** A rung or level of this map before a number, or further ones in a list of them. */
const ON_LADDER =
  /(?<=\b(?:(?:rung|level)\s+|(?:rungs|levels)\s+(?:\d\s*(?:-|,|and|or|to)\s*)*))/iuy;

const PREVIOUS_WORD = /(?<=([\p{L}\p{N}.]+)[\s-]+)/uy;
const LETTERS_AFTER = /\p{L}*/uy;
const PERCENT_AFTER = /\s?[%％]/uy;

/** What a sticky pattern finds at a place of a text. */
function findAt(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/** The words of a name in pairs: "Llama 3.1 70B" gives "llama 3.1" and "3.1 70b". */
function pairsOf(name: string): readonly string[] {
  const words = withHyphens(name)
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter(Boolean);
  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
}

/**
 * The figures in a text. Numbers that belong to a name are none: those with letters before them
 * in the same word, those in the names given, and numbers of rungs and levels.
 * @param names names of models, such as "Llama 3.1"
 */
export function figuresIn(text: string, names: readonly string[] = []): readonly Figure[] {
  const plain = withHyphens(text);
  const named = new Set(names.flatMap(pairsOf));
  return [...plain.matchAll(NUMBER)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    if (findAt(IN_WORD, plain, start)) return [];
    const [percent = ''] = findAt(PERCENT_AFTER, plain, end) ?? [];
    if (/^\d$/u.test(match[0]) && percent === '' && findAt(ON_LADDER, plain, start)) return [];
    if (named.size > 0) {
      const [, previous = ''] = findAt(PREVIOUS_WORD, plain, start) ?? [];
      const [letters = ''] = findAt(LETTERS_AFTER, plain, end) ?? [];
      if (named.has(`${previous} ${match[0]}${letters}`.toLowerCase())) return [];
    }
    const value = match[0]
      .replaceAll(/[,\u00a0\u2009\u202f]/gu, '')
      .replace('·', '.')
      .replace(/^\./u, '0.');
    return [{ start, end, written: text.slice(start, end + percent.length), value }];
  });
}

/**
 * Every figure that a record holds, in the form of `Figure.value`; one with a minus also without.
 * Searched are the fields that say what was done and found, not addresses and numbers of records.
 */
export function figuresOf(study: Study): ReadonlySet<string> {
  const texts = [
    study.csl.title,
    study.design,
    study.comparator,
    study.finding,
    study.basisNote,
    ...(study.outcomes ?? []).flatMap(({ measure, result }) => [measure, result]),
    ...(study.sample ?? []).flatMap(({ n, unit }) => [String(n), unit]),
    ...(study.topics ?? []).map(({ finding }) => finding),
    String(year(study)),
  ];
  const values = texts.flatMap((text) => figuresIn(text ?? '').map(({ value }) => value));
  return new Set(values.flatMap((value) => [value, value.replace(/^-/u, '')]));
}
