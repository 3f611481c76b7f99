/** Logs that are not plain text of one byte for each character. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import type { LogLine } from '../../../../shared/logs/model.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';
import { runHere } from '../../../fixtures/reading.ts';
import { manyEntries } from '../../../fixtures/transactions.ts';

const LINES = ['05/06/96 18:00 | Status [ 105] Müller', '05/06/96 18:05 | Error [ 29] x', '    wrapped'];
const TEXT = LINES.join('\r\n');

async function read(bytes: Uint8Array) {
  const file = writeFile(temporaryFolder('log'), 'log.txt', bytes);
  const { result, posted } = await runHere<'read'>({
    kind: 'read',
    file,
    steps: [],
    limits: DEFAULT_LIMITS,
    decoder: 'safe',
  });
  const lines: readonly LogLine[] = posted.flatMap((message) =>
    message.kind === 'log-lines' ? message.lines : [],
  );
  return { result, lines };
}

function utf16(text: string, order: 'little' | 'big'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

describe.each(['little', 'big'] as const)('a log in UTF-16, %s end first', (order) => {
  test('is read as the same text of one byte for each character, in the places of its file', async () => {
    const bytes = utf16(TEXT, order);
    const { result, lines } = await read(bytes);
    const plain = await read(bytesOf(TEXT));
    expect(result).toEqual({ kind: 'log', notes: [] });
    expect(lines).toEqual(
      plain.lines.map((line) => ({ ...line, start: 2 + line.start * 2, end: 2 + line.end * 2 })),
    );
    expect(lines.at(-1)).toMatchObject({ text: 'x wrapped', end: bytes.length });
  });

  test('is read over the border of the steps it is read in', async () => {
    const many = `${LINES[1]}\r\n`.repeat(5_000);
    const { lines } = await read(utf16(many, order));
    expect(lines).toHaveLength(5_000);
    expect(lines.every(({ problem, text }) => problem === null && text === 'x')).toBe(true);
  });

  test('says what of it could not be taken over', async () => {
    const bytes = Buffer.concat([utf16(`${TEXT} Ж?`, order), Uint8Array.of(10)]);
    const { result, lines } = await read(bytes);
    expect(lines.at(-1)?.text).toBe('x wrapped ??');
    expect(result).toEqual({
      kind: 'log',
      notes: [
        'the log is UTF-16; characters that windows-1252 lacks are shown as ?',
        'the log is UTF-16; its last byte is half a character',
      ],
    });
  });

  test('is told from other text in UTF-16, which is not read', async () => {
    for (const text of ['It was the best of times.', manyEntries(3)]) {
      expect((await read(utf16(text, order))).result).toMatchObject({
        kind: 'unrecognised',
        reason: expect.stringContaining('; marked as UTF-16, which is read in logs only'),
      });
    }
    expect((await read(utf16('', order))).result.kind).toBe('unrecognised');
  });
});

test('a small log with a line of control bytes is read, and keeps that line with its problem', async () => {
  const bytes = bytesOf(`${LINES[0]}\r\n\0\x01\x02þ garbage ~~~\r\n${LINES[1]}\r\n*** corrupted ***\r\n`);
  const { result, lines } = await read(bytes);
  expect(result).toEqual({ kind: 'log', notes: [] });
  expect(lines.map(({ number, problem }) => [number, problem])).toEqual([
    [1, null],
    [2, 'holds characters that are no text'],
    [3, null],
    [4, 'of no form that is known here'],
  ]);
});

test('a log behind a mark of UTF-8 has no line for the mark', async () => {
  const { result, lines } = await read(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf(TEXT)]));
  expect(result).toEqual({ kind: 'log', notes: [] });
  expect(lines.map(({ number, start, problem }) => [number, start, problem])).toEqual([
    [1, 3, null],
    [2, 3 + (LINES[0]?.length ?? 0) + 2, null],
  ]);
});
