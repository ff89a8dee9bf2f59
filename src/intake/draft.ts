import { fold } from '../domain/fold.ts';
import type { CslItem } from '../schema/bibliography.ts';
import type { Draft } from '../schema/draft.ts';
import type { Item } from './item.ts';

/** Words that say nothing about the topic of a title. */
const EMPTY = new Set(
  'a an and are as at be between by can do does for from how in into is it its large language model models of on or study that the their this to toward towards trial using versus via vs was were what when with without'.split(
    ' ',
  ),
);
const TOPIC_WORDS = 3;

const ascii = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9 ]+/gu, '')
    .trim()
    .replace(/ +/gu, '-');

/** An id for a work, as the map forms them: first author, year, topic. Unique among those taken. */
export function newId(csl: Draft['csl'], taken: { has(id: string): boolean }): string {
  const first = csl.author?.[0];
  const name =
    first === undefined
      ? ''
      : 'literal' in first
        ? ascii(first.literal.split(/\s/u)[0] ?? '')
        : ascii(first.family);
  const topic = fold(csl.title ?? '')
    .split(' ')
    .map(ascii)
    .filter((word) => word.length > 1 && !EMPTY.has(word))
    .slice(0, TOPIC_WORDS);
  const year = csl.issued?.['date-parts'][0]?.[0];
  const parts = [name.slice(0, 30), year === undefined ? 'undated' : String(year), ...topic];
  const joined = parts.filter(Boolean).join('-').slice(0, 90).replace(/-+$/u, '');
  const id = /^[a-z]/u.test(joined) ? joined : `anon-${joined}`;
  if (!taken.has(id)) return id;
  for (let n = 2; ; n += 1) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}

/** A draft from a reference. */
export function draftOf(
  id: string,
  { csl, cut, abstract, keywords, remarks }: Item,
  from: { readonly from: string; readonly line?: number },
  doubt?: string,
): Draft {
  return {
    id,
    csl,
    ...(cut && { 'et-al': true as const }),
    intake: {
      ...from,
      ...(doubt !== undefined && { doubt: doubt.slice(0, 600) }),
      ...(remarks.length > 0 && { remarks: [...remarks] }),
      ...(keywords.length > 0 && { keywords: [...keywords] }),
      ...(abstract !== undefined && { abstract }),
    },
  };
}

/** A draft with its empty fields filled from a reference; undefined where nothing was missing. */
export function filled(draft: Draft, item: Item): Draft | undefined {
  const missing = Object.entries(item.csl).filter(
    ([field]) => draft.csl[field as keyof CslItem] === undefined,
  );
  const abstract = draft.intake?.abstract === undefined ? item.abstract : undefined;
  if (missing.length === 0 && abstract === undefined) return undefined;
  return {
    ...draft,
    csl: { ...draft.csl, ...Object.fromEntries(missing) },
    ...(abstract !== undefined && {
      intake: { from: 'another reference', ...draft.intake, abstract },
    }),
  };
}
