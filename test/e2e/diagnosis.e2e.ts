/** What is wrong, what shows it, and what to do: from the first line of the overview to the act. */
import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import {
  makeSample,
  runLegacyLab,
  scanFinished,
  showView,
  startProgram,
  temporaryFolder,
} from './program.ts';
import type { Program, SampleArguments } from './program.ts';

const STORY = { requestors: 12, cycles: 10, users: 400, seed: 1 };
const LARGE = { requestors: 12, cycles: 4, users: 50_000, seed: 1 };
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let program: Program;
let page: Page;

async function openSample(options: SampleArguments): Promise<void> {
  program = await startProgram(await makeSample(options));
  ({ page } = program);
  await scanFinished(page);
  await expect(page.getByText(/rules looked at/)).toBeVisible();
}

function cards(): Locator {
  return page.getByRole('region', { name: 'Verdicts' }).locator('.verdict');
}

async function expectAccessible(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(', ')}`,
    );
    expect(found, `${name}, ${colorScheme}`).toEqual([]);
  }
}

test.afterEach(() => program.close());

test('the first line counts the causes, and each card leads to what shows it', async () => {
  await openSample(STORY);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\d+ causes? keeps? \d+ requestors?/);
  await expect(cards().first()).toHaveAttribute('data-severity', 'error');
  const now = page.getByRole('list', { name: 'What is wrong' });
  for (const head of await now.locator('.verdict-head').all()) await head.click();
  const message = now
    .locator('.verdict-evidence')
    .getByRole('button', { name: /\.eml$/ })
    .first();
  const file = await message.innerText();
  await message.click();
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail.locator('.detail-file')).toContainText(file);
  await expect(detail.getByRole('region', { name: 'Verdicts' }).locator('.verdict').first()).toBeVisible();
  await expectAccessible('overview with open cards');
});

test('what is over is folded in, and a card can be copied', async () => {
  await openSample(STORY);
  await page.getByText(/^\d+ over/).click();
  const over = page.getByRole('list', { name: 'Over' }).locator('.verdict').first();
  await over.getByRole('button').first().click();
  await over.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Card copied');
  const copied = await program.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^OVER: /);
  expect(copied).toMatch(/\nRule [a-z-]+\/[a-z0-9-]+/);
});

test('a hang with several workers is told as the defect of Q140946, with the retry that helps', async () => {
  test.setTimeout(180_000);
  await openSample(LARGE);
  await runLegacyLab(page, '4');
  await showView(page, 'Overview');
  const card = page.locator('.verdict[data-rule="decoding/concurrency-defect"]');
  // Each hung message is decoded alone first.
  await expect(card).toBeVisible({ timeout: 90_000 });
  await expect(cards().first()).toHaveAttribute('data-rule', 'decoding/concurrency-defect');
  await card.getByRole('button').first().click();
  await expect(card.locator('.verdict-article').first()).toHaveText('Q140946');
  await expectAccessible('verdict on the defect');

  await test.step('each hung message has its proof', async () => {
    await showView(page, 'Hung');
    const item = page.getByRole('list', { name: 'Hung messages' }).getByRole('listitem').first();
    await expect(item).toContainText('Concurrency defect', { timeout: 60_000 });
    await item.getByRole('button', { name: 'Why' }).click();
    const proof = page.getByRole('region', { name: 'Why it hung' });
    await expect(proof.getByRole('list', { name: 'Reasons' })).toContainText('For');
    await expect(proof.getByRole('row').filter({ hasText: 'legacy-msmi' }).first()).toBeVisible();
    await expectAccessible('proof of a hung message');
  });

  await test.step('the act retries exactly its messages, one processor only', async () => {
    await showView(page, 'Overview');
    const others = card.getByRole('button', { name: 'Other ways to retry' });
    await others.click();
    const act = page.getByRole('menuitem', { name: /^Retry \d+ messages?, one processor only/ });
    const [number = ''] = /\d+/.exec(await act.innerText()) ?? [];
    await act.click();
    const dialog = page.getByRole('dialog', { name: 'Retry' });
    await expect(dialog).toContainText(`Retry ${number} message`);
    await expect(dialog.getByRole('checkbox', { name: /One processor only/ })).toBeChecked();
    await expect(dialog.getByRole('region', { name: 'Before it starts' })).toBeVisible();
    await expectAccessible('retry with what is known before');
    await page.keyboard.press('Escape');
    await expect(others).toBeFocused();
  });
});

test('a remedy is recorded in the journal, and taken back', async () => {
  await openSample(STORY);
  await showView(page, 'Ledger');
  await page
    .getByRole('list', { name: 'Causes' })
    .locator('[data-invariant="5"] .mono button')
    .first()
    .click();
  await page.getByRole('button', { name: 'Remedies…' }).click();
  const ladder = page.getByRole('dialog', { name: /^Remedies for / });
  const next = ladder.locator('[data-state="next"]');
  await expect(next).toHaveCount(1);
  await expect(next).toContainText('Take this now');
  await expectAccessible('ladder');
  const rung = await next.getAttribute('data-rung');
  await next.getByRole('textbox', { name: 'Note' }).fill('Registered anew');
  await next.getByRole('button', { name: 'I did this' }).click();
  const taken = ladder.locator(`[data-rung="${rung}"]`);
  await expect(taken).toHaveAttribute('data-state', 'done');
  await expect(next.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await taken.getByRole('button', { name: 'Undo' }).click();
  await expect(taken).toHaveAttribute('data-state', 'next');
  await expect(taken.getByRole('button', { name: 'I did this' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Remedies…' })).toBeFocused();
  await showView(page, 'Journal');
  const rows = page.getByRole('region', { name: 'Acts' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Remedy taken back' })).toContainText(/[A-Z]+\/[A-Z0-9]+/);
});

test('a card below a list is short, and leads to the whole of it', async () => {
  await openSample(STORY);
  await showView(page, 'Ledger');
  await page
    .getByRole('list', { name: 'Causes' })
    .locator('[data-invariant="5"] .mono button')
    .first()
    .click();
  const head = page.locator('.sync-pane .verdict-head').first();
  const title = await head.innerText();
  await head.click();
  await page.getByRole('button', { name: 'What shows it, and what to do' }).click();
  const shown = cards().locator('.verdict-head:focus');
  await expect(shown).toHaveText(title.replaceAll('\n', ''));
  await expect(shown).toHaveAttribute('aria-expanded', 'true');
  const article = page.locator('.verdict-article').getByRole('button').first();
  const id = await article.innerText();
  await article.click();
  await expect(page.getByRole('searchbox', { name: 'Search entries' })).toHaveValue(id);
});

test('the address list is worked out from the first line, which says that it was not checked', async () => {
  await openSample({ ...STORY, faults: 'none', sound: true });
  const first = page.getByRole('heading', { level: 1 });
  await expect(first).toContainText('the address list was not checked');
  await first.getByRole('button', { name: 'Work it out' }).click();
  await expect(first).toHaveText(/^Nothing wrong was found\.$/, { timeout: 30_000 });
});

test('of a folder without any DirSync message nothing is judged', async () => {
  const folder = temporaryFolder('plain');
  for (const name of ['a', 'b'])
    fs.writeFileSync(path.join(folder, `${name}.eml`), 'From: a@b.example\nSubject: Lunch\n\nAt noon?\n');
  program = await startProgram(folder);
  ({ page } = program);
  await scanFinished(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'None of 2 messages is a DirSync message; there is nothing to judge.',
  );
  await expect(page.getByRole('region', { name: 'What to open' })).toContainText('$SYSTEM');
});

test('nothing wrong is found in a healthy queue, and it is said what was asked', async () => {
  await openSample({ ...STORY, faults: 'none', sound: true });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Nothing wrong was found/);
  await expect(cards()).toHaveCount(0);
  await expect(
    page.getByRole('navigation').getByRole('button', { name: 'Overview' }),
  ).toHaveAccessibleDescription('0 open causes');
  await expectAccessible('healthy queue');
});
