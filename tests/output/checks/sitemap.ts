import { addressOf, fullAddress, targetOf } from '../address.ts';
import type { Check } from '../check.ts';
import { textIn } from '../site.ts';
import { textsIn } from '../xml.ts';

const INDEX = 'sitemap-index.xml';

/** The sitemap lists exactly the pages that are for search engines. */
export const sitemap: Check = {
  name: 'sitemap',
  run: (site) => {
    const maps = textsIn(textIn(site, INDEX), 'loc');
    const files = maps.flatMap((address) => {
      const target = targetOf(site, INDEX, address);
      return target.kind === 'file' && site.files.has(target.file) ? [target.file] : [];
    });
    const listed = new Set(files.flatMap((file) => textsIn(textIn(site, file), 'loc')));
    const open = new Map(
      site.pages
        .filter(({ hidden }) => !hidden)
        .map((page) => [fullAddress(site, page.path), page.file]),
    );
    const lost = maps.length === 0 || files.length < maps.length;
    return {
      faults: [
        ...(lost
          ? [
              {
                file: INDEX,
                found: maps.length === 0 ? 'no sitemaps' : maps.join(', '),
                expected: `sitemaps that exist, such as ${addressOf(site, 'sitemap-0.xml')}`,
              },
            ]
          : []),
        ...[...open]
          .filter(([address]) => !listed.has(address))
          .map(([address, file]) => ({
            file,
            found: 'a page that the sitemap leaves out',
            expected: `${address} in the sitemap, or <meta name="robots" content="noindex">`,
          })),
        ...[...listed]
          .filter((address) => !open.has(address))
          .map((address) => ({
            file: files[0] ?? INDEX,
            found: `${address}, which is no page for search engines`,
            expected: 'only pages that exist and have no "noindex"',
          })),
      ],
      measured: `${listed.size} pages listed`,
    };
  },
};
