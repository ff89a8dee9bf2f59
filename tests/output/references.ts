import { attribute, lineOf, type Element, type Page } from './page.ts';

/** An address that stands in a page. */
export interface Reference {
  /** Element and attribute, for a message: `a href`. */
  readonly name: string;
  readonly value: string;
  readonly line: number | undefined;
  /** Whether the browser loads it by itself, a reader follows it, or it names the site's own. */
  readonly use: 'load' | 'follow' | 'own';
}

/** Kinds of link that make a browser fetch something or open a connection. */
const LOADING =
  /\b(?:stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|apple-touch-icon|mask-icon|manifest)\b/iu;

/** Attributes with an address, by element. */
const ATTRIBUTES: Readonly<Record<string, readonly (readonly [string, Reference['use']])[]>> = {
  a: [['href', 'follow']],
  area: [['href', 'follow']],
  audio: [['src', 'load']],
  blockquote: [['cite', 'follow']],
  button: [['formaction', 'load']],
  del: [['cite', 'follow']],
  embed: [['src', 'load']],
  feImage: [['href', 'load']],
  form: [['action', 'load']],
  iframe: [['src', 'load']],
  image: [['href', 'load']],
  img: [
    ['src', 'load'],
    ['srcset', 'load'],
  ],
  input: [
    ['src', 'load'],
    ['formaction', 'load'],
  ],
  ins: [['cite', 'follow']],
  object: [['data', 'load']],
  q: [['cite', 'follow']],
  script: [['src', 'load']],
  source: [
    ['src', 'load'],
    ['srcset', 'load'],
  ],
  track: [['src', 'load']],
  use: [['href', 'load']],
  video: [
    ['src', 'load'],
    ['poster', 'load'],
  ],
};

/** Addresses of a list of pictures: each is followed by its size, if any. */
const inSrcset = (value: string): readonly string[] =>
  value
    .split(/,\s+/u)
    .map((candidate) => candidate.trim().split(/\s+/u)[0] ?? '')
    .filter((address) => address !== '');

function inMeta(element: Element): readonly (readonly [string, string, Reference['use']])[] {
  const content = attribute(element, 'content') ?? '';
  const name = attribute(element, 'property') ?? attribute(element, 'name') ?? '';
  if (attribute(element, 'http-equiv')?.toLowerCase() === 'refresh') {
    const [, address] = /url\s*=\s*['"]?([^'"]*)/iu.exec(content) ?? [];
    return address === undefined ? [] : [['meta refresh', address.trim(), 'follow']];
  }
  if (/^(?:og:(?:url|image|audio|video)|twitter:image)$/u.test(name)) {
    return [[`meta ${name}`, content, 'own']];
  }
  return /^citation_\w*url$/u.test(name) ? [[`meta ${name}`, content, 'follow']] : [];
}

function inLink(element: Element): readonly (readonly [string, string, Reference['use']])[] {
  const rel = attribute(element, 'rel') ?? '';
  const address = attribute(element, 'href');
  if (address === undefined) return [];
  const use = LOADING.test(rel) ? 'load' : rel === 'canonical' ? 'own' : 'follow';
  return [[`link ${rel}`, address, use]];
}

/** Every address in a page. */
export function referencesIn(page: Page): readonly Reference[] {
  return page.elements.flatMap((element) => {
    const { tagName } = element;
    const found =
      tagName === 'meta'
        ? inMeta(element)
        : tagName === 'link'
          ? inLink(element)
          : (ATTRIBUTES[tagName] ?? []).flatMap(([name, use]) => {
              const value = attribute(element, name);
              if (value === undefined) return [];
              const addresses = name === 'srcset' ? inSrcset(value) : [value];
              return addresses.map((address) => [`${tagName} ${name}`, address, use] as const);
            });
    return found.map(([name, value, use]) => ({ name, value, use, line: lineOf(element) }));
  });
}
