import { splitAddress } from '../../../src/routing/places.ts';
import { targetOf } from '../address.ts';
import type { Check, Fault } from '../check.ts';
import { referencesIn } from '../references.ts';
import type { Site } from '../site.ts';

const fileAt = (path: string): string =>
  path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);

function* missing(site: Site): Generator<Fault> {
  const pages = new Map(site.pages.map((page) => [page.file, page]));
  for (const [path, anchors] of site.places) {
    const file = fileAt(path);
    if (!site.files.has(file)) {
      yield { file, found: 'no such file', expected: `one, since the content has "${path}"` };
      continue;
    }
    const ids = pages.get(file)?.ids ?? new Set<string>();
    for (const anchor of anchors) {
      if (ids.has(anchor)) continue;
      yield {
        file,
        field: `#${anchor}`,
        found: 'no such id',
        expected: `id="${anchor}" on its section, since the content has it`,
      };
    }
  }
}

/** Old addresses that lead nowhere. */
function* lost(site: Site): Generator<Fault> {
  for (const [from, to] of Object.entries(site.moved)) {
    const { path, anchor } = splitAddress(from);
    const page = site.pages.find((other) => other.path === path);
    const at = { file: fileAt(path), field: `moved ${from}` };
    if (!path.endsWith('/')) {
      if (site.files.has(at.file)) continue;
      yield { ...at, found: 'no such file', expected: `the file of "${to}" under this name too` };
    } else if (page === undefined) {
      yield { ...at, found: 'no such page', expected: `a page that leads on to "${to}"` };
    } else if (anchor !== undefined) {
      if (page.ids.has(anchor)) continue;
      yield { ...at, found: 'no such id', expected: `id="${anchor}" beside the section "${to}"` };
    } else {
      const leads = referencesIn(page).some(({ name, value }) => {
        const target = targetOf(site, page.file, value);
        const { path: goal } = splitAddress(to);
        return name === 'meta refresh' && target.kind === 'file' && target.file === fileAt(goal);
      });
      if (!leads) yield { ...at, found: 'no way on', expected: `a refresh to "${to}"` };
    }
  }
}

/** What the content says and what was built are the same pages and anchors. */
export const places: Check = {
  name: 'places',
  run: (site) => {
    const known = new Set([...site.places.keys(), ...Object.keys(site.moved)]);
    const strange = site.pages
      .filter(({ path }) => !known.has(path))
      .map(({ file, path }) => ({
        file,
        found: 'a page that the content does not know',
        expected: `"${path}" in placesOf() of src/routing/places.ts, or no such page`,
      }));
    const anchors = [...site.places.values()].reduce((sum, { length }) => sum + length, 0);
    return {
      faults: [...missing(site), ...lost(site), ...strange],
      measured: `${site.places.size} addresses with ${anchors} anchors, ${Object.keys(site.moved).length} moved`,
    };
  },
};
