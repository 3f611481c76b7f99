/** The address list on the screen: from a name to its entry, its history and the message that made it so. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { writeTransactions } from '../fixtures/exchange-queue.ts';
import { mimeMessage } from '../fixtures/mime.ts';
import { columnLine, manyEntries } from '../fixtures/transactions.ts';
import { scanFinished, showView, startProgram, temporaryFolder } from './program.ts';
import type { Program } from './program.ts';

let program: Program;
let page: Page;

test.beforeEach(async () => {
  const queue = temporaryFolder('queue');
  writeStory(queue);
  program = await startProgram(queue);
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Address list');
  await expect(entries()).toHaveCount(3);
});

test.afterEach(() => program.close());

const CUT_REPLY = mimeMessage({
  to: '"SOUTH/PO1/$SYSTEM" <IMCEAMS-SOUTH_PO1_+24SYSTEM@example.com>',
  subject: 'SrvTx R=1 S=9 (was 5), I=0 9 sent',
  date: 'Mon, 6 May 1996 21:02:00 +0000',
  attachments: [{ name: 'DIRSYNC.BIN', bytes: zlib.gzipSync(manyEntries(9)).subarray(0, 60) }],
});

/** Anna changes her department in the second cycle, and Fred leaves. The reply to SOUTH/PO1 is cut off. */
function writeStory(queue: string): void {
  writeTransactions(queue, '1.eml', '06 18:00 NORTH/PO1 asks R=3 (was 0), S=5, I=0 3 sent', [
    columnLine('A', 'Bérg, Anna', 'PCM:NORTH/PO1/ABERG'),
    '- Department:/Sales',
    columnLine('A', 'Black, Fred', 'PCM:NORTH/PO1/FBLACK'),
    columnLine('A', 'Gateway, Gwen', 'SMTP:gwen@south.example'),
  ]);
  writeTransactions(queue, '2.eml', '06 18:10 SOUTH/PO1 asks R=1 (was 0), S=5, I=0 1 sent', [
    columnLine('A', 'Stone, Pat', 'PCM:SOUTH/PO1/PSTONE'),
  ]);
  writeTransactions(queue, '3.eml', '06 21:00 NORTH/PO1 gets R=3 S=9 (was 5), I=0 0 sent', []);
  fs.writeFileSync(path.join(queue, 'cut.eml'), CUT_REPLY);
  writeTransactions(queue, '4.eml', '07 18:00 NORTH/PO1 asks R=5 (was 3), S=9, I=0 2 sent', [
    columnLine('M', 'Bérg, Anna', 'PCM:NORTH/PO1/ABERG'),
    columnLine(' ', 'Bérg, Anna', 'PCM:NORTH/PO1/ABERG'),
    '- Department:/Support',
    columnLine('D', 'Black, Fred', 'PCM:NORTH/PO1/FBLACK'),
  ]);
  writeTransactions(queue, '5.eml', '07 21:00 NORTH/PO1 gets R=5 S=11 (was 9), I=0 0 sent', []);
}

test('a name leads to its entry, its history, and the message at the transaction that made it so', async () => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '3 entries of 2 post offices after cycle 2; 1 reply could not be read: what it holds is missing.',
  );
  await page.keyboard.press('Control+f');
  await page.keyboard.type('berg support');
  await expect(entries()).toHaveCount(1);
  await expect(page.getByText('1 of 3 entries')).toBeVisible();
  await expect(entries().locator('mark')).toHaveText(['Bérg', 'BERG']);
  await entries().click();
  const card = entryCard();
  await expect(card).toContainText('Department');
  await expect(card).toContainText('Support');
  await expect(history().first()).toContainText('Changed: Department Sales → Support');
  await expect(history().last()).toContainText('Added');
  await history().first().getByRole('button', { name: '4.eml' }).click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  const chosen = detail.getByRole('grid', { name: 'Transactions' }).getByRole('row', { selected: true });
  await expect(chosen).toContainText('Modify');
  await expect(chosen).toContainText('Bérg, Anna');
  await expect(detail.getByRole('region', { name: 'Chosen transaction' })).toContainText('Support');
});

test('an earlier cycle shows the list, and the entry, as they were then', async () => {
  await entries().filter({ hasText: 'Bérg' }).click();
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect(entries()).toHaveCount(4);
  await expect(entries().filter({ hasText: 'Black, Fred' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    '4 entries of 2 post offices after cycle 1',
  );
  await expect(entryCard().locator('dd').filter({ hasText: 'Sales' })).toBeVisible();
  await entries().filter({ hasText: 'Black, Fred' }).click();
  await page.getByRole('button', { name: 'Latest' }).click();
  await expect(entryCard()).toContainText('Not in the list any more.');
  await expect(history().first()).toContainText('Removed');
});

test('branches, words and saved filters narrow the list; removing one can be undone', async () => {
  const tree = page.getByRole('tree', { name: 'Networks and post offices' });
  await tree.focus();
  await page.keyboard.press('ArrowDown');
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('NORTH');
  await expect(entries()).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem', { name: /^PO1/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByLabel('Name for the present filter').fill('The north');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(entries()).toHaveCount(3);
  await page.getByRole('searchbox').fill('nobody');
  await expect(page.getByText('No entry matches the filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('button', { name: /^The north/ }).click();
  await expect(entries()).toHaveCount(1);
  await page.getByRole('button', { name: 'Saved filters: The north' }).click();
  await page.getByRole('button', { name: 'Remove The north' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Saved filters: The north' })).toBeVisible();
});

test('the keyboard goes through the list, chooses in it, and to the card and back', async () => {
  const grid = page.getByRole('grid', { name: 'Entries' });
  await grid.focus();
  await page.keyboard.press('End');
  await expect(grid.getByRole('row', { selected: true })).toContainText('Stone, Pat');
  await page.keyboard.press('Enter');
  await expect(entryCard()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('3 entries, 3 chosen')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(entryCard()).toBeHidden();
});

test('the list of a requestor is one choice away, and so is what is missing in it', async () => {
  await page.getByRole('button', { name: 'Whose list: Server EXCHANGE/HQ' }).click();
  await page.keyboard.type('south');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Whose list: SOUTH/PO1' })).toBeVisible();
  await expect(entries()).toHaveCount(1);
  await expect(entries()).toContainText('Stone, Pat');
  const toMissing = page.getByRole('button', { name: '1 reply could not be read: what it holds is missing' });
  await toMissing.click();
  const missing = page.getByRole('region', { name: 'Not in this list' });
  await expect(missing.getByRole('region')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(missing).toBeHidden();
  await expect(toMissing).toBeFocused();
  await toMissing.click();
  await expect(missing.getByRole('listitem')).toContainText('Cycle 1: reply to SOUTH/PO1');
  await missing.getByRole('button', { name: 'cut.eml' }).click();
  await expect(page.getByRole('complementary', { name: 'Message details' })).toContainText('Failed');
});

test('a queue without messages has no list, and says no more than that', async () => {
  await program.close();
  program = await startProgram(temporaryFolder('nothing'));
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Address list');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is no address list: no transactions were found.',
  );
  await expect(page.getByText(/^None of the messages in this queue/)).toBeVisible();
  await expect(page.getByText(/brought up to date/)).toBeHidden();
  await expect(page.getByRole('tablist', { name: 'Ways to look at the address list' })).toBeHidden();
});

function entries(): Locator {
  return page.getByRole('grid', { name: 'Entries' }).locator('[role=row][data-index]');
}

function entryCard(): Locator {
  return page.getByRole('region', { name: 'Entry', exact: true });
}

function history(): Locator {
  return entryCard().getByRole('region', { name: 'History' }).getByRole('listitem');
}
