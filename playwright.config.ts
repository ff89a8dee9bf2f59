import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './src/cli/chromium.ts';

const port = Number(process.env['E2E_PORT'] ?? 4322);
const executablePath = findChromium();
/** They wait for what does not come, and so have a command of their own: npm run test:faults. */
const LONG = /(?:faults|offline|package)\.spec\.ts$/u;

export default defineConfig({
  testDir: 'tests/e2e',
  projects: [
    { name: 'journeys', testIgnore: LONG },
    { name: 'faults', testMatch: LONG },
  ],
  outputDir: 'test-results',
  fullyParallel: true,
  // A machine that others share may stall for a while.
  timeout: 90_000,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1366, height: 900 },
    launchOptions: {
      args: [...CHROMIUM_FLAGS],
      ...(executablePath !== undefined && { executablePath }),
    },
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'npm run --silent preview',
    url: `http://localhost:${port}/`,
    env: { PORT: String(port), ASTRO_TELEMETRY_DISABLED: '1', ASTRO_PREVIEW_BACKGROUND: '0' },
    reuseExistingServer: false,
  },
});
