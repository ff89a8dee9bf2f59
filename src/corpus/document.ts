import { mdxToMdast, type MdastNode } from 'satteri';
import type { DocumentOutline } from '../domain/corpus.ts';
import type { Passage } from '../domain/prose.ts';
import type { Fault } from './fault.ts';
import { citedIds, passagesOf } from './passages.ts';

/** A component that a document uses. */
export interface ComponentUse {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly line: number;
}

/** What an MDX document holds that can be checked. Lines are counted from 1. */
export interface DocumentFacts extends DocumentOutline {
  readonly headings: readonly {
    readonly id: string | undefined;
    readonly title: string;
    readonly depth: number;
    readonly line: number;
  }[];
  readonly components: readonly ComponentUse[];
  readonly links: readonly { readonly url: string; readonly line: number }[];
  /** Its text, passage by passage. */
  readonly passages: readonly Passage[];
  /** Raw HTML, scripts and imports, which documents may not hold. */
  readonly forbidden: readonly { readonly what: string; readonly line: number }[];
}

/** Frontmatter and body of an MDX file. */
export interface SplitDocument {
  readonly frontmatter: string;
  readonly body: string;
  /** Lines before the body. */
  readonly bodyOffset: number;
}

/** Splits `---` frontmatter from the body; undefined where there is none. */
export function splitDocument(text: string): SplitDocument | undefined {
  const match = /^---\n([\s\S]*?)\n---(?:\n|$)/u.exec(text);
  if (match === null) return undefined;
  return {
    frontmatter: match[1] ?? '',
    body: text.slice(match[0].length),
    bodyOffset: match[0].split('\n').length - 1,
  };
}

const textOf = (node: MdastNode): string => {
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? (node.children as MdastNode[]).map(textOf).join('') : '';
};

/** Reads the body of an MDX document; what can't be parsed is a fault. */
export function readDocument(body: string, file: string, offset = 0): DocumentFacts | Fault {
  let root: MdastNode;
  try {
    root = mdxToMdast(body, { features: { headingAttributes: true } });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line, rest] = /^(\d+):\d+: (.*)$/su.exec(message) ?? [];
    return {
      file,
      line: line === undefined ? undefined : Number(line) + offset,
      found: `text that is not valid MDX: ${rest ?? message}`,
      expected: 'closed tags and braces; write "less than" in words, and \\{ for a brace',
    };
  }
  const headings: DocumentFacts['headings'][number][] = [];
  const components: ComponentUse[] = [];
  const links: DocumentFacts['links'][number][] = [];
  const forbidden: DocumentFacts['forbidden'][number][] = [];
  const visit = (node: MdastNode): void => {
    const line = (node.position?.start.line ?? 1) + offset;
    switch (node.type) {
      case 'heading': {
        const data = node.data as { hProperties?: { id?: unknown } } | undefined;
        const id = data?.hProperties?.id;
        headings.push({
          id: typeof id === 'string' ? id : undefined,
          title: textOf(node).trim(),
          depth: node.depth,
          line,
        });
        break;
      }
      case 'link':
      case 'definition':
        links.push({ url: node.url, line });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const name = node.name ?? '';
        if (/^[A-Z]/u.test(name)) {
          const attributes = Object.fromEntries(
            node.attributes.flatMap((attribute) =>
              attribute.type === 'mdxJsxAttribute'
                ? [[attribute.name, typeof attribute.value === 'string' ? attribute.value : '']]
                : [],
            ),
          );
          components.push({ name, attributes, line });
          const isExpression = node.attributes.some(
            ({ type, value }) =>
              type === 'mdxJsxExpressionAttribute' || (value !== null && typeof value === 'object'),
          );
          if (isExpression) forbidden.push({ what: 'an expression in braces', line });
        } else forbidden.push({ what: `the HTML tag <${name}>`, line });
        break;
      }
      case 'html':
        forbidden.push({ what: 'HTML', line });
        break;
      case 'mdxjsEsm':
        forbidden.push({ what: 'an import or export', line });
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        forbidden.push({ what: 'an expression in braces', line });
        break;
      case 'image':
      case 'imageReference':
        forbidden.push({ what: 'an image', line });
        break;
      default:
    }
    if ('children' in node) for (const child of node.children as MdastNode[]) visit(child);
  };
  visit(root);
  /** Records cited from a line on, up to another, in order, each once. */
  const citedBetween = (from: number, to: number): readonly string[] => [
    ...new Set(
      components
        .filter(({ name, line }) => name === 'Cite' && line >= from && line < to)
        .flatMap(({ attributes }) => citedIds(attributes['id'])),
    ),
  ];
  const starts = headings.flatMap(({ id, title, line }) =>
    id === undefined ? [] : [{ id, title, line }],
  );
  return {
    headings,
    components,
    links,
    forbidden,
    passages: passagesOf(root, offset),
    cited: citedBetween(0, Infinity),
    sections: starts.map(({ id, title, line }, at) => ({
      id,
      title,
      cited: citedBetween(line, starts[at + 1]?.line ?? Infinity),
    })),
  };
}
