/** Logs from their files to the answers: recognised, kept out of the messages, read anew, related to messages. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOG_RAW_CHARS } from '../../../shared/contract/logs.ts';
import { EVERY_LINE } from '../../../shared/logs/every-line.ts';
import type { LogQuery, LogRow } from '../../../shared/contract/logs.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { EVERYTHING } from '../../../shared/query.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import {
  DISPATCH_LOG,
  SENT_LOG,
  STATUS,
  STATUS_LOG,
  asLog,
  writeLogQueue,
} from '../../fixtures/log-queue.ts';

const MINUTE = 60_000;

async function opened(
  prepare: (folder: string) => void = writeLogQueue,
): Promise<TestEngine & { readonly folder: string }> {
  const folder = temporaryFolder('queue');
  prepare(folder);
  const engine = startEngine();
  await engine.openWhole(folder);
  return { ...engine, folder };
}

async function lines(engine: TestEngine, query: Partial<LogQuery> = {}): Promise<readonly LogRow[]> {
  const { viewId } = await engine.ask('logs.open', { query: { ...EVERY_LINE, order: 'file', ...query } });
  return engine.ask('logs.page', { viewId, offset: 0, limit: 500 });
}

async function line(engine: TestEngine, text: string): Promise<LogRow> {
  const [found] = await lines(engine, { text });
  if (found === undefined) throw new Error(`no line holds "${text}"`);
  return found;
}

describe('a file whose content is a log', () => {
  test('is no message: in no list, no count, no retry; its lines are counted', async () => {
    const engine = await opened();
    expect(await engine.states()).toEqual({ 'reply.eml': 'decoded', 'request.eml': 'decoded' });
    const { total, counts, logs } = await engine.ask('summary', {});
    expect({ total, decoded: counts.decoded, unrecognised: counts.unrecognised, logs }).toEqual({
      total: 2,
      decoded: 2,
      unrecognised: 0,
      logs: { files: 2, lines: DISPATCH_LOG.length + SENT_LOG.length },
    });
    const { fileId } = await line(engine, 'process table');
    const variant = { decoder: 'safe', oneProcessor: false, deadlineFactor: 1 } as const;
    const plan = await engine.ask('retry.plan', { scope: { kind: 'ids', ids: [fileId] }, variant });
    expect(plan.count).toBe(0);
  });

  test('has a line for each entry, and one that cannot be read is there with the reason', async () => {
    const engine = await opened();
    const rows = await lines(engine);
    expect(rows.map(({ file, number }) => `${file}:${number}`)).toEqual([
      ...DISPATCH_LOG.map((_, index) => `DISPATCH.LOG:${index + 1}`),
      ...SENT_LOG.map((_, index) => `SENT.LOG:${index + 1}`),
    ]);
    expect(rows[3]).toMatchObject({
      severity: 'error',
      code: 65,
      postOffice: 'EXCHANGE/HQ',
      program: 'NSDA -RR',
      atMs: Date.UTC(1996, 4, 6, 23, 10),
      facts: { kind: 'run', step: 'T3', outcome: 'abnormal', exitCode: 65 },
      problem: null,
    });
    const unread = await lines(engine, { problemsOnly: true });
    expect(unread.map(({ file, number, problem }) => [file, number, problem])).toEqual([
      ['SENT.LOG', 3, expect.stringContaining('recipient')],
    ]);
    expect(await engine.ask('logs.files', {})).toMatchObject({
      logs: 2,
      lines: 7,
      problems: 1,
      severities: { error: 1 },
      files: [{ file: 'DISPATCH.LOG' }, { file: 'SENT.LOG', problems: 1 }],
      attached: { logs: 0, lines: 0, firstMs: null },
      postOffices: ['EXCHANGE/HQ', 'NORTH/PO1'],
    });
  });

  test('is read anew when it has grown, and its lines go with it when it is gone', async () => {
    const engine = await opened();
    const log = path.join(engine.folder, 'DISPATCH.LOG');
    fs.appendFileSync(log, 'INST1 05/07/96 21:28 Checking the process table on EXCHANGE\\HQ\r\n');
    await engine.rescan();
    expect(await lines(engine, { formats: ['dispatch'] })).toHaveLength(DISPATCH_LOG.length + 1);
    fs.rmSync(log);
    await engine.rescan();
    expect(await lines(engine, { formats: ['dispatch'] })).toEqual([]);
    const { logs, gone } = await engine.ask('summary', {});
    expect({ logs, gone }).toEqual({ logs: { files: 1, lines: SENT_LOG.length }, gone: 0 });
  });

  test('that is replaced by something else is a log no more', async () => {
    const engine = await opened();
    fs.writeFileSync(path.join(engine.folder, 'SENT.LOG'), 'These are words, and they are no log at all.');
    await engine.rescan();
    expect(await engine.states()).toMatchObject({ 'SENT.LOG': 'unrecognised' });
    expect(await lines(engine, { formats: ['sent-recv'] })).toEqual([]);
  });

  test('leaves the list of messages that held it before it was read, and the others keep their order', async () => {
    const engine = await opened((folder) => {
      writeLogQueue(folder);
      fs.copyFileSync(path.join(folder, 'reply.eml'), path.join(folder, 'later.eml'));
    });
    const { viewId, total } = await engine.ask('view.open', { query: EVERYTHING });
    expect(total).toBe(3);
    fs.writeFileSync(path.join(engine.folder, 'later.eml'), asLog(DISPATCH_LOG));
    await engine.rescan();
    expect(await engine.ask('view.extend', { viewId })).toEqual({ total: 2, added: 0 });
    const rows = await engine.ask('view.page', { viewId, offset: 0, limit: 10 });
    expect(rows.map(({ file }) => file)).toEqual(['reply.eml', 'request.eml']);
  });

  test('of more lines than the limit says that the rest was not read', async () => {
    const folder = temporaryFolder('queue');
    writeLogQueue(folder);
    const engine = startEngine({ limits: { ...DEFAULT_LIMITS, logLinesPerFile: DISPATCH_LOG.length - 1 } });
    await engine.openWhole(folder);
    const { files } = await engine.ask('logs.files', {});
    expect(files.map(({ lines: many, notes }) => [many, notes])).toEqual([
      [3, ['only the first 3 lines of the log were read']],
      [3, []],
    ]);
  });

  test('that has many lines is read wholly and in order', async () => {
    const many = 5_000;
    const engine = await opened((folder) => {
      const rows = Array.from({ length: many }, (_, at) => {
        const time = `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
        return `INST1 05/06/96 ${time} Checking the process table on NET\\PO${at}`;
      });
      fs.writeFileSync(path.join(folder, 'DISPATCH.LOG'), asLog(rows));
    });
    const { viewId, total } = await engine.ask('logs.open', { query: { ...EVERY_LINE, order: 'file' } });
    expect(total).toBe(many);
    const [last] = await engine.ask('logs.page', { viewId, offset: many - 1, limit: 1 });
    expect(last).toMatchObject({ number: many, postOffice: `NET/PO${many - 1}` });
    expect(await engine.ask('logs.locate', { viewId, line: last?.id ?? 0 })).toBe(many - 1);
  });
});

test('a log attached to a message is read too, and the message stays a message', async () => {
  const engine = await opened((folder) => fs.writeFileSync(path.join(folder, 'status.eml'), STATUS));
  expect(await engine.states()).toEqual({ 'status.eml': 'decoded' });
  const rows = await lines(engine);
  expect(rows.map(({ file, part, code }) => [file, part, code])).toEqual([
    ['status.eml', '1.2', null],
    ['status.eml', '1.2', 167],
    ['status.eml', '1.2', 171],
  ]);
  const detail = await engine.ask('logs.line', { line: rows[1]?.id ?? 0 });
  expect(detail.raw).toEqual({ text: STATUS_LOG[1], isCut: false });
  expect(detail.messages.map(({ row, strength }) => [row.file, strength])).toEqual([['status.eml', 'named']]);
  expect((await engine.ask('summary', {})).logs).toEqual({ files: 0, lines: 3 });
});

test('the text of an event, which begins with fields as mail does, is a log', async () => {
  const fields = [
    'Date: 5/14/96',
    'Time: 9:40 PM',
    'Event ID: 2447',
    'Source: MSExchangeMSMI',
    'Type: Error',
  ];
  const engine = await opened((folder) => fs.writeFileSync(path.join(folder, 'event.txt'), asLog(fields)));
  expect(await engine.states()).toEqual({});
  expect(await lines(engine)).toMatchObject([{ format: 'event', code: 2447, severity: 'error' }]);
});

describe('one line', () => {
  test('is shown as it stands in the file, cut where it is too long to be looked at', async () => {
    const long = 'x'.repeat(LOG_RAW_CHARS);
    const engine = await opened((folder) =>
      fs.writeFileSync(path.join(folder, 'a.log'), asLog([...DISPATCH_LOG, `INST1 05/06/96 23:11 ${long}`])),
    );
    const first = await engine.ask('logs.line', { line: (await line(engine, 'terminated abnormally')).id });
    expect(first.raw).toEqual({ text: DISPATCH_LOG[3], isCut: false });
    const { raw } = await engine.ask('logs.line', { line: (await line(engine, 'xxx')).id });
    expect(raw).toMatchObject({ isCut: true, text: expect.stringMatching(/^INST1 05\/06\/96 23:11 x+$/) });
    expect('text' in raw && raw.text.length).toBe(LOG_RAW_CHARS);
  });

  test.each([
    ['little', [0xff, 0xfe]],
    ['big', [0xfe, 0xff]],
  ] as const)(
    'of a log in UTF-16, %s end first, is shown as it reads, whole up to the same limit',
    async (end, mark) => {
      const cyrillic = 'INST1 05/06/96 23:11 \u041f\u043e\u0447\u0442\u0430';
      const atLimit = `INST1 05/06/96 23:12 ${'y'.repeat(LOG_RAW_CHARS)}`.slice(0, LOG_RAW_CHARS);
      const beyond = `INST1 05/06/96 23:13 ${'z'.repeat(LOG_RAW_CHARS)}`;
      const text = [...DISPATCH_LOG, cyrillic, atLimit, beyond].map((one) => `${one}\r\n`).join('');
      const wide = Buffer.from(text, 'utf16le');
      const bytes = Buffer.concat([Buffer.from(mark), end === 'little' ? wide : wide.swap16()]);
      const engine = await opened((folder) => fs.writeFileSync(path.join(folder, 'a.log'), bytes));
      const rawOf = async (words: string) =>
        (await engine.ask('logs.line', { line: (await line(engine, words)).id })).raw;
      expect(await rawOf('terminated abnormally')).toEqual({ text: DISPATCH_LOG[3], isCut: false });
      expect(await rawOf('????')).toEqual({ text: cyrillic, isCut: false });
      expect(await rawOf('yyy')).toEqual({ text: atLimit, isCut: false });
      expect(await rawOf('zzz')).toEqual({ text: beyond.slice(0, LOG_RAW_CHARS), isCut: true });
    },
  );

  test('of a file that has vanished is told from what is known, with the reason why there are no bytes', async () => {
    const engine = await opened();
    const { id } = await line(engine, 'terminated abnormally');
    fs.rmSync(path.join(engine.folder, 'DISPATCH.LOG'));
    const detail = await engine.ask('logs.line', { line: id });
    expect(detail.row.code).toBe(65);
    expect(detail.raw).toEqual({ problem: expect.stringContaining('could not be read') });
  });

  test('that is no longer known is refused', async () => {
    const engine = await opened();
    expect(await engine.refusal('logs.line', { line: 999 })).toMatchObject({ kind: 'not-found' });
    expect(await engine.refusal('logs.page', { viewId: 999, offset: 0, limit: 1 })).toMatchObject({
      kind: 'not-found',
    });
    expect(await engine.refusal('logs.locate', { viewId: 999, line: 1 })).toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('lines and messages', () => {
  test('are related both ways, each with the reason', async () => {
    const engine = await opened();
    const { id } = await line(engine, 'Running');
    const { messages } = await engine.ask('logs.line', { line: id });
    expect(messages.map(({ row }) => row.file)).toEqual(['reply.eml']);
    expect(messages[0]?.why).not.toBe('');
    const reply = await engine.row('reply.eml');
    const related = await engine.ask('message.logLines', { id: reply.id });
    expect(related.map(({ row }) => row.id)).toContain(id);
    expect(await engine.refusal('message.logLines', { id: 999 })).toMatchObject({ kind: 'not-found' });
  });

  test('are related by the clock that the logs are said to have been written by', async () => {
    const engine = await opened();
    const wallMs = Date.UTC(1996, 4, 6, 21, 30);
    await engine.ask('queue.configure', { logZoneMinutes: -300 });
    const moved = await line(engine, 'Running');
    expect(moved).toMatchObject({ wallMs, atMs: wallMs + 300 * MINUTE });
    expect((await engine.ask('logs.line', { line: moved.id })).messages).toEqual([]);
    const { files } = await engine.ask('logs.files', {});
    expect(files[0]?.firstMs).toBe(Date.UTC(1996, 4, 6, 21, 28) + 300 * MINUTE);
  });

  test('of a line that names a message are found at any distance in time', async () => {
    const engine = await opened((folder) => {
      writeLogQueue(folder);
      const quoting = 'INST1 08/01/96 10:00 Could not move "SrvTx R=17 S=85 (was 80), I=1 3 sent"';
      const naming = 'INST1 08/01/96 10:01 Could not move request.eml';
      fs.writeFileSync(path.join(folder, 'later.log'), asLog([DISPATCH_LOG[0], quoting, naming]));
    });
    for (const [text, file] of [
      ['Could SrvTx', 'reply.eml'],
      ['Could request', 'request.eml'],
    ] as const) {
      const { id } = await line(engine, text);
      const { messages } = await engine.ask('logs.line', { line: id });
      expect(messages.map(({ row, strength }) => [row.file, strength])).toEqual([[file, 'named']]);
      const [best] = await engine.ask('message.logLines', { id: (await engine.row(file)).id });
      expect([best?.row.id, best?.strength]).toEqual([id, 'named']);
    }
  });
});
