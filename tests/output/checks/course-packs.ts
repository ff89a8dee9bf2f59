import { shown } from '../../../src/corpus/fault.ts';
import { targetOf } from '../address.ts';
import { addressesInCartridge, allItems, readCartridge, type Cartridge } from '../cartridge.ts';
import type { Check, Fault } from '../check.ts';
import { filesNamed, type Site } from '../site.ts';

/** What must hold between the parts of a cartridge. */
function* loose({ files, root, resources }: Cartridge): Generator<Omit<Fault, 'file'>> {
  const listed = new Set(['imsmanifest.xml', ...resources.flatMap((resource) => resource.files)]);
  for (const file of files.keys()) {
    if (!listed.has(file)) yield { found: file, expected: 'a resource for each file' };
  }
  for (const file of listed) {
    if (!files.has(file)) yield { found: `no ${file}`, expected: 'the files of all resources' };
  }
  const ids = new Set(resources.map(({ identifier }) => identifier));
  for (const { reference } of allItems(root)) {
    if (reference !== null && !ids.has(reference)) {
      yield { found: `an item for "${reference}"`, expected: 'an item for a resource' };
    }
  }
}

/** Addresses in a cartridge that lead nowhere. They are full ones, since it leaves the site. */
function* broken(site: Site, from: string, cartridge: Cartridge): Generator<Omit<Fault, 'file'>> {
  const pages = new Map(site.pages.map((page) => [page.file, page]));
  for (const { file, url } of addressesInCartridge(cartridge)) {
    const target = targetOf(site, from, url);
    const field = file;
    if (!/^https?:\/\//u.test(url) || target.kind === 'malformed' || target.kind === 'outside') {
      yield { field, found: shown(url), expected: 'a full address of this site or another' };
    } else if (target.kind === 'file') {
      const ids = pages.get(target.file)?.ids;
      if (!site.files.has(target.file)) {
        yield { field, found: shown(url), expected: 'the address of a page that was built' };
      } else if (target.fragment !== '' && ids?.has(target.fragment) !== true) {
        yield { field, found: shown(url), expected: 'a fragment that the page has' };
      }
    }
  }
}

/** Course packs open, hold together, and lead to pages and anchors of the site. */
export const coursePacks: Check = {
  name: 'course packs',
  run: async (site) => {
    const files = filesNamed(site, '.imscc');
    let addresses = 0;
    const faults: Fault[] = [];
    for (const file of files) {
      try {
        const cartridge = await readCartridge(site.files.get(file) ?? new Uint8Array());
        addresses += addressesInCartridge(cartridge).length;
        for (const fault of [...loose(cartridge), ...broken(site, file, cartridge)]) {
          faults.push({ file, ...fault });
        }
      } catch (error) {
        faults.push({ file, found: String(error), expected: 'a course pack that can be read' });
      }
    }
    return { faults, measured: `${files.length} with ${addresses} addresses` };
  },
};
