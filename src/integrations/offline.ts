import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { version } from '../domain/corpus.ts';
import {
  askedFor,
  HEAD_FILE,
  isPacked,
  LIST_FILE,
  PACK_FILE,
  weigh,
  WORKER_FILE,
  type CopyHead,
} from '../domain/offline/copy.ts';
import { sizeInWords } from '../domain/offline/words.ts';
import type { CheckedContent } from './content-check.ts';
import type { SideThread } from './side-thread.ts';
import { digest, type WeighedFiles } from './weigh-files.ts';

const controlOf = (files: WeighedFiles): string | undefined =>
  [...files.values()].find(({ control }) => control !== undefined)?.control;

/**
 * Writes what the copy is and which files it holds; returns nothing where no page offers a copy.
 * @param files those that belong into it
 */
export function writeCopy(
  site: string,
  contentVersion: string,
  files: WeighedFiles,
): CopyHead | undefined {
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

/** Bundles the worker into one file. */
async function bundleWorker(root: string): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      rolldownOptions: {
        input: `${root}src/client/offline/worker.ts`,
        output: { format: 'iife', entryFileNames: WORKER_FILE },
      },
    },
  });
  const [file] = 'output' in made ? made.output : [];
  if (file?.type !== 'chunk') throw new Error(`${WORKER_FILE} could not be bundled.`);
  return file.code;
}

/** Lets readers keep the site: lists the files of a copy, and writes the worker that serves it. */
export const offline = (content: CheckedContent, thread: SideThread): AstroIntegration => {
  let root = '';
  let weighed: Promise<WeighedFiles> | undefined;
  let worker: Promise<string> | undefined;
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      // Pages change no more: they are weighed while search is built.
      'astro:build:generated': ({ dir }) => {
        weighed = thread.run('weigh', { site: fileURLToPath(dir), known: undefined });
        worker = bundleWorker(root);
        // What goes wrong is thrown where it is waited for.
        worker.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const files = await thread.run('weigh', { site, known: await weighed });
        const head = writeCopy(site, version(content.corpus()), files);
        // At the root of the site, where it may rule the whole of it.
        if (head && worker) writeFileSync(site + WORKER_FILE, await worker);
        logger.info(
          head
            ? `${head.files} files can be kept, ${sizeInWords(head.bytes)}`
            : 'no page offers a copy',
        );
      },
    },
  };
};
