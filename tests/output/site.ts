import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from '../../src/routing/places.ts';
import { readPage, type Page } from './page.ts';

/** What the build was told, and what the content says that the site holds. */
export interface Plan {
  /** Scheme and host of the site: `https://example.org`. */
  readonly origin: string;
  /** Whether the host is only this machine's, since no `SITE` was set. */
  readonly local: boolean;
  /** Base path with a slash at both ends. */
  readonly base: string;
  readonly places: Places;
  /** Old addresses with the new ones. */
  readonly moved: Readonly<Record<string, string>>;
}

/** A built site, read once. */
export interface Site extends Plan {
  /** Bytes of every file, by its path below `dist/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly pages: readonly Page[];
}

/** Every file of a folder, by its path with `/` between folders. */
export function readFolder(dir: string): ReadonlyMap<string, Uint8Array> {
  return new Map(
    readdirSync(dir, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, name: path.slice(dir.length).replaceAll('\\', '/') }))
      .map(({ path, name }) => [name.replace(/^\/+/u, ''), readFileSync(path)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const decoder = new TextDecoder();
export const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Text of a file; empty where there is no such file. */
export const textIn = (site: Site, file: string): string => {
  const bytes = site.files.get(file);
  return bytes === undefined ? '' : decode(bytes);
};

/** Files whose names end in one of these ways. */
export const filesNamed = (site: Site, ...endings: readonly string[]): readonly string[] =>
  [...site.files.keys()].filter((file) => endings.some((ending) => file.endsWith(ending)));

/** Makes a site of its files. */
export function siteOf(files: ReadonlyMap<string, Uint8Array>, plan: Plan): Site {
  const pages = [...files]
    .filter(([file]) => file.endsWith('.html'))
    .map(([file, bytes]) => readPage(file, decode(bytes)));
  return { ...plan, files, pages };
}
