/** The pictures of the address list: drawn from a queue, saved as files that are what was seen. */
import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { makeSample, scanFinished, showView, startProgram, temporaryFolder } from './program.ts';
import type { Program } from './program.ts';

const STORY = { requestors: 12, cycles: 10, users: 400, seed: 1 };
const TITLES = ['Entries by address list', 'Changes by cycle', 'Who supplies what'];
/** A page, its margins, and two pixels for one. */
const FILE_PIXELS = (960 + 2 * 24) * 2;

let program: Program;
let page: Page;

async function openPictures(options: Readonly<Record<string, number | string>>): Promise<void> {
  program = await startProgram(await makeSample(options));
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Address list');
  await page.getByRole('tab', { name: 'Pictures' }).click();
}

/** The next save dialogs are answered with the name that was proposed, in `folder`. */
async function answerSaveDialog(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    // The window comes first, where there is one.
    const answer = (...args: readonly unknown[]) => {
      const { defaultPath = '' } = args.at(-1) as { readonly defaultPath?: string };
      const name = defaultPath.split(/[\\/]/).at(-1) ?? '';
      return Promise.resolve({ canceled: false, filePath: `${chosen}/${name}` });
    };
    dialog.showSaveDialog = answer;
  }, folder);
}

async function savePicture(title: string, format: 'SVG' | 'PNG'): Promise<string> {
  await page.getByRole('button', { name: `Save or copy: ${title}` }).click();
  await page.getByRole('menuitem', { name: `Save as ${format}…` }).click();
  const notice = page.getByRole('status', { name: 'Notices' });
  await expect(notice).toContainText(new RegExp(`\\.${format.toLowerCase()}`));
  const saved = await notice.locator('.quiet').first().innerText();
  await page.getByRole('button', { name: 'Close notice' }).click();
  return saved;
}

test.afterEach(() => program.close());

test('pictures are drawn and saved as SVG that parses and as PNG of twice the size', async () => {
  await openPictures(STORY);
  const folder = temporaryFolder('pictures');
  await answerSaveDialog(program.app, folder);
  for (const title of TITLES) {
    await expect(page.getByRole('region', { name: title })).toBeVisible();
    const svg = await savePicture(title, 'SVG');
    expect(path.dirname(svg)).toBe(folder);
    const text = fs.readFileSync(svg, 'utf8');
    const root = await page.evaluate((xml) => {
      const { documentElement } = new DOMParser().parseFromString(xml, 'image/svg+xml');
      return { name: documentElement.nodeName, texts: documentElement.querySelectorAll('text').length };
    }, text);
    expect(root.name).toBe('svg');
    expect(root.texts).toBeGreaterThan(10);
    expect(text).not.toContain('var(');
    const height = Number(/height="(\d+)"/.exec(text)?.[1]);
    const png = fs.readFileSync(await savePicture(title, 'PNG'));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(FILE_PIXELS);
    expect(png.readUInt32BE(20)).toBe(height * 2);
  }
});

test('keys read a cycle and choose it, the numbers are there as a table, and nothing is inaccessible', async () => {
  await openPictures(STORY);
  const slider = page.getByRole('slider', { name: /^Entries by address list/ });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Cycle 1 .*: All lists [\d,]+, /);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: 'Cycle that the list is shown after' })).toHaveValue('1');
  const bands = page.getByRole('listbox', { name: 'Who supplies what' });
  await bands.focus();
  await page.keyboard.press('ArrowDown');
  await expect(bands.getByRole('option', { selected: true })).toHaveAccessibleName(
    /suppl(y|ies) [\d,]+ entr/,
  );
  const axe = await new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const changes = page.getByRole('region', { name: 'Changes by cycle', exact: true });
  await changes.getByRole('button', { name: 'Table' }).click();
  await expect(changes.getByRole('row')).toHaveCount(1 + STORY.cycles);
});

test('a queue of one cycle has no picture over time, and says so', async () => {
  await openPictures({ requestors: 3, cycles: 1, users: 60, seed: 1, faults: 'none' });
  await expect(page.getByText('A picture over time needs two cycles; this list has 1.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Who supplies what' })).toBeVisible();
});
