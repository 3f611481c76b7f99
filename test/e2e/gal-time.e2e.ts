/** The address list through time: the slider, what changed between two cycles and who told of it, and the checks. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { writeTransactions } from '../fixtures/exchange-queue.ts';
import { columnLine } from '../fixtures/transactions.ts';
import { scanFinished, showView, startProgram, temporaryFolder } from './program.ts';
import type { Program } from './program.ts';

const ADDED = 22;
const GONE = 12;

let program: Program;
let page: Page;

test.beforeEach(async () => {
  const queue = temporaryFolder('queue');
  writeStory(queue);
  program = await startProgram(queue);
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Address list');
  await expect(page.getByRole('slider')).toBeVisible();
});

test.afterEach(() => program.close());

/** Of those added in the first cycle so many go in the second that it is no day's work; Anna is renamed in the third. */
function writeStory(queue: string): void {
  const names = Array.from({ length: ADDED - 1 }, (_, index) => `User ${index + 1}`);
  const line = (code: string, name: string): string =>
    columnLine(code, name, `PCM:NORTH/PO1/${name.replace(' ', '')}`);
  writeTransactions(queue, '1.eml', '06 18:00 NORTH/PO1 asks R=22 (was 0), S=0, I=0 22 sent', [
    columnLine('A', 'Berg, Anna', 'PCM:NORTH/PO1/ABERG'),
    ...names.map((name) => line('A', name)),
  ]);
  writeTransactions(queue, '2.eml', '06 21:00 NORTH/PO1 gets R=22 S=22 (was 0), I=0 0 sent', []);
  const gone = names.slice(0, GONE).map((name) => line('D', name));
  writeTransactions(queue, '3.eml', '07 18:00 NORTH/PO1 asks R=34 (was 22), S=22, I=0 12 sent', gone);
  writeTransactions(queue, '4.eml', '07 21:00 NORTH/PO1 gets R=34 S=34 (was 22), I=0 0 sent', []);
  writeTransactions(queue, '5.eml', '08 18:00 NORTH/PO1 asks R=36 (was 34), S=34, I=0 2 sent', [
    columnLine('M', 'Berg, Anna', 'PCM:NORTH/PO1/ABERG'),
    columnLine(' ', 'Berg, Anna', 'PCM:NORTH/PO1/ABERGMANN'),
    columnLine('A', 'Twin, Anna', 'PCM:NORTH/PO1/ABERGMANN'),
  ]);
  writeTransactions(queue, '6.eml', '08 21:00 NORTH/PO1 gets R=36 S=36 (was 34), I=0 0 sent', []);
}

test('the slider shows the list after any cycle, and says what changed in it', async () => {
  const slider = page.getByRole('slider', { name: /^Cycle/ });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('11 entries');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Latest: Cycle 3,.*: 11 entries/);
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Cycle 1,.*22 added/);
  await expect(heading).toContainText('22 entries');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Cycle 2,.*mass deletion: 12 of 22 entries/);
  await expect(heading).toContainText('10 entries');
  await page.keyboard.press('End');
  const latest = page.getByRole('button', { name: 'Latest' });
  await expect(latest).toHaveAttribute('aria-pressed', 'true');
  await latest.click();
  await expect(latest).toHaveAttribute('aria-pressed', 'false');
  await expect(slider).toHaveValue('2');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Cycle 3,/);
  await page.getByRole('button', { name: '1 mass deletion' }).click();
  await expect(slider).toHaveValue('1');
});

test('changes between two cycles lead to the transaction that made them, and to the entry', async () => {
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(firstLine()).toHaveText('Cycle 2 → 3: 1 added, 1 changed.');
  await expect(changes()).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Since cycle' }).selectOption({ label: 'Cycle 1 (1996-05-06)' });
  await expect(firstLine()).toContainText('Cycle 1 → 3: 1 added, 12 removed, 1 changed.');
  await expect(changes()).toHaveCount(2 + GONE);
  await page
    .getByRole('group', { name: 'Kinds of changes' })
    .getByRole('button', { name: /^Changed/ })
    .click();
  await expect(changes()).toHaveCount(1);
  await expect(changes()).toContainText('Address PCM:NORTH/PO1/ABERG → PCM:NORTH/PO1/ABERGMANN');
  await page.getByRole('grid', { name: 'Changes' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'Change', exact: true });
  await expect(card).toBeFocused();
  await card.getByRole('button', { name: 'NORTH/PO1' }).click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  const chosen = detail.getByRole('grid', { name: 'Transactions' }).getByRole('row', { selected: true });
  await expect(chosen).toContainText('Modify');
  await expect(chosen).toContainText('Berg, Anna');
  await card.getByRole('button', { name: 'Entry' }).click();
  await expect(page.getByRole('tab', { name: 'Entries' })).toHaveAttribute('aria-selected', 'true');
});

test('a mass deletion is told with its source, and words that match nothing say so', async () => {
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByRole('button', { name: 'All so far' }).click();
  const guard = page.getByRole('region', { name: 'Mass deletions' });
  await expect(guard).toContainText('Mass deletion: 12 of 22 entries were removed in cycle 2 at NORTH/PO1.');
  await guard.locator('summary').click();
  await expect(guard).toContainText('Told by NORTH/PO1 (12).');
  await guard.getByRole('button', { name: 'Show these entries' }).click();
  await expect(page.getByRole('slider')).toHaveValue('1');
  await expect(changes()).toHaveCount(GONE);
  const toMessage = guard.getByRole('button', { name: 'NORTH/PO1' });
  if (!(await toMessage.isVisible())) await guard.locator('summary').click();
  await toMessage.click();
  await expect(page.getByRole('complementary', { name: 'Message details' })).toContainText('3.eml');
  await page.getByRole('searchbox', { name: /^Search alias/ }).fill('nobody at all');
  await expect(page.getByText('No change matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(page.getByRole('searchbox', { name: /^Search alias/ })).toBeFocused();
  await expect(changes()).toHaveCount(GONE);
});

test('the checks say what was found and what was not, and lead to the entries', async () => {
  await page.getByRole('tab', { name: 'Checks' }).click();
  await expect(firstLine()).toHaveText(/^1 finding of 1 kind in 11 entries\./);
  const kinds = page.getByRole('navigation', { name: 'Checks' });
  await expect(kinds.getByRole('button', { name: /^Malformed/ })).toContainText('none found');
  await kinds.getByRole('button', { name: /Same address/ }).click();
  const finding = page.getByRole('grid', { name: 'Findings' }).locator('[data-index]');
  await expect(finding).toHaveCount(1);
  await finding.click();
  await page.getByRole('grid', { name: 'Findings' }).focus();
  await page.keyboard.press('Control+c');
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Finding copied.');
  const copied = await program.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n')[0]).toBe('Check\tFinding\tAlias\tAddress\tAddress list');
  expect(copied).toContain('\tTwin, Anna\tPCM:NORTH/PO1/ABERGMANN\tNORTH/PO1');
  const card = page.getByRole('region', { name: 'Finding' });
  await card.getByRole('button', { name: 'Twin, Anna' }).click();
  await expect(page.getByRole('tab', { name: 'Entries' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('#entry-list, #entry-card').and(page.locator(':focus'))).toHaveCount(1);
});

test('Ctrl+F searches the entries from tabs that have no field of their own', async () => {
  for (const tab of ['Checks', 'Pictures']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.keyboard.press('Control+f');
    await expect(page.getByRole('tab', { name: 'Entries' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('searchbox')).toBeFocused();
  }
  await page.keyboard.type('anna');
  await expect(page.getByText('2 of 11 entries')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('grid', { name: 'Entries' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Entry', exact: true })).toContainText('Anna');
});

test('the keyboard comes back from what is closed to where it was', async () => {
  const grid = page.getByRole('grid', { name: 'Entries' });
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Close entry' }).click();
  await expect(grid).toBeFocused();
  const exporting = page.getByRole('button', { name: 'Export…' });
  await exporting.click();
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(exporting).toBeFocused();
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByRole('group', { name: 'Kinds of changes' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('a comparison has cycles of its own, and keeps one that a list does not have to be mended', async () => {
  await page.getByRole('tab', { name: 'Compare' }).click();
  await expect(page.getByRole('slider')).toBeHidden();
  const right = page.getByRole('region', { name: 'Right side' });
  const field = right.getByRole('textbox', { name: 'after cycle' });
  await field.fill('99');
  await page.keyboard.press('Enter');
  await expect(right.getByRole('alert')).toHaveText('This list has cycles 1 to 3.');
  await expect(field).toHaveValue('99');
  await field.fill('2');
  await page.keyboard.press('Enter');
  await expect(right.getByRole('alert')).toBeHidden();
});

function firstLine() {
  return page.getByRole('heading', { level: 2 }).first();
}

function changes() {
  return page.getByRole('grid', { name: 'Changes' }).locator('[data-index]');
}
