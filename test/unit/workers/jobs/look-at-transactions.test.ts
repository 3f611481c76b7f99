/** Pages of transactions, the transaction at a byte, and the check, of parts of every kind. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import type { JobOf, JobResults } from '../../../../electron/workers/protocol.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { openDeflate } from '../../../fixtures/compressed.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { runHere } from '../../../fixtures/reading.ts';
import { columnLine, manyEntries, MARTIN } from '../../../fixtures/transactions.ts';

const base = (bytes: Uint8Array) => ({
  file: writeFile(temporaryFolder('look'), 'x.eml', bytes),
  steps: [],
  limits: DEFAULT_LIMITS,
});

async function page(bytes: Uint8Array, wanted: Partial<JobOf<'transactions'>> = {}) {
  const question = { part: '1.2', codePage: 'auto', offset: 0, limit: 100, ...wanted } as const;
  const { result } = await runHere<'transactions'>({ kind: 'transactions', ...base(bytes), ...question });
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

async function at(bytes: Uint8Array, offset: number, part = '1.2'): Promise<JobResults['transactionAt']> {
  return (await runHere<'transactionAt'>({ kind: 'transactionAt', ...base(bytes), part, offset })).result;
}

async function lint(bytes: Uint8Array, wanted: Partial<JobOf<'lint'>> = {}): Promise<JobResults['lint']> {
  const question = { part: '1.2', codePage: 'auto', rule: null, offset: 0, limit: 100, ...wanted } as const;
  return (await runHere<'lint'>({ kind: 'lint', ...base(bytes), ...question })).result;
}

const inBody = (text: string): Uint8Array =>
  mimeMessage({ body: `Some words first.\r\n\r\n[DIRSYNC-TRANSACTIONS]\r\n${text}` });

describe('a page', () => {
  test('of transactions in a body has places that count from the beginning of the body', async () => {
    const body = `Some words first.\r\n\r\n[DIRSYNC-TRANSACTIONS]\r\n${manyEntries(3)}`;
    const { rows } = await page(mimeMessage({ body }), { part: '1' });
    expect(rows.map(({ start, end }) => body.slice(start, end))).toEqual(
      [0, 1, 2].map((index) => columnLine('A', `User ${index}`, `PCM:NORTH/PO1/USER${index}`)),
    );
  });

  test('of an attachment starts at its first line, also where that cannot be read', async () => {
    const { rows } = await page(replyWith(bytesOf(`X what\r\n${MARTIN}\r\n`)));
    expect(rows.map(({ code }) => code)).toEqual(['?', 'A']);
  });

  test('tells how many of all could not be read, also of those on other pages', async () => {
    const bytes = replyWith(bytesOf(`${MARTIN}\r\nX what\r\n${MARTIN}\r\nX what\r\n`));
    const { rows, total, unreadable } = await page(bytes, { offset: 0, limit: 1 });
    expect({ shown: rows.length, total, unreadable }).toEqual({ shown: 1, total: 4, unreadable: 2 });
  });

  test('has the further lines of each transaction', async () => {
    const lines = [
      columnLine('M', 'Boyd', 'PCM:N/P/B'),
      columnLine(' ', 'Boyd, S', 'PCM:N/P/B'),
      '- Room:/1',
    ];
    const { rows } = await page(replyWith(zlib.gzipSync(lines.join('\r\n'))));
    expect(rows).toMatchObject([
      { second: { name: 'Boyd, S' }, templates: [{ prompt: 'Room:', value: '1' }] },
    ]);
  });

  test('is read in the code page that was asked for, or that the bytes speak for', async () => {
    const dos = Buffer.from('A M\x81ller, J\x81rgen\tPCM:N/P/M\r\n', 'latin1');
    const read = async (codePage: JobOf<'transactions'>['codePage']) => {
      const { rows, codePage: taken } = await page(replyWith(zlib.gzipSync(dos)), { codePage });
      return [taken, rows[0]?.name];
    };
    expect(await read('auto')).toEqual(['cp850', 'Müller, Jürgen']);
    expect(await read('windows-1252')).toEqual(['windows-1252', 'M\u0081ller, J\u0081rgen']);
    expect(await read('cp437')).toEqual(['cp437', 'Müller, Jürgen']);
  });
});

describe('the transaction at a byte', () => {
  const text = [
    columnLine('M', 'Boyd', 'PCM:N/P/B'),
    '# between its lines',
    '- Room:/1',
    '',
    '# of none',
    MARTIN,
    '',
  ].join('\r\n');
  const placeOf = (part: string): number => text.indexOf(part);

  test.each([
    ['its first byte', 0, 0],
    ['a byte of its last line', placeOf('Room'), 0],
    ['a comment between its lines', placeOf('between'), 0],
    ['its line end', placeOf('- Room:/1') + '- Room:/1'.length, 0],
    ['a comment between two', placeOf('of none'), null],
    ['the next one', placeOf('Martin'), 1],
    ['the last line end', text.length - 1, 1],
    ['what is behind all', text.length, null],
  ])('is found: %s', async (_, offset, expected) => {
    expect(await at(replyWith(zlib.gzipSync(text)), offset)).toEqual({ ok: true, value: expected });
    expect(await at(bytesOf(text), offset, '1')).toEqual({ ok: true, value: expected });
  });

  test('in a body is found by the byte of the body', async () => {
    const body = `Words.\r\n[DIRSYNC-TRANSACTIONS]\r\n${manyEntries(3)}`;
    const message = mimeMessage({ body });
    expect(await at(message, body.indexOf('User 1'), '1')).toEqual({ ok: true, value: 1 });
    expect(await at(message, 2, '1')).toEqual({ ok: true, value: null });
  });

  test('is that of every byte of a long text, without reading it to its end', async () => {
    const many = manyEntries(20_000);
    const cut = replyWith(Buffer.concat([zlib.gzipSync('').subarray(0, 10), openDeflate(bytesOf(many))]));
    expect(await at(cut, many.indexOf('User 12345'))).toEqual({ ok: true, value: 12_345 });
    expect(await at(cut, many.length + 5)).toMatchObject({ ok: false, error: { kind: 'truncated' } });
  });
});

describe('the check', () => {
  test('of a clean part finds nothing and says how much it looked at', async () => {
    expect(await lint(replyWith(zlib.gzipSync(manyEntries(50))))).toEqual({
      ok: true,
      value: {
        findings: [],
        total: 0,
        rules: [],
        checked: 50,
        repairable: 0,
        unchecked: [],
        codePage: 'windows-1252',
      },
    });
  });

  test('of a body points into the body', async () => {
    const text = 'A Martin, Robert PCM:N/P/M\r\n';
    const result = await lint(inBody(text), { part: '1' });
    const [finding] = result.ok ? result.value.findings : [];
    expect(finding).toMatchObject({ rule: 'out-of-columns', transaction: 0 });
    const body = `Some words first.\r\n\r\n[DIRSYNC-TRANSACTIONS]\r\n${text}`;
    expect(body.slice(finding?.start, finding?.end)).toBe('PCM:N/P/M');
  });

  test('of a damaged part says what was not checked; of one that gave nothing, why', async () => {
    const start = zlib.gzipSync('').subarray(0, 10);
    const cut = replyWith(Buffer.concat([start, openDeflate(bytesOf(manyEntries(7)))]));
    expect(await lint(cut)).toMatchObject({
      ok: true,
      value: { checked: 7, unchecked: [expect.stringContaining('Decoding stopped')] },
    });
    expect(await lint(replyWith(start))).toMatchObject({ ok: false, error: { kind: 'truncated' } });
  });

  test('of one rule lists that rule alone', async () => {
    const text = 'X nobody\r\r\n'.repeat(5);
    const result = await lint(replyWith(bytesOf(text)), { rule: 'unknown-code', offset: 3 });
    const value = result.ok ? result.value : null;
    expect(value?.findings.map(({ rule, transaction }) => [rule, transaction])).toEqual([
      ['unknown-code', 3],
      ['unknown-code', 4],
    ]);
    expect(value?.total).toBe(10);
  });
});
