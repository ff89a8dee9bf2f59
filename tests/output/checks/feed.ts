import { shown } from '../../../src/corpus/fault.ts';
import { counted } from '../../../src/domain/tally.ts';
import { targetOf } from '../address.ts';
import type { Check } from '../check.ts';
import { textIn } from '../site.ts';
import { textsIn } from '../xml.ts';

const FEED = 'feed.xml';

/** The feed has entries, and they lead to places of the site. */
export const feed: Check = {
  name: 'feed',
  run: (site) => {
    const links = textsIn(textIn(site, FEED), 'link');
    const pages = new Map(site.pages.map(({ file, ids }) => [file, ids]));
    const dead = links.filter((link) => {
      const target = targetOf(site, FEED, link);
      if (target.kind !== 'file') return true;
      const ids = pages.get(target.file);
      return ids === undefined || (target.fragment !== '' && !ids.has(target.fragment));
    });
    return {
      faults: [
        ...(links.length < 2
          ? [{ file: FEED, found: 'no entries', expected: 'an entry for each change of the map' }]
          : []),
        ...dead.map((link) => ({
          file: FEED,
          field: 'link',
          found: shown(link),
          expected: 'the full address of a page and anchor that exist',
        })),
      ],
      measured: counted(links.length - 1, 'entry', 'entries'),
    };
  },
};
