/** Working with single messages: finding, choosing, looking into, setting aside, taking back. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import {
  answerFolderDialog,
  filterByState,
  gridRows,
  makeSample,
  scanFinished,
  showView,
  startProgram,
  temporaryFolder,
} from './program.ts';
import type { Program } from './program.ts';

let queue: string;
let program: Program;
let page: Page;

test.beforeEach(async () => {
  queue = await makeSample({ requestors: 10, cycles: 4, users: 400, seed: 1 });
  program = await startProgram(queue);
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Messages');
  await expect(gridRows(page).first()).toBeVisible();
});

test.afterEach(() => program.close());

test('text, state and column title narrow and order the list', async () => {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('SrvTx');
  await expect(gridRows(page).filter({ hasNotText: 'SrvTx' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await filterByState(page, 'Failed');
  await expect(gridRows(page, 'failed').first()).toBeVisible();
  await expect(page.locator('[role=row][data-id]:not([data-state="failed"])')).toHaveCount(0);
  const title = page.getByRole('columnheader', { name: /File/ });
  await title.getByRole('button').first().click();
  await expect(title).toHaveAttribute('aria-sort', /ascending|descending/);
});

test('the grid is worked with the keyboard alone', async () => {
  await gridRows(page).first().click();
  const first = await chosenIds(page);
  await page.keyboard.press('ArrowDown');
  expect(await chosenIds(page)).not.toEqual(first);
  await page.keyboard.press('Shift+ArrowDown');
  expect(await chosenIds(page)).toHaveLength(2);
  await page.keyboard.press('Home');
  expect(await chosenIds(page)).toEqual(first);
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('grid', { name: 'Messages' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Message details' })).toBeVisible();
});

test('a damaged message shows why, where, and its bytes from the failing one on', async () => {
  await filterByState(page, 'Failed');
  await page
    .getByRole('grid')
    .getByText('checksum', { exact: false })
    .or(gridRows(page, 'failed'))
    .first()
    .click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail).toContainText(/Ends too early|Checksum wrong|Data damaged|not supported/);
  for (const [tab, content] of [
    ['Headers', 'Subject'],
    ['Format', 'application/octet-stream'],
    ['Attempts', /safe/],
  ] as const) {
    await detail.getByRole('tab', { name: tab }).click();
    await expect(detail.getByRole('tabpanel')).toContainText(content);
  }
  await detail.getByRole('tab', { name: 'Bytes' }).click();
  await expect(detail.getByRole('region', { name: 'Bytes' })).toContainText('00000000');
});

test('the transactions of a message are listed', async () => {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('SrvTx');
  await filterByState(page, 'Decoded');
  await gridRows(page, 'decoded').filter({ hasText: 'SrvTx' }).filter({ hasText: 'gzip' }).first().click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await detail.getByRole('tab', { name: /Transactions/ }).click();
  await expect(detail.getByRole('grid', { name: 'Transactions' }).getByRole('row').nth(1)).toContainText('/');
});

test('quarantine moves a message aside with its reason, and undo brings it back', async () => {
  await filterByState(page, 'Failed');
  const row = gridRows(page, 'failed').first();
  await row.click();
  const id = await row.getAttribute('data-id');
  await page.getByRole('toolbar').getByRole('button', { name: 'Quarantine' }).click();
  const chosen = page.locator(`[role=row][data-id="${id}"]`);
  await expect(chosen).toHaveAttribute('data-state', 'quarantined');
  const aside = path.join(path.dirname(queue), 'quarantine', path.basename(queue));
  const files = fs.readdirSync(aside, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.endsWith('.reason.txt'))).toHaveLength(1);
  await page.getByRole('status', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(chosen).toHaveAttribute('data-state', 'failed');
  expect(
    fs.readdirSync(aside, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  ).toEqual([]);
});

test('a delivery is journaled, and taken back from the journal', async () => {
  const delivery = temporaryFolder('delivery');
  await answerFolderDialog(program.app, delivery);
  await filterByState(page, 'Decoded');
  await gridRows(page, 'decoded').first().click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Retry…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retry' });
  await dialog.getByRole('button', { name: /folder/i }).click();
  await dialog.getByRole('button', { name: /^Start/ }).click();
  await expect.poll(() => fs.readdirSync(delivery)).toHaveLength(1);
  await expect(gridRows(page, 'delivered')).toHaveCount(1);
  await showView(page, 'Journal');
  const acts = page.getByRole('region', { name: 'Acts' });
  await expect(acts).toContainText(/delivered as/i);
  await acts.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(() => fs.readdirSync(delivery)).toHaveLength(0);
});

test('a double click on Retry delivers once', async () => {
  const delivery = temporaryFolder('delivery');
  await answerFolderDialog(program.app, delivery);
  await gridRows(page, 'decoded').first().click();
  const retry = page.getByRole('toolbar').getByRole('button', { name: 'Retry…' });
  await retry.click();
  const dialog = page.getByRole('dialog', { name: 'Retry' });
  await dialog.getByRole('button', { name: /folder/i }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await retry.dblclick();
  await expect(gridRows(page, 'delivered')).toHaveCount(1);
  expect(fs.readdirSync(delivery)).toHaveLength(1);
});

test('evidence of a message is exported into a chosen folder', async () => {
  const target = temporaryFolder('evidence');
  await answerFolderDialog(program.app, target);
  await filterByState(page, 'Failed');
  await gridRows(page, 'failed').first().click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Export evidence…' }).click();
  await expect
    .poll(() =>
      fs
        .readdirSync(target, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('evidence.json')),
    )
    .toHaveLength(1);
});

test('what is gone from the queue stays in the list that is open, says so, and is not retried', async () => {
  await filterByState(page, 'Failed');
  await gridRows(page, 'failed').first().click();
  const file = (await page.locator('.detail-file').textContent()) ?? '';
  fs.rmSync(path.join(queue, file));
  await page.getByRole('button', { name: /Rescan/ }).click();
  await expect(gridRows(page).filter({ hasText: file })).toContainText('Gone');
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail).toContainText('Not in the queue any more when it was last listed.');
  await expect(detail).not.toContainText('Nothing wrong was found');
  await expect(detail.getByRole('button', { name: /^Retry/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Apply again' }).click();
  await expect(gridRows(page).filter({ hasText: file })).toHaveCount(0);
});

function chosenIds(shown: Page): Promise<(string | null)[]> {
  return shown
    .locator('[role=row][aria-selected=true]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
}
