/** Which codes are counted in the logs, and lines found by the source of an event. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLogCodes } from '../../../electron/index/log-codes.ts';
import { matchingLineIds } from '../../../electron/index/log-queries.ts';
import { logRowsOf } from '../../../electron/index/log-rows.ts';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { addLogLines } from '../../../electron/index/write-log-lines.ts';
import { writeRole } from '../../../electron/index/write-files.ts';
import { markGone, recordSeen } from '../../../electron/index/write-messages.ts';
import { LOG_CODES_LIMIT } from '../../../shared/contract/logs.ts';
import type { LogQuery } from '../../../shared/contract/logs.ts';
import { EVERY_LINE } from '../../../shared/logs/every-line.ts';
import type { LogLine } from '../../../shared/logs/model.ts';
import { aLine } from '../../fixtures/log-lines.ts';

let index: Index;

beforeEach(() => {
  index = openIndex(':memory:');
});

afterEach(() => index.close());

function list(listing: number, ...files: string[]): void {
  const state = { kind: 'discovered' } as const;
  recordSeen(
    index.write,
    files.map((file) => ({ file, bytes: 1, modifiedMs: 1, state })),
    listing,
  );
}

function idOf(file: string): number {
  return Number(index.read.first('SELECT id FROM message WHERE file = ?', file)?.['id']);
}

function addLog(file: string, ...lines: LogLine[]): void {
  addLogLines(index.write, idOf(file), null, lines);
  writeRole(index.write, idOf(file), { role: 'log', form: null });
}

function found(query: Partial<LogQuery>): string[] {
  const ids = matchingLineIds(index.read, { ...EVERY_LINE, ...query });
  return logRowsOf(index.read, ids, 0).map(({ file, number }) => `${file}:${number}`);
}

function anEvent(number: number, eventId: number, source: string): LogLine {
  const facts = { kind: 'event', source, category: null, eventId } as const;
  return aLine(number, { format: 'event', code: eventId, facts });
}

describe('the codes', () => {
  test('are counted by format and source, the frequent ones first; lines without code and of files that are gone are not', () => {
    list(1, 'a.log', 'gone.log');
    addLog(
      'a.log',
      aLine(1, { format: 'dirsync', code: 27 }),
      aLine(2, { format: 'dirsync', code: 27, program: 'IMPORT' }),
      aLine(3, { format: 'dispatch', code: 65, program: 'NSDA -S' }),
      anEvent(4, 2447, 'MSExchangeMSMI'),
      anEvent(5, 2447, 'msexchangemsmi'),
      anEvent(6, 2447, 'MSExchangeMSMI'),
      anEvent(7, 2447, 'Other'),
      aLine(8, { format: 'dirsync', code: null }),
    );
    addLog('gone.log', aLine(1, { format: 'dirsync', code: 9 }));
    list(2, 'a.log');
    markGone(index.write, 2);
    const { codes, codesLeftOut } = readLogCodes(index.read);
    expect(codes.map(({ format, code, lines }) => `${format} ${code}: ${lines}`)).toEqual([
      'event 2447: 3',
      'dirsync 27: 2',
      'dispatch 65: 1',
      'event 2447: 1',
    ]);
    expect(codes.map(({ program }) => program)).toEqual([null, null, 'NSDA -S', null]);
    expect(codesLeftOut).toBe(0);
  });

  test('beyond the limit are counted, not listed', () => {
    list(1, 'a.log');
    const lines = Array.from({ length: LOG_CODES_LIMIT + 1 }, (_, code) =>
      aLine(code + 1, { format: 'dirsync', code }),
    );
    addLog('a.log', ...lines.slice(0, LOG_CODES_LIMIT));
    expect(readLogCodes(index.read)).toMatchObject({ codesLeftOut: 0 });
    addLogLines(index.write, idOf('a.log'), null, lines.slice(LOG_CODES_LIMIT));
    const { codes, codesLeftOut } = readLogCodes(index.read);
    expect(codes).toHaveLength(LOG_CODES_LIMIT);
    expect(codesLeftOut).toBe(1);
  });

  test('narrow the list to the events of one source, whatever its case and blanks', () => {
    list(1, 'a.log');
    addLog('a.log', anEvent(1, 290, 'MSExchange MTA'), anEvent(2, 290, 'Other'), aLine(3, { code: 290 }));
    expect(found({ code: 290, source: 'msexchangemta' })).toEqual(['a.log:1']);
  });
});
