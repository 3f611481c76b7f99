import { expect, test } from 'vitest';
import { summariesOf } from '../../../electron/engine/gal-summaries.ts';
import type { Hole, PointOfView } from '../../../shared/gal/model.ts';

const REQUESTORS = 300;

test('holes are counted for whom they are missing, and looked at a few times each', () => {
  let looks = 0;
  const holes = Array.from({ length: REQUESTORS }, (_, at): Hole => {
    const hole = {
      message: { id: at, file: `${at}.eml` },
      state: 'failed',
      why: 'unread',
      cycle: 1,
      requestor: at % 3 === 0 ? null : `N/P${at % 10}`,
      role: at % 3 === 0 ? 'loose' : 'request',
      sent: null,
      reason: 'damaged',
    } as const;
    return new Proxy(hole, {
      get: (of, name: keyof Hole) => {
        looks += 1;
        return of[name];
      },
    });
  });
  const views: PointOfView[] = [
    { kind: 'server', server: 'S/S' },
    { kind: 'loose' },
    ...Array.from({ length: REQUESTORS }, (_, at): PointOfView => ({
      kind: 'requestor',
      requestor: `N/P${at}`,
      server: 'S/S',
    })),
  ];
  const plan = { views: views.map((view) => ({ view, messages: [], cycles: [] })), holes };
  const summaries = summariesOf({ ...plan, absent: [] });
  const found = summaries.map((summary) => summary.holes);
  expect(found.slice(0, 12)).toEqual([200, 100, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20]);
  expect(found.slice(12).every((count) => count === 0)).toBe(true);
  expect(looks).toBeLessThan(REQUESTORS * 20);
});
