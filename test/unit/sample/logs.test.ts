/** The logs of a sample: readable, and of one mind with the messages. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SMALL_SAMPLE } from '../../../electron/sample/options.ts';
import type { SampleOptions } from '../../../electron/sample/options.ts';
import { tellStory } from '../../../electron/sample/story.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { LogLine } from '../../../shared/logs/model.ts';
import { createLogReader } from '../../../shared/logs/read-log.ts';
import { recogniseLog } from '../../../shared/logs/recognise.ts';
import { exchangeOf } from '../../fixtures/sample-exchange.ts';
import type { ExchangedMessage } from '../../fixtures/sample-exchange.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const FIRST_DAY = Date.parse('1996-05-06T00:00:00Z');
const T2 = 1_260 * MINUTE;
const HEALTHY: SampleOptions = { ...SMALL_SAMPLE, faults: [] };

interface Sample {
  readonly messages: readonly ExchangedMessage[];
  readonly logs: ReadonlyMap<string, readonly LogLine[]>;
  readonly lines: (name: string) => readonly LogLine[];
}

function sampleOf(options: SampleOptions): Sample {
  const logs = new Map<string, readonly LogLine[]>();
  for (const { path: file, content } of tellStory(options)) {
    if (file.startsWith('logs/') && content instanceof Uint8Array) {
      logs.set(path.basename(file), read(content));
    }
  }
  return { messages: exchangeOf(options), logs, lines: (name) => logs.get(name) ?? [] };
}

function read(content: Uint8Array): LogLine[] {
  const format = recogniseLog(content)?.format;
  if (format === undefined) throw new Error('not recognised as a log');
  const lines: LogLine[] = [];
  const reader = createLogReader({ format, limits: DEFAULT_LIMITS, onLine: (line) => lines.push(line) });
  reader.push(content);
  reader.end();
  return lines;
}

const [faulty, healthy] = [sampleOf(SMALL_SAMPLE), sampleOf(HEALTHY)];
const both = [
  ['with faults', faulty],
  ['without faults', healthy],
] as const;

const minuteOf = (ms: number): number => Math.floor(ms / MINUTE) * MINUTE;
const count = (lines: readonly LogLine[], isCounted: (line: LogLine) => boolean): number =>
  lines.filter(isCounted).length;
const runs = ({ lines }: Sample, step: string, outcome: string): readonly LogLine[] =>
  lines('DISPATCH.LOG').filter(
    ({ facts }) => facts?.kind === 'run' && facts.step === step && facts.outcome === outcome,
  );

describe('every log', () => {
  test('is there', () => {
    expect([...faulty.logs.keys()].sort()).toEqual([
      'CENTRAL.LOG',
      'DIRSYNC.LOG',
      'DISPATCH.LOG',
      'DSSCHED-NORTH-PO1.TXT',
      'DSSCHED.TXT',
      'DSSERVER.LOG',
      'EVENTS.TXT',
      'LISTDS.TXT',
      'MYTIMES.TXT',
      'RECV.LOG',
      'SENT.LOG',
    ]);
  });

  test('is read without a problem, but for two torn lines where something goes wrong', () => {
    const problems = ({ logs }: Sample): string[] =>
      [...logs].flatMap(([name, lines]) => lines.filter(({ problem }) => problem !== null).map(() => name));
    expect(problems(healthy)).toEqual([]);
    expect(problems(faulty)).toEqual(['DIRSYNC.LOG', 'DIRSYNC.LOG']);
  });

  test.each(both)('is written forwards, %s', (_, { lines }) => {
    for (const name of [
      'DISPATCH.LOG',
      'DIRSYNC.LOG',
      'RECV.LOG',
      'SENT.LOG',
      'EVENTS.TXT',
      'DSSERVER.LOG',
    ]) {
      const times = lines(name).map(({ wallMs }) => wallMs ?? Number.NaN);
      expect({ name, times }).toEqual({ name, times: times.toSorted((a, b) => a - b) });
    }
  });
});

describe.each(both)('%s', (_, sample) => {
  const { messages, lines } = sample;
  const reports = messages.filter(({ kind }) => kind === 'status');
  const entriesOf = ({ log }: ExchangedMessage): LogLine[] => read(Buffer.from(log.join('\r\n')));
  const mails = (name: string) =>
    lines(name).map(({ wallMs, facts }) => {
      const mail = facts?.kind === 'mail' ? facts : null;
      return { at: wallMs, id: mail?.mai[0], from: mail?.from, to: mail?.to };
    });

  test('RECV.LOG has each message to the server in the minute of its arrival', () => {
    const sent = messages.filter(({ kind }) => kind !== 'reply');
    const expected = sent.map(({ id, arrivedAtMs }) => `${id} ${minuteOf(arrivedAtMs)}`);
    expect(
      mails('RECV.LOG')
        .map(({ id, at }) => `${id} ${at}`)
        .sort(),
    ).toEqual(expected.sort());
    expect(new Set(mails('RECV.LOG').map(({ to }) => to))).toEqual(new Set(['EXCHANGE/HQ/$SYSTEM']));
  });

  test('SENT.LOG has each reply but the four that cannot be unpacked', () => {
    const replies = messages.filter(({ kind }) => kind === 'reply');
    const logged = new Map(mails('SENT.LOG').map((mail) => [mail.id, mail]));
    expect(logged.size).toBe(replies.length - 4);
    for (const { id, arrivedAtMs, requestor } of replies.filter((one) => logged.has(one.id))) {
      expect(logged.get(id)?.at).toBe(minuteOf(arrivedAtMs));
      expect(logged.get(id)?.to).toContain(`${requestor}/`);
    }
  });

  test('DISPATCH.LOG has a run of T1 for each status report and one of T2 for each cycle', () => {
    const started = runs(sample, 'T1', 'started').map(({ postOffice, wallMs }) => `${postOffice} ${wallMs}`);
    expect(started.sort()).toEqual(
      reports.map(({ requestor, sentAtMs }) => `${requestor} ${minuteOf(sentAtMs)}`).sort(),
    );
    const days = Array.from({ length: SMALL_SAMPLE.cycles }, (_one, day) => FIRST_DAY + day * DAY);
    expect(runs(sample, 'T2', 'started').map(({ wallMs }) => wallMs)).toEqual(days.map((day) => day + T2));
    const early = messages.filter(({ kind, sentAtMs }) => kind === 'reply' && sentAtMs % DAY < T2);
    expect(early).toEqual([]);
  });

  test('a status report tells of the time since the one before', () => {
    const outside = reports.flatMap((report) => {
      const before = reports.findLast(
        ({ requestor, sentAtMs }) => requestor === report.requestor && sentAtMs < report.sentAtMs,
      );
      const from = before?.sentAtMs ?? report.sentAtMs;
      return entriesOf(report).filter(
        ({ wallMs, problem }) =>
          problem !== null || wallMs === null || wallMs < from || wallMs > report.sentAtMs,
      );
    });
    expect(outside).toEqual([]);
  });

  test('a status report tells how many updates the requestor took in the cycle before', () => {
    const notTaken = sample === healthy ? [] : ['9 WEST/PO1', '10 CENTRAL/PO1'];
    const told = new Map(
      reports.map((report) => [
        `${report.cycle} ${report.requestor}`,
        entriesOf(report).findLast(({ code }) => code === 105)?.text,
      ]),
    );
    const replies = messages.filter(({ kind, sent }) => kind === 'reply' && !Number.isNaN(sent));
    const expected = replies.map(({ cycle, requestor, sent }) => [`${cycle + 1} ${requestor}`, String(sent)]);
    const comparable = expected.filter(([key = '']) => told.has(key) && !notTaken.includes(key));
    expect(comparable.length).toBeGreaterThan(60);
    expect(comparable.map(([key = '']) => [key, told.get(key)])).toEqual(comparable);
  });

  test('LISTDS shows where the messages left the server', () => {
    const [server] = lines('LISTDS.TXT').flatMap(({ facts }) =>
      facts?.kind === 'server-numbers' ? [facts] : [],
    );
    const replies = messages.filter(({ kind, cycle }) => kind === 'reply' && cycle === SMALL_SAMPLE.cycles);
    expect(server?.highest).toBe(replies[0]?.s);
    // A restored server has lost count of one cycle.
    expect(server?.cycle).toBe(sample === healthy ? 10 : 9);
    const records = lines('LISTDS.TXT').filter(({ facts }) => facts?.kind === 'requestor-numbers');
    expect(records).toHaveLength(SMALL_SAMPLE.requestors);
    for (const { postOffice, facts, wallMs } of records) {
      const reply = replies.find(({ requestor }) => requestor === postOffice);
      const request = messages.findLast((one) => one.kind === 'request' && one.requestor === postOffice);
      expect(facts).toMatchObject({
        reqSync: reply?.r,
        srvSync: reply?.s,
        lastCycle: server?.cycle,
      });
      expect(wallMs).toBe(request?.arrivedAtMs);
    }
  });

  test('DSSCHED lists the times at which the processes run', () => {
    const times = (name: string, step: string): number[] =>
      lines(name).flatMap(({ facts }) =>
        facts?.kind === 'schedule' && facts.step === step ? [facts.minute] : [],
      );
    expect(times('DSSCHED.TXT', 'T2')).toEqual(Array.from({ length: 7 }, () => 21 * 60));
    const first = messages.find(({ requestor }) => requestor === 'NORTH/PO1')?.sentAtMs ?? 0;
    expect(new Set(times('DSSCHED-NORTH-PO1.TXT', 'T1'))).toEqual(new Set([minuteOf(first % DAY) / MINUTE]));
    expect(times('MYTIMES.TXT', 'T3')).toHaveLength(7);
  });
});

describe('what goes wrong shows in the logs', () => {
  test('runs: one late, one missed, one broken off; all others are normal and in time', () => {
    const late = runs(faulty, 'T1', 'started').filter(({ wallMs }) => (wallMs ?? 0) % DAY > T2);
    expect(late.map(({ postOffice }) => postOffice)).toEqual(['NORTH/PO1']);
    expect(runs(faulty, 'T1', 'missed').map(({ postOffice }) => postOffice)).toEqual(['SOUTH/PO1']);
    expect(runs(faulty, 'T3', 'abnormal').map(({ postOffice, code }) => [postOffice, code])).toEqual([
      ['WEST/PO1', 65],
    ]);
    const odd = (sample: Sample): number =>
      count(sample.lines('DISPATCH.LOG'), ({ facts }) =>
        facts?.kind === 'run' ? facts.outcome === 'missed' || facts.outcome === 'abnormal' : false,
      );
    expect([odd(faulty), odd(healthy)]).toEqual([2, 0]);
  });

  test('the server names who did not ask, and what it can no longer send', () => {
    const told = (sample: Sample, text: string): readonly LogLine[] =>
      sample.lines('DIRSYNC.LOG').filter((line) => line.text.startsWith(text));
    expect(told(faulty, 'No Tasks From Requestor').map(({ postOffice }) => postOffice)).toEqual([
      'NORTH/PO1',
      'SOUTH/PO1',
    ]);
    expect(count(faulty.lines('DIRSYNC.LOG'), ({ code }) => code === 138)).toBe(SMALL_SAMPLE.requestors);
    expect(count(healthy.lines('DIRSYNC.LOG'), ({ severity }) => severity !== 'status')).toBe(0);
  });

  test('a requestor that rejects its replies reports that it received nothing', () => {
    const report = faulty.messages.find(
      ({ kind, cycle, requestor }) => kind === 'status' && cycle === 10 && requestor === 'CENTRAL/PO1',
    );
    const received = report?.log.filter((line) => line.includes('| 1 105 '));
    expect(received?.map((line) => line.slice(-5))).toEqual(['105 0']);
  });

  test('events: replies that cannot be unpacked, and a requestor that is not registered', () => {
    const ids = (sample: Sample): number[] =>
      sample
        .lines('EVENTS.TXT')
        .filter(({ severity }) => severity !== 'status')
        .map(({ code }) => code ?? 0);
    expect(ids(healthy)).toEqual([]);
    expect(ids(faulty)).toEqual([136, 2380, 2447, 2380, 2447, 2380, 2447, 2380, 2447]);
    const named = faulty.lines('EVENTS.TXT').filter(({ code }) => code === 2447);
    const last = faulty.messages.filter(({ kind, cycle }) => kind === 'reply' && cycle === 10);
    for (const { text } of named) {
      expect(last.filter(({ subject }) => text.includes(`"${subject}"`))).toHaveLength(1);
    }
  });
});

test('the logs tell of the last thirty cycles only, however many there are', () => {
  const { lines } = sampleOf({ requestors: 3, cycles: 200, users: 30, seed: 1, faults: [] });
  expect(count(lines('DISPATCH.LOG'), ({ text }) => text.includes('Running "NSDA -S"'))).toBe(30);
});
