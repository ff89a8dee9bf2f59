import { markdownOf } from '../../export/packs/reading-list-markdown.ts';
import { copy } from '../clipboard.ts';
import { save } from '../file.ts';
import { FORMATS, pick } from '../map/selection.ts';
import type { Readable, Surroundings } from './resolved.ts';

/** Ways to take a list away. */
export type Taking = 'link' | 'markdown' | 'html' | 'ris' | 'bib' | 'imscc';

const counted = (count: number, one: string, several: string): string =>
  `${count} ${count === 1 ? one : several}`;

/** What was left out, as sentences with a space before each. */
function leftOut({ lost, views }: Readable, taking: Taking): string {
  const isReferences = taking === 'ris' || taking === 'bib';
  return [
    lost > 0 && !isReferences && taking !== 'link'
      ? ` Left out: ${counted(lost, 'entry that leads', 'entries that lead')} nowhere.`
      : '',
    views > 0 && isReferences
      ? ` Studies of ${counted(views, 'filtered view is', 'filtered views are')} not among them; the map gives them under “Take away”.`
      : '',
  ].join('');
}

/**
 * Takes a list away: copies it as text, or saves it as a file.
 * @param area where a text is shown when copying is refused
 * @returns what was done, for the reader
 * @throws where a file can't be read
 */
export async function takeAway(
  taking: Taking,
  readable: Readable,
  { root, directory }: Surroundings,
  area: HTMLTextAreaElement,
): Promise<string> {
  const { list, studies } = readable;
  const more = leftOut(readable, taking);
  switch (taking) {
    case 'link':
      return copy({ text: list.url }, area);
    case 'markdown':
      return (await copy({ text: markdownOf(list) }, area)) + more;
    case 'html': {
      const { htmlOf } = await import('../../export/packs/reading-list-html.ts');
      const html = htmlOf(list);
      return (await copy({ text: html, html }, area)) + more;
    }
    case 'ris':
    case 'bib': {
      if (directory === undefined) throw new Error('the list of studies could not be read');
      if (studies.length === 0) return `The entries of this list cite no studies.${more}`;
      const { file, type } = FORMATS[taking];
      const response = await fetch(`${root}data/${file}`);
      if (!response.ok) throw new Error(`${file} answered ${response.status}`);
      save(`reading-list.${taking}`, pick(await response.text(), taking, new Set(studies)), type);
      return `Saved ${counted(studies.length, 'study', 'studies')}.${more}`;
    }
    case 'imscc': {
      if (directory === undefined) throw new Error('the titles of the pages could not be read');
      const [{ toCartridge }, { packOfReadingList }] = await Promise.all([
        import('../../export/cartridge/cartridge.ts'),
        import('../../export/packs/reading-list.ts'),
      ]);
      const pack = toCartridge(packOfReadingList(list, directory.terms));
      save('reading-list.imscc', pack, 'application/zip');
      return `Saved the course pack.${more}`;
    }
  }
}
