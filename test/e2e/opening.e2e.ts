/** Ways into a queue, and what is said when there is none. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  answerFolderDialog,
  gridRows,
  makeSample,
  scanFinished,
  showView,
  startProgram,
  temporaryFolder,
} from './program.ts';

test('the first screen makes and opens a sample queue, and remembers it', async () => {
  const program = await startProgram();
  const { page, dataFolder } = program;
  await expect(page.getByText('None yet', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Open sample queue' }).click();
  await scanFinished(page);
  await expect(page).toHaveTitle(/sample queue – DirSync Workbench/);
  await program.close();
  const again = await startProgram(undefined, dataFolder);
  await again.page
    .getByRole('button', { name: /sample queue/ })
    .first()
    .click();
  await scanFinished(again.page);
  await again.close();
});

test('a folder chosen in the dialog is opened', async () => {
  const queue = await makeSample({ requestors: 2, cycles: 1, users: 50, seed: 3 });
  const program = await startProgram();
  await answerFolderDialog(program.app, queue);
  await program.page.getByRole('button', { name: 'Open folder…' }).click();
  await scanFinished(program.page);
  await showView(program.page, 'Messages');
  await expect(gridRows(program.page).first()).toBeVisible();
  await program.close();
});

test('an empty folder and a missing one are different, and both say what to do', async () => {
  const empty = await startProgram(temporaryFolder('empty'));
  await scanFinished(empty.page);
  await expect(empty.page.getByRole('heading', { level: 1 })).toContainText(/no files|empty|nothing/i);
  await empty.close();
  const missing = await startProgram(path.join(temporaryFolder('gone'), 'not-there'));
  await expect(missing.page.getByText('does not exist', { exact: false })).toBeVisible();
  await missing.close();
});

test('a folder of logs alone is not called empty', async () => {
  const queue = temporaryFolder('logs');
  const lines = [
    'NORMAL 03/04/96 21:00 Checking the process table on NET\\HUB',
    'NORMAL 03/04/96 21:00 Running "NSDA -S"',
    'NORMAL 03/04/96 21:05 "NSDA -S" terminated normally with exit code 64',
  ];
  fs.writeFileSync(path.join(queue, 'A.LOG'), `${lines.join('\r\n')}\r\n`);
  const { page, close } = await startProgram(queue);
  await scanFinished(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^No message; 3 log lines/);
  await close();
});

test('a single message file is opened as a queue of one', async () => {
  const queue = await makeSample({ requestors: 2, cycles: 1, users: 50, seed: 3 });
  const [name = ''] = fs.readdirSync(path.join(queue, 'outbound'));
  const program = await startProgram(path.join(queue, 'outbound', name));
  await scanFinished(program.page);
  await showView(program.page, 'Messages');
  await expect(gridRows(program.page)).toHaveCount(1);
  await program.close();
});
