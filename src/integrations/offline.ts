import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
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
import { builtFiles, isText } from './built-files.ts';
import type { CheckedContent } from './content-check.ts';

/** What a page with the button for the copy holds. */
const CONTROL = '<offline-copy id="';

const digest = (data: Uint8Array | string): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 16);

/** A file of the site, with the address of the button for the copy where it is the page of that. */
interface Weighed {
  readonly copy: CopyFile;
  readonly control: string | undefined;
}
type WeighedFiles = ReadonlyMap<string, Weighed>;

/** Address below the root of the button for the copy; undefined where the file has none. */
function controlIn(file: string, data: Buffer): string | undefined {
  const at = file.endsWith('.html') ? data.indexOf(CONTROL) : -1;
  if (at < 0) return undefined;
  const id = /^[^"]*/u.exec(data.toString('utf8', at + CONTROL.length))?.[0] ?? '';
  return `${askedFor(file)}#${id}`;
}

const compress = promisify(gzip);

/** Bytes of a file on the way. */
async function bytesOnTheWay(file: string, data: Buffer): Promise<number> {
  if (!isText(file)) return data.byteLength;
  return Math.min(data.byteLength, (await compress(data)).byteLength);
}

/** How many files are weighed at once: threads of Node compress them. */
const AT_ONCE = 4;

/** Weighs those files of a site that belong into a copy and are not known yet. */
export async function weighFiles(
  site: string,
  known: WeighedFiles = new Map(),
): Promise<WeighedFiles> {
  const files = builtFiles(site).filter(belongsToCopy);
  const found = new Map(known);
  const waiting = files.filter((file) => !known.has(file)).values();
  const work = async (): Promise<void> => {
    for (const file of waiting) {
      const data = readFileSync(site + file);
      found.set(file, {
        copy: {
          path: askedFor(file),
          bytes: data.byteLength,
          packed: await bytesOnTheWay(file, data),
          hash: digest(data),
        },
        control: controlIn(file, data),
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return new Map(
    files.flatMap((file) => {
      const weighed = found.get(file);
      return weighed ? [[file, weighed] as const] : [];
    }),
  );
}

const controlOf = (files: WeighedFiles): string | undefined =>
  [...files.values()].find(({ control }) => control !== undefined)?.control;

/**
 * Writes what the copy is and which files it holds; returns nothing where no page offers a copy.
 * @param known files that were weighed before, and have not changed since
 */
export async function writeCopy(
  site: string,
  contentVersion: string,
  known?: WeighedFiles,
): Promise<CopyHead | undefined> {
  const files = await weighFiles(site, known);
  const control = controlOf(files);
  if (control === undefined) return undefined;
  const list = [...files.values()].map(({ copy }) => copy);
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
  const pack = [...files.keys()].filter((file) => isPacked({ path: askedFor(file) }));
  writeFileSync(site + PACK_FILE, Buffer.concat(pack.map((file) => readFileSync(site + file))));
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
  let begun: Promise<WeighedFiles> | undefined;
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      // Pages change no more. Search is built next, and mostly waits for Pagefind meanwhile.
      'astro:build:generated': ({ dir }) => {
        const site = fileURLToPath(dir);
        const begin = async (): Promise<WeighedFiles> => {
          const files = await weighFiles(site);
          if (controlOf(files) !== undefined) await writeWorker(root, site);
          return files;
        };
        begun = begin();
        // What goes wrong is thrown where it is waited for.
        begun.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const head = await writeCopy(fileURLToPath(dir), version(content.corpus()), await begun);
        logger.info(
          head
            ? `${head.files} files can be kept, ${sizeInWords(head.bytes)}`
            : 'no page offers a copy',
        );
      },
    },
  };
};
