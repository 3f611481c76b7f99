import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encapsulate, parseDirSyncAddress, printAddress } from '../../shared/dirsync/address.ts';
import { parseSubject, printSubject } from '../../shared/dirsync/subject.ts';
import { encodeText } from '../../shared/dirsync/code-pages.ts';
import { parseProfile, printProfile } from '../../shared/dirsync/profile.ts';
import { printEntry, readEntry } from '../../shared/dirsync/transaction.ts';
import { createTransactionReader } from '../../shared/dirsync/transactions.ts';
import { decodeWindows1252, encodeWindows1252 } from '../../shared/dirsync/windows-1252.ts';
import { CODE_PAGES } from '../../shared/lint/model.ts';
import type { Transaction, TransactionRow } from '../../shared/model.ts';
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

  test('print and parse back as X.400, plain and encapsulated', () => {
    const word = fc.stringMatching(/^[A-Z0-9$-]{1,10}$/);
    fc.assert(
      fc.property(fc.record({ network: word, postOffice: word, mailbox: word }), (given) => {
        const name = `${given.network}/${given.postOffice}/${given.mailbox}`;
        const escaped = name.replaceAll('$', '+24').replaceAll('/', '_');
        for (const text of [
          `c=US;a= ;p=Example;ddat=MS;ddav=${name};`,
          `c=us;a=mci;dda:ms=${name}`,
          `X400:/ddat=ms /ddav="${name}"`,
          `<IMCEAX400-c=US+3Ba=+20+3Bddat=MS+3Bddav=${escaped}+3B@example.com>`,
        ])
          expect(parseDirSyncAddress(text)).toEqual(given);
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

  test('of status reports and profiles print and parse back, in any case and spacing', () => {
    const word = fc.stringMatching(/^[A-Z0-9-]{1,10}$/);
    const blanks = fc.constantFrom(' ', '  ', '\t');
    fc.assert(
      fc.property(word, word, blanks, fc.boolean(), (network, po, blank, isLower) => {
        const postOffice = `${network}/${po}`;
        const given = { kind: 'Status', postOffice, truncated: false } as const;
        expect(parseSubject(printSubject(given))).toEqual(
          // A name that ends where MS Mail cuts is not believed.
          'Status report from '.length + postOffice.length >= 40 && po.length < 10
            ? { ...given, postOffice: null, truncated: true }
            : given,
        );
        const profile = printSubject({ kind: 'DirectoryExchange', truncated: false });
        const written = profile.replaceAll(' ', blank);
        expect(parseSubject(isLower ? written.toLowerCase() : written)).toEqual({
          kind: 'DirectoryExchange',
          truncated: false,
        });
      }),
    );
  });

  test('of requests and replies may have any case and spacing', () => {
    fc.assert(
      fc.property(subject, fc.boolean(), (given, isLower) => {
        const spread = printSubject(given).replaceAll('=', ' = ').replaceAll(/[(,]/g, ' $& ');
        expect(parseSubject(isLower ? spread.toLowerCase() : spread)).toEqual(given);
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

describe('whole transactions', () => {
  /** Text that a field may hold in any code page, without blanks at its ends. */
  const field = (forbidden: RegExp, maxLength: number): fc.Arbitrary<string> =>
    fc
      .array(fc.constantFrom(...Array.from('abcXYZ019 .,:#()äöüßéñÇ')), { minLength: 1, maxLength })
      .map((characters) => characters.join(''))
      .filter((text) => text.trim() === text && text !== '' && !forbidden.test(text));
  const person = fc.record({
    name: field(/:/, 30),
    addressType: fc.constantFrom('PCM', 'SNADS', 'X400', 'FAX', null),
    address: fc.tuple(field(/[: ]/, 8), field(/[: ]/, 8)).map((names) => names.join('/')),
  });
  const list = fc.record({
    name: fc.constant(''),
    addressType: fc.constantFrom('PCM', 'SNADS'),
    address: fc.constantFrom('NET/PO', 'GATE/NODE'),
  });
  const templates = fc.array(
    fc.record({
      prompt: field(/[ -]$/, 12),
      value: fc.oneof(fc.constant(''), field(/^$/, 20), fc.constant('/a//b/')),
    }),
    { maxLength: 4 },
  );
  const fields = fc.array(
    fc.record({
      prompt: field(/^[-#]/, 12),
      column: fc.nat(99),
      length: fc.nat(99),
      flags: fc.constantFrom('A', 'NP', 'ULNP', ''),
      defaultText: fc.constantFrom('', 'none'),
    }),
    { maxLength: 4 },
  );
  const rest = { unread: fc.constant([]), linesLeftOut: fc.constant(0), problem: fc.constant(null) };
  const none = { second: fc.constant(null), templates: fc.constant([]), fields: fc.constant([]) };
  const transaction: fc.Arbitrary<Transaction> = fc
    .oneof(
      fc.record({ code: fc.constantFrom('A', 'D'), first: person, ...rest, ...none, templates }),
      fc.record({
        code: fc.constant('M'),
        first: person,
        ...rest,
        ...none,
        second: fc.option(person),
        templates,
      }),
      fc.record({ code: fc.constantFrom('G', 'P'), first: person, ...rest, ...none }),
      fc.record({ code: fc.constant('R'), first: list, ...rest, ...none }),
      fc.record({ code: fc.constant('T'), first: list, ...rest, ...none, fields }),
    )
    .chain(({ first, ...entry }) => fc.option(counter).map((sequence) => ({ ...entry, ...first, sequence })));

  test('print and read back, in columns and with tabs, whatever the code page', () => {
    const layout = fc.constantFrom('columns' as const, 'tabs' as const);
    fc.assert(
      fc.property(transaction, layout, fc.constantFrom(...CODE_PAGES), (given, chosen, codePage) => {
        const text = printEntry(given, { layout: chosen, lineEnd: '\r\n' });
        expect(readEntry(encodeText(codePage, text), codePage)).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  test('read the same with any line end and in any chunks', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 });
    const limits = { transactionsPerMessage: 100, transactionLineBytes: 500 };
    const read = (chunks: Iterable<Uint8Array>): Transaction[] => {
      const found: Transaction[] = [];
      const reader = createTransactionReader({
        limits,
        onTransaction: ({ index: _index, start: _start, end: _end, ...entry }) => found.push(entry),
      });
      for (const chunk of chunks) reader.push(chunk);
      reader.end();
      return found;
    };
    fc.assert(
      fc.property(fc.array(transaction, { maxLength: 10 }), sizes, (given, chunkSizes) => {
        for (const lineEnd of ['\n', '\r', '\r\n', '\r\r\n']) {
          const text = given.map((entry) => printEntry(entry, { layout: 'columns', lineEnd })).join('');
          expect(read(inChunks(encodeWindows1252(text), ...chunkSizes))).toEqual(given);
        }
      }),
    );
  });
});

test('profiles of foreign requestors print and parse back, also what nobody knows', () => {
  const key = fc.stringMatching(/^[A-Z]{1,12}$/);
  const value = fc.stringMatching(/^[!-~]{0,20}$/);
  fc.assert(
    fc.property(fc.array(fc.record({ key, value }), { maxLength: 12 }), (given) => {
      expect(parseProfile(printProfile(given))?.fields).toMatchObject(given);
    }),
  );
});
