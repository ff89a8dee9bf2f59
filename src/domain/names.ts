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

/** Name of a country from its code, in the language of the content. */
export const countryName = (code: string, language: string): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;

/** A day in words: "22 November 2026". Months and days that are not known are left out. */
export function dayInWords(day: string, language: string): string {
  const [year = '', month, date] = day.split('-');
  if (month === undefined) return year;
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(date === undefined ? {} : { day: 'numeric' }),
  };
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
  return new Intl.DateTimeFormat(language, options).format(at);
}

/** Text with a capital letter at its start. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
