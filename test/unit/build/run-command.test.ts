import { describe, expect, test } from 'vitest';
import { requireCommand, runCommand } from '../../../build/setup/run-command.mjs';

const LIMIT_MS = 20_000;
const node = (code: string): [string, string[]] => [process.execPath, ['-e', code]];

describe('running an external command', () => {
  test('gives its output', async () => {
    const result = await runCommand(...node('console.log("done")'), { timeoutMs: LIMIT_MS });
    expect(result).toEqual({ ok: true, exitCode: 0, output: 'done\n', problem: '' });
  });

  test('tells the exit code and what was said on stderr', async () => {
    const result = await runCommand(...node('console.error("no space"); process.exit(7)'), {
      timeoutMs: LIMIT_MS,
    });
    expect(result).toMatchObject({ ok: false, exitCode: 7, problem: 'exit code 7\nno space' });
  });

  test('ends one that takes too long, and names the limit', async () => {
    const result = await runCommand(...node('setInterval(() => {}, 1000)'), { timeoutMs: 100 });
    expect(result).toMatchObject({ ok: false, exitCode: null });
    expect(result.problem).toContain('time limit 0.1 s');
  });

  test('treats a command that is not installed like one that failed', async () => {
    const result = await runCommand('no-such-command-anywhere', [], { timeoutMs: LIMIT_MS });
    expect(result).toMatchObject({ ok: false, exitCode: null });
  });

  test('adds the advice when the command cannot be done without', async () => {
    const failing = requireCommand('no-such-command-anywhere', ['x'], {
      timeoutMs: LIMIT_MS,
      advice: 'Install it.',
    });
    await expect(failing).rejects.toThrow(/^`no-such-command-anywhere x` failed: .*\nInstall it\.$/);
  });
});
