import { describe, expect, it } from 'vitest';
import { densityOf } from '../../../renderer/timeline/density.ts';
import { targetAt } from '../../../renderer/timeline/hit.ts';
import { indexMarks, indexSpans } from '../../../renderer/timeline/lane-index.ts';
import { layoutTimeline, shortCount } from '../../../renderer/timeline/layout.ts';
import type { Scene, SpanBox } from '../../../renderer/timeline/layout.ts';
import { EVERY_MARK } from '../../../renderer/timeline/mark-filter.ts';
import type { MarkFilter } from '../../../renderer/timeline/mark-filter.ts';
import { markedSpans } from '../../../renderer/timeline/paint-spans.ts';
import { LANE_HEIGHT, keptWithin } from '../../../renderer/timeline/viewport.ts';
import type { Viewport } from '../../../renderer/timeline/viewport.ts';
import type { Timeline } from '../../../shared/contract/sync.ts';
import { CYCLE_STATES } from '../../../shared/cycles/model.ts';
import type { CycleState } from '../../../shared/cycles/model.ts';
import { aTimeline } from './timeline-data.ts';

/** A second for each pixel. */
const VIEW: Viewport = {
  fromMs: 0,
  toMs: 1_000_000,
  firstLane: 0,
  width: 1_000,
  height: 10 * LANE_HEIGHT,
  laneHeight: LANE_HEIGHT,
};
const SECOND = 1_000;

function scene(timeline: Timeline, view: Partial<Viewport> = {}, filter: MarkFilter = EVERY_MARK): Scene {
  const marks = indexMarks(timeline, filter);
  return layoutTimeline(marks, indexSpans(timeline), timeline.lanes.length, { ...VIEW, ...view });
}

function seconds(...times: readonly number[]): Timeline {
  return aTimeline({ marks: times.map((time) => ({ atMs: time * SECOND })) });
}

describe('marks', () => {
  it('stand apart while there is room between them', () => {
    expect(scene(seconds(100, 120, 500)).marks.map(({ x }) => x)).toEqual([100, 120, 500]);
  });

  it('are drawn as one with their count when they would cover each other', () => {
    const { marks } = scene(seconds(100, 104, 500));
    expect(marks.map(({ start, end, x }) => [end - start, x])).toEqual([
      [2, 102],
      [1, 500],
    ]);
  });

  it('come apart when zoomed into', () => {
    expect(scene(seconds(100, 104), { fromMs: 90_000, toMs: 120_000 }).marks).toHaveLength(2);
  });

  it('of one moment stay together however near one looks', () => {
    expect(scene(seconds(100, 100), { fromMs: 95_000, toMs: 105_000 }).marks).toHaveLength(1);
  });

  it('take the look of the one that needs attention first', () => {
    const timeline = aTimeline({
      marks: [
        { atMs: 100 * SECOND },
        { atMs: 101 * SECOND, state: 'failed' },
        { atMs: 102 * SECOND, state: 'hung' },
        { atMs: 103 * SECOND, state: 'delivered' },
      ],
    });
    expect(scene(timeline).marks.map(({ row }) => row)).toEqual([2]);
  });

  it('of a dense stretch are cut into pieces that do not cover each other', () => {
    const { marks } = scene(seconds(...Array.from({ length: 1_000 }, (_, index) => index)));
    expect(marks.length).toBeGreaterThan(5);
    const overlaps = marks.slice(1).filter((box, index) => {
      const before = marks[index];
      return before !== undefined && box.x - box.width / 2 < before.x + before.width / 2;
    });
    expect(overlaps).toEqual([]);
  });

  it('of one lane leave other lanes alone', () => {
    const marks = [0, 1, 2].map((lane) => ({ lane, atMs: 100 * SECOND }));
    const boxes = scene(aTimeline({ lanes: 3, marks })).marks;
    expect(boxes.map(({ lane, y }) => [lane, y])).toEqual([
      [0, 11],
      [1, 11 + LANE_HEIGHT],
      [2, 11 + 2 * LANE_HEIGHT],
    ]);
  });

  it('that the filter hides are not there', () => {
    const timeline = aTimeline({
      marks: [
        { atMs: 100 * SECOND, state: 'hung', kind: 'SrvTx' },
        { atMs: 200 * SECOND, state: 'hung', kind: 'ReqTx' },
        { atMs: 300 * SECOND, state: 'decoded', kind: 'ReqTx' },
      ],
    });
    expect(scene(timeline, {}, { states: ['hung'], kinds: [] }).marks.map(({ x }) => x)).toEqual([100, 200]);
    expect(scene(timeline, {}, { states: ['hung'], kinds: ['ReqTx'] }).marks.map(({ x }) => x)).toEqual([
      200,
    ]);
  });
});

describe('lanes', () => {
  it('that are half scrolled away are drawn, others are not', () => {
    const marks = Array.from({ length: 20 }, (_, lane) => ({ lane, atMs: 100 * SECOND }));
    const { firstLane, endLane, marks: boxes } = scene(aTimeline({ lanes: 20, marks }), { firstLane: 4.5 });
    expect([firstLane, endLane]).toEqual([4, 15]);
    expect(boxes).toHaveLength(11);
    expect(boxes[0]?.y).toBe(11 - LANE_HEIGHT / 2);
  });

  it('without a chart to stand in are not laid out', () => {
    expect(scene(seconds(1), { width: 0 }).marks).toEqual([]);
  });
});

describe('cycles', () => {
  const cycle = (from: number, to: number, facts = {}) => ({
    startMs: from * SECOND,
    endMs: to * SECOND,
    ...facts,
  });

  it('reach from their first step to their last', () => {
    const { spans } = scene(aTimeline({ spans: [cycle(100, 300)] }));
    expect(spans.map(({ x, width }) => [x, width])).toEqual([[100, 200]]);
  });

  it('of a moment are still seen', () => {
    expect(scene(aTimeline({ spans: [cycle(100, 100)] })).spans[0]?.width).toBe(3);
  });

  it('that began long before the view are drawn beside later ones that have ended', () => {
    const timeline = aTimeline({ spans: [cycle(0, 900), cycle(10, 20), cycle(30, 40)] });
    const { spans } = scene(timeline, { fromMs: 500 * SECOND, toMs: 1_500 * SECOND });
    expect(spans.map(({ x, width }) => [x, width])).toEqual([[-500, 900]]);
  });

  it('too short to be told apart are one, with the look of the worst', () => {
    const timeline = aTimeline({
      spans: [
        cycle(100, 100.5),
        cycle(101, 101.5, { state: 'no-reply' }),
        cycle(102, 102.5),
        cycle(200, 300),
      ],
    });
    const { spans } = scene(timeline);
    expect(spans.map(({ start, end, row }) => [end - start, row])).toEqual([
      [3, 1],
      [1, 3],
    ]);
  });

  it('need not come in order', () => {
    const timeline = aTimeline({ spans: [cycle(500, 600), cycle(100, 200)] });
    expect(scene(timeline).spans.map(({ x }) => x)).toEqual([100, 500]);
  });
});

describe('the pointer', () => {
  const both = aTimeline({
    marks: [{ atMs: 100 * SECOND }, { atMs: 400 * SECOND }],
    spans: [{ startMs: 50 * SECOND, endMs: 450 * SECOND }],
  });

  it('hits a mark it misses by a few pixels, and no farther', () => {
    expect(targetAt(scene(both), 109, 11)).toMatchObject({ kind: 'mark', box: { row: 0 } });
    expect(targetAt(scene(both), 111, 11)).toBeNull();
  });

  it('finds the cycle below the marks', () => {
    expect(targetAt(scene(both), 300, 23)).toMatchObject({ kind: 'span' });
    expect(targetAt(scene(both), 470, 23)).toBeNull();
  });

  it('prefers a message to the cycle it belongs to', () => {
    expect(targetAt(scene(both), 400, 19)).toMatchObject({ kind: 'mark', box: { row: 1 } });
  });
});

describe('counts beside marks', () => {
  it('are short', () => {
    expect(
      [2, 999, 1_000, 1_250, 9_949, 9_950, 34_100, 999_499, 999_500, 12_000_000].map(shortCount),
    ).toEqual(['2', '999', '1.0k', '1.3k', '9.9k', '10k', '34k', '999k', '1.0M', '12M']);
  });
});

describe('the overview', () => {
  it('counts every message once, the last one too', () => {
    const timeline = aTimeline({
      marks: [
        { atMs: 0 },
        { atMs: 1, state: 'hung' },
        { atMs: 999, state: 'failed' },
        { atMs: 1_000, state: 'failed' },
      ],
    });
    const density = densityOf(indexMarks(timeline, EVERY_MARK), { fromMs: 0, toMs: 1_000 }, 10);
    expect([...density.total]).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect([...density.hung]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect([...density.failed]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(density.highest).toBe(2);
  });
});

describe('marks of cycles', () => {
  const cycle = (state: CycleState, from: number, to: number) => ({
    startMs: from * SECOND,
    endMs: to * SECOND,
    state,
  });

  function marked(
    ...cycles: readonly ReturnType<typeof cycle>[]
  ): readonly (readonly [CycleState, number])[] {
    const timeline = aTimeline({ spans: cycles });
    const stateOf = ({ row }: SpanBox): CycleState =>
      CYCLE_STATES[timeline.spans.state[row] ?? 0] ?? 'pending';
    return markedSpans(scene(timeline).spans, stateOf, VIEW.width).map(
      (box) => [stateOf(box), box.x] as const,
    );
  }

  it('stand on every cycle that did not go as it should, on others where there is room', () => {
    expect(marked(cycle('complete', 10, 30), cycle('late', 100, 101), cycle('complete', 200, 260))).toEqual([
      ['late', 100],
      ['complete', 200],
    ]);
  });

  it('do not cover each other: the one that needs attention first stays', () => {
    expect(
      marked(cycle('no-request', 100, 104), cycle('no-reply', 105, 109), cycle('late', 400, 404)),
    ).toEqual([
      ['no-reply', 105],
      ['late', 400],
    ]);
  });
});

describe('a stretch of time', () => {
  const bounds = { fromMs: 100, toMs: 200 };

  it('is moved no further than needed to show no empty time', () => {
    expect(keptWithin({ fromMs: 80, toMs: 120 }, bounds)).toEqual({ fromMs: 100, toMs: 140 });
    expect(keptWithin({ fromMs: 190, toMs: 230 }, bounds)).toEqual({ fromMs: 160, toMs: 200 });
    expect(keptWithin({ fromMs: 120, toMs: 140 }, bounds)).toEqual({ fromMs: 120, toMs: 140 });
    expect(keptWithin({ fromMs: 0, toMs: 400 }, bounds)).toEqual({ fromMs: 0, toMs: 400 });
    expect(keptWithin({ fromMs: 150, toMs: 350 }, bounds)).toEqual({ fromMs: 100, toMs: 300 });
    expect(keptWithin({ fromMs: 50, toMs: 150 }, bounds)).toEqual(bounds);
  });
});
