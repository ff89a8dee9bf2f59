import { defineConfig } from 'vitest/config';

/** These tests start browsers, so that they are no part of the unit tests. */
export default defineConfig({
  test: { include: ['tests/browsers/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
