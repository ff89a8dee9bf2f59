import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeContent } from '../fixtures/generated-content.ts';
import { spend, type Spent } from './spend.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A site that was built to be measured. */
export interface BuiltSite {
  readonly content: string;
  readonly dist: string;
  readonly spent: Spent;
}

let folder: string | undefined;

/** A folder for what is made on the way; gone after the benchmark. */
export function scratch(name: string): string {
  folder ??= mkdtempSync(join(tmpdir(), 'bench-'));
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Takes away all that was made on the way. */
export function cleanUp(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

/** Bytes of all files in a folder. */
export const bytesIn = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

/** Builds the site from a content folder, or from its own where none is given. */
export const buildSite = (dist: string, content?: string): Promise<Spent> =>
  spend([process.execPath, 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', dist], {
    cwd: ROOT,
    ...(content !== undefined && { env: { CONTENT: content } }),
  });

const built = new Map<number | 'real', Promise<BuiltSite>>();

async function build(total: number | 'real'): Promise<BuiltSite> {
  console.log(`Building with ${total === 'real' ? 'the real' : total} studies …`);
  const dist = join(scratch('dist'), String(total));
  if (total === 'real') return { content: `${ROOT}content`, dist, spent: await buildSite(dist) };
  const content = scratch(`content-${total}`);
  writeContent(content, total);
  return { content, dist, spent: await buildSite(dist, content) };
}

/** The site with as many studies as are asked for, built once for all parts of a benchmark. */
export function siteWith(total: number | 'real'): Promise<BuiltSite> {
  const site = built.get(total) ?? build(total);
  built.set(total, site);
  return site;
}
