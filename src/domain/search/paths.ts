import { fold } from '../facets.ts';

/** Who wrote a record, and when: "Lee and Kim, 2024". Ids of records mostly begin so: `lee-2024-…`. */
const AUTHORED = /^(.+?)(?: et al\.| and .+)?, (\d{4})$/u;
/** What stands for that beginning in a path; no path holds it otherwise. */
const SAME = '~';

function authored(label: string): string {
  const [, author = '', year = ''] = AUTHORED.exec(label) ?? [];
  return author === '' ? SAME : `${fold(author).replace(/[^a-z0-9]+/gu, '-')}-${year}-`;
}

/** A path as it is sent, without what its label says already. */
export const packPath = (path: string, label: string): string =>
  path.replace(`/${authored(label)}`, `/${SAME}`);

/** Reads what `packPath` wrote. */
export const unpackPath = (packed: string, label: string): string =>
  packed.replace(SAME, authored(label));
