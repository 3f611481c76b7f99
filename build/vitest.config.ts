/** Unit and property tests. They run on Electron's Node, the runtime that ships (see unit-tests.mjs). */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/{unit,property,crash}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Processes, not threads: tests of the worker pool block and end their own threads.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    env: {
      // Times are told in UTC, so that no test depends on where it runs.
      TZ: 'UTC',
      // Tests start hundreds of threads and processes; with the types stripped once, each is there in a third of the time.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url)),
    },
  },
});
