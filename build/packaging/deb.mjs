/**
 * A Debian package made of the unpacked program with Debian's own tool: electron-builder's way needs a
 * packer that it would have to download.
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { controlFile, desktopEntry, mimePackage } from './deb-files.mjs';
import { inRoot } from '../setup/paths.mjs';
import { requireCommand } from '../setup/run-command.mjs';

const PACK_LIMIT_MS = 10 * 60_000;
const NAME = 'dirsync-workbench';

/** Debian's names for the processors that Electron is built for. */
const DEBIAN_ARCHITECTURE = new Map([
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
  ['arm', 'armhf'],
]);

/**
 * Needs dist/linux-unpacked.
 * @returns {Promise<string>} the package, relative to the repository
 * @throws {import('../setup/say.mjs').SetUpError} with what dpkg-deb said
 */
export async function buildDeb() {
  const { version, description } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const architecture = DEBIAN_ARCHITECTURE.get(process.arch) ?? process.arch;
  const file = path.join('dist', `${NAME}_${version}_${architecture}.deb`);
  const tree = mkdtempSync(path.join(tmpdir(), `${NAME}-deb-`));
  try {
    const installedBytes = layOut(tree);
    writeInto(tree, 'DEBIAN/control', controlFile({ version, architecture, description, installedBytes }));
    await requireCommand('dpkg-deb', ['--root-owner-group', '-Zxz', '-z3', '--build', tree, file], {
      timeoutMs: PACK_LIMIT_MS,
      advice: 'The unpacked program in dist/ is complete all the same.',
    });
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
  return file;
}

/** @param {string} tree an empty folder @returns {number} bytes that the package takes once installed */
function layOut(tree) {
  const opt = path.join(tree, 'opt', NAME);
  cpSync(inRoot('dist', unpackedFolder()), opt, { recursive: true });
  chmodSync(tree, 0o755);
  // Where the kernel forbids user namespaces, Chromium's sandbox needs this helper to be setuid root.
  chmodSync(path.join(opt, 'chrome-sandbox'), 0o4755);
  writeInto(tree, `usr/share/applications/${NAME}.desktop`, desktopEntry());
  writeInto(tree, `usr/share/mime/packages/${NAME}.xml`, mimePackage());
  for (const icon of readdirSync(inRoot('build/icons/png'))) {
    const folder = path.join(tree, 'usr/share/icons/hicolor', path.parse(icon).name, 'apps');
    mkdirSync(folder, { recursive: true });
    cpSync(inRoot('build/icons/png', icon), path.join(folder, `${NAME}.png`));
  }
  mkdirSync(path.join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(`../../opt/${NAME}/${NAME}`, path.join(tree, 'usr/bin', NAME));
  return bytesBelow(tree);
}

/** As electron-builder names it. @returns {string} */
function unpackedFolder() {
  return process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
}

/** @param {string} tree @param {string} name @param {string} text */
function writeInto(tree, name, text) {
  const file = path.join(tree, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** @param {string} folder @returns {number} */
function bytesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
