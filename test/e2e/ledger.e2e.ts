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
  await page.getByRole('main').getByRole('button', { name: '3 things to look at in the ledger' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^3 causes: /);
  const causes = page.getByRole('list', { name: 'Causes' });
  const found = await causes
    .locator('[data-invariant]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-invariant')));
  expect(found).toHaveLength(3);
  expect(new Set(found)).toEqual(new Set(['4', '5', '7']));
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
  await expect(broken.getByRole('img', { name: /^Invariant 5: / })).toBeVisible();
  await expect(broken.locator('[data-broken=true]').last()).toHaveText('0');
  await broken.getByRole('button').last().click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail).toContainText(/SrvTx/);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText(/cycles of .* copied/);
  const copied = await program.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n')[0]).toContain('Request R (was)');
});

test('the numbers of a healthy exchange agree', async () => {
  await openSample({ ...STORY, faults: 'none' });
  await expect(page.getByText(/to look at in the ledger/)).toHaveCount(0);
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
