/** Unit and property tests. They run on Electron's Node, the runtime that ships (see unit-tests.mjs). */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that start threads, processes or whole engines: each takes more than one processor by itself. */
const HEAVY = ['test/crash/**', 'test/unit/{cli,engine,index,legacy-msmi,workers}/**'].map(
  (place) => `${place}/*.test.ts`,
);

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
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
    projects: [
      {
        extends: true,
        test: {
          name: 'light',
          include: ['test/{unit,property}/**/*.test.{ts,tsx}'],
          exclude: HEAVY,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'heavy', include: HEAVY, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
