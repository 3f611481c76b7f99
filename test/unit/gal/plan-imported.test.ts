import { describe, expect, test } from 'vitest';
import { reconstructCycles } from '../../../shared/cycles/reconstruct.ts';
import { planGal } from '../../../shared/gal/plan.ts';
import type { GalPlan } from '../../../shared/gal/model.ts';
import { queueOf } from '../../fixtures/sync-story.ts';

/** Messages hold as many transactions as their numbers say. */
function planOf(story: string): GalPlan {
  const { messages, runs } = queueOf(story);
  const planned = messages.map((message) => ({
    ...message,
    reason: null,
    format: 'inattachment' as const,
    transactions: message.sync?.sent ?? 0,
  }));
  return planGal({ picture: reconstructCycles({ messages, runs }), messages: planned, registered: [] });
}

/** Whether each cycle's reply was imported, as numbers tell. */
function importsOf(story: string): (boolean | null)[] {
  return planOf(story).exchanges[0]?.cycles.map((cycle) => cycle.imported) ?? [];
}

describe('whether a reply was imported', () => {
  test('is told by the S that the next reply starts from, where there is no request', () => {
    expect(
      importsOf(`
      c1 21:00 →A R=1 S=102 was 100 sent 1
      c2 21:00 →A R=1 S=105 was 102 sent 1
      c3 21:00 →A R=1 S=106 was 102 sent 1`),
    ).toEqual([true, false, null]);
  });

  test('is no where it counts fewer full imports than the requestor (Q99961)', () => {
    const plan = planOf(`
      c1 18:00 A→ R=1 was 0 S=100 I=3 sent 1
      c1 21:00 →A R=1 S=102 was 100 I=0 sent 1`);
    expect(plan.exchanges[0]?.cycles[0]?.imported).toBe(false);
    expect(plan.holes[0]?.reason).toContain('it says I=0, and the request before it I=3');
    const own = plan.views.find(({ view }) => view.kind === 'requestor');
    expect(own?.messages.map(({ message }) => message.id)).toEqual([1]);
  });

  test('is yes where S proves it, whatever it counts', () => {
    expect(
      importsOf(`
      c1 18:00 A→ R=1 was 0 S=100 I=3 sent 1
      c1 21:00 →A R=1 S=102 was 100 I=0 sent 1
      c2 18:00 A→ R=1 was 1 S=102 I=3 sent 0`)[0],
    ).toBe(true);
  });

  test.each([
    ['R=2 was 0 S=0 I=1 sent 2', false],
    ['R=0 was 0 S=0 I=1 sent 0', false],
    ['R=0 was 0 S=0 I=2 sent 0', null],
  ] as const)('after a full import: %s', (next, expected) => {
    const story = `
      c1 18:00 A→ R=0 was 0 S=0 I=1 sent 0
      c1 21:00 →A R=0 S=102 was 0 I=1 sent 5
      c2 18:00 A→ ${next}`;
    expect(importsOf(story)[0]).toBe(expected);
  });
});

describe('positions', () => {
  test('that fall tell that the server was set back', () => {
    const plan = planOf(`
      c1 18:00 A→ R=1 was 0 S=100 sent 1
      c1 21:00 →A R=1 S=102 was 100 sent 1
      c2 18:00 A→ R=2 was 1 S=102 sent 1
      c2 21:00 →A R=2 S=104 was 102 sent 1
      c3 18:00 A→ R=2 was 2 S=104 sent 0
      c3 21:00 →A R=2 S=102 was 104 sent 0`);
    expect(plan.exchanges[0]?.setBacks).toEqual([{ cycle: 3, kept: 1, from: 104, to: 102 }]);
    expect(plan.exchanges[0]?.cycles.map(({ isBehind }) => isBehind)).toEqual([false, false, true]);
    expect(plan.basis.join(' ')).toContain('In cycle 3 the position of NORTH/HUB fell from S=104 to S=102');
  });

  test('that no reply of the queue reaches tell of one that is not here', () => {
    const plan = planOf(`
      c1 21:00 →A R=1 S=102 was 100 sent 1
      c2 21:00 →B R=1 S=104 was 100 sent 1
      c3 21:00 →A R=1 S=106 was 104 sent 1`);
    expect(plan.exchanges[0]?.cycles.map(({ unseen }) => unseen)).toEqual([
      null,
      null,
      { after: 1, srv: 104 },
    ]);
  });
});
