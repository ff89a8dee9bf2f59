import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pathToRecord } from '../routing/paths.ts';
import type { CheckedContent } from './content-check.ts';
import { inThread } from './in-thread.ts';
import type { RecordTask } from './record-worker.ts';

/**
 * Writes each record in every format, beside its page. As routes, these many small files would take
 * longer than all pages together; only while someone writes does a route make them one by one.
 */
export function recordWriter(content: CheckedContent): AstroIntegration {
  let root = '';
  let written: Promise<number> | undefined;
  return {
    name: 'record-files',
    hooks: {
      'astro:config:setup': async ({ command, injectRoute }) => {
        if (command !== 'dev') return;
        // A build has no use for it here, and would wait for its packages.
        const { RECORD_FORMATS } = await import('../export/formats.ts');
        // An ending that stands in the pattern is what tells a file from a page, which ends in a slash.
        for (const { format } of RECORD_FORMATS) {
          injectRoute({
            pattern: pathToRecord('[id]', format),
            entrypoint: new URL('../pages/evidence/_record.ts', import.meta.url),
          });
        }
      },
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.outDir);
      },
      // The folder of the site has been emptied; pages are made by one processor, and this by another.
      'astro:build:setup': () => {
        const { studies, addresses } = content.corpus();
        written ??= inThread<number>('record-worker.ts', {
          site: root,
          records: { studies, addresses },
        } satisfies RecordTask);
      },
      'astro:build:done': async ({ logger }) => {
        logger.info(`${await written} files of single records written`);
      },
    },
  };
}
