import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARK_RADIUS } from '../../renderer/timeline/groups.ts';
import { indexMarks, indexSpans } from '../../renderer/timeline/lane-index.ts';
import { layoutTimeline } from '../../renderer/timeline/layout.ts';
import type { Scene } from '../../renderer/timeline/layout.ts';
import { EVERY_MARK } from '../../renderer/timeline/mark-filter.ts';
import { axisOf } from '../../renderer/timeline/ticks.ts';
import {
  LANE_HEIGHT,
  LONGEST_MS,
  SHORTEST_MS,
  msPerPixel,
  panBy,
  showing,
  timeAt,
  withLane,
  xOf,
  zoomAt,
} from '../../renderer/timeline/viewport.ts';
import type { Viewport } from '../../renderer/timeline/viewport.ts';
import { STATE_KINDS } from '../../shared/state.ts';
import { aTimeline } from '../unit/renderer/timeline-data.ts';

const LANES = 6;
const START = Date.UTC(1996, 4, 6);

const viewport: fc.Arbitrary<Viewport> = fc
  .record({
    fromMs: fc.integer({ min: -2_000_000, max: 2_000_000 }).map((ms) => START + ms),
    length: fc.oneof(
      fc.integer({ min: SHORTEST_MS, max: 100_000 }),
      fc.integer({ min: 100_000, max: 20_000_000 }),
    ),
    firstLane: fc.double({ min: 0, max: LANES, noNaN: true }),
    width: fc.integer({ min: 1, max: 2_000 }),
    height: fc.integer({ min: 1, max: 300 }),
  })
  .map(({ fromMs, length, ...rest }) => ({
    ...rest,
    fromMs,
    toMs: fromMs + length,
    laneHeight: LANE_HEIGHT,
  }));

/** Often close together, as messages of one run are. */
const times = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 400_000 })), {
    maxLength: 120,
  })
  .map((gaps) => {
    let at = START - 1_000_000;
    return gaps.map((gap) => (at += gap));
  });

const timeline = fc
  .tuple(times, fc.infiniteStream(fc.nat(LANES - 1)), fc.infiniteStream(fc.constantFrom(...STATE_KINDS)))
  .map(([all, lanes, states]) =>
    aTimeline({
      lanes: LANES,
      marks: all.map((atMs) => ({
        atMs,
        lane: lanes.next().value,
        state: states.next().value,
      })),
    }),
  );

function sceneOf(given: ReturnType<typeof aTimeline>, view: Viewport): { scene: Scene; rows: number[][] } {
  const marks = indexMarks(given, EVERY_MARK);
  const scene = layoutTimeline(marks, indexSpans(given), given.lanes.length, view);
  return { scene, rows: scene.marks.map(({ start, end }) => [...marks.row.subarray(start, end)]) };
}

describe('the layout', () => {
  test('draws every mark in view once, alone or counted, in its lane, and nothing that is out of view', () => {
    fc.assert(
      fc.property(timeline, viewport, (given, view) => {
        const { scene, rows } = sceneOf(given, view);
        const drawn = rows.flat();
        expect(new Set(drawn).size).toBe(drawn.length);
        const inView = (row: number): boolean => {
          const lane = given.marks.lane[row] ?? 0;
          const x = xOf(view, given.marks.atMs[row] ?? 0);
          return lane >= scene.firstLane && lane < scene.endLane && x >= 0 && x <= view.width;
        };
        const wanted = [...given.marks.id.keys()].filter(inView);
        expect(drawn).toEqual(expect.arrayContaining(wanted));
        scene.marks.forEach(({ lane, start, end }, index) => {
          const own = rows[index] ?? [];
          expect(own).toHaveLength(end - start);
          expect(own.every((row) => given.marks.lane[row] === lane)).toBe(true);
          const places = own.map((row) => xOf(view, given.marks.atMs[row] ?? 0));
          const room = MARK_RADIUS + 1e-3;
          expect(places.some((x) => x >= -room && x <= view.width + room)).toBe(true);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('groups the same marks wherever the view begins', () => {
    fc.assert(
      fc.property(timeline, viewport, fc.integer({ min: -500, max: 500 }), (given, view, pixels) => {
        // Whole milliseconds keep the scale the same to the last bit.
        const shift = Math.round(pixels * msPerPixel(view));
        const moved = { ...view, fromMs: view.fromMs + shift, toMs: view.toMs + shift };
        const groupOf = new Map(
          sceneOf(given, view).rows.flatMap((rows) => rows.map((row) => [row, rows] as const)),
        );
        for (const rows of sceneOf(given, moved).rows) {
          const before = rows.map((row) => groupOf.get(row)).filter((known) => known !== undefined);
          for (const known of before) expect(known).toEqual(rows);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('the viewport', () => {
  const x = fc.double({ min: 0, max: 2_000, noNaN: true });

  test('maps a place to a time and back', () => {
    fc.assert(
      fc.property(viewport, x, (view, place) => {
        expect(xOf(view, timeAt(view, place))).toBeCloseTo(place, 2);
      }),
    );
  });

  test('keeps the time under the pointer while zooming, within its bounds', () => {
    fc.assert(
      fc.property(viewport, x, fc.double({ min: 0.01, max: 100, noNaN: true }), (view, place, factor) => {
        const zoomed = zoomAt(view, place, factor);
        const pixel = msPerPixel(zoomed);
        expect(Math.abs(timeAt(zoomed, place) - timeAt(view, place))).toBeLessThan(pixel * 0.01 + 0.01);
        const length = zoomed.toMs - zoomed.fromMs;
        expect(length).toBeGreaterThanOrEqual(SHORTEST_MS - 1);
        expect(length).toBeLessThanOrEqual(LONGEST_MS + 1);
      }),
    );
  });

  test('moves by as many pixels as the hand does, unless nothing would be left in its middle', () => {
    fc.assert(
      fc.property(viewport, fc.integer({ min: -3_000, max: 3_000 }), (view, pixels) => {
        const middle = (view.fromMs + view.toMs) / 2;
        const wanted = middle + pixels * msPerPixel(view);
        const everything = { fromMs: Math.min(middle, wanted), toMs: Math.max(middle, wanted) };
        const free = panBy(view, pixels, everything);
        expect((free.fromMs + free.toMs) / 2).toBeCloseTo(wanted, 0);
        expect(free.toMs - free.fromMs).toBeCloseTo(view.toMs - view.fromMs, 0);
        const extent = { fromMs: START - 1_000_000, toMs: START + 1_000_000 };
        const held = panBy(view, pixels, extent);
        const now = (held.fromMs + held.toMs) / 2;
        expect(now).toBeGreaterThanOrEqual(Math.min(middle, extent.fromMs) - 1);
        expect(now).toBeLessThanOrEqual(Math.max(middle, extent.toMs) + 1);
      }),
    );
  });

  test('shows what it is asked to, around its middle', () => {
    fc.assert(
      fc.property(viewport, fc.integer({ min: 0, max: 5_000_000 }), (view, length) => {
        const shown = showing(view, { fromMs: START, toMs: START + length });
        expect(shown.fromMs).toBeLessThanOrEqual(START);
        expect(shown.toMs).toBeGreaterThanOrEqual(START + length);
        expect((shown.fromMs + shown.toMs) / 2).toBeCloseTo(START + length / 2, 0);
      }),
    );
  });

  test('scrolls to a lane no further than needed', () => {
    const roomy = viewport.filter((view) => view.height >= view.laneHeight);
    fc.assert(
      fc.property(roomy, fc.nat(LANES - 1), (view, lane) => {
        const { firstLane } = withLane(view, lane);
        const fits = view.height / view.laneHeight;
        expect(firstLane).toBeLessThanOrEqual(lane);
        expect(firstLane + fits).toBeGreaterThanOrEqual(lane + 1 - 1e-9);
        // Either it was on the screen already, or it stands at the edge it came from.
        const edges = [view.firstLane, lane, lane + 1 - fits];
        expect(Math.min(...edges.map((edge) => Math.abs(edge - firstLane)))).toBeLessThan(1e-9);
      }),
    );
  });
});

test('ticks lie in the view, in order, and leave room for their names', () => {
  const from = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9_000, 0, 1) });
  const length = fc
    .double({ min: Math.log(SHORTEST_MS), max: Math.log(LONGEST_MS), noNaN: true })
    .map(Math.exp);
  fc.assert(
    fc.property(from, length, fc.integer({ min: 50, max: 3_000 }), (fromMs, ms, width) => {
      const toMs = fromMs + ms;
      const { ticks, periods } = axisOf(fromMs, toMs, width);
      for (const { ms: at } of ticks) expect(at >= fromMs && at <= toMs).toBe(true);
      ticks.slice(1).forEach(({ ms: at }, index) => {
        const before = ticks[index]?.ms ?? 0;
        expect(((at - before) / ms) * width).toBeGreaterThan(40);
      });
      expect(periods.length).toBeLessThan(80);
    }),
    { numRuns: 1_000 },
  );
});
