import { describe, expect, test } from 'vitest';
import { SetUpError } from '../../../build/setup/say.mjs';
import { ensureTestTools } from '../../../build/setup/test-tools.mjs';

/** A machine that has these commands, and what was done to it. */
function machineWith(commands: readonly string[], { isDebian = true, isRoot = true } = {}) {
  const said: string[] = [];
  const installed: string[] = [];
  const machine = {
    hasCommand: (name: string) => commands.includes(name) || commands.includes('*'),
    isDebianLike: () => isDebian,
    installPackages: (choices: readonly (readonly string[])[]) => {
      if (!isRoot) return Promise.reject(new SetUpError('Only root can install them.', '  sudo apt-get …'));
      installed.push(...choices.flat());
      return Promise.resolve();
    },
    say: (text: string) => void said.push(text),
  };
  return { machine, said, installed };
}

describe('the programs that tests compare us with', () => {
  test('are left alone, without a word, where they are there', async () => {
    const { machine, said, installed } = machineWith(['*']);
    await ensureTestTools(machine);
    expect({ said, installed }).toEqual({ said: [], installed: [] });
  });

  test('are installed by root on Debian, those that are missing only', async () => {
    const there = ['gcab', 'cabextract', 'tnef', 'zip', 'unzip', 'hexbin', 'mscompress'];
    const { machine, said, installed } = machineWith(there);
    await ensureTestTools(machine);
    expect(installed).toEqual(['wimtools', 'sharutils']);
    expect(said).toEqual(['Not installed, and used by tests only: wimtools, sharutils.']);
  });

  test('are named to someone else, with the command, and the set-up goes on', async () => {
    const { machine, said } = machineWith([], { isRoot: false });
    await ensureTestTools(machine);
    expect(said.at(-1)).toBe(
      'Only root can install them.\n  sudo apt-get …\nThe tests that need them are skipped.',
    );
  });

  test('are not looked for where there is no Debian, and the set-up goes on', async () => {
    const { machine, said, installed } = machineWith([], { isDebian: false });
    await ensureTestTools(machine);
    expect(installed).toEqual([]);
    expect(said.at(-1)).toContain('The tests that need them are skipped.');
  });

  test('do not hide a fault of ours', async () => {
    const { machine } = machineWith([]);
    const failing = { ...machine, installPackages: () => Promise.reject(new TypeError('ours')) };
    await expect(ensureTestTools(failing)).rejects.toThrow('ours');
  });
});
