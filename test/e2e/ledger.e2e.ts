/** The numbers of both ends: what contradicts what, and that nothing else is claimed. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { makeSample, scanFinished, showView, startProgram } from './program.ts';
import type { Program } from './program.ts';

const STORY = { requestors: 12, cycles: 10, users: 400, seed: 1 };

let program: Program;
let page: Page;

async function openSample(options: Readonly<Record<string, number | string>>): Promise<void> {
  program = await startProgram(await makeSample(options));
  ({ page } = program);
  await scanFinished(page);
}

test.afterEach(() => program.close());

test('the three causes are named, and nothing else', async () => {
  await openSample(STORY);
  await showView(page, 'Ledger');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^1 cause is still open \(\w+\/PO\d+\); 2 are over\.$/,
  );
  await expect(
    page.getByRole('navigation').getByRole('button', { name: 'Ledger' }),
  ).toHaveAccessibleDescription('1 open cause');
  const causes = page.getByRole('list', { name: 'Causes' });
  const found = await causes
    .locator('[data-invariant]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-invariant')));
  expect(found).toHaveLength(3);
  // What can still be helped comes first.
  expect(found[0]).toBe('5');
  expect(new Set(found)).toEqual(new Set(['4', '5', '7']));
  await expect(causes.locator('[data-invariant="5"]')).toContainText('still so in cycle 10');
  await expect(causes.locator('[data-invariant="4"]')).toContainText('over since cycle 7');
  await expect(causes.locator('[data-invariant="7"]')).toContainText('over since cycle 10');
  await expect(causes.locator('[data-invariant="4"]')).toContainText(/restored/i);
  await expect(causes.locator('[data-invariant="4"]')).toContainText('cycle 6');
  await expect(causes.locator('[data-invariant="5"]')).toContainText('cycles 9–10');
  await expect(causes.locator('[data-invariant="7"]')).toContainText('cycle 9');
});

test('a cause leads to the numbers of its requestor, and they to their messages', async () => {
  await openSample(STORY);
  await showView(page, 'Ledger');
  const cause = page.getByRole('list', { name: 'Causes' }).locator('[data-invariant="5"]');
  await cause.getByRole('button').first().click();
  const table = page.getByRole('table', { name: /^Ledger of / });
  const broken = table.locator('[data-cycle="9"]');
  await expect(broken.getByRole('img', { name: /^Registered anew: / })).toBeVisible();
  await expect(broken.locator('[data-broken=true]').last()).toHaveText('0');
  await broken.getByRole('button').last().click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail).toContainText(/SrvTx/);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText(/cycles of .* copied/);
  const copied = await program.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n')[0]).toContain('Request R ReqSync (was)');
});

test('the keyboard is never left without a place', async () => {
  await openSample(STORY);
  await showView(page, 'Ledger');
  const cause = page.getByRole('list', { name: 'Causes' }).locator('[data-invariant="4"]');
  const requestors = cause.locator('.cause-whom');
  await requestors.getByRole('button', { name: /^and \d+ more$/ }).press('Enter');
  await expect(requestors.getByRole('button').nth(8)).toBeFocused();
  const proofs = cause.getByRole('list', { name: 'Proved by' });
  await proofs.getByRole('button', { name: /^and \d+ more$/ }).press('Enter');
  await expect(proofs.getByRole('button').nth(6)).toBeFocused();
  await requestors.getByRole('button').first().click();
  await page.getByRole('button', { name: 'Its cycles' }).press('Enter');
  await expect(page.getByRole('grid', { name: 'Cycles' })).toBeFocused();
  await page.getByRole('searchbox', { name: 'Search requestors' }).fill('po');
  await page.getByRole('button', { name: 'Clear', exact: true }).press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search requestors' })).toBeFocused();
});

test('there is room for causes in a small window with everything open', async () => {
  await openSample(STORY);
  await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1000, 700));
  await showView(page, 'Ledger');
  await page.getByRole('list', { name: 'Causes' }).getByRole('button').first().click();
  const table = page.getByRole('table', { name: /^Ledger of / });
  await table.getByRole('button').first().click();
  await expect(page.getByRole('complementary', { name: 'Message details' })).toBeVisible();
  const scroller = page.getByRole('region', { name: 'Causes and numbers' });
  expect((await scroller.boundingBox())?.height).toBeGreaterThanOrEqual(160);
});

test('the numbers of a healthy exchange agree', async () => {
  await openSample({ ...STORY, faults: 'none' });
  await expect(page.getByText(/^Ledger: /)).toHaveCount(0);
  await showView(page, 'Ledger');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The numbers of both ends agree for all 12 requestors.',
  );
});

test('how long updates are kept can be said, and is remembered', async () => {
  await openSample(STORY);
  await showView(page, 'Ledger');
  const field = page.getByRole('textbox', { name: 'Cycles that updates are kept for' });
  await expect(field).toHaveValue('14');
  await field.fill('0');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('7');
  await field.press('Enter');
  await showView(page, 'Overview');
  await showView(page, 'Ledger');
  await expect(field).toHaveValue('7');
});
