/** The texts inside a Debian package. */
import { FILE_TYPES } from './file-types.mjs';

/** What Electron links to; where a release renamed a package, both names. */
const DEPENDS = [
  'libasound2t64 | libasound2',
  'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libatspi2.0-0t64 | libatspi2.0-0',
  'libcups2t64 | libcups2',
  'libdrm2',
  'libgbm1',
  'libgtk-3-0t64 | libgtk-3-0',
  'libnotify4',
  'libnss3',
  'libxcomposite1',
  'libxdamage1',
  'libxkbcommon0',
  'libxrandr2',
  'libxss1',
  'libxtst6',
];

/**
 * @param {{ version: string, architecture: string, description: string, installedBytes: number }} facts
 * @returns {string}
 */
export function controlFile({ version, architecture, description, installedBytes }) {
  return `Package: dirsync-workbench
Version: ${version}
Architecture: ${architecture}
Maintainer: DirSync Workbench contributors <noreply@localhost>
Installed-Size: ${Math.ceil(installedBytes / 1024)}
Depends: ${DEPENDS.join(', ')}
Section: mail
Priority: optional
Description: Workbench for DirSync message queues
 ${description}
`;
}

/** @returns {string} */
export function desktopEntry() {
  return `[Desktop Entry]
Type=Application
Name=DirSync Workbench
Comment=Open DirSync message queues and get stuck messages delivered
Exec=/opt/dirsync-workbench/dirsync-workbench %F
Icon=dirsync-workbench
Terminal=false
Categories=Utility;
MimeType=${FILE_TYPES.map(({ mimeType }) => `${mimeType};`).join('')}
StartupWMClass=DirSync Workbench
`;
}

/** Names the types that the system may not know yet. @returns {string} */
export function mimePackage() {
  const types = FILE_TYPES.map(
    ({ mimeType, extension, name }) => `  <mime-type type="${mimeType}">
    <comment>${name}</comment>
    <glob pattern="*.${extension}"/>
  </mime-type>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
${types.join('\n')}
</mime-info>
`;
}
