import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/contract.ts';

/** The menu only says what was chosen; the window does it, as it does when a button is pressed. */
export function setMenu(choose: (command: MenuCommand) => void): void {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => choose(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Open Folder…', 'open-folder', 'CmdOrCtrl+O'),
        item('Open File…', 'open-file', 'CmdOrCtrl+Shift+O'),
        item('Rescan', 'rescan', 'F5'),
        item('Close Queue', 'close-queue', 'CmdOrCtrl+W'),
        separator,
        item('Settings…', 'settings', 'CmdOrCtrl+,'),
        separator,
        { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('Undo Last Act', 'undo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('Find', 'find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: '&Message',
      submenu: [
        item('Retry…', 'retry', 'CmdOrCtrl+R'),
        item('Retry All Hung…', 'retry-all-hung', 'CmdOrCtrl+Shift+R'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Overview', 'view-overview', 'CmdOrCtrl+1'),
        item('Messages', 'view-messages', 'CmdOrCtrl+2'),
        item('Files', 'view-files', 'CmdOrCtrl+Shift+F'),
        item('Cycles', 'view-cycles', 'CmdOrCtrl+3'),
        item('Ledger', 'view-ledger', 'CmdOrCtrl+4'),
        item('Timeline', 'view-timeline', 'CmdOrCtrl+5'),
        item('Schedule', 'view-schedule', 'CmdOrCtrl+6'),
        item('Logs', 'view-logs', 'CmdOrCtrl+7'),
        item('Address List', 'view-gal', 'CmdOrCtrl+G'),
        item('Hung', 'view-hung', 'CmdOrCtrl+8'),
        item('Lab', 'view-lab', 'CmdOrCtrl+9'),
        item('Journal', 'view-journal', 'CmdOrCtrl+0'),
        separator,
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { role: 'togglefullscreen' },
      ],
    },
    {
      role: 'help',
      label: '&Help',
      submenu: [
        item('Error Catalogue', 'view-catalogue', 'CmdOrCtrl+E'),
        item('DXA-Flags Calculator…', 'dxa-flags'),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
