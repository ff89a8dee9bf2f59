import type { ReadingList } from './reading-list.ts';

/** Text in which nothing is taken for a sign of Markdown, nor for HTML. */
const plain = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>#|~&]/gu, String.raw`\$&`)
    .replace(/^(\s*\d+)([.)])/u, String.raw`$1\$2`);

/** A reading list as Markdown: a line for each reading, under its headings. */
export const markdownOf = ({ title, entries }: ReadingList): string =>
  [
    ...(title === '' ? [] : [`# ${plain(title)}`, '']),
    ...entries.flatMap((entry, at) => {
      if (!('heading' in entry)) {
        const note = entry.note ? `: ${plain(entry.note)}` : '';
        return [`- [${plain(entry.title || entry.url)}](<${entry.url}>)${note}`];
      }
      return [...(at === 0 ? [] : ['']), `## ${plain(entry.heading)}`, ''];
    }),
    '',
  ].join('\n');
