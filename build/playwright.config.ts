/** End-to-end tests in real Electron. They start the built program themselves (see test/e2e). */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '../test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../artifacts/test-results/end-to-end',
  // One window at a time: several on one virtual display take each other's focus.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  globalTimeout: 30 * 60_000,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: { trace: 'off', video: 'off', screenshot: 'off' },
});
