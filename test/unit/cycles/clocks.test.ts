/** Clocks that are wrong, and copies that came late, change nothing about a healthy exchange. */
import { describe, expect, test } from 'vitest';
import type { SyncMessage } from '../../../shared/cycles/model.ts';
import { simulate } from '../../fixtures/simulated-queue.ts';
import {
  breaches,
  cyclesOf,
  momentOf,
  notes,
  queueOf,
  read,
  readStory,
  states,
} from '../../fixtures/sync-story.ts';
import type { Queue, Read } from '../../fixtures/sync-story.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CYCLES = 6;

function queue(hasArrivals: boolean, clockAhead: (requestor: number) => number = () => 0): Queue {
  const updates = (requestor: number, cycle: number): number => 1 + ((requestor * 5 + cycle) % 3);
  return simulate({ requestors: 6, cycles: CYCLES, faults: [], updates, clockAhead, hasArrivals });
}

function changed({ messages, runs }: Queue, change: (message: SyncMessage) => SyncMessage): Queue {
  return { messages: messages.map(change), runs };
}

/** What is wrong with an exchange that should be healthy. */
function trouble(found: Read): unknown[] {
  const all = found.picture.requestors.flatMap(({ cycles }) => cycles);
  const odd = all.filter(({ state, request }) => state !== 'complete' || request === null);
  const runs = found.picture.servers.map((server) => server.runs.length).filter((count) => count !== CYCLES);
  return [...breaches(found), ...odd, ...runs];
}

describe('a clock that is wrong by days', () => {
  test.each([24, 48, 24 * 365])('and %i h ahead is a note', (hours) => {
    const found = read(queue(false, (requestor) => (requestor === 4 ? hours : 0)));
    expect(trouble(found)).toEqual([]);
    expect(notes(found, 'PO04', 3)).toContain('clock-ahead');
    expect(notes(found, 'PO05', 3)).toBe('');
  });

  test('and behind is a note', () => {
    const found = read(queue(false, (requestor) => (requestor === 4 ? -48 : 0)));
    expect(trouble(found)).toEqual([]);
    expect(notes(found, 'PO04', 3)).toContain('clock-behind');
  });

  test.each([-1, 1])('at the server, %i day off', (days) => {
    const own = changed(queue(false), (one) =>
      one.kind === 'SrvTx' ? { ...one, sentMs: (one.sentMs ?? 0) + days * DAY, arrivedMs: null } : one,
    );
    expect(trouble(read(own))).toEqual([]);
  });

  test('at the server yields to the times of arrival', () => {
    const found = read(
      changed(queue(true), (one) =>
        one.kind === 'SrvTx' ? { ...one, sentMs: (one.sentMs ?? 0) - 7 * HOUR } : one,
      ),
    );
    expect(trouble(found)).toEqual([]);
    expect(found.picture.servers[0]?.runs[0]?.atMs).toBe(momentOf(1, '21:01'));
  });
});

test('a request that may be the one a reply without a request answers accuses nobody', () => {
  const found = readStory(`
    c1 21:00 →A R=5 S=90 was 80 I=1 sent 10 unarrived
    c2 18:00 A→ R=5 was 3 S=80 I=1 sent 2`);
  expect(breaches(found)).toEqual([]);
});

test('a copy of a request that arrives after the last run is a duplicate', () => {
  const found = readStory(`
    c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
    c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
    c2 18:00 A→ R=6 was 5 S=90 I=1 sent 1
    c2 21:00 →A R=6 S=95 was 90 I=1 sent 5
    c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2 arrives 52:00`);
  expect(breaches(found)).toEqual([]);
  expect(states(found, 'A')).toBe('1 complete, 2 complete');
  expect(notes(found, 'A', 1)).toBe('duplicate');
  expect(cyclesOf(found, 'A')[0]?.others.map(({ id }) => id)).toEqual([5]);
});

describe('replies with long pauses', () => {
  const slow = `
    c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
    c1 18:00 B→ R=2 was 2 S=80 I=1 sent 0
    c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
    c1 23:30 →B R=2 S=90 was 80 I=1 sent 10`;

  test('are of one run when the log says that it was under way', () => {
    const logged = `${slow}
      c1 20:55 log T2 HUB started
      c1 23:40 log T2 HUB normal`;
    expect(readStory(logged).picture.servers[0]?.runs).toHaveLength(1);
  });

  test('are of two when it shows another position in between', () => {
    const logged = `${slow.replace('B R=2 S=90', 'B R=2 S=91')}
      c1 20:55 log T2 HUB started
      c1 23:40 log T2 HUB normal`;
    expect(readStory(logged).picture.servers[0]?.runs).toHaveLength(2);
  });
});

describe("a requestor's own programs that failed", () => {
  const skipped = `
    c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
    c1 18:00 B→ R=2 was 2 S=80 I=1 sent 0
    c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
    c1 21:01 →B R=2 S=90 was 80 I=1 sent 10
    c2 18:00 B→ R=2 was 2 S=90 I=1 sent 0
    c2 21:01 →B R=2 S=95 was 90 I=1 sent 5`;

  test('are named by the cycle without a request, with their line', () => {
    const found = readStory(`${skipped}
      c2 20:00 log T1 A missed`);
    expect(notes(found, 'A', 2)).toBe('skipped run-failed');
    const note = cyclesOf(found, 'A')[1]?.notes.at(-1);
    expect(note).toMatchObject({ line: 7, text: 'NSDA -RT missed its run window at NORTH/A.' });
  });

  test('are named by the cycle whose reply they should have taken', () => {
    const found = readStory(`${skipped}
      c1 22:00 log T3 A abnormal
      c1 23:00 log T3 A normal`);
    expect(notes(found, 'A', 1)).toBe('run-failed');
    expect(cyclesOf(found, 'A')[0]?.steps.updatesDone?.line).toBe(8);
  });

  test('are of no cycle that went well', () => {
    const found = readStory(`${skipped}
      c2 17:00 log T1 B abnormal`);
    expect(notes(found, 'B', 2)).toBe('');
  });
});

test('requestors are in the order of their names as people read them', () => {
  const rows = ['PO10', 'PO2', 'PO1'].map((name) => `c1 21:00 →${name} R=1 S=90 was 80 I=1 sent 10`);
  const { picture } = read(queueOf(rows.join('\n')));
  expect(picture.requestors.map(({ requestor }) => requestor)).toEqual([
    'NORTH/PO1',
    'NORTH/PO2',
    'NORTH/PO10',
  ]);
});
