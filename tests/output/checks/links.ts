import { shown } from '../../../src/corpus/fault.ts';
import { nearest } from '../../../src/corpus/nearest.ts';
import { addressOf, targetOf } from '../address.ts';
import type { Check, Fault } from '../check.ts';
import { referencesIn, type Reference } from '../references.ts';
import type { Site } from '../site.ts';
import { addressesIn, sheetFiles, sheetsIn } from '../styles.ts';

type Place = Pick<Reference, 'name' | 'value' | 'line' | 'use'>;

/** Ids in a file that has fragments; undefined where fragments mean something else. */
function idsIn(site: Site, file: string): ReadonlySet<string> | undefined {
  const page = site.pages.find((other) => other.file === file);
  if (page !== undefined) return page.ids;
  if (!file.endsWith('.svg')) return undefined;
  const source = new TextDecoder().decode(site.files.get(file));
  return new Set([...source.matchAll(/\sid="([^"]*)"/gu)].map(([, id = '']) => id));
}

function missing(site: Site, file: string): Omit<Fault, 'file' | 'found'> {
  if (site.files.has(`${file}/index.html`)) {
    return { expected: `"${addressOf(site, `${file}/index.html`)}", with the slash at its end` };
  }
  const addresses = [...site.files.keys()]
    .filter((other) => !other.startsWith('pagefind/'))
    .map((other) => addressOf(site, other));
  return {
    expected: 'the address of a page or file that was built',
    nearest: nearest(addressOf(site, file), addresses),
  };
}

function wrong(
  site: Site,
  from: string,
  { value, use }: Place,
  fragments: (file: string) => ReadonlySet<string> | undefined,
): Omit<Fault, 'file'> | undefined {
  const target = targetOf(site, from, value);
  const found = shown(value);
  if (target.kind === 'malformed') return { found, expected: 'an address' };
  if (target.kind === 'outside') {
    return { found, expected: `an address below the base path "${site.base}"` };
  }
  if (target.kind === 'foreign' && use === 'own') {
    return { found, expected: `an address of this site, which is at ${site.origin}${site.base}` };
  }
  if (target.kind !== 'file') return undefined;
  if (!site.files.has(target.file)) {
    return { found: `${found}, which leads to no file`, ...missing(site, target.file) };
  }
  const { fragment } = target;
  const ids = fragment === '' || fragment === 'top' ? undefined : fragments(target.file);
  if (ids === undefined || ids.has(fragment)) return undefined;
  const some = [...ids].slice(0, 30).join(', ');
  return {
    found: `${found}, but ${target.file} has no "${fragment}"`,
    expected:
      ids.size === 0
        ? 'no fragment: there are none'
        : `a fragment of that page; these do exist: ${some}${ids.size > 30 ? ', …' : ''}`,
    nearest: nearest(fragment, ids),
  };
}

/** Every address in a page or sheet of this site leads to a file, and to an id if it says one. */
export const links: Check = {
  name: 'links',
  run: (site) => {
    const known = new Map(site.pages.map(({ file, ids }) => [file, ids]));
    const fragments = (file: string): ReadonlySet<string> | undefined =>
      known.get(file) ?? idsIn(site, file);
    const styled = [...sheetFiles(site), ...site.pages.flatMap(sheetsIn)].flatMap(
      ({ file, line, css }) =>
        addressesIn(css).map((value) => ({
          file,
          place: { name: 'url()', value, line, use: 'load' } as const,
        })),
    );
    const all = [
      ...site.pages.flatMap((page) =>
        referencesIn(page).map((place) => ({ file: page.file, place })),
      ),
      ...styled,
    ];
    return {
      faults: all.flatMap(({ file, place }) => {
        const fault = wrong(site, file, place, fragments);
        return fault ? [{ file, line: place.line, field: place.name, ...fault }] : [];
      }),
      measured: `${all.length} addresses in ${site.pages.length} pages`,
    };
  },
};
