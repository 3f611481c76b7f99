/** A codec that an administrator adds: chosen in the settings, used when a queue is opened. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { bytesOf } from '../fixtures/bytes.ts';
import { mimeMessage } from '../fixtures/mime.ts';
import { encodeExample, EXAMPLE_SOURCE } from '../fixtures/plug-ins.ts';
import { manyEntries } from '../fixtures/transactions.ts';
import {
  answerFolderDialog,
  gridRows,
  scanFinished,
  showView,
  startProgram,
  temporaryFolder,
} from './program.ts';

test('content that only a plug-in decodes is read once its folder is chosen', async () => {
  const folder = temporaryFolder('modules');
  fs.writeFileSync(path.join(folder, 'example.js'), EXAMPLE_SOURCE);
  fs.writeFileSync(path.join(folder, 'broken.js'), 'export const name = ');
  const queue = temporaryFolder('queue');
  const packed = encodeExample(bytesOf(manyEntries(40)));
  const message = mimeMessage({ attachments: [{ name: 'DIRSYNC.RLE', bytes: packed }] });
  fs.writeFileSync(path.join(queue, '1.eml'), message);

  const { app, page, close } = await startProgram(queue);
  await scanFinished(page);
  await showView(page, 'Messages');
  await expect(gridRows(page, 'failed')).toHaveCount(1);

  await answerFolderDialog(app, folder);
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Choose folder of plug-ins…' }).click();
  await expect(settings.getByText('example-rle')).toBeVisible();
  await expect(settings.getByText(/^Not used: /)).toBeVisible();
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(settings).toContainText('Reopen the queue to use it.');
  await settings.getByRole('button', { name: 'Later' }).click();

  await app.evaluate(({ BrowserWindow }, opened) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('dirsync:event', 'open.requested', { path: opened });
  }, queue);
  await scanFinished(page);
  await showView(page, 'Messages');
  await expect(gridRows(page, 'decoded')).toHaveCount(1);
  await close();
});
