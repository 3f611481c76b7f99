/** Every screen in both themes: free of accessibility faults, and pictured for the documentation. */
import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { EVERY_KIND } from '../fixtures/every-kind.ts';
import { mimeMessage } from '../fixtures/mime.ts';
import { gridRows, makeSample, runLegacyLab, scanFinished, showView, startProgram } from './program.ts';
import type { Program } from './program.ts';

const ROOT = path.join(import.meta.dirname, '../..');
/** Shown in the user guide. They are replaced on request only: another font changes every one of them. */
const DOCUMENTED = new Set(
  [
    'start',
    'overview',
    'messages-attempts',
    'messages-format',
    'files',
    'cycles',
    'ledger',
    'timeline',
    'schedule',
    'logs',
    'catalogue',
    'address-list',
    'address-list-pictures',
    'hung',
    'retry',
    'lab',
    'journal',
  ].map((name) => `${name}-light`),
);
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const THEMES = ['light', 'dark'] as const;

test('every screen is accessible in light and dark', async () => {
  test.setTimeout(240_000);
  const queue = await makeSample({ requestors: 12, cycles: 4, users: 50_000, seed: 1 });
  const program = await startProgram();
  const { page } = program;
  await inBothThemes(program, 'start');
  await program.app.evaluate(({ BrowserWindow }, opened) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('dirsync:event', 'open.requested', { path: opened });
  }, queue);
  await scanFinished(page);
  await inBothThemes(program, 'overview');
  await runLegacyLab(page, '1');
  await runLegacyLab(page, '4');
  await inBothThemes(program, 'lab');
  await showView(page, 'Hung');
  await expect(page.getByRole('list', { name: 'Hung messages' })).toBeVisible();
  await inBothThemes(program, 'hung');
  await page.getByRole('button', { name: /^Retry all/ }).click();
  await expect(page.getByRole('dialog', { name: 'Retry' })).toContainText(/Retry \d+ message/);
  await inBothThemes(program, 'retry');
  await page.keyboard.press('Escape');
  await showView(page, 'Messages');
  await page.getByRole('columnheader', { name: /State/ }).getByRole('button').first().click();
  // By state, what needs attention comes first.
  await expect(gridRows(page).first()).toHaveAttribute('data-state', 'hung');
  await gridRows(page).first().click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  for (const tab of ['Summary', 'Headers', 'Body', 'Format', 'Transactions', 'Bytes', 'Attempts']) {
    await detail.getByRole('tab', { name: tab }).click();
    await expect(detail.getByRole('tabpanel')).toBeVisible();
    await inBothThemes(program, `messages-${tab.toLowerCase()}`);
  }
  await showView(page, 'Journal');
  await inBothThemes(program, 'journal');
  await program.close();
});

test('every screen of the exchange is accessible in light and dark', async () => {
  test.setTimeout(240_000);
  const queue = await makeSample({ requestors: 12, cycles: 10, users: 400, seed: 1 });
  writeOtherFiles(queue);
  const program = await startProgram(queue);
  const { page } = program;
  await scanFinished(page);
  await showView(page, 'Files');
  await page.getByRole('grid', { name: 'Files' }).getByRole('row').nth(1).click();
  await expect(page.getByRole('tree')).toBeVisible();
  await inBothThemes(program, 'files');
  await showView(page, 'Cycles');
  const late = page.getByRole('gridcell', { name: /late/i }).first();
  await late.click();
  await inBothThemes(program, 'cycles');
  await showView(page, 'Ledger');
  await expect(page.getByRole('heading', { level: 1, name: /1 cause is still open/ })).toBeVisible();
  await inBothThemes(program, 'ledger');
  await showView(page, 'Timeline');
  await expect(page.getByRole('heading', { level: 1, name: /12 requestors/ })).toBeVisible();
  await inBothThemes(program, 'timeline');
  await showView(page, 'Schedule');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/being/);
  await inBothThemes(program, 'schedule');
  await showView(page, 'Logs');
  await expect(page.getByRole('heading', { level: 1, name: /lines in/ })).toBeVisible();
  await page.getByRole('grid', { name: /lines/i }).getByRole('row').nth(3).click();
  await inBothThemes(program, 'logs');
  await showView(page, 'Catalogue');
  await expect(page.getByRole('heading', { level: 1, name: /of them occur/ })).toBeVisible();
  await page.getByRole('listbox', { name: 'Entries' }).getByRole('option').nth(3).click();
  await inBothThemes(program, 'catalogue');
  await showView(page, 'Address list');
  await expect(page.getByRole('heading', { level: 1, name: /entries of \d+ post offices/ })).toBeVisible();
  await page.getByRole('grid', { name: 'Entries' }).getByRole('row').nth(3).click();
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toBeVisible();
  await inBothThemes(program, 'address-list');
  await page.getByRole('tab', { name: 'Pictures' }).click();
  await expect(page.getByRole('region', { name: 'Entries by address list', exact: true })).toBeVisible();
  await inBothThemes(program, 'address-list-pictures');
  await program.close();
});

/** What an administrator has beside the messages of a queue. */
function writeOtherFiles(queue: string): void {
  for (const name of ['people.ldif', 'SYSTEM.MBG', 'unknown.bin', 'udetails.oab'])
    EVERY_KIND.find((kind) => kind.name === name)?.write(path.join(queue, name));
  const letter = mimeMessage({
    from: 'a@example.com',
    to: 'b@example.com',
    subject: 'Holiday',
    body: 'Hello.',
  });
  const text = Buffer.from(letter).toString('latin1').replaceAll('\r\n', '\n');
  fs.writeFileSync(
    path.join(queue, 'letters.mbx'),
    `From a@example.com Mon May  6 21:30:00 1996\n${text}\n`.repeat(3),
  );
}

async function inBothThemes({ page }: Program, name: string): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: pictureFile(`${name}-${theme}`) });
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${name} ${theme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    expect(found).toEqual([]);
  }
}

function pictureFile(name: string): string {
  const isForGuide = process.env['DIRSYNC_UPDATE_PICTURES'] === '1' && DOCUMENTED.has(name);
  const folder = path.join(ROOT, isForGuide ? 'docs/pictures' : 'artifacts/pictures');
  fs.mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.png`);
}
