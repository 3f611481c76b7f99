/** The transactions of a message: the list, the bytes behind it, the check, and the repaired copy. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { replyWith } from '../fixtures/queue.ts';
import { columnLine, manyEntries } from '../fixtures/transactions.ts';
import {
  answerFolderDialog,
  gridRows,
  scanFinished,
  showView,
  startProgram,
  temporaryFolder,
} from './program.ts';

const TEXT = [
  columnLine('M', 'Black, Fred', 'PCM:NORTH/PO1/FREDB'),
  columnLine(' ', 'Brown, Fred', 'PCM:NORTH/PO1/FREDB'),
  '- Phone #:/800 936 5901',
  columnLine('A', 'M\u0081ller, J\u0081rgen', 'NORTH/PO1/JMUELLER'),
  manyEntries(1_000),
].join('\r\n');

test('a transaction is found from the list, the bytes and the check, and repaired into a copy', async () => {
  const queue = temporaryFolder('queue');
  const target = temporaryFolder('repaired');
  const broken = replyWith(zlib.gzipSync(Buffer.from(TEXT, 'latin1')), { label: 'broken' });
  fs.writeFileSync(path.join(queue, 'broken.eml'), broken);
  fs.writeFileSync(path.join(queue, 'clean.eml'), replyWith(zlib.gzipSync(manyEntries(20))));
  const { app, page, close } = await startProgram(queue);
  await scanFinished(page);
  await showView(page, 'Messages');
  await gridRows(page).filter({ hasText: 'broken' }).click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  const grid = detail.getByRole('grid', { name: 'Transactions' });

  await detail.getByRole('tab', { name: 'Transactions' }).click();
  await grid.getByText('Black, Fred').click();
  await expect(detail.getByText('Brown, Fred')).toBeVisible();
  await expect(detail.getByText('800 936 5901')).toBeVisible();
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('row', { selected: true })).toContainText('Müller, Jürgen');

  await detail.getByRole('region', { name: 'Chosen transaction' }).focus();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Messages' })).toBeFocused();

  await detail.getByLabel('Code page').selectOption('windows-1252');
  await expect(grid.getByText('Müller, Jürgen')).toBeHidden();
  await detail.getByLabel('Code page').selectOption('auto');
  await expect(grid.getByText('Müller, Jürgen')).toBeVisible();

  await showByte(detail, TEXT.indexOf('User 700'));
  await detail.getByRole('button', { name: 'Show transaction' }).click();
  await expect(grid.getByRole('row', { selected: true })).toContainText('User 700');

  await detail.getByRole('button', { name: 'Check 1' }).click();
  await expect(detail.getByText('1 warning in 1,002 transactions.')).toBeVisible();
  await detail.getByRole('button', { name: /Address type is missing/ }).click();
  await detail.getByRole('button', { name: 'Show repair' }).click();
  await expect(detail.locator('ins')).toHaveText('PCM:');
  await answerFolderDialog(app, target);
  await detail.getByRole('button', { name: 'Save repaired copy…' }).click();
  await expect(page.getByText('Repaired copy saved, 1 repair.')).toBeVisible();
  const [name = ''] = fs.readdirSync(target);
  expect(fs.readFileSync(path.join(target, name), 'latin1')).toBe(
    TEXT.replace(' NORTH/PO1/J', ' PCM:NORTH/PO1/J'),
  );
  await detail.getByRole('button', { name: 'No. 2', exact: true }).click();
  await expect(grid.getByRole('row', { selected: true })).toContainText('Müller, Jürgen');

  await gridRows(page).filter({ hasText: 'clean' }).click();
  await detail.getByRole('button', { name: 'Check' }).click();
  await expect(detail.getByText('Checked 20 transactions: nothing to object to.')).toBeVisible();
  await close();
});

test('in a small window list and chosen transaction stand side by side, and what is unreadable is counted', async () => {
  const queue = temporaryFolder('queue');
  const text = `X what\r\n${manyEntries(40)}`;
  fs.writeFileSync(path.join(queue, 'odd.eml'), replyWith(zlib.gzipSync(text)));
  const { app, page, close } = await startProgram(queue);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700));
  await scanFinished(page);
  await showView(page, 'Messages');
  await gridRows(page).first().click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await detail.getByRole('tab', { name: 'Transactions' }).click();
  await expect(detail.getByText('41 transactions, 1 unreadable, in part 1.2.')).toBeVisible();
  const grid = detail.getByRole('grid', { name: 'Transactions' });
  await grid.getByText('User 1', { exact: true }).click();
  const list = await grid.boundingBox();
  const card = await detail.getByRole('region', { name: 'Chosen transaction' }).boundingBox();
  expect(list?.height).toBeGreaterThanOrEqual(5 * 24);
  expect(card?.x).toBeGreaterThanOrEqual((list?.x ?? 0) + (list?.width ?? 0) - 1);
  await close();
});

async function showByte(detail: Locator, offset: number): Promise<void> {
  await detail.getByRole('tab', { name: 'Bytes' }).click();
  await detail.getByLabel('Bytes of').selectOption({ label: 'Part 1.2 DIRSYNC.BIN, decompressed' });
  await detail.getByLabel('Go to offset').fill(String(offset));
  await detail.getByLabel('Go to offset').press('Enter');
}
