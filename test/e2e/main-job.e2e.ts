/** The story of Q140946, from the open queue to the delivered messages. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import {
  answerFolderDialog,
  filterByState,
  gridRows,
  makeSample,
  runLegacyLab,
  scanFinished,
  showView,
  startProgram,
  temporaryFolder,
} from './program.ts';

const ATTACHMENT = /Content-Transfer-Encoding: base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n([A-Za-z0-9+/=\r\n]+)/;

test('hung messages of a large queue are seen, explained, retried and delivered once', async () => {
  test.setTimeout(180_000);
  const queue = await makeSample({ requestors: 12, cycles: 4, users: 50_000, seed: 1 });
  const delivery = temporaryFolder('delivery');
  const program = await startProgram(queue);
  const { page, app, dataFolder } = program;
  await scanFinished(page);

  const damaged = await test.step('what is damaged anyway is known before', async () => {
    await showView(page, 'Messages');
    await filterByState(page, 'Failed');
    await expect(gridRows(page, 'failed').first()).toBeVisible();
    return idsOf(page, 'failed');
  });

  await test.step('the legacy decoder hangs on some messages with four processors', async () => {
    await runLegacyLab(page, '4');
  });

  const hung = await test.step('they are listed with their evidence', async () => {
    await showView(page, 'Messages');
    await page.getByRole('button', { name: 'Clear' }).click();
    await filterByState(page, 'Hung');
    await expect(gridRows(page, 'hung').first()).toBeVisible();
    const ids = await idsOf(page, 'hung');
    await showView(page, 'Hung');
    const evidence = page.getByRole('list', { name: 'Hung messages' }).getByRole('listitem').first();
    await expect(evidence).toContainText('legacy-msmi');
    await expect(evidence).toContainText(/gzip|zlib|deflate|zip/);
    return ids;
  });

  // A damaged message may hang before its damage is met; it is not delivered, whatever decodes it.
  const deliverable = hung.filter((id) => !damaged.includes(id)).length;
  await test.step('retry all delivers each of them', async () => {
    await answerFolderDialog(app, delivery);
    await page.getByRole('button', { name: `Retry all ${hung.length}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Retry' });
    await expect(dialog).toContainText(`Retry ${hung.length} message`);
    await dialog.getByRole('button', { name: /folder/i }).click();
    await dialog.getByRole('button', { name: /^Start/ }).click();
    await expect
      .poll(() => fs.readdirSync(delivery).filter((name) => name.endsWith('.eml')), { timeout: 60_000 })
      .toHaveLength(deliverable);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('No message hung');
  });

  await test.step('the files are complete and equal to an independent decompression', () => {
    const delivered = fs.readdirSync(delivery);
    expect(delivered).toHaveLength(deliverable);
    for (const name of delivered) {
      const original = fs.readFileSync(path.join(queue, 'outbound', `${name.split('-')[0]}.eml`), 'latin1');
      const payload = Buffer.from(ATTACHMENT.exec(original)?.[1] ?? '', 'base64');
      const written = ATTACHMENT.exec(fs.readFileSync(path.join(delivery, name), 'latin1'))?.[1] ?? '';
      expect(Buffer.from(written, 'base64').equals(decompressed(payload))).toBe(true);
    }
  });

  await program.close();
  await test.step('after reopening, the states are still there', async () => {
    const again = await startProgram(queue, dataFolder);
    await scanFinished(again.page);
    await showView(again.page, 'Messages');
    await filterByState(again.page, 'Delivered');
    await expect(gridRows(again.page, 'delivered')).toHaveCount(deliverable);
    await again.close();
  });
});

test('rows appear while the scan goes on, and opening changes nothing in the queue', async () => {
  const queue = await makeSample({ requestors: 12, cycles: 60, users: 2_000, seed: 2 });
  const before = listing(queue);
  const program = await startProgram();
  const { page } = program;
  const seenWhileScanning = page.waitForFunction(() => {
    document.querySelectorAll('nav button').forEach((button) => {
      if (button.textContent?.startsWith('Messages')) (button as HTMLElement).click();
    });
    const scan = document.documentElement.dataset['scan'];
    const rows = document.querySelectorAll('[role=row][data-id]').length;
    return (scan === 'listing' || scan === 'decoding') && rows > 0 ? rows : false;
  });
  await program.app.evaluate(({ BrowserWindow }, opened) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('dirsync:event', 'open.requested', { path: opened });
  }, queue);
  expect(await (await seenWhileScanning).jsonValue()).toBeGreaterThan(0);
  await scanFinished(page);
  await program.close();
  expect(listing(queue)).toEqual(before);
});

function idsOf(page: Page, state: string): Promise<(string | null)[]> {
  return gridRows(page, state).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
}

/** Decompresses what the sample maker packs, with zlib alone. */
function decompressed(payload: Buffer): Buffer {
  if (payload.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return zlib.gunzipSync(payload);
  if (payload.subarray(0, 2).toString() === 'PK') {
    return zlib.inflateRawSync(payload.subarray(30 + payload.readUInt16LE(26) + payload.readUInt16LE(28)));
  }
  return payload.readUInt16BE(0) % 31 === 0 ? zlib.inflateSync(payload) : zlib.inflateRawSync(payload);
}

/** Names, sizes, times and contents of everything below a folder. */
function listing(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const file = path.join(folder, name);
      const { mtimeMs, size, mode } = fs.statSync(file);
      const sum = fs.statSync(file).isFile() ? zlib.crc32(fs.readFileSync(file)) : 0;
      return `${name} ${mtimeMs} ${size} ${mode} ${sum}`;
    });
}
