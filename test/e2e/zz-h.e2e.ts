import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { test } from '@playwright/test';
import { bytesOf } from '../fixtures/bytes.ts';
import { EVERY_KIND } from '../fixtures/every-kind.ts';
import { mimeMessage } from '../fixtures/mime.ts';
import { tnefFile } from '../fixtures/tnef-file.ts';
import { zipArchive } from '../fixtures/compressed.ts';
import { manyEntries } from '../fixtures/transactions.ts';
import { gridRows, scanFinished, showView, startProgram, temporaryFolder } from './program.ts';

test('pictures', async () => {
  test.setTimeout(300_000);
  const queue = temporaryFolder('files');
  for (const name of ['queue.zip', 'mail.mbx', 'DISPATCH.LOG', 'EVENTS.CSV', 'people.ldif', 'export.csv', 'unknown.bin', 'SYSTEM.MBG', 'plain.eml', 'mail.pst', 'letter.msg'])
    EVERY_KIND.find((kind) => kind.name === name)?.write(path.join(queue, name));
  fs.writeFileSync(path.join(queue, 'broken.zip'), fs.readFileSync(path.join(queue, 'queue.zip')).subarray(0, 700));
  const content = bytesOf(manyEntries(400));
  const gz = zlib.gzipSync(content);
  const tnef = tnefFile({ subject: 'x', attachments: [{ name: 'DIRSYNC.GZ', content: gz }, { name: 'BROKEN.GZ', content: gz.subarray(0, gz.length - 300) }] });
  const inner = mimeMessage({ attachments: [{ name: 'winmail.dat', bytes: tnef }] });
  fs.writeFileSync(path.join(queue, 'deep.eml'), mimeMessage({ attachments: [{ name: 'inner.eml', bytes: inner }, { name: 'A.ZIP', bytes: zipArchive([{ name: 'list.gz', content: gz }, { name: '../../evil\u202Etxt.exe', content: bytesOf('hello') }]) }] }));
  const many = Array.from({ length: 900 }, (_, i) => ({ name: `member-${i}.gz`, content: gz }));
  fs.writeFileSync(path.join(queue, 'many.eml'), mimeMessage({ attachments: [{ name: 'MANY.ZIP', bytes: zipArchive(many) }] }));
  const { app, page, close } = await startProgram(queue);
  await scanFinished(page);
  const size = async (w: number, h: number) => { await app.evaluate(({ BrowserWindow }, s) => BrowserWindow.getAllWindows()[0]?.setContentSize(s[0]!, s[1]!), [w, h]); await page.waitForTimeout(400); };
  const shot = async (name: string) => { for (const t of ['light', 'dark'] as const) { await page.emulateMedia({ colorScheme: t }); await page.screenshot({ path: `/tmp/h6/pic/${name}-${t}.png` }); } };
  for (const [w, h] of [[1600, 1000], [1000, 700]] as const) {
    await size(w, h);
    await showView(page, 'Files');
    await page.waitForTimeout(800);
    await shot(`files-${w}`);
    const rows = page.getByRole('grid', { name: 'Files' }).locator('[role=row][data-index]');
    for (const n of ['people.ldif', 'queue.zip', 'unknown.bin', 'SYSTEM.MBG']) { await rows.filter({ hasText: n }).first().click(); await page.waitForTimeout(600); await shot(`files-${n}-${w}`); }
    await showView(page, 'Messages');
    await page.waitForTimeout(300);
    for (const n of ['deep.eml', 'many.eml', 'letter.msg']) {
      await gridRows(page).filter({ hasText: n }).first().click();
      await page.getByRole('tab', { name: 'Format' }).click();
      await page.waitForTimeout(900);
      await shot(`format-${n}-${w}`);
    }
    await gridRows(page).filter({ hasText: 'deep.eml' }).first().click();
    await page.waitForTimeout(600);
    const t0 = Date.now();
    await page.getByRole('treeitem', { name: /BROKEN/ }).click();
    await page.waitForTimeout(700);
    await shot(`format-broken-${w}`);
    await gridRows(page).filter({ hasText: 'queue.zip' }).first().click();
    await page.waitForTimeout(600);
    await shot(`archive-member-${w}`);
  }
  await close();
  const empty = await startProgram(temporaryFolder('empty'));
  await scanFinished(empty.page);
  await showView(empty.page, 'Files');
  await empty.page.waitForTimeout(500);
  await empty.page.screenshot({ path: '/tmp/h6/pic/files-empty.png' });
  await empty.close();
  const start = await startProgram();
  await start.page.waitForTimeout(500);
  await start.page.screenshot({ path: '/tmp/h6/pic/start.png' });
  await start.close();
});
