import type { Study } from '../schema/study.ts';
import type { Corpus } from './corpus.ts';
import { stagesOf } from './study.ts';

/** Name of the stage of a study, or of its kind where it has none. */
export function stageName(
  corpus: Pick<Corpus, 'ladder' | 'vocabulary'>,
  study: Pick<Study, 'stage' | 'kind'>,
): string {
  const stage = stagesOf(corpus.ladder).find(({ id }) => id === study.stage);
  return stage?.name ?? corpus.vocabulary.kinds[study.kind].name;
}

/** Name of a design. */
export const designName = (corpus: Pick<Corpus, 'vocabulary'>, id: string): string =>
  corpus.vocabulary.designs.find((design) => design.id === id)?.name ?? id;

/** Keeps what is costly to make, and made of a few texts again and again. */
function kept<Key extends string[], Made>(make: (...key: Key) => Made): (...key: Key) => Made {
  const made = new Map<string, Made>();
  return (...key) => {
    const name = key.join(' ');
    const known = made.get(name) ?? make(...key);
    made.set(name, known);
    return known;
  };
}

const regions = kept((language: string) => new Intl.DisplayNames([language], { type: 'region' }));

const days = kept(
  (language: string, precision: 'month' | 'day') =>
    new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: 'long',
      timeZone: 'UTC',
      ...(precision === 'day' && { day: 'numeric' }),
    }),
);

/** Name of a country from its code, in the language of the content. */
export const countryName = (code: string, language: string): string =>
  regions(language).of(code) ?? code;

/** A day in words: "22 November 2026". Months and days that are not known are left out. */
export function dayInWords(day: string, language: string): string {
  const [year = '', month, date] = day.split('-');
  if (month === undefined) return year;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
  return days(language, date === undefined ? 'month' : 'day').format(at);
}

/** Text with a capital letter at its start. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
