import type { AstroIntegration } from 'astro';
import { faultInWords } from '../corpus/fault.ts';
import { contentPath } from '../corpus/folder.ts';
import { forgetContent, readContentOnce } from '../corpus/raw-once.ts';
import { validateRaw } from '../corpus/validate.ts';
import type { Corpus } from '../domain/corpus.ts';

/** Content that was checked, for the steps of a build that come after its pages. */
export interface CheckedContent {
  /** Checks all content before anything is built, and stops the build at the first sight of a fault. */
  readonly check: () => AstroIntegration;
  /** What was found sound. Throws before the check, and where there were faults. */
  readonly corpus: () => Corpus;
}

/** Content that is read and checked once for a build. */
export function checkedContent(): CheckedContent {
  let sound: Corpus | undefined;
  return {
    corpus: () => {
      if (sound === undefined) throw new Error('There is no content that was checked.');
      return sound;
    },
    check: () => ({
      name: 'content-check',
      hooks: {
        'astro:config:setup': ({ command, config, logger }) => {
          if (command === 'preview') return;
          // Read anew where a server starts again; the collections take what was read here.
          forgetContent();
          const { corpus, faults } = validateRaw(readContentOnce(contentPath(config.root)));
          sound = corpus;
          if (faults.length === 0) return;
          for (const fault of faults) logger.error(faultInWords(fault));
          // While someone writes, the site stays up and the faults are said.
          if (command !== 'build') return;
          throw new Error(
            `Nothing was built: the content has ${faults.length} fault(s), listed above. "npm run check:content" lists them again.`,
          );
        },
      },
    }),
  };
}
