/** Starts the built program as a user does, with a data folder of its own. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { _electron, expect } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

const ROOT = path.join(import.meta.dirname, '../..');
const SANDBOX_FLAGS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  close(): Promise<void>;
}

/** A folder that is removed with the test run. */
export function temporaryFolder(name: string): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `dirsync-${name}-`));
}

export function electronExecutable(): string {
  const executable = process.env['DIRSYNC_ELECTRON'];
  if (executable === undefined) throw new Error('DIRSYNC_ELECTRON is not set: run "npm run test:e2e"');
  return executable;
}

/** @param dataFolder of an earlier start, to see what was remembered */
export async function startProgram(queue?: string, dataFolder = temporaryFolder('data')): Promise<Program> {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...SANDBOX_FLAGS, `--user-data-dir=${dataFolder}`, ROOT, ...(queue === undefined ? [] : [queue])],
  });
  const page = await app.firstWindow();
  await page.waitForSelector('html[data-ready="true"]');
  return { app, page, dataFolder, close: () => app.close() };
}

export type SampleArguments = Readonly<Record<string, number | string | true>>;

/** Makes a sample queue with the program's own maker. */
export async function makeSample(options: SampleArguments): Promise<string> {
  const queue = path.join(temporaryFolder('queue'), 'outgoing');
  const args = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, String(value)],
  );
  await promisify(execFile)(electronExecutable(), ['electron/cli/sample.ts', queue, ...args], {
    cwd: ROOT,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return queue;
}

export async function scanFinished(page: Page): Promise<void> {
  await page.waitForSelector('html[data-scan="finished"]', { state: 'attached', timeout: 60_000 });
}

export async function showView(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).click();
}

/** The next folder dialog is answered with `folder`; a native dialog cannot be driven. */
export async function answerFolderDialog(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
}

export function gridRows(page: Page, state?: string) {
  return page.locator(state === undefined ? '[role=row][data-id]' : `[role=row][data-state="${state}"]`);
}

/** Adds a state to the filter of the messages grid. */
export async function filterByState(page: Page, word: string): Promise<void> {
  const chips = page.getByRole('group', { name: 'States' });
  await chips.getByRole('button', { name: new RegExp(`^${word}`), pressed: false }).click();
  await expect(chips.getByRole('button', { name: new RegExp(`^${word}`), pressed: true })).toBeVisible();
}

/** Runs the legacy decoder in the Lab, recording what hangs, and waits for its end. */
export async function runLegacyLab(page: Page, processors: string): Promise<void> {
  await showView(page, 'Lab');
  await page.getByRole('radio', { name: /legacy-msmi/ }).check();
  await page.getByRole('radio', { name: processors, exact: true }).check();
  await page.getByRole('checkbox', { name: /Record hung and failed outcomes/ }).check();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const cancel = page.getByRole('button', { name: 'Cancel run' });
  await expect(cancel).toBeVisible();
  await expect(cancel).toBeHidden({ timeout: 90_000 });
}
