import type { PageText } from '../domain/search/documents.ts';
import { unpacked, type IndexFile } from './pagefind-file.ts';

/** What Pagefind wrote of a page. A location counts words. */
interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }[];
}

const readFragment = ({ path, content }: IndexFile): Fragment =>
  JSON.parse(unpacked(content, path).toString('utf8')) as Fragment;

function textOf({ content, anchors }: Fragment): PageText {
  const words = content.split(/\s+/u);
  const between = (start: number, end?: number): string =>
    words.slice(start, end).join(' ').replaceAll('\u200b', '').trim();
  const headings = anchors
    .filter(({ element, text }) => /^h[2-6]$/u.test(element) && text.trim() !== '')
    .toSorted((a, b) => a.location - b.location);
  return {
    lead: between(0, headings[0]?.location),
    sections: headings.map(({ id, text, location }, index) => {
      const title = text.trim();
      const whole = between(location, headings[index + 1]?.location);
      return {
        anchor: id,
        title,
        // The text of a section begins with its own heading.
        text: whole.startsWith(title) ? whole.slice(title.length).replace(/^[.\s]+/u, '') : whole,
      };
    }),
  };
}

/**
 * The built pages as Pagefind read them, by path.
 * @param files the index that Pagefind made
 */
export const pageTexts = (files: readonly IndexFile[]): ReadonlyMap<string, PageText> =>
  new Map(
    files
      .filter(({ path }) => path.startsWith('fragment/'))
      .map((file) => {
        const fragment = readFragment(file);
        return [fragment.url, textOf(fragment)] as const;
      }),
  );
