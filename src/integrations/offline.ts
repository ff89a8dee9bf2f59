import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { version } from '../domain/corpus.ts';
import {
  askedFor,
  belongsToCopy,
  HEAD_FILE,
  isPacked,
  LIST_FILE,
  PACK_FILE,
  weigh,
  WORKER_FILE,
  type CopyFile,
  type CopyHead,
} from '../domain/offline/copy.ts';
import { sizeInWords } from '../domain/offline/words.ts';
import { builtFiles } from './built-files.ts';
import type { CheckedContent } from './content-check.ts';

/** What a page with the button for the copy holds. */
const CONTROL = '<offline-copy id="';

const digest = (data: Uint8Array | string): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 16);

/** Address below the root of the button for the copy; undefined where no page has one. */
function controlOf(files: ReadonlyMap<string, Buffer>): string | undefined {
  for (const [file, data] of files) {
    const at = file.endsWith('.html') ? data.indexOf(CONTROL) : -1;
    if (at < 0) continue;
    const id = /^[^"]*/u.exec(data.toString('utf8', at + CONTROL.length))?.[0] ?? '';
    return `${askedFor(file)}#${id}`;
  }
  return undefined;
}

/** Writes what the copy is and which files it holds; returns nothing where no page offers a copy. */
export function writeCopy(site: string, contentVersion: string): CopyHead | undefined {
  const files = new Map(
    builtFiles(site)
      .filter(belongsToCopy)
      .map((file) => [file, readFileSync(site + file)] as const),
  );
  const control = controlOf(files);
  if (control === undefined) return undefined;
  const list = [...files].map(([file, data]): CopyFile => ({
    path: askedFor(file),
    bytes: data.byteLength,
    packed: Math.min(data.byteLength, gzipSync(data).byteLength),
    hash: digest(data),
  }));
  const head: CopyHead = {
    revision: digest(list.map(({ path, hash }) => `${hash} ${path}`).join('\n')),
    version: contentVersion,
    files: list.length,
    ...weigh(list),
    control,
  };
  mkdirSync(`${site}offline`, { recursive: true });
  writeFileSync(site + HEAD_FILE, JSON.stringify(head));
  writeFileSync(site + LIST_FILE, JSON.stringify({ ...head, list }));
  const pack = [...files].filter(([file]) => isPacked({ path: askedFor(file) }));
  writeFileSync(site + PACK_FILE, Buffer.concat(pack.map(([, data]) => data)));
  return head;
}

/** Bundles the worker into one file at the root of the site, where it may rule the whole of it. */
async function writeWorker(root: string, site: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: site,
      emptyOutDir: false,
      rolldownOptions: {
        input: `${root}src/client/offline/worker.ts`,
        output: { format: 'iife', entryFileNames: WORKER_FILE },
      },
    },
  });
}

/** Lets readers keep the site: lists the files of a copy, and writes the worker that serves it. */
export const offline = (content: CheckedContent): AstroIntegration => {
  let root = '';
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const head = writeCopy(site, version(content.corpus()));
        if (head === undefined) {
          logger.info('no page offers a copy');
          return;
        }
        await writeWorker(root, site);
        logger.info(`${head.files} files can be kept, ${sizeInWords(head.bytes)}`);
      },
    },
  };
};
