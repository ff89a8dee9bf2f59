/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

export default getViteConfig(
  {
    test: {
      include: ['tests/{unit,content,component}/**/*.test.ts'],
      // Tests share no state but files of their own, so that workers can serve one file after another.
      isolate: false,
      // All cores: the default leaves one out, and of two that is half.
      maxWorkers: '100%',
      testTimeout: 60_000,
    },
  },
  // Components need Astro's compiler alone: the integrations of the site take seconds to load.
  // White space is as the site has it.
  { configFile: false, compressHTML: true },
);
