/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

export default getViteConfig({
  test: {
    include: ['tests/{unit,content,component}/**/*.test.ts'],
    // Tests share no state but files of their own, so that workers can serve one file after another.
    isolate: false,
    testTimeout: 60_000,
  },
});
