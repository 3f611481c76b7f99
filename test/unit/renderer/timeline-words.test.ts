import { beforeEach, describe, expect, it } from 'vitest';
import {
  announcement,
  cursorPosition,
  isAnyInView,
  laneAnnouncement,
  stepTo,
} from '../../../renderer/timeline/cursor.ts';
import { factsOf, spanText } from '../../../renderer/timeline/facts.ts';
import { outsideText, timelineHeadline } from '../../../renderer/timeline/headline.ts';
import { timelineCommand } from '../../../renderer/timeline/keys.ts';
import { layoutTimeline } from '../../../renderer/timeline/layout.ts';
import { EVERY_MARK, toggled } from '../../../renderer/timeline/mark-filter.ts';
import type { MarkFilter } from '../../../renderer/timeline/mark-filter.ts';
import { modelOf } from '../../../renderer/timeline/timeline-store.ts';
import type { TimelineModel } from '../../../renderer/timeline/timeline-store.ts';
import { LANE_HEIGHT } from '../../../renderer/timeline/viewport.ts';
import { aTimeline } from './timeline-data.ts';
import type { GivenMark } from './timeline-data.ts';

const HOUR = 3_600_000;
const START = Date.UTC(1996, 4, 6, 2);

function model(marks: readonly GivenMark[], filter: MarkFilter = EVERY_MARK): TimelineModel {
  const spans = [{ startMs: START, endMs: START + 2 * HOUR, index: 7, state: 'late' as const }];
  return modelOf(aTimeline({ lanes: 2, marks, spans }), filter);
}

describe('the first line', () => {
  const days = [{ atMs: START }, { atMs: START + 9 * 24 * HOUR, state: 'hung' as const }];

  it('says how many, of whom, when, and what is wrong', () => {
    expect(timelineHeadline(model(days), EVERY_MARK, false)).toBe(
      '2 messages of 2 requestors between 6 May and 15 May 1996; 1 hung; cycles: 1 late.',
    );
  });

  it('says so when nothing is wrong, and when more may come', () => {
    expect(timelineHeadline(model([{ atMs: START }]), EVERY_MARK, true)).toBe(
      '1 message of 2 requestors on 6 May 1996 so far; none hung or failed; cycles: 1 late.',
    );
  });

  it('names both years when they differ', () => {
    const years = [{ atMs: START }, { atMs: START + 9_000 * HOUR }];
    expect(timelineHeadline(model(years), EVERY_MARK, false)).toContain('between 6 May 1996 and 16 May 1997');
  });

  it('says how many pass the filter', () => {
    const filter: MarkFilter = { states: ['hung'], kinds: [] };
    expect(timelineHeadline(model(days, filter), filter, false)).toBe(
      '1 of 2 messages of 2 requestors between 6 May and 15 May 1996 match the filter.',
    );
  });

  it('counts cycles that did not go as they should, and missing replies only when all was read', () => {
    const states = ['complete', 'late', 'no-request', 'no-reply', 'no-reply', 'pending'] as const;
    const spans = states.map((state, at) => ({
      startMs: START + at * HOUR,
      endMs: START + at * HOUR,
      state,
    }));
    const known = modelOf(aTimeline({ marks: [{ atMs: START }], spans }), EVERY_MARK);
    expect(timelineHeadline(known, EVERY_MARK, false)).toMatch(/; cycles: 2 no reply, 1 late, 1 skipped\.$/);
    expect(timelineHeadline(known, EVERY_MARK, true)).toMatch(/; cycles: 1 late, 1 skipped\.$/);
  });

  it('says when there is nothing to place', () => {
    expect(timelineHeadline(model([]), EVERY_MARK, false)).toBe('No message can be placed in time.');
  });

  it('counts what is not in the lanes', () => {
    expect(outsideText(0)).toBeNull();
    expect(outsideText(1)).toBe('1 message has no requestor or time and is not shown.');
    expect(outsideText(2)).toBe('2 messages have no requestor or time and are not shown.');
  });
});

describe('the extent of all there is', () => {
  it('reaches over messages and cycles, whatever the filter hides', () => {
    const filter: MarkFilter = { states: ['hung'], kinds: [] };
    expect(model([{ atMs: START + 5 * HOUR }], filter).extent).toEqual({
      fromMs: START,
      toMs: START + 5 * HOUR,
    });
    expect(modelOf(aTimeline({}), EVERY_MARK).extent).toBeNull();
  });
});

describe('lanes', () => {
  const marks = [
    { lane: 0, atMs: START },
    { lane: 1, atMs: START + HOUR, state: 'failed' as const },
    { lane: 3, atMs: START + 2 * HOUR, state: 'failed' as const },
  ];
  const spans = [0, 1, 2, 3].map((lane) => ({ lane, startMs: START, endMs: START + HOUR, index: lane + 1 }));
  const four = aTimeline({ lanes: 4, marks, spans });
  const failed: MarkFilter = { states: ['failed'], kinds: [] };

  it('without a message that passes the filter are not shown', () => {
    expect(modelOf(four, EVERY_MARK).timeline.lanes).toHaveLength(4);
    const narrowed = modelOf(four, failed);
    expect(narrowed.timeline.lanes).toEqual(['NET/PO2', 'NET/PO4']);
    expect([...narrowed.marks.row]).toEqual([1, 2]);
    expect([...narrowed.marks.offsets]).toEqual([0, 1, 2]);
    expect([...narrowed.spans.row]).toEqual([1, 3]);
    expect(announcement(narrowed, 1, 1)).toContain('NET/PO4, 1 of 1');
  });

  it('that are not shown still count in the first line, and in where everything lies', () => {
    const narrowed = modelOf(four, failed);
    expect(timelineHeadline(narrowed, failed, false)).toMatch(/^2 of 3 messages of 4 requestors /);
    expect(narrowed.extent).toEqual({ fromMs: START, toMs: START + 2 * HOUR });
  });

  it('are none when nothing passes', () => {
    const none = modelOf(four, { states: ['hung'], kinds: [] });
    expect(none.timeline.lanes).toEqual([]);
    expect(none.spans.row).toHaveLength(0);
    expect(cursorPosition(none, { lane: 0, id: 1 })).toBeNull();
  });

  it('lead from one to the next, over those that are empty', () => {
    const all = modelOf(four, EVERY_MARK);
    expect(stepTo(all, { lane: 1, id: 2 }, 'next', START)).toBe(2);
    expect(stepTo(all, { lane: 3, id: 3 }, 'previous', START)).toBe(1);
    expect(stepTo(all, { lane: 2, id: null }, 'next', START)).toBe(2);
    expect(stepTo(all, { lane: 2, id: null }, 'previous', START)).toBe(1);
    expect(stepTo(all, { lane: 3, id: 3 }, 'next', START)).toBe(2);
    expect(stepTo(all, { lane: 2, id: null }, 'first', START)).toBeNull();
  });

  it('show a message only when it is there in time and in its lane', () => {
    const all = modelOf(four, EVERY_MARK);
    const view = { fromMs: START - 1, toMs: START + 1, firstLane: 0, width: 800, height: 28, laneHeight: 28 };
    expect(isAnyInView(all, view)).toBe(true);
    expect(isAnyInView(all, { ...view, firstLane: 1 })).toBe(false);
    expect(isAnyInView(all, { ...view, fromMs: START + 1, toMs: START + 2 })).toBe(false);
  });
});

describe('the cursor', () => {
  let three: TimelineModel;
  beforeEach(() => {
    three = model([0, 1, 2].map((hour) => ({ atMs: START + hour * HOUR })));
  });

  it('goes from mark to mark and stops at the ends', () => {
    const at = (id: number) => ({ lane: 0, id });
    expect(stepTo(three, at(1), 'next', 0)).toBe(1);
    expect(stepTo(three, at(3), 'next', 0)).toBe(2);
    expect(stepTo(three, at(1), 'previous', 0)).toBe(0);
    expect(stepTo(three, at(1), 'last', 0)).toBe(2);
    expect(stepTo(three, at(3), 'first', 0)).toBe(0);
  });

  it('begins at what is on the screen', () => {
    const nowhere = { lane: 0, id: null };
    expect(stepTo(three, nowhere, 'next', START + 1)).toBe(1);
    expect(stepTo(three, nowhere, 'previous', START + 1)).toBe(0);
    expect(stepTo(three, nowhere, 'next', START + 9 * HOUR)).toBe(2);
  });

  it('has nowhere to go in an empty lane, and is nowhere when the filter hides its mark', () => {
    expect(stepTo(three, { lane: 1, id: null }, 'next', 0)).toBeNull();
    const hidden = model([{ atMs: START }], { states: ['hung'], kinds: [] });
    expect(cursorPosition(hidden, { lane: 0, id: 1 })).toBeNull();
  });

  it('is told with its place and its cycle', () => {
    expect(announcement(three, 1, 0)).toBe(
      'SrvTx, decoded, 1996-05-06 03:00:00, NET/PO1, 2 of 3. Cycle 7, late',
    );
    expect(laneAnnouncement(three, 1)).toBe('NET/PO2, lane 2 of 2, no message shown');
  });
});

describe('cards', () => {
  it('tell of a group what is in it, the urgent first', () => {
    const grouped = model([{ atMs: START }, { atMs: START + 1_000, state: 'hung' }, { atMs: START + 2_000 }]);
    const viewport = {
      fromMs: START - HOUR,
      toMs: START + 3 * HOUR,
      firstLane: 0,
      width: 800,
      height: 100,
      laneHeight: LANE_HEIGHT,
    };
    const { marks, spans } = layoutTimeline(grouped.marks, grouped.spans, 2, viewport);
    const facts = marks[0] === undefined ? null : factsOf(grouped, { kind: 'mark', box: marks[0] });
    expect(facts).toMatchObject({
      kind: 'group',
      total: 3,
      states: [
        { state: 'hung', count: 1 },
        { state: 'decoded', count: 2 },
      ],
      members: [{ id: 1 }, { id: 2 }, { id: 3 }],
    });
    const cycle = spans[0] === undefined ? null : factsOf(grouped, { kind: 'span', box: spans[0] });
    expect(cycle).toMatchObject({
      kind: 'span',
      firstCycle: 7,
      lastCycle: 7,
      state: 'late',
      requestor: 'NET/PO1',
    });
  });

  it('name several cycles by their numbers and the worst state', () => {
    const cycles = { kind: 'span', requestor: 'N/P', fromMs: 0, toMs: 1, state: 'no-reply' } as const;
    expect(spanText({ ...cycles, firstCycle: 3, lastCycle: 3 })).toBe('Cycle 3, no reply');
    expect(spanText({ ...cycles, firstCycle: 3, lastCycle: 9 })).toBe('Cycles 3 to 9, no reply among them');
  });
});

describe('keys', () => {
  it('with Ctrl belong to the window, but for brackets, which are typed with AltGr', () => {
    expect(timelineCommand('0', false)).toEqual({ kind: 'fit' });
    expect(timelineCommand('0', true)).toBeNull();
    expect(timelineCommand(']', true)).toEqual({ kind: 'mark', to: 'next' });
    expect(timelineCommand('Tab', false)).toBeNull();
    expect(timelineCommand('toString', false)).toBeNull();
  });
});

describe('the filter', () => {
  it('takes a value in and out', () => {
    expect(toggled(['hung'], 'failed')).toEqual(['hung', 'failed']);
    expect(toggled(['hung', 'failed'], 'hung')).toEqual(['failed']);
  });
});
