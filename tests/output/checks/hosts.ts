import { shown } from '../../../src/corpus/fault.ts';
import { targetOf } from '../address.ts';
import type { Check, Fault } from '../check.ts';
import { referencesIn } from '../references.ts';
import type { Site } from '../site.ts';
import { addressesIn, sheetFiles, sheetsIn } from '../styles.ts';

/** What is wrong with an address that a browser loads by itself, if anything. */
function loaded(site: Site, file: string, value: string): Omit<Fault, 'file'> | undefined {
  const target = targetOf(site, file, value);
  if (target.kind === 'foreign') {
    return {
      found: `${shown(value)}, a request to ${target.url.host}`,
      expected: 'a file of this site: readers are not told on to others',
    };
  }
  return target.kind === 'inert' && target.url.protocol !== 'data:'
    ? { found: shown(value), expected: 'a file of this site' }
    : undefined;
}

/** Pages load nothing from other hosts; they may link there. */
export const hosts: Check = {
  name: 'hosts',
  run: (site) => {
    const foreign = new Set<string>();
    const inPages = site.pages.flatMap((page) =>
      referencesIn(page).flatMap(({ name, value, line, use }) => {
        const at = { file: page.file, line, field: name };
        if (use === 'load') {
          const fault = loaded(site, page.file, value);
          return fault ? [{ ...at, ...fault }] : [];
        }
        const target = targetOf(site, page.file, value);
        if (target.kind === 'foreign') foreign.add(target.url.host);
        return target.kind === 'inert'
          ? [{ ...at, found: shown(value), expected: 'an address with http: or https:' }]
          : [];
      }),
    );
    const inSheets = [...sheetFiles(site), ...site.pages.flatMap(sheetsIn)].flatMap(
      ({ file, line, css }) =>
        addressesIn(css).flatMap((value) => {
          const fault = loaded(site, file, value);
          return fault ? [{ file, line, field: 'url()', ...fault }] : [];
        }),
    );
    return {
      faults: [...inPages, ...inSheets],
      measured: `no request to another host; links to ${foreign.size} of them`,
    };
  },
};
