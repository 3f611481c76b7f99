/**
 * The packaged program: its fuses, read back from the binary, and its window. The fuses shut the door
 * that Playwright drives Electron by, so it is started as a user would start it and looked at through
 * the debugging port of its window.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';

const PACKAGING_LIMIT_MS = 5 * 60_000;
const WINDOW_LIMIT_MS = 60_000;
const PNG_SIGNATURE = '89504e470d0a1a0a';

test.skip(process.platform !== 'linux', 'only the Linux package can be built and started here');
test.describe.configure({ mode: 'serial' });

let folder: string;
let program: string;

test.beforeAll(async () => {
  test.setTimeout(PACKAGING_LIMIT_MS);
  folder = mkdtempSync(path.join(tmpdir(), 'dirsync-packaged-'));
  await promisify(execFile)(process.execPath, [
    'build/package.mjs',
    '--unpacked-only',
    '--with-fallback-runtime',
    `-c.directories.output=${folder}`,
  ]);
  program = path.join(folder, 'linux-unpacked', 'dirsync-workbench');
});

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('has its fuses set as they should be', async () => {
  const wire = await getCurrentFuseWire(program);
  const isOn = (fuse: FuseV1Options): boolean => String.fromCharCode(Number(wire[fuse])) === '1';
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    nodeCliInspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    browserSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    nodeCliInspect: false,
    onlyAsar: true,
    asarIntegrity: true,
    browserSnapshot: false,
    fileProtocolPrivileges: false,
  });
});

test('opens its window and draws the first screen, also when told to be Node', async () => {
  const userData = path.join(folder, 'user-data');
  const picture = path.join(folder, 'window.png');
  const flags = [...sandboxFlags(), `--user-data-dir=${userData}`, '--remote-debugging-port=0'];
  const running = spawn(program, flags, {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DIRSYNC_PICTURE: picture },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => running.once('exit', resolve));
  try {
    await expect
      .poll(() => windowTitles(userData), { timeout: WINDOW_LIMIT_MS })
      .toContain('DirSync Workbench');
    await expect.poll(() => existsSync(picture), { timeout: WINDOW_LIMIT_MS }).toBe(true);
    expect(readFileSync(picture).subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
  } finally {
    running.kill();
    await ended;
  }
});

/** Chromium refuses its sandbox to root, and only to root. */
function sandboxFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** The titles of the open windows, one a line; empty as long as the program is not up. */
async function windowTitles(userData: string): Promise<string> {
  const portFile = path.join(userData, 'DevToolsActivePort');
  if (!existsSync(portFile)) return '';
  const port = readFileSync(portFile, 'utf8').split('\n')[0];
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await response.json()) as { type: string; title: string }[];
  return targets
    .filter(({ type }) => type === 'page')
    .map(({ title }) => title)
    .join('\n');
}
