import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { RECORD_FORMATS, recordForms } from '../export/formats.ts';
import { pathToRecord } from '../routing/paths.ts';
import type { CheckedContent } from './content-check.ts';

/**
 * Writes each record in every format, beside its page. As routes, these many small files would take
 * longer than all pages together; only while someone writes does a route make them one by one.
 */
export const recordWriter = (content: CheckedContent): AstroIntegration => ({
  name: 'record-files',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command !== 'dev') return;
      // An ending that stands in the pattern is what tells a file from a page, which ends in a slash.
      for (const { format } of RECORD_FORMATS) {
        injectRoute({
          pattern: pathToRecord('[id]', format),
          entrypoint: new URL('../pages/evidence/_record.ts', import.meta.url),
        });
      }
    },
    'astro:build:done': ({ dir, logger }) => {
      let files = 0;
      for (const { id, study, format, write } of recordForms(content.corpus())) {
        const file = fileURLToPath(new URL(`.${pathToRecord(id, format)}`, dir));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, write([study]));
        files += 1;
      }
      logger.info(`${files} files of single records written`);
    },
  },
});
