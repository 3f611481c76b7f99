import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeWindows1252 } from '../../shared/dirsync/windows-1252.ts';
import { LOG_FORMATS } from '../../shared/logs/model.ts';
import { recogniseLog } from '../../shared/logs/recognise.ts';
import { SCHEDULE_STEPS } from '../../shared/schedule/model.ts';
import { parseScheduledTime, printScheduledTime } from '../../shared/schedule/scheduled-time.ts';
import { inChunks } from '../fixtures/bytes.ts';
import { readLogChunks, readLogText } from '../fixtures/read-log.ts';

const format = fc.constantFrom(...LOG_FORMATS);

/** Small, so that their edges are met. */
const LIMITS = { logLineBytes: 150, logEntryChars: 300, logHeldChars: 200, logLinesPerFile: 60 };

const piece = fc.oneof(
  fc.constantFrom(
    '03/13/96 15:27:08 | Status Requestor updates received: 36',
    '03/13/100 15:27 | 1 105 0',
    'V3.5 02/02/96 13:18 | Fatal [ 91] locked',
    'I1 02/02/96 13:18 Checking the process table on N\\P',
    '[13:13] Running "NSDA -RT"',
    '31-12-99 23:52 772 N/P/$SYSTEM N/Q/$SYSTEM',
    '01-01-10 00:01 772 N/P/$SYSTEM',
    '05/06/96 00:01 772 N/P/A N/P/B *',
    '0000030C 00000403',
    'Requestor name: PCM:N/P',
    'ReqSync = 17, SrvSync = 80, Last Cycle = 11',
    'Examining N/P Requestor Configuration Record',
    'FB16 Thu Apr 07 12:13:52 1994 000001 A x',
    'T1 Mon 22:00 T1',
    'Tue 22:00',
    '12/31/96,7:56:34 PM,X,Error,None,181,N/A,PC,"open',
    'Event ID: 2380',
    'Source: MSExchangeMSMI',
    'Description: text',
    'garbage',
    '   ',
    '"',
    '\0',
  ),
  fc.uint8Array({ maxLength: 180 }).map((bytes) => String.fromCharCode(...bytes)),
);
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\r\r\n', '\n\n', '');
const log = fc
  .array(fc.tuple(piece, lineEnd), { maxLength: 40 })
  .map((lines) => encodeWindows1252(lines.flat().join('')));

describe('logs', () => {
  test('read the same in chunks of any size, whatever the bytes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(format, log, sizes, (main, bytes, chunkSizes) => {
        const inPieces = readLogChunks(main, inChunks(bytes, ...chunkSizes), LIMITS);
        expect(inPieces).toEqual(readLogChunks(main, [bytes], LIMITS));
      }),
      { numRuns: 500 },
    );
  });

  test('have every byte in exactly one line, but for line ends and blanks, and the lines in order', () => {
    fc.assert(
      fc.property(format, log, (main, bytes) => {
        const { lines } = readLogChunks(main, [bytes], { ...LIMITS, logLinesPerFile: 1_000 });
        let [end, number] = [0, 1];
        for (const line of lines) {
          expect(line.start).toBeGreaterThanOrEqual(end);
          expect(line.end).toBeGreaterThan(line.start);
          expect(line.number).toBeGreaterThanOrEqual(number);
          expect(blank(bytes.subarray(end, line.start))).toBe(true);
          [end, number] = [line.end, line.number];
        }
        expect(blank(bytes.subarray(end))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('give a short entry no text from column 1 of the line below it', () => {
    const below = fc.string({ minLength: 1, maxLength: 100 }).filter((text) => text.trimStart() === text);
    fc.assert(
      fc.property(below, (text) => {
        const [entry] = readLogText('dirsync', `05/06/96 18:05 | Status [ 171] No updates\n${text}\n`);
        expect(entry).toMatchObject({ text: 'No updates', problem: null });
      }),
    );
  });

  test('count what they hand out', () => {
    fc.assert(
      fc.property(format, log, (main, bytes) => {
        const { lines, totals } = readLogChunks(main, [bytes], LIMITS);
        const problems = lines.filter((line) => line.problem !== null).length;
        expect(totals).toMatchObject({ lines: lines.length, problems });
      }),
    );
  });

  test('are recognised or not, but never throw', () => {
    fc.assert(
      fc.property(fc.oneof(log, fc.uint8Array({ maxLength: 2_000 })), (bytes) => {
        expect(() => recogniseLog(bytes)).not.toThrow();
      }),
    );
  });
});

/** Line ends and what is a space to JavaScript: a line of nothing else is no line. */
function blank(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes).trim() === '';
}

test('scheduled times print and parse back, alone and as lines of a file', () => {
  const time = fc.record({
    step: fc.constantFrom(...SCHEDULE_STEPS),
    day: fc.integer({ min: 0, max: 6 }),
    minute: fc.integer({ min: 0, max: 1_439 }),
  });
  fc.assert(
    fc.property(fc.array(time, { maxLength: 20 }), (times) => {
      for (const one of times) expect(parseScheduledTime(printScheduledTime(one))).toEqual(one);
      const text = times.map((one) => `${printScheduledTime(one)}\r\n`).join('');
      expect(readLogText('dssched', text).map((line) => line.facts)).toEqual(
        times.map((one) => ({ kind: 'schedule', ...one })),
      );
    }),
  );
});
