/**
 * Who may import what. The first row whose `files` match a file is the one that counts for it; what no
 * row lists is a breach. Paths are relative to the repository; a trailing slash means everything below.
 */

/**
 * @typedef {object} ImportRule
 * @property {string} layer its name in messages
 * @property {readonly string[]} files
 * @property {readonly string[]} mayImport paths as above, `node:`, `npm:*` or `npm:<package>`; `electron`
 *   itself is `npm:electron`
 */

/** The files of electron/ that know Electron. The rest runs under plain Node, in tests and `inspect`. */
const ELECTRON_SHELL = ['electron/main.ts', 'electron/shell/'];

/** The processes beside the main process, and what the main process and they say to each other. */
const HOSTS = ['electron/engine-host.ts', 'electron/engine-protocol.ts', 'electron/sample-host.ts'];

/** Parsers and codecs that need neither Node nor a browser. */
const PURE_PACKAGES = ['npm:fflate', 'npm:postal-mime', 'npm:zod'];

/** What everything under plain Node may import, whatever its layer. */
const NODE_BASE = ['shared/', 'node:', ...PURE_PACKAGES];

/** @type {readonly ImportRule[]} */
export const IMPORT_RULES = [
  { layer: 'shared', files: ['shared/'], mayImport: ['shared/', ...PURE_PACKAGES] },
  {
    layer: 'renderer',
    files: ['renderer/'],
    mayImport: [
      'renderer/',
      'shared/',
      'npm:react',
      'npm:react-dom',
      'npm:zustand',
      'npm:@tanstack/react-virtual',
    ],
  },
  // Sandboxed: there is no Node, and no file beside it.
  { layer: 'preload', files: ['electron/preload.ts'], mayImport: ['shared/', 'npm:electron'] },
  {
    layer: 'electron shell',
    files: ELECTRON_SHELL,
    mayImport: ['electron/shell/', ...HOSTS, 'npm:electron', ...NODE_BASE],
  },
  // Ways of writing files that more than one process has.
  { layer: 'files', files: ['electron/files/'], mayImport: ['electron/files/', ...NODE_BASE] },
  // Code that is not ours runs in an engine of its own, which is nowhere but here.
  {
    layer: 'plug-ins',
    files: ['electron/workers/plug-ins/'],
    mayImport: [
      'electron/workers/plug-ins/',
      'npm:quickjs-emscripten-core',
      'npm:@jitl/quickjs-singlefile-mjs-release-sync',
      ...NODE_BASE,
    ],
  },
  // Decoders of others: what tells damaged data from a damaged decoder.
  {
    layer: 'second decoder',
    files: ['electron/workers/second-rtf.ts'],
    mayImport: ['npm:@kenjiuno/decompressrtf', ...NODE_BASE],
  },
  { layer: 'workers', files: ['electron/workers/'], mayImport: ['electron/workers/', ...NODE_BASE] },
  {
    layer: 'index',
    files: ['electron/index/'],
    // Rows are made of the facts that workers post: their types, not their doing.
    mayImport: ['electron/index/', 'electron/workers/protocol.ts', ...NODE_BASE],
  },
  // A thread of its own with a database of its own; the engine and it share nothing but their protocol.
  {
    layer: 'address list',
    files: ['electron/gal/'],
    mayImport: ['electron/gal/', 'electron/files/', ...NODE_BASE],
  },
  {
    layer: 'engine',
    files: ['electron/engine/'],
    mayImport: [
      'electron/engine/',
      'electron/files/',
      'electron/index/',
      'electron/workers/',
      'electron/gal/protocol.ts',
      ...NODE_BASE,
    ],
  },
  { layer: 'sample', files: ['electron/sample/'], mayImport: ['electron/sample/', ...NODE_BASE] },
  {
    layer: 'host processes',
    files: HOSTS,
    mayImport: [...HOSTS, 'electron/engine/', 'electron/sample/', ...NODE_BASE],
  },
  {
    layer: 'command line',
    files: ['electron/cli/'],
    mayImport: ['electron/cli/', 'electron/engine/', 'electron/index/', 'electron/sample/', ...NODE_BASE],
  },
  {
    layer: 'test',
    files: ['test/'],
    mayImport: ['electron/', 'renderer/', 'shared/', 'test/', 'build/', 'node:', 'npm:*'],
  },
  { layer: 'build', files: ['build/'], mayImport: ['build/', 'node:', 'npm:*'] },
];

/** What may lie in the repository's root, beside dot files and what git ignores. */
export const TOP_LEVEL_NAMES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'build',
  'docs',
  'electron',
  'package-lock.json',
  'package.json',
  'renderer',
  'shared',
  'test',
  'tsconfig.json',
];

/** Made by the scripts, ignored by git. */
export const GENERATED_NAMES = ['artifacts', 'dist', 'node_modules', 'out'];
