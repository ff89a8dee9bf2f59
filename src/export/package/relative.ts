import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Where a site was built for, and which of its files is looked at. */
export interface Standpoint {
  /** Path of the file below the root of the site. */
  readonly file: string;
  /** Base path that the site was built for, with a slash at both ends. */
  readonly base: string;
}

/** Attributes that hold an address; those of `data-` are read by scripts. */
const ADDRESSES = new Set(['href', 'src', 'action', 'data-base', 'data-root', 'data-bundle']);
/** Metadata that name where the site lives; a package lives anywhere. */
const HOME = new Set(['og:url', 'og:image', 'twitter:card']);

/**
 * An address of the site as seen from one of its files, so that it holds wherever the folder lies.
 * Pages are named in full, since nobody looks for `index.html` where there is no server. Addresses of
 * other sites, and anchors of the page itself, stay as they are.
 */
export function relative(address: string, { file, base }: Standpoint): string {
  if (!address.startsWith(base) || address.startsWith('//')) return address;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(address.slice(base.length)) ?? [];
  const up = '../'.repeat(file.split('/').length - 1);
  return `${up === '' && path === '' ? './' : up}${path}${rest}`;
}

/** As `relative`, for a link that a reader follows. */
function relativePage(address: string, at: Standpoint): string {
  const found = relative(address, at);
  if (found === address) return address;
  return found.replace(/^([^?#]*\/|)(?=$|[?#])/u, '$1index.html').replace(/^\.\/index/u, 'index');
}

function* elementsOf(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('content' in node) yield* elementsOf(node.content);
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

const value = (element: Element, name: string): string =>
  element.attrs.find((attr) => attr.name === name)?.value ?? '';

/** Whether an element makes sense only where the site has its own address. */
const isOfHome = (element: Element): boolean =>
  (element.tagName === 'link' && ['canonical', 'preload'].includes(value(element, 'rel'))) ||
  (element.tagName === 'meta' &&
    (HOME.has(value(element, 'property')) || HOME.has(value(element, 'name'))));

/** A change of some characters of a text. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What takes the place of an element or of some of its attributes. */
function editsOf(element: Element, at: Standpoint, head: string): readonly Edit[] {
  const place = element.sourceCodeLocation;
  if (!place) return [];
  const whole = { start: place.startOffset, end: place.endOffset };
  if (isOfHome(element)) return [{ ...whole, text: '' }];
  if (element.tagName === 'offline-copy') {
    return [{ ...whole, text: '<p>What you read now is such a copy: it needs no network.</p>' }];
  }
  const edits: Edit[] = [];
  for (const { name, value: address } of element.attrs) {
    const span = place.attrs?.[name];
    if (!span) continue;
    const edit = (text: string): Edit => ({ start: span.startOffset, end: span.endOffset, text });
    if (name === 'data-home') edits.push(edit(''));
    if (!ADDRESSES.has(name)) continue;
    const isLink = ['a', 'form'].includes(element.tagName);
    const found = (isLink ? relativePage : relative)(address, at);
    if (found !== address)
      edits.push(edit(`${name}="${found.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`));
  }
  if (element.tagName === 'head' && place.endTag) {
    edits.push({ start: place.endTag.startOffset, end: place.endTag.startOffset, text: head });
  }
  return edits;
}

/**
 * A page with every address of the site made relative, and nothing else changed.
 * @param head HTML that is added to the end of its head
 */
export function relativeHtml(html: string, at: Standpoint, head: string): string {
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const edits = [...elementsOf(document)]
    .flatMap((element) => editsOf(element, at, head))
    .toSorted((a, b) => b.start - a.start);
  let text = html;
  for (const { start, end, text: other } of edits)
    text = text.slice(0, start) + other + text.slice(end);
  // Moved pages lead on by a refresh.
  return text.replace(
    /(http-equiv="refresh" content="\d+; ?url=)([^"]*)/giu,
    (_, before: string, address: string) => before + relativePage(address, at),
  );
}

/** A style sheet with every address of the site made relative. */
export const relativeCss = (css: string, at: Standpoint): string =>
  css.replace(/url\((["']?)([^"')]+)\1\)/gu, (_, quote: string, address: string) => {
    const found = relative(address, at);
    return `url(${quote}${found}${quote})`;
  });
