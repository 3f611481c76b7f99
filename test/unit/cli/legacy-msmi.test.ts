/** The story of Q140946, told by `inspect`: who hangs, and who never does. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSampleQueue } from '../../../electron/sample/make.ts';
import { STORY_SAMPLE } from '../../../electron/sample/options.ts';
import { documentOf, inspect } from '../../fixtures/inspect.ts';
import type { InspectDocument } from '../../fixtures/inspect.ts';

const LONG = { timeout: 300_000 };

let queue = '';

beforeAll(async () => {
  queue = fs.mkdtempSync(path.join(os.tmpdir(), 'dirsync-story-'));
  const made = await makeSampleQueue(queue, STORY_SAMPLE);
  if (!made.ok) throw new Error(made.error.text);
}, LONG.timeout);

afterAll(() => fs.rmSync(queue, { recursive: true, force: true }));

async function counts(
  ...args: string[]
): Promise<{ hung: number; decoded: number; total: number; document: InspectDocument }> {
  // Far above what a decode takes: where other tests run beside this one, a slow decode must not look like a hung one.
  const result = await inspect([queue, '--json', '--deadline-ms', '3600000', ...args]);
  expect(result).toMatchObject({ signal: null, stderr: '' });
  const document = documentOf(result);
  const count = (wanted: string): number => document.messages.filter(({ state }) => state === wanted).length;
  return { hung: count('hung'), decoded: count('decoded'), total: document.messages.length, document };
}

describe('the decoder of 1996', () => {
  test('never hangs with one worker', LONG, async () => {
    const { hung, decoded, total } = await counts(
      '--decoder',
      'legacy-msmi',
      '--workers',
      '1',
      '--stall-ms',
      '60000',
    );
    expect(hung).toBe(0);
    expect(decoded).toBeGreaterThan(total / 2);
  });

  test(
    'hangs with four workers on some large messages; most are decoded, and the run ends by itself',
    LONG,
    async ({ skip }) => {
      if (os.availableParallelism() === 1)
        skip('the race of Q140946 needs two processors; there is one here');
      const { hung, decoded, total, document } = await counts(
        '--decoder',
        'legacy-msmi',
        '--workers',
        '4',
        '--stall-ms',
        '1500',
      );
      expect(hung).toBeGreaterThan(0);
      expect(decoded).toBeGreaterThan(total / 2);
      const reasons = document.messages.filter(({ state }) => state === 'hung').map(({ reason }) => reason);
      expect(new Set(reasons.map((reason) => reason?.kind))).toEqual(new Set(['no-progress']));
      expect(reasons[0]?.text).toContain('legacy-msmi');
    },
  );
});

test.each(['1', '2', '4'])('the safe decoder hangs on nothing with %s workers', LONG, async (workers) => {
  const { hung, decoded, total } = await counts('--workers', workers, '--stall-ms', '60000');
  expect(hung).toBe(0);
  expect(decoded).toBeGreaterThan(total / 2);
});
