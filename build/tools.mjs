/** The tools of `npm run check` and `npm run format`, each as the arguments of one Node process. */
import { inRoot } from './setup/paths.mjs';

const SOURCE_FOLDERS = ['electron', 'shared', 'renderer', 'test', 'build'];
const FORMATTED = [...SOURCE_FOLDERS, 'docs', 'README.md', 'CHANGELOG.md', 'package.json', 'tsconfig.json'];

const oxfmt = [inRoot('node_modules/oxfmt/bin/oxfmt'), '--config', 'build/oxfmt.json'];
const tsc = inRoot('node_modules/typescript/bin/tsc');

/** Writes. */
export const FORMAT_ARGS = [...oxfmt, '--no-error-on-unmatched-pattern', ...FORMATTED];

/**
 * @typedef {object} Check
 * @property {string} name what it looks at
 * @property {readonly string[]} args for Node
 */

/** @type {readonly Check[]} */
export const CHECKS = [
  { name: 'import directions', args: [inRoot('build/check-imports.mjs')] },
  {
    name: 'lint',
    args: [inRoot('node_modules/oxlint/bin/oxlint'), '--config', 'build/oxlint.json', ...SOURCE_FOLDERS],
  },
  { name: 'format', args: [...oxfmt, '--check', '--no-error-on-unmatched-pattern', ...FORMATTED] },
  { name: 'types', args: [tsc, '--project', 'tsconfig.json'] },
  { name: 'types of shared', args: [tsc, '--project', 'build/tsconfig.shared.json'] },
  { name: 'types of electron', args: [tsc, '--project', 'build/tsconfig.electron.json'] },
  { name: 'types of renderer', args: [tsc, '--project', 'build/tsconfig.renderer.json'] },
  {
    name: 'dead code',
    args: [inRoot('node_modules/knip/bin/knip.js'), '--config', 'build/knip.json', '--no-progress'],
  },
];
