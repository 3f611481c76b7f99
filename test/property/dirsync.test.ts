import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encapsulate, parseDirSyncAddress, printAddress } from '../../shared/dirsync/address.ts';
import { parseSubject, printSubject } from '../../shared/dirsync/subject.ts';
import { createTransactionReader } from '../../shared/dirsync/transactions.ts';
import { decodeWindows1252, encodeWindows1252 } from '../../shared/dirsync/windows-1252.ts';
import type { TransactionRow } from '../../shared/model.ts';
import { inChunks } from '../fixtures/bytes.ts';
import { columnLine, tabLine } from '../fixtures/transactions.ts';

const counter = fc.integer({ min: 0, max: 0xffff_ffff });
const syncNumbers = fc.record({
  req: counter,
  reqWas: fc.option(counter),
  srv: counter,
  srvWas: fc.option(counter),
  imports: counter,
  sent: counter,
});
const subject = fc.record({
  kind: fc.constantFrom('ReqTx' as const, 'SrvTx' as const),
  sync: syncNumbers,
  truncated: fc.constant(false),
});

/** Any text that windows-1252 can hold. */
const eraText = (constraints: { minLength: number; maxLength: number }): fc.Arbitrary<string> =>
  fc.uint8Array({ ...constraints, min: 0x21 }).map((bytes) => decodeWindows1252(bytes));

test('bytes survive windows-1252 in both directions', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...encodeWindows1252(decodeWindows1252(bytes))]).toEqual([...bytes]);
    }),
  );
});

describe('addresses', () => {
  const element = eraText({ minLength: 1, maxLength: 10 }).filter(
    (text) => text.trim() === text && text.trim() !== '',
  );
  const address = fc.record({ network: element, postOffice: element, mailbox: element });

  test('print and parse back, encapsulated and with a display name', () => {
    fc.assert(
      fc.property(address, fc.constantFrom('MS' as const, 'PCM' as const, 'CSI' as const), (given, type) => {
        expect(parseDirSyncAddress(encapsulate(given, 'example.com', type))).toEqual(given);
      }),
    );
  });

  test('print and parse back behind a display name of ordinary characters', () => {
    const word = fc.stringMatching(/^[A-Z0-9$-]{1,10}$/);
    fc.assert(
      fc.property(fc.record({ network: word, postOffice: word, mailbox: word }), (given) => {
        const printed = printAddress(given, 'example.com');
        expect(parseDirSyncAddress(printed)).toEqual(given);
        expect(parseDirSyncAddress(printed.replace(/<.*>/, '<x@example.com>'))).toEqual(given);
      }),
    );
  });

  test('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => parseDirSyncAddress(text)).not.toThrow();
      }),
    );
  });
});

describe('subjects', () => {
  test('print and parse back', () => {
    fc.assert(
      fc.property(subject, (given) => {
        expect(parseSubject(printSubject(given))).toEqual(given);
      }),
    );
  });

  test('cut anywhere yield no number that was not sent', () => {
    fc.assert(
      fc.property(subject, fc.integer({ min: 'SrvTx'.length, max: 80 }), (given, length) => {
        const text = printSubject(given);
        const parsed = parseSubject(text.slice(0, length));
        expect(parsed).toMatchObject({ kind: given.kind, truncated: length < text.length });
        const numbers = parsed !== null && 'sync' in parsed ? Object.entries(parsed.sync) : [];
        const read = Object.fromEntries(numbers.filter(([, value]) => value !== null));
        expect(given.sync).toMatchObject(read);
      }),
    );
  });
});

describe('transactions', () => {
  const limits = { transactionsPerMessage: 40, transactionLineBytes: 120 };
  const readAll = (chunks: Iterable<Uint8Array>): unknown => {
    const rows: TransactionRow[] = [];
    const reader = createTransactionReader({ limits, onTransaction: (row) => rows.push(row) });
    for (const chunk of chunks) reader.push(chunk);
    return { rows, totals: reader.end() };
  };
  const code = fc.constantFrom('A', 'D', 'M', 'G', 'P');
  const name = eraText({ minLength: 1, maxLength: 30 }).filter((text) => !/[\s:]/.test(text));
  const address = eraText({ minLength: 1, maxLength: 40 }).filter(
    (text) => text.trim() === text && text !== '',
  );
  const type = fc.constantFrom('PCM', 'SNADS', 'X400', 'OTHER');
  const entry = fc.record({ code, name, type, address, layout: fc.constantFrom(columnLine, tabLine) });

  test('print and parse back', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 20 }),
        fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
        (entries, lineEnd) => {
          const lines = entries.map(
            (one) => one.layout(one.code, one.name, `${one.type}:${one.address}`) + lineEnd,
          );
          const expected = entries.map((one) =>
            expect.objectContaining({
              code: one.code,
              name: one.name,
              addressType: one.type,
              address: one.address,
            }),
          );
          expect(readAll([encodeWindows1252(lines.join(''))])).toMatchObject({ rows: expected });
        },
      ),
    );
  });

  test('read the same in chunks of any size, whatever the bytes', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\r',
        '\n',
        '\r\r\n',
        ' ',
        '\t',
        '- x:/y',
        '# no',
        'R PCM:N/P',
        'x'.repeat(119),
        'x'.repeat(121),
      ),
      entry.map((one) => one.layout(one.code, one.name, `${one.type}:${one.address}\r\n`)),
      eraText({ minLength: 0, maxLength: 150 }),
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), sizes, (pieces, chunkSizes) => {
        const bytes = encodeWindows1252(pieces.join(''));
        expect(readAll(inChunks(bytes, ...chunkSizes))).toEqual(readAll([bytes]));
      }),
      { numRuns: 500 },
    );
  });
});
