import { describe, expect, it } from 'vitest';
import type { RunState } from '../../../shared/contract/retry.ts';
import { STATE_KINDS } from '../../../shared/state.ts';
import { evidenceSentence } from '../../../shared/format/evidence.ts';
import { labHeadline } from '../../../renderer/lab/matrix.ts';
import { recoveredText } from '../../../renderer/overview/recovered-text.ts';
import { hungHeadline, messagesHeadline, overviewHeadline } from '../../../renderer/queue/headlines.ts';
import { runProgressText, runResultText } from '../../../renderer/retry/run-text.ts';
import { STATES_BY_URGENCY, stateLook } from '../../../renderer/ui/state-look.ts';
import { someEvidence } from './rows.ts';
import { aSummary } from './summaries.ts';

describe('first lines', () => {
  it('counts what hung and who waits', () => {
    const requestors = ['A/1', 'A/2', 'A/3'].map((requestor, index) => ({
      requestor,
      total: 5,
      hung: index,
      failed: 0,
    }));
    const summary = aSummary({ hung: 3, decoded: 211 }, { requestors });
    expect(hungHeadline(summary)).toBe('3 of 214 messages hung; 2 requestors wait for them.');
  });

  it('tells "none so far" from "none"', () => {
    expect(hungHeadline(aSummary({ decoded: 120, discovered: 94 }, {}, 'decoding'))).toBe(
      'No message hung so far; 120 of 214 checked.',
    );
    expect(hungHeadline(aSummary({ decoded: 214 }))).toBe('No message hung; all 214 were checked.');
  });

  it('tells "not checked" after a cancelled scan', () => {
    expect(hungHeadline(aSummary({ decoded: 120, discovered: 94 }, {}, 'cancelled'))).toBe(
      'No message hung so far; 94 not checked.',
    );
  });

  it('tells an empty queue from an unreadable one', () => {
    expect(overviewHeadline(aSummary({}))).toBe('No message was found: the queue is empty.');
    const scan = { ...aSummary({}).scan, problems: ['private: permission denied'] };
    expect(overviewHeadline(aSummary({}, { scan }))).toContain('could not be read');
    expect(overviewHeadline(aSummary({}, {}, 'listing'))).toContain('so far');
    expect(overviewHeadline(null)).toContain('nothing is known yet');
  });

  it('tells a queue that holds logs only from an empty one', () => {
    const logs = { files: 1, lines: 4 };
    expect(overviewHeadline(aSummary({}, { logs }), 1)).toBe('No message; 4 log lines, 1 error.');
    expect(overviewHeadline(aSummary({}, { logs }), 0)).toBe('No message; 4 log lines, no errors.');
    // Not asked for is not none.
    expect(overviewHeadline(aSummary({}, { logs }))).toBe('No message; 4 log lines.');
    expect(overviewHeadline(aSummary({}, { logs }, 'decoding'))).toBe('No message so far; 4 log lines.');
    expect(hungHeadline(aSummary({}, { logs }, 'cancelled'))).toBe(
      'No message; 4 log lines; the scan was cancelled.',
    );
  });

  it('tells an archive that failed apart from the messages, whatever the list counts', () => {
    const others = { total: 1, hung: 0, failed: 1, archives: 1 };
    const beside = aSummary({ decoded: 13, failed: 2 }, { others });
    const unread = '1 archive could not be read to its end';
    expect(overviewHeadline(beside)).toBe(`1 failed of 14 messages; ${unread}.`);
    expect(messagesHeadline(beside, 15, false)).toBe(`14 messages, 1 failed; ${unread}.`);
    expect(messagesHeadline(beside, 2, true)).toBe('2 of 15 match the filter.');
    expect(hungHeadline(beside)).toBe('No message hung; all 14 were checked.');
    expect(overviewHeadline(aSummary({ decoded: 2, failed: 1 }, { others }))).toBe(
      `All 2 messages are sound: none hung, none failed; ${unread}.`,
    );
    expect(overviewHeadline(aSummary({ failed: 1 }, { others }))).toBe(`No message; ${unread}.`);
    const locked = aSummary({ failed: 2 }, { archives: { files: 1, members: 2, locked: 1 } });
    expect(overviewHeadline(locked)).toBe(`2 failed of 2 messages; ${unread}.`);
    const hung = { total: 2, hung: 2, failed: 0, archives: 1 };
    expect(hungHeadline(aSummary({ hung: 2, decoded: 1 }, { others: hung }))).toBe(
      'No message hung; all 1 were checked; 2 files beside the messages could not be read to their end.',
    );
  });

  it('says that all is well only when all was checked', () => {
    expect(overviewHeadline(aSummary({ decoded: 12 }))).toBe(
      'All 12 messages are sound: none hung, none failed.',
    );
    expect(overviewHeadline(aSummary({ hung: 1, failed: 2, decoded: 9 }))).toBe(
      '1 hung, 2 failed of 12 messages.',
    );
  });

  it('says how much a filter hides', () => {
    expect(messagesHeadline(aSummary({ decoded: 12 }), 3, true)).toBe('3 of 12 messages match the filter.');
    expect(messagesHeadline(aSummary({ decoded: 12 }), 12, false)).toBe('12 messages.');
  });
});

describe('evidence', () => {
  it('reads as one sentence', () => {
    expect(evidenceSentence(someEvidence())).toBe(
      'Stopped at 1,234,567 bytes out after 5.0 s without a byte; its thread used the processor for 4.9 s; ' +
        'legacy-msmi, gzip, 4 workers, 3 busy, attempt 1.',
    );
  });

  it('does not claim what was not measured', () => {
    expect(evidenceSentence(someEvidence({ cpuMs: null, activity: 'unknown', codec: null }))).toContain(
      'whether its thread used the processor was not measured; legacy-msmi, 4 workers',
    );
  });

  it('says when only a part of the silence was measured', () => {
    expect(evidenceSentence(someEvidence({ measuredMs: 2_000, cpuMs: 1_900 }))).toContain(
      'used the processor for 1.9 s in the 2.0 s that were measured',
    );
  });

  it('tells a deadline from a stall, and waiting from burning', () => {
    const text = evidenceSentence(
      someEvidence({
        cause: 'deadline',
        thresholdMs: 60_000,
        silentMs: 140,
        activity: 'waited',
        cpuMs: 3,
        measuredMs: 140,
      }),
    );
    expect(text).toContain('Passed the deadline of 1 min 00 s');
    expect(text).toContain('its thread waited, and used the processor for 3 ms');
  });
});

describe('retry runs', () => {
  const RUN: RunState = {
    runId: 'r',
    phase: 'finished',
    total: 7,
    done: 7,
    delivered: 7,
    elsewhere: 0,
    failed: 0,
    hung: 0,
    reason: null,
    current: null,
  };

  it('says how many moved', () => {
    expect(runResultText(RUN)).toBe('7 of 7 delivered');
    expect(runResultText({ ...RUN, phase: 'stopped', done: 3, delivered: 2, failed: 1 })).toBe(
      'Stopped: 2 of 7 delivered, 1 failed, 4 messages not tried',
    );
  });

  it('tells what lies in another folder from what was written now', () => {
    expect(runResultText({ ...RUN, elsewhere: 2 })).toBe(
      '7 of 7 delivered, 2 of them before, into another folder',
    );
  });

  it('tells what was left as it was from what was not tried', () => {
    expect(runResultText({ ...RUN, delivered: 5 })).toBe('5 of 7 delivered, 2 left as before');
  });

  it('says what it is at', () => {
    expect(runProgressText({ ...RUN, phase: 'canary', done: 0 })).toBe('Retrying one message first');
    expect(runProgressText({ ...RUN, phase: 'paused', done: 3 })).toBe('Retry paused at 3 of 7');
  });
});

describe('other words', () => {
  it('tells settled deliveries', () => {
    expect(recoveredText({ finished: 0, rolledBack: 0 })).toBeNull();
    expect(recoveredText({ finished: 1, rolledBack: 1 })).toBe(
      '1 interrupted delivery was finished, 1 rolled back.',
    );
    expect(recoveredText({ finished: 2, rolledBack: 0 })).toBe('2 interrupted deliveries were finished.');
  });

  it('compares lab runs by workers', () => {
    const cells = [{ size: '> 2 MB', total: 18, decoded: 18, failed: 0, hung: 0 }] as const;
    const run = {
      id: 1,
      atMs: 0,
      decoder: 'legacy-msmi',
      workers: 1,
      elapsedMs: 1,
      phase: 'finished',
      done: 18,
      total: 18,
      cells,
    } as const;
    const four = { ...run, id: 2, workers: 4, cells: [{ ...cells[0], decoded: 7, hung: 11 }] };
    expect(labHeadline([run, four])).toBe(
      'legacy-msmi: none of 18 hung with 1 worker; 11 of 18 hung with 4 workers.',
    );
    expect(labHeadline([])).toBe('Nothing was run here yet.');
  });

  it('gives every state its own shape and word', () => {
    const marks = STATE_KINDS.map((kind) => JSON.stringify(stateLook(kind).mark));
    expect(new Set(marks).size).toBe(STATE_KINDS.length);
    expect(new Set(STATE_KINDS.map((kind) => stateLook(kind).word)).size).toBe(STATE_KINDS.length);
    expect([...STATES_BY_URGENCY].toSorted()).toEqual([...STATE_KINDS].toSorted());
  });
});
