import { shown } from '../../../src/corpus/fault.ts';
import type { Check, Fault } from '../check.ts';
import { attribute, lineOf, textOf, visibleText, type Element, type Page } from '../page.ts';
import { filesNamed, textIn, type Site } from '../site.ts';

/** A path of somebody's machine; not the middle of an address, such as `https://a.org/home/`. */
const MACHINE_PATH =
  /(?:file:\/\/|(?<![\w.~%/-]))(?:\/(?:home|root|work|Users|private|mnt)|[A-Z]:\\Users)[\\/][\w.-]+/u;
const LOCAL_HOST = /\blocalhost\b|\b127\.0\.0\.1\b/u;
/** Files that need full addresses, which lead to this machine where no `SITE` is set. */
const FULL_ADDRESSES =
  /^(?:sitemap-.*\.xml|feed\.xml|robots\.txt|data\/[^/]+|embed\/.+\/oembed\.json)$/u;
const TEXT = ['.js', '.css', '.json', '.xml', '.svg', '.txt', '.csv', '.bib', '.ris', '.md'];

/** The citation of the map and examples of code, which name where the map stands. */
const CITATION =
  /Available from: http:\/\/localhost|"http:\/\/localhost[^"]*\/data\/evidence\.\w+"/u;

/** Elements that need a full address. */
function needsFullAddress(element: Element): boolean {
  const { tagName } = element;
  // Maps and reading lists hand out links to themselves.
  if (tagName === 'evidence-map' || tagName === 'reading-list') return true;
  if (tagName === 'link') {
    const isOembed = attribute(element, 'type') === 'application/json+oembed';
    return isOembed || attribute(element, 'rel') === 'canonical';
  }
  if (tagName === 'script') return attribute(element, 'type') === 'application/ld+json';
  return (
    tagName === 'meta' &&
    /^(?:og|twitter|citation)[:_]/u.test(
      attribute(element, 'property') ?? attribute(element, 'name') ?? '',
    )
  );
}

/** Parts of a page in which the name of this machine would be wrong. */
function* parts(site: Site, page: Page): Generator<readonly [string, number | undefined]> {
  for (const { text, line } of visibleText(page)) {
    if (!(site.local && CITATION.test(text))) yield [text, line];
  }
  for (const element of page.elements) {
    if (site.local && needsFullAddress(element)) continue;
    for (const { value } of element.attrs) yield [value, lineOf(element)];
    if (/^(?:script|style)$/u.test(element.tagName)) yield [textOf(element), lineOf(element)];
  }
}

const machinePath = (file: string, text: string): readonly Fault[] => {
  const [found] = MACHINE_PATH.exec(text) ?? [];
  return found === undefined
    ? []
    : [
        {
          file,
          found: shown(found),
          expected: 'nothing that tells of the machine it was built on',
        },
      ];
};

const localHost = (file: string, text: string, line?: number): readonly Fault[] => {
  const match = LOCAL_HOST.exec(text);
  if (match === null) return [];
  const from = Math.max(0, match.index - 30);
  return [
    {
      file,
      line,
      found: shown(text.slice(from, match.index + 40)),
      expected: 'the address of the site: set SITE, or write a path that begins with the base',
    },
  ];
};

/** Nothing in the output tells of the machine on which it was built, nor leads back to it. */
export const machine: Check = {
  name: 'machine',
  run: (site) => {
    const files = filesNamed(site, ...TEXT);
    return {
      faults: [
        ...site.pages.flatMap((page) => [
          ...machinePath(page.file, page.html),
          ...[...parts(site, page)].flatMap(([text, line]) => localHost(page.file, text, line)),
        ]),
        ...files.flatMap((file) => {
          const text = textIn(site, file);
          return [
            ...machinePath(file, text),
            ...(site.local && FULL_ADDRESSES.test(file) ? [] : localHost(file, text)),
          ];
        }),
      ],
      measured: `no paths of this machine in ${site.pages.length + files.length} files`,
    };
  },
};
