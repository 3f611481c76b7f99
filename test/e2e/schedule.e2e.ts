/** A schedule in the wrong order: seen, mended, taken back, and written for DSSCHED. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { answerFolderDialog, scanFinished, showView, startProgram, temporaryFolder } from './program.ts';

const WEEK = ['04', '05', '06', '07', '08'] as const;

/** DISPATCH.LOG of a working week: PO1 sends its requests half an hour after the server has run. */
function dispatchLog(): string {
  const run = (day: string, postOffice: string, program: string, clock: string): string =>
    [
      `NORMAL 03/${day}/96 ${clock} Checking the process table on NET\\${postOffice}`,
      `NORMAL 03/${day}/96 ${clock} Running "${program}"`,
      `NORMAL 03/${day}/96 ${clock} "${program}" terminated normally with exit code 64`,
    ].join('\r\n');
  const days = WEEK.map((day) =>
    [
      run(day, 'HUB', 'NSDA -S', '21:00'),
      run(day, 'PO1', 'NSDA -RT', '21:30'),
      run(day, 'PO1', 'NSDA -RR', '22:30'),
    ].join('\r\n'),
  );
  return `${days.join('\r\n')}\r\n`;
}

test('a wrong order is flagged, mended by hand, undone, and exported for DSSCHED', async () => {
  const queue = path.join(temporaryFolder('queue'), 'logs');
  const target = temporaryFolder('target');
  fs.mkdirSync(queue);
  fs.writeFileSync(path.join(queue, 'A.LOG'), dispatchLog());
  fs.writeFileSync(path.join(queue, 'B.TXT'), 'T1 Mon 19:00\r\nT3 Mon 23:00\r\n');
  const program = await startProgram(queue);
  const { page } = program;
  await scanFinished(page);
  await showView(page, 'Schedule');
  const headline = page.getByRole('heading', { level: 1 });
  const flags = page.getByRole('region', { name: 'Flags' });
  const board = page.getByRole('region', { name: 'Board of times' });
  const notices = page.getByRole('status', { name: 'Notices' });

  await test.step('the flag names the times, and a click shows their marks', async () => {
    await expect(headline).toHaveText(/^1 of 1 post office has its times in the wrong order/);
    await expect(flags).toContainText('which answers T1 21:30 (Mon to Thu)');
    await flags.getByRole('button').first().click();
    const marks = board.locator('.mark[data-shown-flag="true"]');
    await expect(marks.first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(marks).toHaveCount(0);
  });

  await test.step('lanes and days are one stop each, and arrows go between them', async () => {
    const lane = (name: string) => board.getByRole('button', { name, exact: true });
    await lane('NET/HUB').focus();
    await page.keyboard.press('ArrowDown');
    await expect(lane('NET/PO1')).toBeFocused();
    await expect(board.locator('.lane-label[tabindex="0"]')).toHaveCount(1);
    const days = page.getByRole('group', { name: 'Stretch of time' });
    await days.getByRole('button', { name: 'Week' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(days.getByRole('button', { name: 'Sun' })).toBeFocused();
    await expect(days.locator('[tabindex="0"]')).toHaveCount(1);
  });

  const editor = page.getByRole('region', { name: 'Times of NET/PO1' });
  const text = editor.getByRole('textbox', { name: /Times as text/ });
  await test.step('keys and text change the times, and the flags follow', async () => {
    const lane = board.getByRole('button', { name: 'NET/PO1', exact: true });
    await lane.click();
    await expect(editor).toContainText('Seen runs, not the schedule');
    await expect(editor.getByRole('button', { name: 'Export…' })).toBeDisabled();
    await expect(editor.getByRole('button', { name: 'Save as checked' })).toBeEnabled();
    await text.focus();
    await page.keyboard.press('Escape');
    await expect(editor).toBeHidden();
    await expect(lane).toBeFocused();
    await page.keyboard.press('Enter');
    await text.fill('T1 Mon 21:30\nT3 Mon 22:30\nT1 Mon 2O:00');
    await expect(editor).toContainText('Line 3: “2O:00” is no time of a day');
    await expect(editor.getByRole('button', { name: 'Save' })).toBeDisabled();
    await text.fill('T1 Mon 21:30\nT3 Mon 22:30');
    const first = board.getByRole('slider', { name: 'T1' });
    await first.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await expect(first).toHaveAttribute('aria-valuetext', 'Mon 20:35');
    await expect(first).toBeFocused();
    await expect(text).toHaveValue('T1 Mon 20:35\nT3 Mon 22:30');
    await expect(flags).toContainText('None found');
    await editor.getByRole('combobox', { name: 'Day to copy' }).selectOption('Mon');
    await editor.getByRole('button', { name: 'Copy to all days' }).click();
    await expect(board.getByRole('slider')).toHaveCount(14);
    await expect(flags).toContainText('T1 20:35 and T3 22:30');
    await text.fill('T1 Mon 20:35\nT3 Mon 22:30');
  });

  await test.step('a mark is dragged', async () => {
    await page.getByRole('group', { name: 'Stretch of time' }).getByRole('button', { name: 'Mon' }).click();
    const mark = board.getByRole('slider', { name: 'T1' });
    const hour = ((await board.locator('.lane-track').first().boundingBox())?.width ?? 0) / 24;
    const box = await mark.boundingBox();
    if (box === null) throw new Error('the mark is not shown');
    const [x, y] = [box.x + box.width - 7, box.y + 7];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - hour, y, { steps: 5 });
    await page.mouse.up();
    await expect(mark).toHaveAttribute('aria-valuetext', 'Mon 19:35');
    await expect(text).toHaveValue('T1 Mon 19:35\nT3 Mon 22:30');
  });

  await test.step('saved it stays, and Undo brings the former times back', async () => {
    const save = editor.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await expect(headline).toHaveText(/^1 post office: times in order; transit not measured/);
    await expect(save).toBeDisabled();
    await expect(save).toBeFocused();
    await notices.getByRole('button', { name: 'Undo' }).click();
    await expect(headline).toHaveText(/wrong order/);
    await expect(text).toHaveValue(/^T1 Mon 21:30\nT3 Mon 22:30\nT1 Tue 21:30/);
    await text.fill('T3 Mon 22:30\nT1 Mon 19:35');
    await editor.getByRole('button', { name: 'Save' }).click();
    await expect(headline).toHaveText(/times in order/);
  });

  await test.step('the export is what DSSCHED imports, and is in the journal', async () => {
    await answerFolderDialog(program.app, target);
    await editor.getByRole('button', { name: 'Export…' }).click();
    await expect(notices).toContainText('Schedule of NET/PO1 exported.');
    expect(fs.readdirSync(target)).toEqual(['DSSCHED-NET-PO1.TXT']);
    expect(fs.readFileSync(path.join(target, 'DSSCHED-NET-PO1.TXT'), 'latin1')).toBe(
      'T1 Mon 19:35\r\nT3 Mon 22:30\r\n',
    );
  });

  await test.step('a DSSCHED file waits until somebody says whose it is', async () => {
    const files = page.getByRole('region', { name: 'DSSCHED files without an owner' });
    await expect(files).toContainText('B.TXT');
    await files.getByRole('combobox').fill('net/po2');
    await files.getByRole('button', { name: 'Assign' }).click();
    await expect(files).toBeHidden();
    await expect(board.getByRole('button', { name: 'NET/PO2', exact: true })).toBeVisible();
  });

  await showView(page, 'Journal');
  await expect(page.getByRole('region', { name: 'Acts' })).toContainText('-iDSSCHED-NET-PO1.TXT');
  await program.close();
});
