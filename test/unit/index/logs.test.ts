/** What is written of log lines and read back: filters, orders, totals, and what is near a message in time. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLogOverview, readLogTotals } from '../../../electron/index/log-files.ts';
import { matchingLineIds } from '../../../electron/index/log-queries.ts';
import { linesNear, messagesNear, readRelatable } from '../../../electron/index/log-relations.ts';
import { logLineBytes, logRowsOf } from '../../../electron/index/log-rows.ts';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { matchingIds, presentIds } from '../../../electron/index/query-messages.ts';
import { readTotals } from '../../../electron/index/read-messages.ts';
import { addLogLines, removeLogLines } from '../../../electron/index/write-log-lines.ts';
import { writeRole } from '../../../electron/index/write-files.ts';
import { markGone, recordSeen, writeState } from '../../../electron/index/write-messages.ts';
import { LOG_FILES_LIMIT, LOG_POST_OFFICES_LIMIT } from '../../../shared/contract/logs.ts';
import { EVERY_LINE } from '../../../shared/logs/every-line.ts';
import type { LogQuery } from '../../../shared/contract/logs.ts';
import type { LogLine } from '../../../shared/logs/model.ts';
import { RELATION_WINDOW } from '../../../shared/logs/relate.ts';
import { EVERYTHING } from '../../../shared/query.ts';
import { aLine } from '../../fixtures/log-lines.ts';

let index: Index;

beforeEach(() => {
  index = openIndex(':memory:');
});

afterEach(() => index.close());

function list(listing: number, ...files: string[]): void {
  const seen = files.map((line) => {
    const [file = '', bytes] = line.split(' ');
    return { file, bytes: Number(bytes ?? 1), modifiedMs: 1, state: { kind: 'discovered' } as const };
  });
  recordSeen(index.write, seen, listing);
}

function idOf(file: string): number {
  return Number(index.read.first('SELECT id FROM message WHERE file = ?', file)?.['id']);
}

/** A file of its own that was read as a log. */
function addLog(file: string, ...lines: LogLine[]): void {
  addLogLines(index.write, idOf(file), null, lines);
  writeRole(index.write, idOf(file), { role: 'log', form: null });
  writeState(index.write, idOf(file), { kind: 'decoded' });
}

function addMessage(file: string, dateMs: number | null, arrivedMs: number | null): void {
  list(1, file);
  index.write.run('UPDATE message SET date_ms = ?, arrived_ms = ? WHERE file = ?', dateMs, arrivedMs, file);
}

/** `file:number` of the lines that match, in order. */
function found(query: Partial<LogQuery> = {}): string[] {
  const ids = matchingLineIds(index.read, { ...EVERY_LINE, ...query });
  return logRowsOf(index.read, ids, 0).map(({ file, number }) => `${file}:${number}`);
}

describe('the lines', () => {
  test('come back as they were written, their time moved by the zone of the logs', () => {
    list(1, 'a.log');
    const line = aLine(3, {
      severity: 'error',
      code: -7,
      postOffice: 'NORTH/PO1',
      program: 'NSDA -S',
      facts: { kind: 'run', step: 'T2', outcome: 'abnormal', exitCode: 65 },
      problem: 'cut',
    });
    addLog('a.log', line);
    const [id = 0] = matchingLineIds(index.read, EVERY_LINE);
    const { start, end, ...told } = line;
    expect(logRowsOf(index.read, [id, id + 1], 90)).toEqual([
      {
        ...told,
        id,
        fileId: idOf('a.log'),
        file: 'a.log',
        part: null,
        atMs: (line.wallMs ?? 0) - 90 * 60_000,
      },
    ]);
    expect(logLineBytes(index.read, id)).toEqual({ start, end });
    expect(logLineBytes(index.read, id + 1)).toBeNull();
  });

  test('are ordered by time, either end first, those without one last, or as they stand in the logs', () => {
    list(1, 'b.log', 'a.log');
    addLog('b.log', aLine(1, { wallMs: 10 }), aLine(2, { wallMs: null }), aLine(3, { wallMs: 30 }));
    addLog('a.log', aLine(1, { wallMs: 20 }), aLine(2, { wallMs: 10 }));
    expect(found()).toEqual(['b.log:1', 'a.log:2', 'a.log:1', 'b.log:3', 'b.log:2']);
    expect(found({ order: 'newest' })).toEqual(['b.log:3', 'a.log:1', 'b.log:1', 'a.log:2', 'b.log:2']);
    expect(found({ order: 'file' })).toEqual(['a.log:1', 'a.log:2', 'b.log:1', 'b.log:2', 'b.log:3']);
  });

  test('are narrowed by each field, and by all of them together', () => {
    list(1, 'a.log', 'b.log');
    addLog(
      'a.log',
      aLine(1, { format: 'dirsync', severity: 'error', code: 7, postOffice: 'NORTH/PO1', text: 'Größe 50%' }),
      aLine(2, { format: null, problem: 'no time at its beginning', text: 'NSDA_RT on NORTH\\PO1' }),
      aLine(3, { severity: 'fatal', code: 7, text: 'SIZE 500' }),
    );
    addLog('b.log', aLine(1, { severity: 'error', postOffice: 'SOUTH/PO2' }));
    expect(found({ formats: ['dirsync'] })).toEqual(['a.log:1']);
    expect(found({ severities: ['error', 'fatal'], order: 'file' })).toEqual([
      'a.log:1',
      'a.log:3',
      'b.log:1',
    ]);
    expect(found({ code: 7 })).toEqual(['a.log:1', 'a.log:3']);
    expect(found({ postOffices: ['SOUTH/PO2', 'NORTH/PO1'], order: 'file' })).toEqual(['a.log:1', 'b.log:1']);
    expect(found({ fileId: idOf('b.log') })).toEqual(['b.log:1']);
    expect(found({ problemsOnly: true })).toEqual(['a.log:2']);
    expect(found({ severities: ['error'], code: 7, text: 'größe' })).toEqual(['a.log:1']);
    expect(found({ severities: ['notice'] })).toEqual([]);
    expect(found({ severities: ['none'] })).toEqual(['a.log:2']);
    expect(found({ severities: ['none', 'fatal'] })).toEqual(['a.log:2', 'a.log:3']);
  });

  test('of attached logs are found together, whatever message they came with', () => {
    list(1, 'one.eml', 'other.eml', 'a.log');
    addLog('a.log', aLine(1));
    addLogLines(index.write, idOf('one.eml'), '1.2', [aLine(2)]);
    addLogLines(index.write, idOf('other.eml'), '1.3', [aLine(3)]);
    expect(found({ fileId: 'attached' })).toEqual(['one.eml:2', 'other.eml:3']);
  });

  test('are searched by words whatever the case, in text and post office, with no wildcards', () => {
    list(1, 'a.log');
    addLog(
      'a.log',
      aLine(1, { text: 'Größe 50% of a_b', postOffice: 'NORTH/PO1' }),
      aLine(2, { text: 'GRÖSSE 500 of axb' }),
    );
    expect(found({ text: 'GRÖßE' })).toEqual(['a.log:1']);
    expect(found({ text: '50%' })).toEqual(['a.log:1']);
    expect(found({ text: 'a_b' })).toEqual(['a.log:1']);
    expect(found({ text: 'north/po1 of' })).toEqual(['a.log:1']);
    expect(found({ text: ' of   500 ' })).toEqual(['a.log:2']);
  });

  test('of a changed file go until it is read anew, and those of a file that is gone are not listed', () => {
    list(1, 'changed.log 10', 'gone.log', 'same.log');
    for (const file of ['changed.log', 'gone.log', 'same.log']) addLog(file, aLine(1));
    list(2, 'changed.log 11', 'same.log');
    markGone(index.write, 2);
    expect(found()).toEqual(['same.log:1']);
    expect(readLogTotals(index.read)).toEqual({ files: 1, lines: 1 });
    expect(readLogOverview(index.read, 0)).toMatchObject({ logs: 1, lines: 1 });
    removeLogLines(index.write, idOf('same.log'));
    expect(found()).toEqual([]);
  });
});

test('a log is in no list and no count of messages, whether its file is there or gone', () => {
  list(1, 'a.eml', 'a.log', 'b.log');
  addLog('a.log', aLine(1));
  addLog('b.log', aLine(1));
  expect(matchingIds(index.read, EVERYTHING)).toEqual([idOf('a.eml')]);
  expect(presentIds(index.read, [idOf('a.log'), idOf('a.eml')])).toEqual([idOf('a.eml')]);
  list(2, 'a.eml', 'a.log');
  markGone(index.write, 2);
  const { total, counts, gone } = readTotals(index.read);
  expect({ total, decoded: counts.decoded, discovered: counts.discovered, gone }).toEqual({
    total: 1,
    decoded: 0,
    discovered: 1,
    gone: 0,
  });
});

describe('the overview', () => {
  test('counts lines, errors and problems of each log, of those attached, and of all', () => {
    list(1, 'report.eml', 'late.eml', 'z.log');
    addLog(
      'z.log',
      aLine(1, { severity: 'fatal' }),
      aLine(2, { severity: 'error', wallMs: null, problem: 'odd' }),
    );
    addLogLines(index.write, idOf('report.eml'), '1.2', [
      aLine(1, { format: 'dsserver', severity: 'status' }),
    ]);
    addLogLines(index.write, idOf('late.eml'), '1.2', [
      aLine(2, { severity: 'fatal', problem: 'odd' }),
      aLine(3, { wallMs: null }),
    ]);
    const at = aLine(1).wallMs ?? 0;
    expect(readLogOverview(index.read, 60)).toEqual({
      logs: 3,
      lines: 5,
      problems: 2,
      severities: { status: 1, notice: 0, warning: 0, error: 1, fatal: 2 },
      files: [
        {
          fileId: idOf('z.log'),
          file: 'z.log',
          formats: ['dispatch'],
          lines: 2,
          problems: 1,
          errors: 1,
          fatal: 1,
          firstMs: at - 3_600_000,
          lastMs: at - 3_600_000,
          notes: [],
        },
      ],
      attached: {
        logs: 2,
        formats: ['dsserver', 'dispatch'],
        lines: 3,
        problems: 1,
        errors: 0,
        fatal: 1,
        firstMs: at - 3_600_000,
        lastMs: at + 60_000 - 3_600_000,
      },
      postOffices: [],
    });
    expect(readLogTotals(index.read)).toEqual({ files: 1, lines: 5 });
  });

  test('lists a bounded number of logs and post offices, and counts them all', () => {
    const many = Array.from({ length: LOG_FILES_LIMIT + 1 }, (_, number) => `${number}.log`);
    list(1, ...many);
    for (const [number, log] of many.entries()) addLog(log, aLine(1, { postOffice: `NET/PO${number}` }));
    const { files, logs, postOffices } = readLogOverview(index.read, 0);
    expect([files.length, logs, postOffices.length]).toEqual([
      LOG_FILES_LIMIT,
      LOG_FILES_LIMIT + 1,
      LOG_POST_OFFICES_LIMIT,
    ]);
  });
});

describe('what is near in time', () => {
  const AT = Date.UTC(1996, 4, 6, 21, 0);
  const { beforeMs, afterMs } = RELATION_WINDOW;

  test('to a line are messages sent or arrived within the window, edges included', () => {
    addMessage('early.eml', AT - beforeMs - 1, null);
    addMessage('first.eml', AT - beforeMs, null);
    addMessage('last.eml', AT + afterMs, null);
    addMessage('late.eml', AT + afterMs + 1, null);
    addMessage('arrived.eml', AT - 10 * afterMs, AT);
    addMessage('carrier.eml', null, null);
    addLogLines(index.write, idOf('carrier.eml'), '1.2', [aLine(1, { wallMs: AT })]);
    const [row] = logRowsOf(index.read, matchingLineIds(index.read, EVERY_LINE), 0);
    if (row === undefined) throw new Error('there is no line');
    const files = messagesNear(index.read, row).map(({ file }) => file);
    expect(files.toSorted()).toEqual(['arrived.eml', 'carrier.eml', 'first.eml', 'last.eml']);
  });

  test('to a message are lines within the window by their own clock, and those attached to it', () => {
    addMessage('a.eml', AT, null);
    list(1, 'a.log');
    const zone = -120;
    const wall = AT + zone * 60_000;
    addLog(
      'a.log',
      aLine(1, { wallMs: wall - afterMs - 1 }),
      aLine(2, { wallMs: wall - afterMs }),
      aLine(3, { wallMs: wall + beforeMs }),
      aLine(4, { wallMs: wall + beforeMs + 1 }),
      aLine(5, { wallMs: null }),
    );
    addLogLines(index.write, idOf('a.eml'), '1.2', [aLine(6, { wallMs: null })]);
    const message = readRelatable(index.read, idOf('a.eml'));
    if (message === null) throw new Error('there is no message');
    expect(
      linesNear(index.read, message, zone)
        .map(({ number }) => number)
        .toSorted((a, b) => a - b),
    ).toEqual([2, 3, 6]);
    expect(readRelatable(index.read, 999)).toBeNull();
  });

  test('of too many lines that name a message the nearest are taken, and none of a file that is gone', () => {
    list(1, 'gone.log', 'far.log', 'near.log');
    addMessage('ABCD1234.EML', AT, null);
    const naming = (number: number, wallMs: number | null) => aLine(number, { wallMs, text: 'ABCD1234' });
    const hundred = (wallMs: number | null) => Array.from({ length: 100 }, (_, at) => naming(at, wallMs));
    addLog('gone.log', ...hundred(AT - 20 * afterMs));
    addLog('far.log', ...hundred(AT - 50 * afterMs), ...hundred(null));
    addLog('near.log', naming(1, AT - 30 * afterMs));
    list(2, 'ABCD1234.EML', 'far.log', 'near.log');
    markGone(index.write, 2);
    const message = readRelatable(index.read, idOf('ABCD1234.EML'));
    if (message === null) throw new Error('there is no message');
    const files = linesNear(index.read, message, 0).map(({ file }) => file);
    expect([...new Set(files)].toSorted()).toEqual(['far.log', 'near.log']);
    expect(files.filter((file) => file === 'far.log')).toHaveLength(99);
  });
});
