import { describe, expect, test } from 'vitest';
import { createAwakeClock } from '../../../electron/workers/awake-clock.ts';
import { createHeartbeatMemory, heartbeatWriter, readPulse } from '../../../electron/workers/heartbeat.ts';
import type { Pulse } from '../../../electron/workers/heartbeat.ts';
import {
  activityOf,
  brokenRule,
  observe,
  SAMPLE_LIMIT,
  WATCH_BEGINNING,
} from '../../../electron/workers/watch.ts';
import type { Watch } from '../../../electron/workers/watch.ts';

const RULES = { stallMs: 5_000, deadlineMs: 60_000, deadlinePer100MbMs: 10_000 };
const SMALL = 1_000;

const pulse = (bytesIn: number, bytesOut: number): Pulse => ({
  phase: 'decoding',
  bytesIn,
  bytesOut,
  held: false,
});

/** A job read every `everyMs`, whose pulse is `pulseAt(ms)`. */
function watched(untilMs: number, everyMs: number, pulseAt: (atMs: number) => Pulse): Watch {
  let watch = WATCH_BEGINNING;
  for (let atMs = everyMs; atMs <= untilMs; atMs += everyMs) watch = observe(watch, pulseAt(atMs), atMs);
  return watch;
}

describe('a decoder that moves', () => {
  test.each([
    ['one byte out each 4.9 seconds', 4_900, (atMs: number) => pulse(0, atMs / 4_900)],
    ['one byte in each 4.9 seconds', 4_900, (atMs: number) => pulse(atMs / 4_900, 7)],
    ['bytes in and none out', 100, (atMs: number) => pulse(atMs, 0)],
  ])('is not hung, however slowly: %s', (_, everyMs, pulseAt) => {
    for (let untilMs = everyMs; untilMs < 59_000; untilMs += everyMs) {
      expect(brokenRule(watched(untilMs, everyMs, pulseAt), RULES, SMALL, untilMs + 90)).toBeNull();
    }
  });

  test('breaks the deadline in the end, and is said to have broken that', () => {
    const watch = watched(59_900, 100, (atMs) => pulse(atMs, atMs));
    expect(brokenRule(watch, RULES, 0, 59_999)).toBeNull();
    expect(brokenRule(watch, RULES, 0, 60_000)).toEqual({ cause: 'deadline', thresholdMs: 60_000 });
  });

  test.each([
    [100_000_000, 70_000],
    [250_000_000, 85_000],
    [1_000, 60_000],
  ])('has more time for more input: %i bytes have %i ms', (inputBytes, deadlineMs) => {
    const watch = watched(deadlineMs, 100, (atMs) => pulse(atMs, atMs));
    expect(brokenRule(watch, RULES, inputBytes, deadlineMs - 1)).toBeNull();
    expect(brokenRule(watch, RULES, inputBytes, deadlineMs + 1)).toEqual({
      cause: 'deadline',
      thresholdMs: deadlineMs,
    });
  });
});

describe('a worker that is held by its owner', () => {
  const held = (atMs: number): Pulse => ({ ...pulse(0, 7), held: atMs > 1_000 });

  test('is neither silent nor late, however long that takes', () => {
    expect(brokenRule(watched(600_000, 100, held), RULES, SMALL, 600_000)).toBeNull();
  });

  test('has its whole time again when it is let go', () => {
    const letGo = (atMs: number): Pulse => (atMs <= 100_000 ? held(atMs) : pulse(atMs, 7));
    const until = (ms: number) => brokenRule(watched(ms, 100, letGo), RULES, 0, ms);
    expect(until(158_900)).toBeNull();
    expect(until(159_000)).toEqual({ cause: 'deadline', thresholdMs: 60_000 });
  });

  test('that stands still after it was let go is hung as any other', () => {
    const watch = watched(109_000, 100, (atMs) => (atMs <= 100_000 ? held(atMs) : pulse(0, 7)));
    expect(brokenRule(watch, RULES, SMALL, 104_900)).toBeNull();
    expect(brokenRule(watch, RULES, SMALL, 105_000)).toMatchObject({ cause: 'no-progress' });
  });
});

describe('a decoder that stands still', () => {
  const stoppedAt = (atMs: number): Watch => watched(20_000, 100, (now) => pulse(Math.min(now, atMs), 0));

  test('is hung at the threshold, not before', () => {
    expect(brokenRule(stoppedAt(2_000), RULES, SMALL, 6_999)).toBeNull();
    expect(brokenRule(stoppedAt(2_000), RULES, SMALL, 7_000)).toEqual({
      cause: 'no-progress',
      thresholdMs: 5_000,
    });
  });

  test('is hung at the threshold when it never began', () => {
    expect(brokenRule(WATCH_BEGINNING, RULES, SMALL, 4_999)).toBeNull();
    expect(brokenRule(WATCH_BEGINNING, RULES, SMALL, 5_000)?.cause).toBe('no-progress');
  });

  test('is not saved by a change of its phase', () => {
    const reading: Pulse = { phase: 'reading', bytesIn: 5, bytesOut: 0, held: false };
    const began = observe(WATCH_BEGINNING, reading, 100);
    const decoding = observe(began, { ...reading, phase: 'decoding' }, 4_000);
    expect(decoding.lastProgressMs).toBe(100);
    expect(decoding.pulse.phase).toBe('decoding');
    expect(brokenRule(decoding, RULES, SMALL, 5_100)?.cause).toBe('no-progress');
  });

  test('that breaks both rules is said to have made no progress', () => {
    expect(brokenRule(stoppedAt(1), RULES, SMALL, 70_000)?.cause).toBe('no-progress');
  });
});

describe('samples', () => {
  test('are taken where something moved, from the beginning on', () => {
    const watch = watched(1_000, 100, (atMs) => pulse(atMs < 500 ? 10 : 20, 0));
    expect(watch.samples).toEqual([
      { atMs: 0, bytesIn: 0, bytesOut: 0 },
      { atMs: 100, bytesIn: 10, bytesOut: 0 },
      { atMs: 500, bytesIn: 20, bytesOut: 0 },
    ]);
  });

  test('are never more than the limit, and keep the first, the last and their order', () => {
    for (let count = 1; count < 3 * SAMPLE_LIMIT; count += 7) {
      const { samples } = watched(count * 100, 100, (atMs) => pulse(atMs, 2 * atMs));
      const times = samples.map(({ atMs }) => atMs);
      expect(samples.length).toBeLessThanOrEqual(SAMPLE_LIMIT);
      expect(times[0]).toBe(0);
      expect(times.at(-1)).toBe(count * 100);
      expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
    }
  });

  test('of an hour still show its whole length', () => {
    const { samples } = watched(3_600_000, 100, (atMs) => pulse(atMs, atMs));
    expect(samples.length).toBeGreaterThan(SAMPLE_LIMIT / 2 - 2);
    const gaps = samples.slice(1).map(({ atMs }, index) => atMs - (samples[index]?.atMs ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(5 * (3_600_000 / SAMPLE_LIMIT));
  });
});

describe('what a silent thread did', () => {
  test.each([
    [null, 1_000, 'unknown'],
    [500, 0, 'unknown'],
    [0, 1_000, 'waited'],
    [19, 1_000, 'waited'],
    [100, 1_000, 'mixed'],
    [101, 1_000, 'burned'],
    [1_000, 1_000, 'burned'],
  ] as const)('with %s ms of CPU in %i ms is told as %s', (cpuMs, wallMs, activity) => {
    expect(activityOf(cpuMs, wallMs)).toBe(activity);
  });
});

function clockAt(...readings: readonly number[]): number[] {
  const rest = [...readings];
  const clock = createAwakeClock(() => rest.shift() ?? 0);
  return readings.slice(1).map(() => clock.tick());
}

describe('the awake clock', () => {
  test('counts from its creation', () => {
    expect(clockAt(5_000, 5_100, 5_250, 6_250)).toEqual([100, 250, 1_250]);
  });

  test('does not count a suspended machine', () => {
    const night = 8 * 3_600_000;
    expect(clockAt(0, 100, night, night + 100)).toEqual([100, 1_100, 1_200]);
  });

  test('never goes back', () => {
    expect(clockAt(1_000, 1_200, 900, 1_000)).toEqual([200, 200, 300]);
  });
});

describe('the heartbeat', () => {
  test('is read by the owner as the worker wrote it, beyond 4 GB', () => {
    const memory = createHeartbeatMemory();
    const heartbeat = heartbeatWriter(memory);
    expect(readPulse(memory)).toEqual({ phase: 'waiting', bytesIn: 0, bytesOut: 0, held: false });
    heartbeat.phase('reading');
    heartbeat.consumed(3_000_000_000);
    heartbeat.consumed(3_000_000_000);
    heartbeat.phase('decoding');
    heartbeat.produced(7);
    expect(readPulse(memory)).toEqual({
      phase: 'decoding',
      bytesIn: 6_000_000_000,
      bytesOut: 7,
      held: false,
    });
  });

  test('begins anew with each job', () => {
    const memory = createHeartbeatMemory();
    const heartbeat = heartbeatWriter(memory);
    heartbeat.phase('decoding');
    heartbeat.consumed(1);
    heartbeat.start();
    expect(readPulse(memory)).toEqual({ phase: 'waiting', bytesIn: 0, bytesOut: 0, held: false });
  });
});
