import { isMap, parseDocument } from 'yaml';
import type { Addresses } from '../../schema/addresses.ts';
import type { Places } from '../../routing/places.ts';

/** The register with every place of the site in it, and how many pages and anchors are new. */
export interface Registration {
  readonly published: Addresses['published'];
  readonly pages: number;
  readonly anchors: number;
}

/** Adds places to what was ever published. Nothing is taken out. */
export function register(published: Addresses['published'], places: Places): Registration {
  const merged = new Map(Object.entries(published));
  let pages = 0;
  let anchors = 0;
  for (const [path, found] of places) {
    const known = merged.get(path);
    if (known === undefined) pages += 1;
    const added = found.filter((anchor) => !known?.includes(anchor));
    anchors += added.length;
    merged.set(path, [...(known ?? []), ...added]);
  }
  const sorted = [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { published: Object.fromEntries(sorted), pages, anchors };
}

/** Text of the register with other entries; its comments stay. */
export function registerText(text: string, { published, moved }: Addresses): string {
  const document = parseDocument(text);
  const node = document.createNode(published);
  if (isMap(node)) {
    for (const { value } of node.items) (value as { flow?: boolean }).flow = true;
  }
  document.set('published', node);
  if (Object.keys(moved).length > 0) document.set('moved', document.createNode(moved));
  else document.delete('moved');
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
