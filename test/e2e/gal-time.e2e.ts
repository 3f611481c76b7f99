/** The address list through time: the slider, what changed between two cycles and who told of it, and the checks. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { writeTransactions } from '../fixtures/exchange-queue.ts';
import { columnLine } from '../fixtures/transactions.ts';
import { scanFinished, showView, startProgram, temporaryFolder } from './program.ts';
import type { Program } from './program.ts';

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

/** Twelve are added in the first cycle, three of them removed in the second, and Anna is renamed in the third. */
function writeStory(queue: string): void {
  const names = Array.from({ length: 11 }, (_, index) => `User ${index + 1}`);
  const line = (code: string, name: string): string =>
    columnLine(code, name, `PCM:NORTH/PO1/${name.replace(' ', '')}`);
  writeTransactions(queue, '1.eml', '06 18:00 NORTH/PO1 asks R=12 (was 0), S=0, I=0 12 sent', [
    columnLine('A', 'Berg, Anna', 'PCM:NORTH/PO1/ABERG'),
    ...names.map((name) => line('A', name)),
  ]);
  writeTransactions(queue, '2.eml', '06 21:00 NORTH/PO1 gets R=12 S=12 (was 0), I=0 0 sent', []);
  const gone = names.slice(0, 3).map((name) => line('D', name));
  writeTransactions(queue, '3.eml', '07 18:00 NORTH/PO1 asks R=15 (was 12), S=12, I=0 3 sent', gone);
  writeTransactions(queue, '4.eml', '07 21:00 NORTH/PO1 gets R=15 S=15 (was 12), I=0 0 sent', []);
  writeTransactions(queue, '5.eml', '08 18:00 NORTH/PO1 asks R=17 (was 15), S=15, I=0 2 sent', [
    columnLine('M', 'Berg, Anna', 'PCM:NORTH/PO1/ABERG'),
    columnLine(' ', 'Berg, Anna', 'PCM:NORTH/PO1/ABERGMANN'),
    columnLine('A', 'Twin, Anna', 'PCM:NORTH/PO1/ABERGMANN'),
  ]);
  writeTransactions(queue, '6.eml', '08 21:00 NORTH/PO1 gets R=17 S=17 (was 15), I=0 0 sent', []);
}

test('the slider shows the list after any cycle, and says what changed in it', async () => {
  const slider = page.getByRole('slider', { name: /^Cycle/ });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('10 entries');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Latest: Cycle 3,.*: 10 entries/);
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Cycle 1,.*12 added/);
  await expect(heading).toContainText('12 entries');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Cycle 2,.*mass deletion: 3 of 12 entries/);
  await expect(heading).toContainText('9 entries');
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Latest' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: '1 mass deletion' }).click();
  await expect(slider).toHaveValue('1');
});

test('changes between two cycles lead to the transaction that made them, and to the entry', async () => {
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(firstLine()).toHaveText('Cycle 2 → 3: 1 added, 1 changed.');
  await expect(changes()).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Since cycle' }).selectOption({ label: 'Cycle 1 (1996-05-06)' });
  await expect(firstLine()).toContainText('Cycle 1 → 3: 1 added, 3 removed, 1 changed.');
  await expect(changes()).toHaveCount(5);
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
  await expect(firstLine()).toContainText('1 mass deletion: 3 of 12 entries in cycle 2.');
  const guard = page.getByRole('region', { name: 'Mass deletions' });
  await expect(guard).toContainText('removed in cycle 2 at NORTH/PO1. Told by NORTH/PO1 (3).');
  await guard.getByRole('button', { name: 'Show these entries' }).click();
  await expect(page.getByRole('slider')).toHaveValue('1');
  await expect(changes()).toHaveCount(3);
  await guard.getByRole('button', { name: 'NORTH/PO1' }).click();
  await expect(page.getByRole('complementary', { name: 'Message details' })).toContainText('3.eml');
  await page.getByRole('searchbox', { name: /^Search alias/ }).fill('nobody at all');
  await expect(page.getByText('No change matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(changes()).toHaveCount(3);
});

test('the checks say what was found and what was not, and lead to the entries', async () => {
  await page.getByRole('tab', { name: 'Checks' }).click();
  await expect(firstLine()).toHaveText(/^1 finding of 1 kind in 10 entries\./);
  const kinds = page.getByRole('navigation', { name: 'Checks' });
  await expect(kinds.getByRole('button', { name: /^Malformed/ })).toContainText('none found');
  await kinds.getByRole('button', { name: /Same address/ }).click();
  const finding = page.getByRole('grid', { name: 'Findings' }).locator('[data-index]');
  await expect(finding).toHaveCount(1);
  await finding.click();
  const card = page.getByRole('region', { name: 'Finding' });
  await card.getByRole('button', { name: 'Twin, Anna' }).click();
  await expect(page.getByRole('tab', { name: 'Entries' })).toHaveAttribute('aria-selected', 'true');
});

function firstLine() {
  return page.getByRole('heading', { level: 2 }).first();
}

function changes() {
  return page.getByRole('grid', { name: 'Changes' }).locator('[data-index]');
}
