import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ensureDependencies } from '../../../build/setup/dependencies.mjs';
import { withLockFile } from '../../../build/setup/lock-file.mjs';
import { temporaryFolder } from '../../fixtures/folders.ts';

const DONE = { ok: true, exitCode: 0, output: '', problem: '' };
const FAILED = { ok: false, exitCode: 1, output: '', problem: 'no registry' };

/** A project whose packages are one file, written in two steps as npm does it. */
function projectIn(root: string) {
  const modules = path.join(root, 'node_modules');
  const lock = path.join(root, '.npm-ci.lock');
  const log: string[] = [];
  const said: string[] = [];
  fs.writeFileSync(path.join(root, 'package-lock.json'), '1');
  const install = async (ending: typeof DONE) => {
    log.push('begun');
    fs.rmSync(modules, { recursive: true, force: true });
    await new Promise((resolve) => setImmediate(resolve));
    fs.mkdirSync(modules);
    if (ending.ok) fs.writeFileSync(path.join(modules, 'package'), '');
    log.push('ended');
    return ending;
  };
  const command = (pid: number, alive: readonly number[], ending = DONE) =>
    ensureDependencies({
      root,
      install: () => install(ending),
      say: (text) => void said.push(text),
      processes: { own: pid, isAlive: (one) => alive.includes(one) },
    });
  const isThere = (): boolean => fs.existsSync(path.join(modules, 'package'));
  return { root, lock, log, said, command, isThere };
}

const project = () => projectIn(temporaryFolder('project'));

describe('the npm packages', () => {
  test('are installed when the lock file has changed, and left alone, without a word, when not', async () => {
    const { root, command, said, log, isThere } = project();
    await command(1, [1]);
    await command(1, [1]);
    expect([isThere(), log, said]).toEqual([
      true,
      ['begun', 'ended'],
      ['Installing the npm packages (npm ci) …'],
    ]);
    fs.writeFileSync(path.join(root, 'package-lock.json'), '2');
    await command(1, [1]);
    expect(log).toHaveLength(4);
  });

  test('are installed by one of several commands that are started together; the others wait', async () => {
    const { root, command, said, log, isThere, lock } = project();
    const all = [1, 2, 3];
    await Promise.all(all.map((pid) => command(pid, all)));
    expect([isThere(), log]).toEqual([true, ['begun', 'ended']]);
    expect(said.filter((text) => text.includes('waiting'))).toHaveLength(2);
    expect([fs.existsSync(lock), fs.readdirSync(root).toSorted()]).toEqual([
      false,
      ['node_modules', 'package-lock.json'],
    ]);
  });

  test('are not said to be installed by a command that failed; the next one installs them', async () => {
    const { command, lock, log } = project();
    await expect(command(1, [1], FAILED)).rejects.toThrow('could not be installed: no registry');
    expect(fs.existsSync(lock)).toBe(false);
    await command(1, [1]);
    expect(log).toHaveLength(4);
  });

  test('are not said to be what they were before one that was ended halfway', async () => {
    const { root, command, log } = project();
    await command(1, [1]);
    fs.writeFileSync(path.join(root, 'package-lock.json'), '2');
    await expect(command(1, [1], FAILED)).rejects.toThrow('no registry');
    fs.writeFileSync(path.join(root, 'package-lock.json'), '1');
    await command(1, [1]);
    expect(log).toHaveLength(6);
  });
});

describe('a lock file', () => {
  const options = { timeoutMs: 0, onWait: () => {} };
  const processes = { own: 7, isAlive: (pid: number) => pid === 8 };
  const fileIn = (): string => path.join(temporaryFolder('lock'), 'lock');
  const taken = (file: string): Promise<string> =>
    withLockFile(file, options, () => Promise.resolve(fs.readFileSync(file, 'utf8')), processes);

  test.each(['9', '7'])('that process %s left behind, which is no more, is taken over', async (holder) => {
    const file = fileIn();
    fs.writeFileSync(file, holder);
    expect(await taken(file)).toBe('7');
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  });

  test.each(['8', '', 'x', '-1'])('with "%s" in it is waited for, and named at the end', async (holder) => {
    const file = fileIn();
    fs.writeFileSync(file, holder);
    await expect(taken(file)).rejects.toThrow(`remove ${file}* first`);
    expect(fs.readFileSync(file, 'utf8')).toBe(holder);
  });

  test('that was left behind is removed by one at a time', async () => {
    const file = fileIn();
    fs.writeFileSync(file, '9');
    fs.writeFileSync(`${file}.stale`, '');
    await expect(taken(file)).rejects.toThrow('too long');
    expect(fs.readFileSync(file, 'utf8')).toBe('9');
  });

  test('is gone after a failure', async () => {
    const file = fileIn();
    const failing = withLockFile(file, options, () => Promise.reject(new Error('ours')));
    await expect(failing).rejects.toThrow('ours');
    expect(fs.existsSync(file)).toBe(false);
  });

  test('of a process that has ended is told from one of a process that runs', async () => {
    const file = fileIn();
    const { pid: ended } = spawnSync(process.execPath, ['-e', '0']);
    fs.writeFileSync(file, String(ended));
    await withLockFile(file, options, () => Promise.resolve());
    fs.writeFileSync(file, String(process.ppid));
    await expect(withLockFile(file, options, () => Promise.resolve())).rejects.toThrow('too long');
  });

  test('that was left behind goes to one of many processes at a time', async () => {
    const file = fileIn();
    const log = `${file}.log`;
    fs.writeFileSync(file, String(spawnSync(process.execPath, ['-e', '0']).pid));
    fs.writeFileSync(log, '');
    const module = pathToFileURL(path.resolve('build/setup/lock-file.mjs')).href;
    const code = `
      import fs from 'node:fs';
      import { withLockFile } from ${JSON.stringify(module)};
      await withLockFile(${JSON.stringify(file)}, { timeoutMs: 20000, onWait: () => {} }, async () => {
        fs.appendFileSync(${JSON.stringify(log)}, 'a');
        await new Promise((resolve) => setImmediate(resolve));
        fs.appendFileSync(${JSON.stringify(log)}, 'b');
      });`;
    const endings = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
      return new Promise((resolve) => child.once('close', resolve));
    });
    expect(await Promise.all(endings)).toEqual([0, 0, 0, 0]);
    expect(fs.readFileSync(log, 'utf8')).toBe('abababab');
  });
});
