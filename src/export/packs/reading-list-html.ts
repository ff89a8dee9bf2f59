import { element } from '../../domain/markup.ts';
import { fragment } from '../cartridge/xml.ts';
import { bodyOfReadingList, type ReadingList } from './reading-list.ts';

/** A reading list as HTML to paste into a page below its title: headings, lists and links alone. */
export const htmlOf = (list: ReadingList): string =>
  [...(list.title === '' ? [] : [element('h2', {}, list.title)]), ...bodyOfReadingList(list, 'h3')]
    .map((part) => `${fragment([part])}\n`)
    .join('')
    .replaceAll('<li>', '\n  <li>')
    .replaceAll('</ul>', '\n</ul>');
