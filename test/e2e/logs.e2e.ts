/** Logs on the screen: what stands in them, what could not be read, and the way to the messages and back. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { DISPATCH_LOG, SENT_LOG, writeLogQueue } from '../fixtures/log-queue.ts';
import { gridRows, scanFinished, showView, startProgram, temporaryFolder } from './program.ts';
import type { Program } from './program.ts';

let program: Program;
let page: Page;
let queue: string;

test.beforeEach(async () => {
  queue = path.join(temporaryFolder('logs'), 'outgoing');
  writeLogQueue(queue);
  program = await startProgram(queue);
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Logs');
  await expect(lines().first()).toBeVisible();
});

test.afterEach(() => program.close());

test('the first line tells how much there is and what is wrong in it', async () => {
  const many = DISPATCH_LOG.length + SENT_LOG.length;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${many} lines in 2 logs; 1 error; 1 line could not be read.`,
  );
  await expect(lines()).toHaveCount(many);
  const logs = page.getByRole('region', { name: 'Logs of this queue' });
  await expect(logs.getByRole('row').filter({ hasText: 'SENT.LOG' }).first()).toContainText('3');
  await showView(page, 'Messages');
  await expect(gridRows(page)).toHaveCount(2);
});

test('what the first line counts as wrong is one click away, and the chips add up', async () => {
  const heading = page.getByRole('heading', { level: 1 });
  await heading.getByRole('button', { name: '1 error' }).click();
  await expect(lines()).toHaveCount(1);
  await expect(lines()).toContainText('NSDA -RR');
  await heading.getByRole('button', { name: '1 line could not be read' }).click();
  await expect(lines()).toHaveCount(1);
  await expect(lines()).toContainText('SENT.LOG');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Log lines' })).toBeFocused();
  const severities = page.getByRole('group', { name: 'Severities' });
  await severities.getByRole('button', { name: /^Error/ }).click();
  await severities.getByRole('button', { name: /^Status/ }).click();
  await severities.getByRole('button', { name: /^No severity/ }).click();
  await expect(lines()).toHaveCount(DISPATCH_LOG.length + SENT_LOG.length);
});

test('the order is remembered: the newest first unless asked otherwise', async () => {
  await expect(lines().first()).toContainText('1996-05-13');
  const order = page.getByRole('combobox', { name: 'Order' });
  await order.selectOption('Oldest first');
  await expect(lines().first()).toContainText('1996-05-06');
  await program.close();
  program = await startProgram(queue, program.dataFolder);
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Logs');
  await expect(page.getByRole('combobox', { name: 'Order' })).toHaveValue('time');
});

test('words, severity, log and reason narrow the list, and it says when nothing is left', async () => {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('terminated');
  await expect(lines()).toHaveCount(2);
  const severities = page.getByRole('group', { name: 'Severities' });
  await severities.getByRole('button', { name: /^Error/ }).click();
  await expect(lines()).toHaveCount(1);
  await expect(lines()).toContainText('NSDA -RR');
  await severities.getByRole('button', { name: /^Fatal/ }).click();
  await severities.getByRole('button', { name: /^Error/ }).click();
  await expect(page.getByText('No line matches the filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(page.getByRole('searchbox', { name: /^Search text/ })).toHaveValue('');
  await page.getByRole('button', { name: 'SENT.LOG' }).click();
  await expect(lines()).toHaveCount(SENT_LOG.length);
});

test('a line that could not be read is there with its bytes and the reason', async () => {
  const severities = page.getByRole('group', { name: 'Severities' });
  await severities.getByRole('button', { name: /^Unreadable/ }).click();
  await expect(lines()).toHaveCount(1);
  await lines().click();
  const card = page.getByRole('region', { name: 'Line', exact: true });
  await expect(card).toContainText(SENT_LOG[2]);
  await expect(card).toContainText('no recipient on the line');
});

test('a line leads to its message, and the message back to the line', async () => {
  await page.getByRole('grid', { name: 'Log lines' }).focus();
  await page.keyboard.press('Home');
  const run = lines().filter({ hasText: 'Running "NSDA -S"' });
  await run.click();
  const card = page.getByRole('region', { name: 'Line', exact: true });
  await card.getByRole('button', { name: /^SrvTx/ }).click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail).toContainText('reply.eml');
  const grid = page.getByRole('grid', { name: 'Log lines' });
  await page.getByRole('button', { name: 'Close line' }).click();
  await expect(run).toHaveAttribute('aria-selected', 'false');
  await expect(grid).toBeFocused();
  const related = detail.getByRole('region', { name: 'Log lines' });
  await related.getByRole('button', { name: /Running/ }).click();
  await expect(run).toHaveAttribute('aria-selected', 'true');
  await expect(card).toContainText(DISPATCH_LOG[1]);
  await expect(grid).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await detail.getByRole('button', { name: 'Hide details' }).click();
  await expect(grid).toBeFocused();
  await page.getByRole('button', { name: 'Show details' }).press('Enter');
  await expect(detail).toBeFocused();
});

test('the clock that the logs were written by moves every time', async () => {
  const first = lines().first();
  const before = await first.getByRole('gridcell').first().textContent();
  await page.getByRole('combobox', { name: 'Log clock' }).selectOption('UTC−5');
  await expect(first.getByRole('gridcell').first()).not.toHaveText(before ?? '');
});

function lines() {
  return page.locator('[role=row][data-line]');
}
