/** Every kind of file is opened once and shows what it should; the tree is walked, a node saved, content tried. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { bytesOf } from '../fixtures/bytes.ts';
import { cabinetSet, packedBytes, writeSet } from '../fixtures/cabinet-sets.ts';
import { EVERY_KIND } from '../fixtures/every-kind.ts';
import type { OpenedKind } from '../fixtures/every-kind.ts';
import { mimeMessage } from '../fixtures/mime.ts';
import { tnefFile } from '../fixtures/tnef-file.ts';
import { manyEntries } from '../fixtures/transactions.ts';
import { lznt1 } from '../fixtures/xca-encoders.ts';
import { gridRows, scanFinished, showView, startProgram, temporaryFolder } from './program.ts';
import type { Program } from './program.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test.describe('every kind of file', () => {
  let program: Program;
  test.beforeAll(async () => {
    program = await startProgram();
  });
  test.afterAll(() => program.close());

  for (const kind of EVERY_KIND) {
    test(`${kind.name} is opened and shows what it holds`, async () => {
      const { app, page } = program;
      const target = path.join(temporaryFolder('kind'), kind.name);
      kind.write(target);
      await open(app, page, target);
      await expect(page.getByRole('navigation').getByRole('button', { name: kind.view })).toHaveAttribute(
        'aria-current',
        'page',
      );
      if (kind.says !== null) await expect(page.getByRole('heading', { level: 1 })).toHaveText(kind.says);
      if (kind.messages > 0) await showMessages(page, kind);
      if (kind.row !== null) await expect(fileRow(page)).toHaveText(kind.row);
      for (const node of kind.tree)
        await expect(treeItems(page).and(labelled(page, node)).first()).toBeVisible();
    });
  }

  test('a message that goes over two cabinets is read from both, and says which one it is without', async () => {
    const { app, page } = program;
    const content = mimeMessage({
      attachments: [{ name: 'DIRSYNC.TXT', bytes: bytesOf(manyEntries(400)) }],
    });
    const files = [{ name: '1.eml', content }];
    const set = cabinetSet('mszip', files, [Math.trunc(packedBytes('mszip', files) / 2)]);
    const whole = temporaryFolder('set');
    writeSet(whole, set);
    await open(app, page, whole);
    await showView(page, 'Messages');
    await expect(gridRows(page)).toHaveCount(1);
    await expect(gridRows(page, 'decoded')).toContainText('disk1.cab/1.eml');
    const alone = temporaryFolder('alone');
    writeSet(alone, set.slice(0, 1));
    await open(app, page, alone);
    await showView(page, 'Messages');
    await expect(gridRows(page, 'failed')).toContainText('disk1.cab/1.eml');
    await gridRows(page).first().click();
    await expect(page.getByRole('complementary', { name: 'Message details' })).toContainText(
      'goes on in disk2.cab, which is not here',
    );
  });
});

test('the tree is walked by keyboard, and a node is saved byte by byte', async () => {
  const folder = temporaryFolder('node');
  const content = bytesOf(manyEntries(400));
  const tnef = tnefFile({ attachments: [{ name: '..\\..\\DIRSYNC.GZ', content: zlib.gzipSync(content) }] });
  // Nothing is written beside the queue itself.
  const queue = path.join(temporaryFolder('queue'), 'queue.eml');
  fs.writeFileSync(queue, mimeMessage({ attachments: [{ name: 'winmail.dat', bytes: tnef }] }));
  const { app, page, close } = await startProgram(queue);
  await scanFinished(page);
  await showFormat(page);
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('Home');
  await expect(chosenItem(page)).toHaveAttribute('aria-level', '1');
  await page.keyboard.press('ArrowLeft');
  await expect(treeItems(page)).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(chosenItem(page)).toHaveAccessibleName(/^gzip .*DIRSYNC\.GZ/);
  const card = page.getByRole('region', { name: 'Chosen node' });
  await expect(card).toContainText('begins with the signature of gzip');
  await expect(card).toContainText('400 transactions');
  const packed = path.join(folder, 'packed');
  await answerSaveDialog(app, packed);
  await card.getByRole('button', { name: 'Save…', exact: true }).click();
  await expect(page.getByText(/^packed saved, /)).toBeVisible();
  expect(await suggestedName(app)).toBe('DIRSYNC.GZ');
  expect(fs.readFileSync(packed).equals(zlib.gzipSync(content))).toBe(true);
  const plain = path.join(folder, 'plain');
  await answerSaveDialog(app, plain);
  await card.getByRole('button', { name: 'Save decompressed…' }).click();
  await expect(page.getByText(plain)).toBeVisible();
  expect(await suggestedName(app)).toBe('DIRSYNC');
  expect(fs.readFileSync(plain).equals(Buffer.from(content))).toBe(true);
  await card.getByRole('button', { name: 'Show transactions' }).click();
  await expect(page.getByRole('tab', { name: 'Transactions' })).toHaveAttribute('aria-selected', 'true');
  await close();
});

test('an unknown part is tried as a codec, and nothing is changed by it', async () => {
  const folder = temporaryFolder('trial');
  const queue = path.join(folder, 'queue.eml');
  const words = bytesOf('No transactions, but words that come again: words, words, words. '.repeat(40));
  const attached = [{ name: 'A.BIN', bytes: lznt1(words) }];
  fs.writeFileSync(queue, mimeMessage({ subject: 'Hello', attachments: attached }));
  const before = fs.readFileSync(queue);
  const { page, close } = await startProgram(queue);
  await scanFinished(page);
  await showFormat(page);
  await treeItems(page).filter({ hasText: 'A.BIN' }).click();
  const card = page.getByRole('region', { name: 'Chosen node' });
  await escapeClosesMenus(page);
  await card.getByRole('button', { name: 'Try as' }).click();
  await page.getByRole('menuitem', { name: 'LZNT1' }).click();
  const trial = card.getByRole('region', { name: 'Trial' });
  await expect(trial).toContainText('neither the message nor its state was changed');
  await expect(trial).toContainText('2,600 bytes came out');
  await expect(trial.getByRole('region', { name: 'Preview' })).toContainText('words that come again');
  await accessible(page);
  await card.getByRole('button', { name: 'Try as' }).click();
  await page.getByRole('menuitem', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'gzip' }).click();
  await expect(trial).toContainText('Tried as gzip');
  await expect(trial).toContainText(/This is not gzip|Ends too early/);
  await trial.getByRole('button', { name: 'Close trial' }).click();
  await expect(trial).toHaveCount(0);
  await expect(card.getByRole('button', { name: 'Try as' })).toBeFocused();
  expect(fs.readFileSync(queue).equals(before)).toBe(true);
  await close();
});

test('that only a part was saved is told until it is closed by hand', async () => {
  const packed = zlib.gzipSync(bytesOf(manyEntries(400)));
  const cut = packed.subarray(0, Math.trunc(packed.length / 2));
  const queue = path.join(temporaryFolder('queue'), 'queue.eml');
  fs.writeFileSync(queue, mimeMessage({ attachments: [{ name: 'DIRSYNC.GZ', bytes: cut }] }));
  const { app, page, close } = await startProgram(queue);
  await scanFinished(page);
  await showFormat(page);
  await treeItems(page).last().click();
  const card = page.getByRole('region', { name: 'Chosen node' });
  await expect(card).toContainText('Ends too early');
  await page.clock.install();
  // The time that is up for any other notice.
  await answerSaveDialog(app, path.join(temporaryFolder('node'), 'packed'));
  await card.getByRole('button', { name: 'Save…', exact: true }).click();
  const saved = page.getByText(/^packed saved, /);
  await expect(saved).toBeVisible();
  await page.clock.fastForward('10:00');
  await expect(saved).toHaveCount(0);
  await answerSaveDialog(app, path.join(temporaryFolder('node'), 'plain'));
  await card.getByRole('button', { name: 'Save decompressed…' }).click();
  const notice = page.getByText(/^Only a part was saved, /);
  await expect(notice).toBeVisible();
  await page.clock.fastForward('10:00');
  await page.keyboard.press('Escape');
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: 'Close notice' }).click();
  await expect(notice).toHaveCount(0);
  await close();
});

test('the files of a queue are listed by kind, and lead to where they are shown', async () => {
  const queue = temporaryFolder('files');
  for (const name of ['queue.zip', 'DISPATCH.LOG', 'people.ldif', 'unknown.bin', 'SYSTEM.MBG', 'plain.eml'])
    EVERY_KIND.find((kind) => kind.name === name)?.write(path.join(queue, name));
  const { page, close } = await startProgram(queue);
  await scanFinished(page);
  await page.keyboard.press('Control+Shift+F');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(
    '1 archive with 2 members, 1 log, 1 address list, 1 mailbox index; 1 file was not recognised.',
  );
  const rows = page.getByRole('grid', { name: 'Files' }).locator('[role=row][data-index]');
  await expect(rows).toHaveCount(5);
  await rows.filter({ hasText: 'unknown.bin' }).click();
  const card = page.getByRole('region', { name: 'Chosen file' });
  // What the details say is not said twice.
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Message details' })).toContainText('Not recognised');
  await expect(treeItems(page)).toHaveCount(1);
  await accessible(page);
  await detailsStayWithFiles(page);
  const chips = page.getByRole('group', { name: 'Kinds of files' });
  await chips.getByRole('button', { name: /^Archive/ }).click();
  await expect(rows).toHaveCount(1);
  await rows.first().click();
  await card.getByRole('button', { name: 'Show its messages' }).click();
  await expect(heading).toHaveText('2 of 4 messages match the filter.');
  await gridRows(page).first().click();
  // It is marked as not at hand, and says why when it is pressed all the same.
  await page.getByRole('button', { name: 'Quarantine', exact: true }).click({ force: true });
  await expect(page.getByText(/lies in an archive and cannot be moved/)).toBeVisible();
  await showView(page, 'Files');
  await expect(chips.getByRole('button', { name: /^Archive/ })).toHaveAttribute('aria-pressed', 'true');
  await chips.getByRole('button', { name: /^All/ }).click();
  await rows.filter({ hasText: 'DISPATCH.LOG' }).click();
  await card.getByRole('button', { name: 'Show in Logs' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/lines in 1 log/);
  await showView(page, 'Files');
  await rows.filter({ hasText: 'people.ldif' }).click();
  await card.getByRole('button', { name: 'Compare with the address list' }).click();
  await expect(page.getByRole('tab', { name: 'Compare' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Right side' })).toContainText('LDIF');
  await close();
});

async function open(app: ElectronApplication, page: Page, target: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, opened) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('dirsync:event', 'open.requested', { path: opened });
  }, target);
  await expect(page).toHaveTitle(`${path.basename(target)} – DirSync Workbench`);
  await scanFinished(page);
}

async function showMessages(page: Page, { messages, state, tree }: OpenedKind): Promise<void> {
  await showView(page, 'Messages');
  await expect(gridRows(page, state)).toHaveCount(messages);
  if (tree.length > 0) await showFormat(page);
}

/** The Format tab of the first message. */
async function showFormat(page: Page): Promise<void> {
  await showView(page, 'Messages');
  await gridRows(page).first().click();
  await page.getByRole('tab', { name: 'Format' }).click();
}

/** Both menus of "Try as": each leaves the keyboard where it was opened from, and nothing else closes. */
async function escapeClosesMenus(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Try as' });
  for (const way of [[], ['ArrowUp', 'Enter']]) {
    await button.press('Enter');
    for (const key of way) await page.keyboard.press(key);
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(button).toBeFocused();
  }
}

/** A file belongs to the Files view: elsewhere its details would be taken for those of a message. */
async function detailsStayWithFiles(page: Page): Promise<void> {
  const details = page.getByRole('complementary', { name: 'Message details' });
  await showView(page, 'Messages');
  await expect(details).toContainText('Nothing chosen.');
  await showView(page, 'Files');
  await expect(details).toContainText('Not recognised');
}

function fileRow(page: Page): Locator {
  return page.getByRole('grid', { name: 'Files' }).locator('[role=row][data-index]').first();
}

function treeItems(page: Page): Locator {
  return page.getByRole('treeitem');
}

function labelled(page: Page, name: RegExp): Locator {
  return page.getByRole('treeitem', { name });
}

function chosenItem(page: Page): Locator {
  return page.getByRole('treeitem', { selected: true });
}

/** The next save dialog is answered with `file`; a native dialog cannot be driven. */
async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    // The window is left out where there is none.
    dialog.showSaveDialog = (...args: unknown[]) => {
      (globalThis as { asked?: unknown }).asked = args.at(-1);
      return Promise.resolve({ canceled: false, filePath: chosen });
    };
  }, file);
}

async function suggestedName(app: ElectronApplication): Promise<string> {
  const wanted = await app.evaluate(
    () => (globalThis as { asked?: { defaultPath?: string } }).asked?.defaultPath ?? '',
  );
  return path.basename(wanted);
}

async function accessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
  }
}
