/** Saves a picture of the window to a file: for machines without a display, and for documentation. */
import { once } from 'node:events';
import fs from 'node:fs';
import type { BrowserWindow } from 'electron';

/** Resolves in the page when the first screen, or the whole queue, is drawn. */
function waitScript(waitsForScan: boolean): string {
  return `new Promise((resolve) => {
    const root = document.documentElement;
    const isDrawn = () => root.dataset.ready === 'true' && (!${waitsForScan} || ['finished', 'cancelled'].includes(root.dataset.scan));
    const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
    if (isDrawn()) return drawn();
    const observer = new MutationObserver(() => { if (isDrawn()) { observer.disconnect(); drawn(); } });
    observer.observe(root, { attributes: true });
  })`;
}

/** @param waitsForScan whether a queue was given, whose scan has to be finished first */
export async function savePicture(window: BrowserWindow, file: string, waitsForScan: boolean): Promise<void> {
  // A window that is not shown yet gives a blank picture.
  if (!window.isVisible()) await once(window, 'show');
  await window.webContents.executeJavaScript(waitScript(waitsForScan));
  const image = await window.webContents.capturePage();
  fs.writeFileSync(file, image.toPNG());
  process.stdout.write(`Picture of the window: ${file}\n`);
}
