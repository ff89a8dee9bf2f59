/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

export default getViteConfig({
  test: {
    include: ['tests/{unit,content,component}/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
