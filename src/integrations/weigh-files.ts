import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { askedFor, belongsToCopy, type CopyFile } from '../domain/offline/copy.ts';
import { builtFiles, isText } from './built-files.ts';

/** What a page with the button for the copy holds. */
const CONTROL = '<offline-copy id="';

/** A file of the site, with the address of the button for the copy where it is the page of that. */
export interface Weighed {
  readonly copy: CopyFile;
  readonly control: string | undefined;
}
/** Files of a site by their paths, in a fixed order. */
export type WeighedFiles = ReadonlyMap<string, Weighed>;

/** Name of content: other content has another. */
export const digest = (data: Uint8Array | string): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 16);

/** Address below the root of the button for the copy; undefined where the file has none. */
function controlIn(file: string, data: Buffer): string | undefined {
  const at = file.endsWith('.html') ? data.indexOf(CONTROL) : -1;
  if (at < 0) return undefined;
  const id = /^[^"]*/u.exec(data.toString('utf8', at + CONTROL.length))?.[0] ?? '';
  return `${askedFor(file)}#${id}`;
}

/** Bytes of a file on the way. */
const bytesOnTheWay = (file: string, data: Buffer): number =>
  isText(file) ? Math.min(data.byteLength, gzipSync(data).byteLength) : data.byteLength;

function weighed(file: string, data: Buffer): Weighed {
  return {
    copy: {
      path: askedFor(file),
      bytes: data.byteLength,
      packed: bytesOnTheWay(file, data),
      hash: digest(data),
    },
    control: controlIn(file, data),
  };
}

/**
 * Weighs those files of a site that belong into a copy.
 * @param site folder of the built site, with a slash at its end
 * @param known files that were weighed before, and have not changed since: they are not read again
 */
export function weighFiles(site: string, known: WeighedFiles = new Map()): WeighedFiles {
  return new Map(
    builtFiles(site)
      .filter(belongsToCopy)
      .map((file) => [file, known.get(file) ?? weighed(file, readFileSync(site + file))]),
  );
}
