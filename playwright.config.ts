import { defineConfig } from '@playwright/test';

const ORIGIN = 'http://localhost:4173';

/*
 * Simulated rooms live by the clock: a defrost at lunch, doors in working hours. The tests always run in the early afternoon of
 * their own time zone, when nothing but their own faults happens for hours. Workers and browsers inherit it.
 */
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  const ahead = ((14 - new Date().getUTCHours() + 35) % 24) - 11;
  process.env['TZ'] = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/prepare.ts',
  // One browser at a time: each test has its own, with its own profile and its own air.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // A folder of its own: Playwright empties it at the start, and the unit tests' report lies beside it.
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: ORIGIN,
    permissions: ['notifications'],
    viewport: { width: 1280, height: 800 },
    actionTimeout: 20_000,
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    screenshot: 'only-on-failure',
  },
  webServer: {
    // Vite's own program instead of npx, which would leave its child alive.
    command: 'node node_modules/vite/bin/vite.js preview --port 4173 --strictPort',
    url: ORIGIN,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
