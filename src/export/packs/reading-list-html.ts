import { element } from '../../domain/markup.ts';
import { fragment } from '../cartridge/xml.ts';
import { bodyOfReadingList, type ReadingList } from './reading-list.ts';

/** A reading list as HTML to paste into a page: headings, lists and links, and nothing else. */
export const htmlOf = (list: ReadingList): string =>
  [...(list.title === '' ? [] : [element('h1', {}, list.title)]), ...bodyOfReadingList(list)]
    .map((part) => `${fragment([part])}\n`)
    .join('')
    .replaceAll('<li>', '\n  <li>')
    .replaceAll('</ul>', '\n</ul>');
