import { excerptOf, markText, type Piece } from '../../domain/search/excerpt.ts';
import type { Found } from '../../domain/search/find.ts';
import type { Marks } from '../../domain/search/query.ts';
import type { SearchIndex } from '../../domain/search/reader.ts';
import { standaloneMark } from '../../figure/mark.ts';
import { drawn, element } from '../elements.ts';

/** Most sections that a card names. */
const MOST_SECTIONS = 3;

const inPieces = (pieces: readonly Piece[]): readonly (Node | string)[] =>
  pieces.map(({ text, marked }) => (marked ? element('mark', '', text) : text));

const link = (className: string, href: string, ...children: readonly (Node | string)[]) =>
  Object.assign(element('a', className, ...children), { href });

/** What a card is made from. */
export interface CardSource {
  readonly index: SearchIndex;
  /** Address of the site's root, with a slash at its end. */
  readonly root: string;
  readonly marks: Marks;
}

/** A card, and the place of its excerpt. */
export interface Card {
  readonly item: HTMLLIElement;
  /** Writes the excerpt, once its text is here. */
  readonly fill: (passages: readonly string[]) => void;
}

/** A result as a list item: title, badges, the words in their context, and sections that fit. */
export function card(found: Found, { index, root, marks }: CardSource): Card {
  const { names } = index;
  const page = index.documents[found.document];
  const item = element('li', '');
  const excerpt = element('p', 'excerpt');
  const fill = (passages: readonly string[]): void => {
    excerpt.replaceChildren(...inPieces(excerptOf(passages, marks, index)));
  };
  if (page === undefined) return { item, fill };
  const at = (path: string): string => root + path.replace(/^\//u, '');
  const rung = page.facets.rung?.[0];
  const kind = names.kind[page.kind] ?? page.kind;
  const told = [
    kind,
    page.label,
    // A page that does not hold the words says why it stands here.
    found.about === undefined ? '' : `about ${index.concepts[found.about]?.name ?? ''}`,
    found.byRecords ? 'records that fit belong here' : '',
  ];
  const facts = element('p', 'meta', told.filter((text) => text !== '').join(' · '));
  if (page.balance !== undefined) {
    facts.prepend(
      element(
        'span',
        'badge',
        drawn(standaloneMark(page.balance)),
        names.balance[page.balance] ?? page.balance,
      ),
      ...(rung === undefined ? [] : [element('span', 'badge', names.rung[rung] ?? rung)]),
    );
  }
  item.append(
    link('title', at(page.path), ...inPieces(markText(page.title, marks, index))),
    facts,
    excerpt,
  );
  const parts = [...new Set([found.part, ...found.others])].flatMap((number) => {
    const part = index.parts[number];
    return part && part.anchor !== '' ? [part] : [];
  });
  const links = [
    ...parts.map(({ anchor, title }) => [`${at(page.path)}#${anchor}`, title] as const),
    ...found.more.flatMap((number) => {
      const other = index.documents[number];
      return other ? [[at(other.path), other.title] as const] : [];
    }),
  ].slice(0, MOST_SECTIONS);
  if (links.length > 0) {
    const list = element('ul', 'sections');
    list.setAttribute('aria-label', 'On this page');
    list.append(
      ...links.map(([href, title]) =>
        element('li', '', link('', href, ...inPieces(markText(title, marks, index)))),
      ),
    );
    item.append(list);
  }
  return { item, fill };
}
