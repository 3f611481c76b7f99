import { describe, expect, test } from 'vitest';
import { relate, RELATION_WINDOW } from '../../../shared/logs/relate.ts';
import type { RelatableLine, RelatableMessage } from '../../../shared/logs/relate.ts';
import type { LogFacts } from '../../../shared/logs/model.ts';
import { NO_SYNC_NUMBERS } from '../../../shared/model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T = Date.UTC(1996, 4, 6, 18, 0);

function message(facts: Partial<RelatableMessage> = {}): RelatableMessage {
  return {
    id: 7,
    file: 'queue/m0007.eml',
    kind: 'ReqTx',
    subject: 'ReqTx R=17 (was 12), S=80, I=1 5 sent',
    dateMs: T,
    requestor: 'NORTH/PO1',
    sync: { ...NO_SYNC_NUMBERS, req: 17, sent: 5 },
    arrivedMs: T + 20 * MINUTE,
    server: 'HQ/HUB',
    ...facts,
  };
}
const REPLY = message({ kind: 'SrvTx', subject: 'SrvTx R=17 S=85 (was 80), I=1 5 sent' });

function line(facts: Partial<RelatableLine> = {}): RelatableLine {
  return { fileId: 1, atMs: T, code: null, text: '', postOffice: null, facts: null, ...facts };
}
const run = (
  step: 'T1' | 'T2' | 'T3',
  postOffice: string,
  atMs: number,
  outcome: 'started' | 'missed' = 'started',
): RelatableLine => line({ postOffice, atMs, facts: { kind: 'run', step, outcome, exitCode: null } });
const moved = (from: string, to: string, atMs: number, mai: readonly string[] = []): RelatableLine =>
  line({ atMs, facts: { kind: 'mail', bytes: 700, from, to, mai } });

describe('a line names a message', () => {
  test.each([
    ['the log is attached to it', line({ fileId: 7, atMs: null }), 'the log is attached to this message'],
    [
      'it quotes the subject',
      line({ text: 'failed. Subject: ReqTx R=17  (was 12), S=80, I=1 5 sent' }),
      'the line quotes its subject',
    ],
    ['it names the file', line({ text: 'cannot read M0007.EML, skipped' }), 'the line names its file'],
    [
      'it names the MAI file',
      moved('A/B/C', 'A/B/D', T + 99 * HOUR, ['0000030C', 'M0007']),
      'the line names its MAI file',
    ],
  ])('when %s', (_, speaking, why) => {
    expect(relate(speaking, message())).toEqual({ why, strength: 'named' });
  });

  test('when it quotes the subject as it is cut at 40 characters', () => {
    const subject = 'SrvTx R=3 S=87298 (was 0), I=2 15603 sent';
    const speaking = line({ text: `Subject: ${subject.slice(0, 40)} [004] circular route` });
    expect(relate(speaking, message({ kind: 'SrvTx', subject }))?.strength).toBe('named');
  });

  test('but not by part of a number or of a file name, or by a subject without numbers', () => {
    expect(relate(line({ text: 'ReqTx R=17 (was 12), S=80, I=1 5 sentry' }), message())).toBeNull();
    expect(relate(line({ text: 'xm0007.eml' }), message())).toBeNull();
    const status = message({
      kind: 'Status',
      subject: 'Status report from NORTH/PO1',
      dateMs: T - 99 * HOUR,
    });
    expect(relate(line({ text: 'Status report from NORTH/PO1' }), status)).toBeNull();
  });
});

describe('a run fits a message', () => {
  test('when it sent the request', () => {
    expect(relate(run('T1', 'NORTH/PO1', T - 2 * MINUTE), message())).toEqual({
      why: 'sent 2 minutes after this run of T1 at NORTH/PO1',
      strength: 'fits',
    });
    expect(relate(run('T1', 'NORTH/PO1', T - 20_000), message({ kind: 'Status' }))?.why).toContain(
      'same minute',
    );
  });

  test('when it sent the reply, or read it later', () => {
    expect(relate(run('T2', 'HQ/HUB', T - MINUTE), REPLY)?.why).toBe(
      'sent 1 minute after this run of T2 at HQ/HUB',
    );
    expect(relate(run('T3', 'NORTH/PO1', T + 5 * HOUR), REPLY)?.why).toBe(
      'there 5 hours before this run of T3 at NORTH/PO1',
    );
  });

  test.each([
    ['another post office', run('T1', 'NORTH/PO2', T), message()],
    ['another step', run('T1', 'NORTH/PO1', T), REPLY],
    ['another server', run('T2', 'HQ/OLD', T), REPLY],
    ['an unknown server', run('T2', 'HQ/HUB', T), { ...REPLY, server: null }],
    ['a run that never was', run('T1', 'NORTH/PO1', T, 'missed'), message()],
    ['an hour later', run('T1', 'NORTH/PO1', T + HOUR), message()],
    ['a message without a time', run('T1', 'NORTH/PO1', T), message({ dateMs: null })],
    ['a line without a time', { ...run('T1', 'NORTH/PO1', T), atMs: null }, message()],
  ])('but not with %s', (_, speaking, about) => {
    expect(relate(speaking, about)).toBeNull();
  });
});

describe('a line of SENT.LOG or RECV.LOG fits a message', () => {
  test('between the two system mailboxes in its direction', () => {
    const there = moved('NORTH/PO1/$SYSTEM', 'HQ/HUB/$SYSTEM', T + 10 * MINUTE);
    const back = moved('hq/hub/$system', 'North/PO1/$System', T + 10 * MINUTE);
    expect(relate(there, message())?.why).toBe(
      'mail between the same system mailboxes, moved 10 minutes after it was sent',
    );
    expect(relate(back, REPLY)?.strength).toBe('fits');
    expect([relate(there, REPLY), relate(back, message())]).toEqual([null, null]);
  });

  test('but not between people, from before it was sent, or of a later cycle', () => {
    expect(relate(moved('NORTH/PO1/ADMIN', 'HQ/HUB/$SYSTEM', T), message())).toBeNull();
    expect(relate(moved('NORTH/PO1/$SYSTEM', 'HQ/HUB/$SYSTEM', T - HOUR), message())).toBeNull();
    expect(relate(moved('NORTH/PO1/$SYSTEM', 'HQ/HUB/$SYSTEM', T + 24 * HOUR), message())).toBeNull();
  });
});

describe('numbers and reports fit a message', () => {
  const received = (count: number, facts: Partial<RelatableLine> = {}): RelatableLine =>
    line({ code: 105, text: String(count), atMs: T + HOUR, postOffice: 'NORTH/PO1', ...facts });

  test('when as many updates were received as were sent', () => {
    expect(relate(received(5), REPLY)?.why).toBe(
      '5 updates received, as many as it says were sent, 40 minutes after it was there',
    );
    const inWords = received(5, { code: null, text: 'Requestor updates received: 5' });
    expect(relate(inWords, message())?.strength).toBe('fits');
  });

  test.each([
    ['another count', received(6)],
    ['another post office', received(5, { postOffice: 'SOUTH/PO9' })],
    ['a time before it was there', received(5, { atMs: T - HOUR })],
    ['no post office and not the same minutes', received(5, { postOffice: null })],
    ['another code', received(5, { code: 91 })],
  ])('but not with %s', (_, speaking) => {
    expect(relate(speaking, REPLY)).toBeNull();
  });

  test('never by a count of none', () => {
    expect(relate(received(0), { ...REPLY, sync: { ...NO_SYNC_NUMBERS, sent: 0 } })).toBeNull();
  });

  test('when the server tells of the report, or that it does not know the requestor', () => {
    const report = line({
      text: 'Report from NORTH/PO1/$SYSTEM',
      postOffice: 'NORTH/PO1',
      atMs: T + 3 * HOUR,
    });
    expect(relate(report, message({ kind: 'Status' }))?.why).toContain('read 3 hours after it was sent');
    expect(relate(report, message())).toBeNull();
    const refused = line({
      text: 'Requestor not registered : PCM:NORTH/PO1',
      postOffice: 'NORTH/PO1',
      atMs: T + HOUR,
    });
    expect(relate(refused, message())?.why).toContain('refused');
  });

  test('when the listing of the server holds its number', () => {
    const facts: LogFacts = {
      kind: 'requestor-numbers',
      side: 'server',
      reqSync: 17,
      srvSync: 80,
      impSync: null,
      lastCycle: 11,
      lastUpdate: null,
    };
    const listed = line({ facts, postOffice: 'NORTH/PO1', atMs: T + 3 * HOUR });
    expect(relate(listed, message())?.why).toContain('R=17');
    expect(relate({ ...listed, facts: { ...facts, reqSync: 16 } }, message())).toBeNull();
  });
});

test('whatever is related by time lies within the window that preselects it', () => {
  const lines = [-30, -15, -14, 0, 14, 15, 30, 300, 719, 720, 739, 740, 741, 2_000].flatMap((minutes) => {
    const atMs = T + minutes * MINUTE;
    return [
      run('T1', 'NORTH/PO1', atMs),
      run('T2', 'HQ/HUB', atMs),
      run('T3', 'NORTH/PO1', atMs),
      moved('NORTH/PO1/$SYSTEM', 'HQ/HUB/$SYSTEM', atMs),
      line({ code: 105, text: '5', atMs, postOffice: 'NORTH/PO1' }),
    ];
  });
  for (const about of [message(), REPLY, message({ arrivedMs: null })]) {
    for (const speaking of lines.filter((one) => relate(one, about) !== null)) {
      const isNear = [about.dateMs, about.arrivedMs].some((ms) => {
        const later = (ms ?? Infinity) - (speaking.atMs ?? 0);
        return later >= -RELATION_WINDOW.beforeMs && later <= RELATION_WINDOW.afterMs;
      });
      expect(isNear).toBe(true);
    }
  }
});
