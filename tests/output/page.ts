import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A built page, as a browser reads it. */
export interface Page {
  /** Path of its file below `dist/`. */
  readonly file: string;
  /** Path below the base: `/about/`. */
  readonly path: string;
  readonly html: string;
  /** Every element, in the order of the source. */
  readonly elements: readonly Element[];
  readonly ids: ReadonlySet<string>;
  /** Whether it asks search engines to keep it out. */
  readonly hidden: boolean;
}

/** Elements whose text is no text of the page. */
const SILENT = new Set(['script', 'style', 'template']);

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

export const lineOf = (element: Element): number | undefined =>
  element.sourceCodeLocation?.startLine;

/** Text of an element and all in it; of a script or a style, its source. */
export function textOf(element: Element): string {
  return element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : ''))
    .join('');
}

/** Pieces of text that a reader may see, each with its line. */
export function* visibleText(
  page: Page,
): Generator<{ readonly text: string; readonly line: number | undefined }> {
  for (const element of page.elements) {
    if (SILENT.has(element.tagName)) continue;
    for (const node of element.childNodes) {
      if ('value' in node && node.value.trim() !== '')
        yield { text: node.value, line: lineOf(element) };
    }
  }
}

function* elementsOf(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('content' in node) yield* elementsOf(node.content);
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

/** Reads a page. What stands in `<noscript>` counts, since some readers see it. */
export function readPage(file: string, html: string): Page {
  const elements = [
    ...elementsOf(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false })),
  ];
  const robots = elements.find(
    (element) => element.tagName === 'meta' && attribute(element, 'name') === 'robots',
  );
  return {
    file,
    path: `/${file.replace(/(^|\/)index\.html$/u, '$1')}`,
    html,
    elements,
    ids: new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])),
    hidden: robots !== undefined && /\bnoindex\b/u.test(attribute(robots, 'content') ?? ''),
  };
}
