import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFolder } from '../../src/cli/precompress.ts';
import { askedFor } from '../../src/domain/offline/copy.ts';

/** Parts of a built site that have one file or folder of each kind; the first are compressed. */
const COMPRESSED = ['index.html', '404.html', 'feed.xml', '_astro', 'embed', 'teach'];
const PLAIN = ['_headers', 'social.png', 'applications', 'data'];

/** A part of the built site, as it would lie on a server. */
export interface Sample {
  readonly folder: string;
  /** Files by their path below the folder, those that were compressed aside included. */
  readonly files: readonly string[];
}

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Path at which a file of the site is served. */
export const served = (file: string): string => `/${askedFor(file)}`;

/**
 * Copies a part of the built site, and compresses some of it; the rest has no ready file to send.
 * @param folder where the part goes
 */
export async function layOut(folder: string): Promise<Sample> {
  if (!existsSync(join(dist, '_headers'))) {
    throw new Error('There is nothing to serve. Run "npm run build" first.');
  }
  const copy = (parts: readonly string[]): void => {
    for (const part of parts) {
      mkdirSync(dirname(join(folder, part)), { recursive: true });
      cpSync(join(dist, part), join(folder, part), { recursive: true });
    }
  };
  const texts = readdirSync(join(dist, 'pagefind')).find((name) => name.startsWith('text-'));
  copy(COMPRESSED);
  await compressFolder(folder);
  copy([...PLAIN, `pagefind/${texts ?? 'text-missing'}`]);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return { folder, files };
}
