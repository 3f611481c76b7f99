/** The error catalogue on the screen: with and without a queue, from log lines and back, and the DXA-Flags dialog. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { writeCodedQueue } from '../fixtures/coded-queue.ts';
import { scanFinished, showView, startProgram, temporaryFolder } from './program.ts';
import type { Program } from './program.ts';

let program: Program;
let page: Page;

test.afterEach(() => program.close());

async function startWithQueue(): Promise<void> {
  const queue = path.join(temporaryFolder('codes'), 'outgoing');
  writeCodedQueue(queue);
  program = await startProgram(queue);
  ({ page } = program);
  await scanFinished(page);
}

test('without a queue it is reached from the start screen, searched, and left again', async () => {
  program = await startProgram();
  ({ page } = program);
  await page.getByRole('button', { name: 'Error catalogue' }).click();
  await expect(heading()).toHaveText(/^\d+ entries: codes, events, reports and exit codes\.$/);
  await expect(search()).toBeFocused();
  await page.keyboard.type('[27]');
  await expect(rows().first()).toContainText('Alias already exists');
  await page.keyboard.press('ArrowDown');
  await expect(card()).toContainText('Q96001');
  await expect(card()).not.toContainText('this queue');
  await page.keyboard.press('Enter');
  await expect(card()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Entries' })).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(search()).toBeFocused();
  await page.keyboard.type('no such words');
  await expect(page.getByText('No entry has “no such words”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows().first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Open a message queue' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Error catalogue' })).toBeFocused();
});

test('the first line says what of it stands in the queue, and each leads to its lines and back', async () => {
  await startWithQueue();
  await page.keyboard.press('Control+e');
  await expect(heading()).toHaveText(
    /^\d+ entries; 7 of them occur in the logs of this queue; 2 codes in them are unknown\.$/,
  );
  await page.getByRole('button', { name: /^In this queue/ }).click();
  await expect(rows()).toHaveCount(9);
  await expect(rows().filter({ hasText: 'Unknown code' })).toHaveCount(2);
  await rows().filter({ hasText: 'Alias already exists' }).click();
  await card().getByRole('button', { name: '2 lines' }).click();
  await expect(lines()).toHaveCount(2);
  await expect(page.getByRole('grid', { name: 'Log lines' })).toBeFocused();
});

test('the same number of another source is not counted, nor shown', async () => {
  await startWithQueue();
  await page.keyboard.press('Control+e');
  await search().fill('MSExchangeMSMI 2447');
  await rows().first().click();
  await card().getByRole('button', { name: '1 line' }).click();
  await expect(lines()).toHaveCount(1);
  await expect(lines()).toContainText('MSMI has failed');
  await page.getByRole('button', { name: 'MSExchangeMSMI' }).click();
  await expect(lines()).toHaveCount(2);
});

test('a code in the list of lines leads to its entry; Escape leads back to the line', async () => {
  await startWithQueue();
  await showView(page, 'Logs');
  await lines().filter({ hasText: 'Jane B' }).getByRole('button', { name: '27' }).click();
  await expect(card().getByRole('heading', { level: 2 })).toHaveText('Alias already exists');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Log lines' })).toBeFocused();
  const meaning = page.getByRole('region', { name: 'Meaning' });
  await expect(meaning).toContainText('Alias already exists');
  await meaning.getByRole('button', { name: 'Open in catalogue' }).click();
  await expect(card()).toContainText('DirSync [27]');
});

test('an unknown code is said to be unknown everywhere', async () => {
  await startWithQueue();
  await showView(page, 'Logs');
  const line = lines().filter({ hasText: 'no article tells' });
  await expect(line).toContainText('Unknown code');
  await line.click();
  await expect(page.getByRole('region', { name: 'Meaning' })).toContainText('Unknown code');
  await line.getByRole('button', { name: /777/ }).click();
  await expect(card().getByRole('heading', { level: 2 })).toHaveText('Unknown code');
  await expect(card()).toContainText('DirSync 777');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Log lines' })).toBeFocused();
});

test('a report of mail that was not delivered tells its reason too, and a line without text what its code says', async () => {
  await startWithQueue();
  await showView(page, 'Logs');
  await lines().filter({ hasText: 'circular route' }).click();
  await expect(page.getByRole('region', { name: 'Meaning' })).toContainText('Circular route detected');
  await expect(lines().filter({ hasText: 'No updates to send (code 171, no text)' })).toHaveCount(1);
});

test('closing the queue leaves the catalogue as well', async () => {
  await startWithQueue();
  await page.keyboard.press('Control+e');
  await expect(heading()).toContainText('entries');
  await page.getByRole('navigation').getByRole('button', { name: 'Close queue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Open a message queue' })).toBeVisible();
});

test('the calculator takes the compression out of DXA-Flags', async () => {
  program = await startProgram();
  ({ page } = program);
  await page.getByRole('button', { name: 'DXA-Flags calculator' }).click();
  const dialog = page.getByRole('dialog', { name: 'DXA-Flags calculator' });
  const value = dialog.getByRole('textbox', { name: 'Value now' });
  const answer = dialog.getByRole('status');
  await value.fill('39604');
  await expect(answer).toContainText('39572');
  await value.fill('0x9ab4');
  await expect(answer).toContainText('39572');
  await value.fill('39572');
  await expect(answer).toContainText('compression is off already');
  await value.fill('forty');
  await expect(dialog.getByText(/whole number/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

function heading() {
  return page.getByRole('heading', { level: 1 });
}

function search() {
  return page.getByRole('searchbox', { name: 'Search entries' });
}

function rows() {
  return page.getByRole('listbox', { name: 'Entries' }).getByRole('option');
}

function card() {
  return page.getByRole('region', { name: 'Entry' });
}

function lines() {
  return page.locator('[role=row][data-line]');
}
