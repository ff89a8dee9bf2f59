import { escapeMarkdown } from '../../domain/reference/text.ts';
import type { ReadingList } from './reading-list.ts';

/** A reading list as Markdown: a line for each reading, under its headings. */
export const markdownOf = ({ title, entries }: ReadingList): string =>
  [
    ...(title === '' ? [] : [`# ${escapeMarkdown(title)}`, '']),
    ...entries.flatMap((entry, at) => {
      if (!('heading' in entry)) {
        const note = entry.note ? `: ${escapeMarkdown(entry.note)}` : '';
        return [`- [${escapeMarkdown(entry.title || entry.url)}](<${entry.url}>)${note}`];
      }
      return [...(at === 0 ? [] : ['']), `## ${escapeMarkdown(entry.heading)}`, ''];
    }),
    '',
  ].join('\n');
