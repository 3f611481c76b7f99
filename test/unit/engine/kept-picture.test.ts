/** What is worked out from the whole index is kept, and worked out no more often than it may cost. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKept } from '../../../electron/engine/kept-picture.ts';

// The promise of a timer is none of the timers that are faked.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _value: undefined, { signal }: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      setTimeout(resolve, ms);
      if (signal.aborted) reject(new Error('aborted'));
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    }),
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A picture names its revision; working it out takes 100 ms. */
function setUp() {
  const state = { revision: 1, made: 0 };
  const stop = new AbortController();
  const kept = createKept(
    () => state.revision,
    (revision) => {
      state.made += 1;
      vi.advanceTimersByTime(100);
      return `picture ${revision}`;
    },
    stop.signal,
  );
  return { state, kept, stop };
}

test('is worked out once for one state of the index', async () => {
  const { state, kept } = setUp();
  expect(await kept.latest()).toBe('picture 1');
  expect(await kept.latest()).toBe('picture 1');
  expect(kept.atOnce()).toBe('picture 1');
  expect(state.made).toBe(1);
});

test('is worked out again eight times its cost later, of the index as it is then, once for all who wait', async () => {
  const { state, kept } = setUp();
  await kept.latest();
  state.revision = 2;
  const waiting = [kept.latest(), kept.latest()];
  await vi.advanceTimersByTimeAsync(799);
  expect(state.made).toBe(1);
  state.revision = 3;
  await vi.advanceTimersByTimeAsync(1);
  expect(await Promise.all(waiting)).toEqual(['picture 3', 'picture 3']);
  expect(state.made).toBe(2);
});

test('is there at once for who has changed something, and who waits is given the same', async () => {
  const { state, kept } = setUp();
  await kept.latest();
  state.revision = 2;
  const waiting = kept.latest();
  expect(kept.atOnce()).toBe('picture 2');
  await vi.advanceTimersByTimeAsync(800);
  expect(await waiting).toBe('picture 2');
  expect(state.made).toBe(2);
});

test('who waits when the queue is closed is told so at once, and nothing is worked out any more', async () => {
  const { state, kept, stop } = setUp();
  await kept.latest();
  state.revision = 2;
  const waiting = kept.latest();
  stop.abort(new Error('the queue was closed'));
  // No time passes.
  await expect(waiting).rejects.toThrow('the queue was closed');
  await expect(kept.latest()).rejects.toThrow('the queue was closed');
  expect(() => kept.atOnce()).toThrow('the queue was closed');
  expect(state.made).toBe(1);
});

test('what failed is tried again at the next request', async () => {
  let tries = 0;
  const kept = createKept(
    () => 1,
    () => {
      tries += 1;
      if (tries === 1) throw new Error('the index is busy');
      return 'picture';
    },
    new AbortController().signal,
  );
  await expect(kept.latest()).rejects.toThrow('busy');
  expect(await kept.latest()).toBe('picture');
});
