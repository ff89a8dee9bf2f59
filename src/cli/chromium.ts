import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Path of the Chromium to test with: the one named by CHROMIUM, or the fastest that is installed. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  // Playwright's own is a headless shell, too; a whole browser takes twice as long to draw.
  return [
    '/usr/bin/chromium-headless-shell',
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ].find((path) => existsSync(path));
}

/** Flags for a closed network, and for running as root. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
