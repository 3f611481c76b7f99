/**
 * What a package holds and how it is named. `npm run package` starts electron-builder with it and adds
 * what depends on the machine: which Electron to take, and from where.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { FILE_TYPES } from './packaging/file-types.mjs';
import { FUSES } from './packaging/fuses.mjs';

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: 'net.dirsync-workbench.app',
  productName: 'DirSync Workbench',
  copyright: 'DirSync Workbench contributors, MIT licence',
  directories: { output: 'dist', buildResources: 'build/icons' },
  // Everything is bundled into out/; the packages in node_modules were only needed to build it.
  files: ['out/**', '!out/.built-from', 'package.json', '!node_modules'],
  asar: true,
  npmRebuild: false,
  // Native menus and dialogs are translated by the system; Chromium's own texts are needed in English only.
  electronLanguages: ['en', 'en-US'],
  electronFuses: FUSES,
  // What Electron shows without a program; electron-builder leaves it in an Electron it did not fetch.
  afterPack: ({ appOutDir, packager }) => {
    rmSync(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  },
  fileAssociations: FILE_TYPES.map(({ extension, mimeType, name }) => ({
    ext: extension,
    mimeType,
    name,
    description: name,
    role: 'Viewer',
    // The user's mail program stays the one that opens mail.
    rank: 'Alternate',
  })),
  linux: {
    target: 'dir',
    executableName: 'dirsync-workbench',
    category: 'Utility',
    icon: 'build/icons/png',
  },
  win: { target: 'nsis', icon: 'build/icons/icon.ico' },
  // File associations can be registered for all users only.
  nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.utilities', icon: 'build/icons/icon.icns' },
};

export default configuration;
