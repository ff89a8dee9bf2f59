import type { Author, CslItem } from '../../schema/bibliography.ts';
import type { Study } from '../../schema/study.ts';
import { canonicalUrl, initialsOf } from '../citation.ts';
import { stopped, type Run } from './text.ts';

/** More authors than this are not all named. */
const MOST_AUTHORS = 20;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Name of an author in the APA style: "Jung, K.-H."; a body as it signs. */
function inverted(author: Author): string {
  if ('literal' in author) return author.literal;
  const initials = initialsOf(author.given ?? '')
    .map((pieces) => pieces.map((piece) => `${piece}.`).join('-'))
    .join(' ');
  return initials === '' ? author.family : `${author.family}, ${initials}`;
}

/**
 * Authors in the APA style (7th edition): up to 20 in full; of more, the first 19 and the last. Where
 * the list is cut, the last author is not known, so that "et al." stands for all that follow.
 */
export function apaAuthors(authors: readonly Author[], cut: boolean): string {
  const names = authors.map(inverted);
  const last = names.at(-1) ?? '';
  if (cut) return `${names.slice(0, MOST_AUTHORS - 1).join(', ')}, et al.`;
  if (names.length > MOST_AUTHORS) {
    return stopped(`${names.slice(0, MOST_AUTHORS - 1).join(', ')}, . . . ${last}`);
  }
  const [first] = authors;
  // Two bodies take no comma between them: a comma stands after initials.
  const isBodies = names.length === 2 && first !== undefined && 'literal' in first;
  return stopped(
    names.length > 1 ? `${names.slice(0, -1).join(', ')}${isBodies ? '' : ','} & ${last}` : last,
  );
}

/** A day in the APA style, as far as it is known: "2026, November 22". */
export const apaDate = ([year = 0, month, day]: readonly number[]): string =>
  month === undefined
    ? String(year)
    : `${year}, ${MONTHS[month - 1] ?? ''}${day === undefined ? '' : ` ${day}`}`;

/** Pages with an en dash, or the number of an article, which has no pages. */
function apaPages(page: string, hasIssue: boolean): string {
  const isRange = /^[^\s–-]+\s*[–-]\s*[^\s–-]+$/u.test(page);
  if (isRange) return page.replace(/\s*[-–]\s*/u, '–');
  return /^[A-Za-z]|^\d{5,}$/u.test(page) || (!hasIssue && /^\d+$/u.test(page))
    ? `Article ${page}`
    : page;
}

/** Where an item appeared: journal, volume, issue and pages; only the parts that are known. */
function source({ volume, issue, page, ...csl }: CslItem): readonly Run[] {
  const container = csl['container-title'] ?? '';
  const runs: Run[] = [{ em: container }];
  if (volume !== undefined) runs.push(', ', { em: volume });
  if (issue !== undefined) runs.push(volume === undefined ? `, (${issue})` : `(${issue})`);
  if (page !== undefined) runs.push(`, ${apaPages(page, issue !== undefined)}`);
  return [...runs, '. '];
}

/** Full reference of a study in the APA style (7th edition), as far as its parts are known. */
export function apa(study: Pick<Study, 'csl' | 'et-al'>): readonly Run[] {
  const { csl } = study;
  const parts = csl.issued['date-parts'][0] ?? [];
  const isWhole = csl.type !== 'article-journal' && csl.type !== 'article-magazine';
  const container = csl['container-title'];
  const authors = apaAuthors(csl.author, study['et-al'] === true);
  const date = csl.type === 'article-magazine' ? apaDate(parts) : String(parts[0] ?? '');
  const head = `${authors} (${date}). `;
  const url = canonicalUrl(csl);
  const tail = url === undefined ? [] : [url];
  const kind = csl.genre ? `[${csl.genre.charAt(0).toUpperCase()}${csl.genre.slice(1)}]` : '';
  const [only] = csl.author;
  const signed = csl.author.length === 1 && only && 'literal' in only ? only.literal : undefined;
  // A body that publishes its own work is not named a second time.
  const publisher = csl.publisher === signed ? undefined : csl.publisher;
  if (csl.type === 'paper-conference' && container !== undefined && csl.volume === undefined) {
    const pages =
      csl.page === undefined
        ? ''
        : ` (${/[-–]/u.test(csl.page) ? 'pp.' : 'p.'} ${csl.page.replace(/\s*[-–]\s*/u, '–')})`;
    return [
      `${head}${stopped(csl.title)} In `,
      { em: container },
      `${pages}. ${publisher === undefined ? '' : `${stopped(publisher)} `}`,
      ...tail,
    ];
  }
  const isPart = container !== undefined && (!isWhole || csl.type === 'paper-conference');
  if (isPart) return [`${head}${stopped(csl.title)} `, ...source(csl), ...tail];
  const by = publisher ?? container;
  return [
    head,
    { em: kind === '' ? stopped(csl.title) : csl.title },
    kind === '' ? ' ' : ` ${kind}. `,
    ...(by === undefined ? [] : [`${stopped(by)} `]),
    ...tail,
  ];
}
