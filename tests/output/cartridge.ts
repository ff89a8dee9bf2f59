import { text } from 'node:stream/consumers';
import type { Document, Element } from '@xmldom/xmldom';
import { fromBufferPromise } from 'yauzl';
import { parseXml } from './xml.ts';

/** Text of every file in a zip archive, by its path, in order. Broken archives throw. */
export async function readArchive(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { strictFileNames: true });
  const files = new Map<string, string>();
  for await (const entry of archive.eachEntry()) {
    if (files.has(entry.fileName)) throw new Error(`${entry.fileName} stands in it twice`);
    files.set(entry.fileName, await text(await archive.openReadStreamPromise(entry)));
  }
  return files;
}

/** A resource as its manifest declares it. */
export interface CartridgeResource {
  readonly identifier: string;
  readonly type: string;
  readonly href: string | null;
  readonly files: readonly string[];
}

/** An item of the organization. */
export interface CartridgeItem {
  readonly identifier: string;
  readonly reference: string | null;
  readonly title: string | null;
  readonly items: readonly CartridgeItem[];
}

/** A cartridge as it was read back. */
export interface Cartridge {
  readonly files: ReadonlyMap<string, string>;
  readonly manifest: Document;
  readonly root: CartridgeItem;
  readonly resources: readonly CartridgeResource[];
}

/** Reads XML that must be sound. */
export function soundXml(source: string): Document {
  const parsed = parseXml(source);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.document;
}

const childrenOf = (element: Element, name: string): readonly Element[] =>
  [...element.getElementsByTagName(name)].filter(({ parentNode }) => parentNode === element);

const itemOf = (element: Element): CartridgeItem => ({
  identifier: element.getAttribute('identifier') ?? '',
  reference: element.getAttribute('identifierref'),
  title: childrenOf(element, 'title')[0]?.textContent ?? null,
  items: childrenOf(element, 'item').map(itemOf),
});

/** Reads an `.imscc` file. */
export async function readCartridge(bytes: Uint8Array): Promise<Cartridge> {
  const files = await readArchive(bytes);
  const manifest = soundXml(files.get('imsmanifest.xml') ?? '');
  const [root] = [...manifest.getElementsByTagName('organization')]
    .flatMap((organization) => childrenOf(organization, 'item'))
    .map(itemOf);
  if (root === undefined) throw new Error('The manifest has no item at its root.');
  return {
    files,
    manifest,
    root,
    resources: [...manifest.getElementsByTagName('resource')].map((element) => ({
      identifier: element.getAttribute('identifier') ?? '',
      type: element.getAttribute('type') ?? '',
      href: element.getAttribute('href'),
      files: childrenOf(element, 'file').map((file) => file.getAttribute('href') ?? ''),
    })),
  };
}

/** Every item, from the root on. */
export const allItems = (item: CartridgeItem): readonly CartridgeItem[] => [
  item,
  ...item.items.flatMap(allItems),
];

/** HTML in a file of a cartridge: a page as it is, questions piece by piece. */
function htmlIn(file: string, source: string): readonly string[] {
  if (file.endsWith('.html')) return [source.replace('<!DOCTYPE html>', '')];
  return [...soundXml(source).getElementsByTagName('mattext')].map(
    (element) => `<div>${element.textContent ?? ''}</div>`,
  );
}

/** Every address that a cartridge leads to, with the file in which it stands. */
export function addressesInCartridge({
  files,
}: Cartridge): readonly { readonly file: string; readonly url: string }[] {
  return [...files]
    .filter(([file]) => file !== 'imsmanifest.xml')
    .flatMap(([file, source]) =>
      [
        ...(file.endsWith('.xml')
          ? [...soundXml(source).getElementsByTagName('url')].map((url) => url.getAttribute('href'))
          : []),
        ...htmlIn(file, source).flatMap((html) =>
          [...soundXml(html).getElementsByTagName('a')].map((a) => a.getAttribute('href')),
        ),
      ].map((url) => ({ file, url: url ?? '' })),
    );
}
