import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { FORMATS } from '../export/formats.ts';
import { pathToRecord, pathToRecords } from '../routing/paths.ts';
import type { CheckedContent } from './content-check.ts';
import type { SideThread } from './side-thread.ts';

/**
 * Writes all records in every format, and each beside its page. As routes, these many small files
 * would take longer than all pages together; only while someone writes do routes make them.
 */
export function recordWriter(content: CheckedContent, thread: SideThread): AstroIntegration {
  let root = '';
  let written: Promise<number> | undefined;
  return {
    name: 'record-files',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command !== 'dev') return;
        // An ending that stands in the pattern is what tells a file from a page, which ends in a slash.
        for (const format of FORMATS) {
          injectRoute({
            pattern: pathToRecord('[id]', format),
            entrypoint: new URL('../pages/evidence/_record.ts', import.meta.url),
          });
          injectRoute({
            pattern: pathToRecords(format),
            entrypoint: new URL('../pages/data/_records.ts', import.meta.url),
          });
        }
      },
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.outDir);
      },
      // The folder of the site has been emptied; pages are made by one processor, and this by another.
      'astro:build:setup': () => {
        const { studies, addresses } = content.corpus();
        written ??= thread.run('writeRecords', { site: root, records: { studies, addresses } });
      },
      'astro:build:done': async ({ logger }) => {
        logger.info(`${await written} files of records written`);
      },
    },
  };
}
