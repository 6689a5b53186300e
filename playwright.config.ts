// playwright.config.ts
//
// The journeys of e2e/ on the built application, in up to three shells:
//   browser   the browser shell, every journey
//   double    Electron's main process and preload, as built, on the double of e2e/electron-double (tests tagged @electron)
//   electron  real Electron, every journey, where its binary and a display are here
// Selectors are roles and names. One worker: the machines under test want the processor for themselves.
import { defineConfig } from '@playwright/test';
import type { ShellOptions } from './e2e/fixtures.ts';
import { electronObstacle } from './scripts/electron-binary.mjs';

const obstacle = electronObstacle();
if (obstacle !== '' && process.env['TEST_WORKER_INDEX'] === undefined) {
  console.warn(`SKIPPED on real Electron: ${obstacle}. The same journeys run in the browser shell, those tagged @electron on the Electron double too.`);
}

const browserOnly = /@browser\b/;
const electronOnly = /@electron-only\b/;

export default defineConfig<ShellOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A journey on a busy machine is tried again; the closing lines name it.
  retries: process.env['CI'] ? 2 : 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['./scripts/e2e-reporter.mjs']],
  use: { viewport: { width: 1440, height: 900 }, locale: 'en-US', timezoneId: 'UTC', colorScheme: 'light', screenshot: 'only-on-failure', trace: 'off' },
  projects: [
    { name: 'browser', use: { shellKind: 'browser' }, grepInvert: electronOnly },
    { name: 'double', use: { shellKind: 'double' }, grep: /@electron/, grepInvert: browserOnly },
    ...(obstacle === '' ? [{ name: 'electron', use: { shellKind: 'electron' as const }, grepInvert: browserOnly }] : []),
  ],
});
