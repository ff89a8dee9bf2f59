import XMLBuilder from 'fast-xml-builder';
import type { Element, Markup } from '../../domain/markup.ts';

/**
 * Characters that XML 1.0 can't hold, not even as references, halves of characters among them; and
 * the sign for a lost character, which readers take for a fault of the file.
 */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/gu;

/** Text that XML can hold: what it can't is left out. */
export const xmlText = (text: string): string => text.replaceAll(NOT_XML, '');

/** Text on one line: titles and attributes, in which readers fold white space anyway. */
export const oneLine = (text: string): string => xmlText(text).replaceAll(/\s+/gu, ' ').trim();

type Ordered = Readonly<Record<string, unknown>>;

const ordered = (node: Markup): Ordered =>
  typeof node === 'string'
    ? { '#text': xmlText(node) }
    : {
        [node.name]: node.children.map(ordered),
        ':@': Object.fromEntries(
          Object.entries(node.attributes).map(([key, value]) => [key, oneLine(value)]),
        ),
      };

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** Writes elements and text as XML; everything in them is escaped. */
export const fragment = (nodes: readonly Markup[]): string => builder.build(nodes.map(ordered));

/** Writes a whole XML file. */
export const document = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${fragment([root])}\n`;
