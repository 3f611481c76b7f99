/** Two address lists beside each other: a file with entries missing, columns that only the user knows, a hung reply. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { lzxDelta } from '../fixtures/lzx-encoder.ts';
import { oabBlocks, oabFile } from '../fixtures/oab-file.ts';
import {
  answerFolderDialog,
  makeSample,
  scanFinished,
  showView,
  startProgram,
  temporaryFolder,
} from './program.ts';
import type { Program } from './program.ts';

const SMALL = { requestors: 4, cycles: 3, users: 300, seed: 1 };

let program: Program;
let page: Page;

test.afterEach(() => program.close());

test('of a file that lacks five entries exactly these are found, each with a cause', async () => {
  await openAddressList(await makeSample(SMALL));
  const { text, file } = await exportList('LDIF', 'people.ldif');
  const records = text.split('\n\n');
  const entries = records.filter((record) => record.startsWith('dn:'));
  const plain = entries.filter((record) => nameOf(record) !== undefined);
  const removed = [3, 50, 51, 120, plain.length - 1].map((at) => plain[at] ?? '');
  fs.writeFileSync(file, records.filter((record) => !removed.includes(record)).join('\n\n'));

  await compareWithFile(file);
  const equal = entries.length - removed.length;
  await expect(headline()).toHaveText(
    `5 entries are missing in people.ldif; 0 only there; 0 different; ${equal.toLocaleString('en-US')} equal.`,
  );
  await expect(rows()).toHaveCount(5);
  for (const record of removed)
    await expect(rows().getByRole('gridcell', { name: nameOf(record) ?? '', exact: true })).toHaveCount(1);
  for (const row of await rows().all()) {
    await expect(row).toContainText('Only left');
    await expect(row).toContainText('missing');
    await expect(row.getByRole('gridcell').nth(5)).toHaveText(/^[^:]+: .+\.$/);
  }

  await test.step('the card shows what the list says and where its cause is proved', async () => {
    await page.getByRole('grid', { name: 'Differences' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: /^Difference: .*[^t]$/ }).first();
    await expect(card.getByRole('row').filter({ hasText: 'Address' })).toContainText('missing');
    await expect(card.getByRole('region', { name: 'Why' })).not.toBeEmpty();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid', { name: 'Differences' })).toBeFocused();
  });

  await test.step('swapped, they are only in the list on the right', async () => {
    await page.getByRole('button', { name: 'Swap sides' }).click();
    await expect(headline()).toHaveText(/^0 entries are missing in the server’s list; 5 only there;/);
    await expect(rows().first()).toContainText('Only right');
  });

  await test.step('the whole file says the same, and that is said', async () => {
    fs.writeFileSync(file, text);
    await page.getByRole('button', { name: 'Swap sides' }).click();
    await compareWithFile(file);
    await expect(headline()).toHaveText(`Both lists say the same: ${entries.length} entries.`);
  });

  await test.step('a file that is no list is refused, and the comparison stands', async () => {
    const picture = path.join(path.dirname(file), 'people.png');
    fs.writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]));
    await compareWithFile(picture);
    await expect(side('Right').getByRole('alert')).toBeVisible();
    await expect(headline()).toHaveText(/^Both lists say the same/);
  });
});

test('an offline address book is compared, as it is and compressed', async () => {
  await openAddressList(await makeSample(SMALL));
  const { text, file } = await exportList('LDIF', 'people.ldif');
  const people = text.split('\n\n').flatMap((record) => {
    const [, type, address] = /^otherMailbox: (\w+)\$(.*)$/m.exec(record) ?? [];
    const displayName = nameOf(record);
    return displayName === undefined || address === undefined
      ? []
      : { displayName, proxies: [`${type === 'PCM' ? 'MS' : type}:${address}`] };
  });
  const book = oabFile([...people.slice(1), { displayName: 'Nobody', account: 'nobody' }]);
  const blocks = [{ type: 'verbatim', bytes: 20_000 }] as const;
  const packed = oabBlocks([{ content: book, lzx: lzxDelta(book, { windowBits: 17, blocks }) }]);
  for (const [name, bytes] of [
    ['udetails.oab', book],
    ['full.lzx', packed],
  ] as const) {
    const chosen = path.join(path.dirname(file), name);
    fs.writeFileSync(chosen, bytes);
    await compareWithFile(chosen);
    const entries = (people.length - 1).toLocaleString('en-US');
    await expect(side('Right')).toContainText(`Offline address book, ${entries} entries`);
    await expect(headline()).toContainText(`missing in ${name}`);
    await side('Right').getByText('1 problem in this file').click();
    await expect(side('Right')).toContainText(`Entry ${people.length}: "Nobody" has no address.`);
  }
});

test('the columns of a CSV are asked for, shown as entries, and remembered', async () => {
  await openAddressList(await makeSample(SMALL));
  const { text, file } = await exportList('CSV', 'people.csv');
  const [, ...lines] = text.split('\r\n');
  fs.writeFileSync(file, ['Who,Kind,Where,Net,Office,More', ...lines].join('\r\n'));

  await compareWithFile(file);
  const dialog = page.getByRole('dialog', { name: 'Columns of people.csv' });
  const preview = dialog.getByRole('region', { name: 'The first entries would be' });
  await dialog.getByRole('combobox', { name: 'Alias' }).selectOption('Office');
  await dialog.getByRole('combobox', { name: 'Address', exact: true }).selectOption('Where');
  await dialog.getByRole('combobox', { name: 'Address type' }).selectOption('Kind');
  await expect(preview.getByRole('listitem').first()).toContainText(/^[A-Z0-9]+ PCM:/);
  await dialog.getByRole('combobox', { name: 'Alias' }).selectOption('Who');
  await expect(preview.getByRole('listitem')).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Compare' }).click();
  await expect(headline()).toHaveText(/^No difference was found in what could be compared: \d+ entries\.$/);
  await expect(page.getByRole('list', { name: 'Not compared' })).toContainText('Template values');

  await compareWithFile(file);
  await expect(dialog.getByRole('combobox', { name: 'Alias' }).locator('option:checked')).toHaveText('Who');
  await expect(dialog.getByRole('combobox', { name: 'Address type' }).locator('option:checked')).toHaveText(
    'Kind',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('what a reply that cannot be read should have told is missing at its requestor, and the reply is named', async () => {
  program = await startProgram(await makeSample({ requestors: 12, cycles: 4, users: 400, seed: 1 }));
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Ledger');
  await page.getByRole('searchbox', { name: 'Search requestors' }).fill('EAST/PO1');
  await page.getByRole('rowheader', { name: 'EAST/PO1', exact: true }).click();
  await page.getByRole('button', { name: 'Compare its address list' }).click();
  const right = page.getByRole('combobox', { name: 'List on the right' }).locator('option:checked');
  await expect(right).toHaveText('EAST/PO1');
  await page
    .getByRole('group', { name: 'Why' })
    .getByRole('button', { name: /^Failed message/ })
    .click();
  await expect(rows().first()).toContainText('Failed message');
  await rows().first().getByRole('button', { name: 'message' }).click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail.getByText('Failed', { exact: true }).first()).toBeVisible();
});

async function openAddressList(queue: string): Promise<void> {
  program = await startProgram(queue);
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Address list');
}

/** Through the program, as a user does; what it wrote is read. */
async function exportList(
  format: string,
  name: string,
): Promise<{ readonly text: string; readonly file: string }> {
  const file = path.join(temporaryFolder('export'), name);
  await answerSaveDialog(program.app, file);
  await page.getByRole('tab', { name: 'Entries' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check();
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText(file);
  await expect(dialog).toBeHidden();
  return { text: fs.readFileSync(file, 'utf8'), file };
}

/** Undefined for one in base64. */
function nameOf(record: string): string | undefined {
  return /^cn: (.*)$/m.exec(record)?.[1];
}

async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
}

async function compareWithFile(file: string): Promise<void> {
  await answerFolderDialog(program.app, file);
  await page.getByRole('tab', { name: 'Compare' }).click();
  await side('Right').getByRole('button', { name: 'Choose a file…' }).click();
}

function side(name: 'Left' | 'Right') {
  return page.getByRole('region', { name: `${name} side` });
}

function headline() {
  return page.getByRole('region', { name: 'Comparison' }).getByRole('heading', { level: 2 }).first();
}

function rows() {
  return page.getByRole('grid', { name: 'Differences' }).locator('[role=row][data-index]');
}
