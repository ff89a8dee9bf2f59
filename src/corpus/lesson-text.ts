import { mdxToMdast, type MdastNode } from 'satteri';
import { element, type Markup } from '../domain/markup.ts';
import { citedIds } from './passages.ts';

/** Where the text of a lesson leads once it has left the site. */
export interface Surroundings {
  /** Number of a cited record, from 1. */
  readonly numberOf: (record: string) => number;
  /** Full address of a record. */
  readonly record: (id: string) => string;
  /** Full address of a term of the glossary. */
  readonly term: (id: string) => string;
  /** Full address of what a link in the text names. */
  readonly link: (url: string) => string;
}

const PLAIN: Partial<Record<MdastNode['type'], string>> = {
  paragraph: 'p',
  emphasis: 'em',
  strong: 'strong',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
  inlineCode: 'code',
};

function write(node: MdastNode, around: Surroundings): readonly Markup[] {
  const inner = (): readonly Markup[] =>
    'children' in node
      ? (node.children as MdastNode[]).flatMap((child) => write(child, around))
      : 'value' in node && typeof node.value === 'string'
        ? [node.value.replaceAll('\n', ' ')]
        : [];
  switch (node.type) {
    case 'root':
    case 'text':
      return inner();
    case 'heading':
      return [element(`h${node.depth}`, {}, ...inner())];
    case 'list':
      return [element(node.ordered === true ? 'ol' : 'ul', {}, ...inner())];
    case 'link':
      return [element('a', { href: around.link(node.url) }, ...inner())];
    case 'break':
      return [element('br')];
    case 'table':
      return [element('table', { border: '1' }, element('tbody', {}, ...inner()))];
    case 'tableCell':
      // An empty cell is to be filled in; on paper it needs room.
      return [element('td', {}, ...(inner().length > 0 ? inner() : ['\u00a0']))];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const id = node.attributes.find(
        (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id',
      )?.value;
      const ids = citedIds(typeof id === 'string' ? id : undefined);
      if (node.name === 'Term') {
        return [element('a', { href: around.term(ids[0] ?? '') }, ...inner())];
      }
      if (node.name !== 'Cite') break;
      const links = ids.map((record) =>
        element('a', { href: around.record(record) }, String(around.numberOf(record))),
      );
      return [
        element('sup', {}, ...links.flatMap((link, at) => (at === 0 ? [link] : [',', link]))),
      ];
    }
    default: {
      const name = PLAIN[node.type];
      if (name !== undefined) return [element(name, {}, ...inner())];
    }
  }
  throw new Error(`The text of a lesson can't take "${node.type}" along into a course pack.`);
}

/** The text of a lesson as it stands in its file, as markup that can leave the site. */
export const lessonText = (body: string, around: Surroundings): readonly Markup[] =>
  write(mdxToMdast(body, { features: { headingAttributes: true } }), around);
