import type { AstroIntegration } from 'astro';
import { faultInWords } from '../corpus/fault.ts';
import { contentPath } from '../corpus/folder.ts';
import { validateContent } from '../corpus/validate.ts';

/** Checks all content before anything is built, and stops the build at the first sight of a fault. */
export const contentCheck = (): AstroIntegration => ({
  name: 'content-check',
  hooks: {
    'astro:config:setup': ({ command, config, logger }) => {
      if (command === 'preview') return;
      const { faults } = validateContent(contentPath(config.root));
      if (faults.length === 0) return;
      for (const fault of faults) logger.error(faultInWords(fault));
      // While someone writes, the site stays up and the faults are said.
      if (command !== 'build') return;
      throw new Error(
        `Nothing was built: the content has ${faults.length} fault(s), listed above. "npm run check:content" lists them again.`,
      );
    },
  },
});
