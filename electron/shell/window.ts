import fs from 'node:fs';
import path from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { z } from 'zod';
import { isPage, PAGE_URL } from './page-protocol.ts';

const boundsSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().min(400),
  height: z.number().min(300),
});
const DEFAULT_SIZE = { width: 1360, height: 860 };

/** Opens the program's window where it was closed last. */
export function openWindow(preload: string, dataFolder: string): BrowserWindow {
  const boundsFile = path.join(dataFolder, 'window.json');
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...rememberedBounds(boundsFile),
    minWidth: 880,
    minHeight: 560,
    show: false,
    title: 'DirSync Workbench',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberBounds(boundsFile, window));
  lockDown(window);
  void window.loadURL(PAGE_URL);
  return window;
}

/** The page stays the page: no navigation, no second window, no permission. */
function lockDown(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => {
    if (!isPage(event.url)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  webContents.session.setPermissionCheckHandler(() => false);
}

/** Only where it is still on a screen: a monitor may have been unplugged. */
function rememberedBounds(file: string): Partial<z.infer<typeof boundsSchema>> {
  try {
    const bounds = boundsSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    const { workArea } = screen.getDisplayMatching(bounds);
    const isVisible =
      bounds.x < workArea.x + workArea.width &&
      bounds.x + bounds.width > workArea.x &&
      bounds.y >= workArea.y - 20;
    return isVisible && bounds.y < workArea.y + workArea.height ? bounds : {};
  } catch {
    return {};
  }
}

/** A comfort: a full disk must not keep the window from closing. */
function rememberBounds(file: string, window: BrowserWindow): void {
  try {
    fs.writeFileSync(file, JSON.stringify(window.getNormalBounds()));
  } catch {
    return;
  }
}
