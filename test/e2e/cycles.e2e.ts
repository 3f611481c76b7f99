/** The cycles of a queue: which went well, which did not, and the messages that show it. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { makeSample, scanFinished, showView, startProgram } from './program.ts';
import type { Program } from './program.ts';

/** The story that docs and sample share: a late request in cycle 7, a skipped cycle 8. */
const STORY = { requestors: 12, cycles: 10, users: 400, seed: 1 };

let program: Program;
let page: Page;

async function openSample(options: Readonly<Record<string, number | string>>): Promise<void> {
  program = await startProgram(await makeSample(options));
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Cycles');
}

test.afterEach(() => program.close());

test('the first line tells what did not go as it should, and the late request is found from its cell', async () => {
  await openSample(STORY);
  const view = page.getByRole('region', { name: 'Cycles', exact: true });
  await expect(view.getByRole('heading', { level: 1 })).toHaveText(
    '10 cycles with 12 requestors: 1 late, 1 skipped, everything else complete; the ledger objects to the numbers of 15.',
  );
  const late = page.getByRole('gridcell', { name: /, cycle 7: Late\./ });
  await expect(late).toHaveCount(1);
  await late.click();
  const steps = page.getByRole('list', { name: 'Steps of cycle 7' });
  await expect(steps.getByRole('listitem').first()).toContainText(/2 h \d\d min after T2/);
  await expect(steps).toContainText('None is due: the request came after T2.');
  await steps.getByRole('listitem').first().getByRole('button').first().click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail).toContainText(/ReqTx/);
});

test('a corner in the matrix leads to what the ledger objects to, and on to the ledger', async () => {
  await openSample(STORY);
  await expect(page.getByRole('list', { name: 'Legend' })).toContainText('The ledger objects');
  const breached = page.getByRole('gridcell', { name: /The ledger objects to its numbers/ });
  await breached.last().click();
  const objections = page.getByRole('list', { name: 'Objections of the ledger' });
  await expect(objections).toContainText(/(still so in|over since) cycle \d+/);
  await page.getByRole('button', { name: 'All its cycles' }).click();
  const history = page.getByRole('region', { name: 'Cycles, newest first' });
  await expect(history).toBeFocused();
  await page.getByRole('button', { name: 'Its ledger' }).click();
  await expect(page.getByRole('grid', { name: 'Numbers of both ends' })).toBeFocused();
});

test('another order begins at the top', async () => {
  await openSample({ requestors: 40, cycles: 2, users: 200, seed: 1, faults: 'none' });
  const grid = page.getByRole('grid', { name: 'Cycles' });
  await grid.evaluate((element) => element.scrollTo({ top: 400 }));
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'Trouble first' });
  await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBe(0);
});

test('the matrix is worked with the keyboard alone', async () => {
  await openSample(STORY);
  const grid = page.getByRole('grid', { name: 'Cycles' });
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Steps of cycle 9' })).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('region', { name: 'Cycles, newest first' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Cycles, newest first' })).toHaveCount(0);
});

test('requestors with nothing to see can be left out', async () => {
  await openSample({ ...STORY, faults: 'late-request,skipped-cycle' });
  const names = page.getByRole('grid', { name: 'Cycles' }).getByRole('rowheader');
  await expect(names).toHaveCount(12);
  await page.getByRole('checkbox', { name: 'Only with something to see' }).check();
  await expect(names).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search requestors' }).fill('no such post office');
  await expect(page.getByText('No requestor matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all requestors' }).click();
  await expect(names).toHaveCount(12);
});

test('a healthy exchange is complete', async () => {
  await openSample({ ...STORY, faults: 'none' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '10 cycles with 12 requestors: all complete.',
  );
});
