import { defineConfig } from 'vitest/config';

/** These tests start servers, so that they are no part of the unit tests. */
export default defineConfig({
  test: { include: ['tests/hosting/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 },
});
