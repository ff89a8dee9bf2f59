import { href } from './base.ts';
import { PAGES, pathTo, withQuery } from './paths.ts';

/** Key of the address that filters by a column, for each set of columns. */
const COLUMN_KEYS = { ladder: 'rung', challenges: 'topic', ethics: 'topic', year: 'from' } as const;

/** Addresses that the map links to, with the base path. */
export const MAP_LINKS = {
  study: (id: string): string => href(pathTo('evidence', id)),
  application: (id: string): string => href(pathTo('applications', id)),
  area: (id: string): string => href(pathTo('areas', id)),
  cell: (application: string, column: string, cols: keyof typeof COLUMN_KEYS): string =>
    href(
      withQuery(PAGES.evidence, {
        application,
        [COLUMN_KEYS[cols]]: column,
        ...(cols === 'year' && { to: column }),
        kind: 'primary',
      }),
    ),
} as const;
