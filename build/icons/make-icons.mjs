/**
 * Draws the icons from the two SVG files into PNG, ICO and ICNS. Run by hand after the drawing was
 * changed (`npm run icons`); what it writes is kept in git.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow } from 'electron';
import { icns, ico } from './containers.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const LARGEST_SMALL = 32;

app.disableHardwareAcceleration();
// Not awaited: Electron gets ready only after its entry file has run.
void app.whenReady().then(makeIcons);

async function makeIcons() {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,');
  /** @type {Map<number, Buffer>} */
  const images = new Map();
  for (const size of SIZES) images.set(size, await draw(window, size));

  mkdirSync(new URL('png/', import.meta.url), { recursive: true });
  for (const [size, png] of images) writeFileSync(new URL(`png/${size}x${size}.png`, import.meta.url), png);
  writeFileSync(new URL('icon.ico', import.meta.url), ico(images));
  writeFileSync(new URL('icon.icns', import.meta.url), icns(images));
  app.quit();
}

/**
 * @param {BrowserWindow} window
 * @param {number} size pixels
 * @returns {Promise<Buffer>} PNG
 */
async function draw(window, size) {
  const svg = readFileSync(new URL(size <= LARGEST_SMALL ? 'icon-small.svg' : 'icon.svg', import.meta.url));
  const source = `data:image/svg+xml;base64,${svg.toString('base64')}`;
  const drawn = await window.webContents.executeJavaScript(`(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(source)};
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, ${size}, ${size});
    return canvas.toDataURL('image/png');
  })()`);
  return Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
}
