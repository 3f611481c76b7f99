import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_FAULTS } from '../../../electron/sample/faults.ts';
import type { SampleFault } from '../../../electron/sample/faults.ts';
import { makeSampleQueue } from '../../../electron/sample/make.ts';
import {
  defaultFaults,
  problemOf,
  SAMPLE_BOUNDS,
  SMALL_SAMPLE,
  STORY_SAMPLE,
} from '../../../electron/sample/options.ts';
import type { SampleOptions } from '../../../electron/sample/options.ts';
import { countFiles, tellStory } from '../../../electron/sample/story.ts';

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'sample-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

describe('options', () => {
  test('of both presets are valid', () => {
    expect([STORY_SAMPLE, SMALL_SAMPLE].map(problemOf)).toEqual([null, null]);
  });

  test.each(Object.entries(SAMPLE_BOUNDS))(
    '%s is taken up to its bounds and not beyond',
    (name, { least, most }) => {
      const withValue = (value: number): SampleOptions => ({ ...SMALL_SAMPLE, faults: [], [name]: value });
      expect([least, most].map((value) => problemOf(withValue(value)))).toEqual([null, null]);
      for (const value of [least - 1, most + 1, least + 0.5, Number.NaN]) {
        expect(problemOf(withValue(value))).toBe(`${name} must be a whole number from ${least} to ${most}.`);
      }
    },
  );

  test('faults are taken from 12 requestors and 10 cycles on, and are then the default', () => {
    const problem = 'faults need at least 12 requestors and 10 cycles.';
    for (const size of [{ requestors: 11 }, { cycles: 9 }]) {
      const small = { ...SMALL_SAMPLE, ...size };
      expect([problemOf(small), defaultFaults(small)]).toEqual([problem, []]);
      expect(problemOf({ ...small, faults: [] })).toBeNull();
    }
    expect([problemOf(SMALL_SAMPLE), defaultFaults(SMALL_SAMPLE)]).toEqual([null, SAMPLE_FAULTS]);
  });

  test('a fault that does not exist is named', () => {
    const faults: SampleFault[] = ['late-request', 'server-melted' as SampleFault];
    expect(problemOf({ ...SMALL_SAMPLE, faults })).toMatch(
      /^faults must be among .*; server-melted is not\.$/,
    );
  });
});

describe('a directory', () => {
  test('with something in it is refused and left alone', async () => {
    await writeFile(path.join(directory, 'mine.txt'), 'mine');
    const made = await makeSampleQueue(directory, SMALL_SAMPLE);
    expect(made).toMatchObject({
      ok: false,
      error: { kind: 'directory-in-use', text: expect.stringContaining('is not empty') },
    });
    expect(await readdir(directory)).toEqual(['mine.txt']);
  });

  test('that is a file is refused', async () => {
    const file = path.join(directory, 'file');
    await writeFile(file, '');
    expect(await makeSampleQueue(file, SMALL_SAMPLE)).toMatchObject({
      ok: false,
      error: { kind: 'directory-in-use' },
    });
  });

  test('is not made for options that are refused', async () => {
    const target = path.join(directory, 'new');
    expect(await makeSampleQueue(target, { ...SMALL_SAMPLE, cycles: 0 })).toMatchObject({
      ok: false,
      error: { kind: 'invalid-options' },
    });
    expect(await readdir(directory)).toEqual([]);
  });

  test('is made when it is missing', async () => {
    const made = await makeSampleQueue(path.join(directory, 'a', 'b'), {
      requestors: 1,
      cycles: 1,
      users: 1,
      seed: 0,
      faults: [],
    });
    // Three messages, two that are none, ten logs.
    expect(made).toMatchObject({ ok: true, value: { files: 15 } });
  });
});

describe('the story', () => {
  const sizes = (options: SampleOptions): number[] =>
    [...tellStory(options)].map(({ content }) =>
      'attachment' in content ? (content.attachment?.lines.length ?? 0) : 0,
    );

  test('has two dozen full lists and many small messages', () => {
    const lines = sizes(STORY_SAMPLE);
    expect(lines.filter((count) => count > 40_000)).toHaveLength(24);
    expect(lines.filter((count) => count < 2_000)).toHaveLength(lines.length - 24);
  });

  test.each([
    { requestors: 1, cycles: 1, users: 1, seed: 3, faults: [] },
    { requestors: 2, cycles: 5, users: 10, seed: 3, faults: [] },
    { requestors: 3, cycles: 1, users: 3, seed: 3, faults: [] },
    { requestors: 12, cycles: 10, users: 100, seed: 3, faults: [], isSound: true },
    { requestors: 40, cycles: 30, users: 100, seed: 3, faults: [] },
    { requestors: 40, cycles: 35, users: 100, seed: 3, faults: SAMPLE_FAULTS },
    { requestors: 12, cycles: 10, users: 100, seed: 3, faults: ['late-request' as const] },
    { requestors: 12, cycles: 10, users: 100, seed: 3, faults: ['skipped-cycle' as const] },
  ])('yields as many files as announced, with $requestors requestors and $cycles cycles', (options) => {
    expect(sizes(options)).toHaveLength(countFiles(options));
  });

  test('costs the same for each message, however many there are', () => {
    const late = sizes({ requestors: 30, cycles: 300, users: 300, seed: 3, faults: SAMPLE_FAULTS }).slice(
      -500,
    );
    expect(Math.max(...late)).toBeLessThan(2_500);
  });
});

describe('the command line', () => {
  const program = fileURLToPath(new URL('../../../electron/cli/sample.ts', import.meta.url));
  const run = (...args: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

  test('makes a sample and says where', async () => {
    const target = path.join(directory, 'queue');
    const { status, stdout } = run(
      target,
      '--users',
      '50',
      '--requestors',
      '3',
      '--cycles',
      '2',
      '--seed',
      '9',
    );
    expect(status).toBe(0);
    expect(stdout).toContain(target);
    expect(await readdir(target)).toEqual(['inbound', 'logs', 'outbound']);
  });

  test.each([
    ['all', 347],
    ['none', 351],
    ['late-request, skipped-cycle', 347],
    [undefined, 347],
  ])('makes the faults it is told: %s', (faults, files) => {
    const told = faults === undefined ? [] : ['--faults', faults];
    const { stdout } = run(path.join(directory, 'queue'), '--users', '50', ...told);
    expect(stdout).toContain(`${files} files, `);
  });

  test.each([
    [[], 'Name exactly one directory.'],
    [['one', 'two'], 'Name exactly one directory.'],
    [['queue', '--cycles', '0'], 'cycles must be a whole number'],
    [['queue', '--users', '1e3'], 'users must be a whole number'],
    [['queue', '--seed', '-1'], "'--seed"],
    [['queue', '--seed=-1'], 'seed must be a whole number'],
    [['queue', '--faults', 'late-request,none'], '; none is not.'],
    [['queue', '--faults', 'all', '--cycles', '9'], 'faults need at least 12 requestors and 10 cycles.'],
    [['queue', '--speed', '1'], "Unknown option '--speed'"],
  ])('refuses %j with exit code 2', (args, reason) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });

  test('refuses a directory in use with exit code 2', async () => {
    await writeFile(path.join(directory, 'mine.txt'), 'mine');
    expect(run(directory)).toMatchObject({ status: 2, stderr: expect.stringContaining('is not empty') });
  });

  test('explains itself', () => {
    expect(run('--help')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('--requestors N'),
    });
  });
});
