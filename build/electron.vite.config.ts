/**
 * Bundles the program into out/: main process, its helper processes and the decode worker side by side
 * (they start each other by file name), the sandboxed preload as one CommonJS file, and the renderer.
 *
 * Everything the program needs at run time is bundled, so that a package holds out/ and nothing else.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

// The oldest runtime that is used: the fallback Electron 42 (see setup/electron-fallback.mjs).
const NODE = 'node24.15';
const CHROME = 'chrome148';

/** No path of a source file in what is shipped; names stay as they are, for readable stack traces. */
const withoutPaths = { attachDebugInfo: 'none' } as const;

export default defineConfig({
  main: {
    build: {
      outDir: inRoot('out/main'),
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        experimental: withoutPaths,
        input: {
          main: inRoot('electron/main.ts'),
          'engine-host': inRoot('electron/engine-host.ts'),
          'sample-host': inRoot('electron/sample-host.ts'),
          'decode-worker': inRoot('electron/workers/decode-worker.ts'),
          'gal-worker': inRoot('electron/gal/gal-worker.ts'),
          'plug-in-check': inRoot('electron/workers/plug-in-check.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: inRoot('out/preload'),
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        experimental: withoutPaths,
        input: { preload: inRoot('electron/preload.ts') },
        // A sandboxed preload has a `require` for 'electron' only: one file, CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: inRoot('renderer'),
    plugins: [react()],
    build: {
      outDir: inRoot('out/renderer'),
      emptyOutDir: true,
      target: CHROME,
      minify: true,
      // The content security policy allows no data: URLs.
      assetsInlineLimit: 0,
      rolldownOptions: { input: inRoot('renderer/index.html') },
    },
  },
});
