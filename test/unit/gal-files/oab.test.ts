/** The offline address book, version 4: its parts, its properties, and everything in it that cannot be read. */
import { describe, expect, test } from 'vitest';
import { createOabImporter } from '../../../shared/gal/import/oab/importer.ts';
import { IMPORT_BOUNDS } from '../../../shared/gal/import/model.ts';
import { uint32 } from '../../fixtures/compressed.ts';
import { entriesOf, importAll, problemsOf } from '../../fixtures/gal-files.ts';
import { oabEntry, oabFile, oabInteger } from '../../fixtures/oab-file.ts';
import type { OabEntry, OabOptions } from '../../fixtures/oab-file.ts';

const read = (bytes: Uint8Array, ...sizes: readonly number[]) =>
  importAll(createOabImporter(), bytes, ...sizes);
const list = (entries: readonly OabEntry[], options: OabOptions = {}) => read(oabFile(entries, options));

const ANNA: OabEntry = {
  displayName: 'Smith, Anna',
  account: 'anna',
  smtp: 'anna@example.com',
  email: '/o=Org/ou=Site/cn=Recipients/cn=anna',
  proxies: [
    'SMTP:anna@example.com',
    'X400:c=US;a= ;p=Org;s=Smith;',
    'MS:NORTH/PO1/ANNA',
    'CCMAIL:Anna at HQ',
  ],
};
const BERT: OabEntry = { displayName: 'Bert', target: 'MS:SOUTH/PO2/BERT' };

describe('entries', () => {
  test('every address counts once, that of MS Mail first and the name in the directory last', () => {
    const imported = list([ANNA, BERT]);
    expect(entriesOf(imported)).toEqual([
      'Smith, Anna: PCM:NORTH/PO1/ANNA SMTP:anna@example.com X400:c=US;a= ;p=Org;s=Smith; CCMAIL:Anna at HQ ' +
        'EX:/o=Org/ou=Site/cn=Recipients/cn=anna',
      'Bert: PCM:SOUTH/PO2/BERT',
    ]);
    expect(imported).toMatchObject({
      format: 'Offline address book',
      counts: 'record',
      carriesTemplates: false,
      recordsRead: 2,
      problemsTotal: 0,
      cut: null,
    });
    expect(imported.records.map(({ line, templates }) => [line, templates])).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  test('the account is the name where none is displayed', () => {
    expect(entriesOf(list([{ account: 'anna', smtp: 'a@b.example' }]))).toEqual(['anna: SMTP:a@b.example']);
  });

  test('without an address or without a name there is no entry, and it is told', () => {
    expect(problemsOf(list([{ displayName: 'Anna' }, { smtp: 'a@b.example' }]))).toEqual([
      '1: "Anna" has no address.',
      '2: The entry has an address and no name.',
    ]);
  });

  test('what is no address with a type, and addresses that the server left out, are told', () => {
    const imported = list([
      { displayName: 'Anna', smtp: 'a@b.example', proxies: ['nonsense'], truncated: [0x800f101f] },
    ]);
    expect(entriesOf(imported)).toEqual(['Anna: SMTP:a@b.example']);
    expect(problemsOf(imported)).toEqual([
      '1: The server has left out addresses of "Anna" that were too many.',
      '1: "nonsense" is no address with a type.',
    ]);
  });

  test('letters outside of ASCII are read as UTF-8', () => {
    expect(entriesOf(list([{ displayName: 'Zoë', smtp: 'z@b.example' }]))).toEqual(['Zoë: SMTP:z@b.example']);
  });

  test('any cut into chunks gives the same', () => {
    const bytes = oabFile([ANNA, BERT, ANNA]);
    for (const size of [1, 2, 3, 7, 50]) expect(read(bytes, size)).toEqual(read(bytes));
  });
});

describe('values', () => {
  test('of all types are read past', () => {
    const imported = list([
      {
        truncated: [1, 200, 70_000, 20_000_000],
        displayName: 'Anna',
        displayType: 6,
        richInfo: true,
        photo: new Uint8Array(300),
        members: ['/o=Org/cn=b', '/o=Org/cn=c'],
        senders: ['/o=Org/cn=d'],
        certificates: [new Uint8Array(5), new Uint8Array(0)],
        office: 'HQ',
        smtp: 'a@b.example',
        proxies: ['MS:N/P/ANNA'],
      },
    ]);
    expect(entriesOf(imported)).toEqual(['Anna: PCM:N/P/ANNA SMTP:a@b.example']);
    expect(imported.problemsTotal).toBe(0);
  });

  test.each([0, 1, 127, 128, 255, 256, 65_535, 65_536, 16_777_216, 0xffffffff])('integer %i', (value) => {
    const imported = list([{ displayType: value, displayName: 'A', smtp: 'a@b.example' }]);
    expect(imported.problemsTotal).toBe(0);
    expect(oabInteger(value).length).toBeLessThanOrEqual(5);
  });

  test('of a type that address books do not have hide what follows in the same entry', () => {
    const table = ['displayName', 'smtp', 'unknown', 'proxies'] as const;
    const imported = list(
      [
        { displayName: 'Anna', smtp: 'a@b.example', unknown: 'x', proxies: ['MS:N/P/ANNA'] },
        { displayName: 'Bert', proxies: ['MS:N/P/BERT'] },
      ],
      { table },
    );
    expect(entriesOf(imported)).toEqual(['Anna: SMTP:a@b.example', 'Bert: PCM:N/P/BERT']);
    expect(problemsOf(imported)).toEqual([
      '1: The value of property 30070040 cannot be read, nor what follows it in this entry.',
    ]);
  });

  test('that end behind their record are told', () => {
    const table = ['displayName', 'smtp', 'displayType', 'proxies'] as const;
    const cases = [
      ['displayType', Buffer.from([0x80])],
      ['displayType', Buffer.from([0x82, 1])],
      ['displayType', Buffer.from([0x85, 1, 1, 1, 1, 1])],
      ['proxies', Buffer.concat([Buffer.from([0x84]), uint32(0xffffffff), Buffer.from('MS:A/B/C\0')])],
      ['proxies', Buffer.from([1, 0x41])],
    ] as const;
    for (const [name, value] of cases) {
      const entry = oabEntry({ displayName: 'A', smtp: 'a@b.example', [name]: 1 }, table);
      const body = Buffer.concat([entry.subarray(4, -1), value]);
      const broken = Buffer.concat([uint32(body.length + 4), body]);
      const file = oabFile([], { table, count: 2 });
      const imported = read(
        Buffer.concat([file, broken, oabEntry({ displayName: 'B', smtp: 'b@b.example' }, table)]),
      );
      expect(entriesOf(imported)).toEqual(['A: SMTP:a@b.example', 'B: SMTP:b@b.example']);
      expect(imported.problems[0]?.text).toContain('cannot be read, nor what follows it');
    }
  });

  test('are kept as many as allowed', () => {
    const bytes = oabFile([{ displayName: 'A', proxies: ['MS:A/B/1', 'MS:A/B/2', 'MS:A/B/3'] }]);
    const imported = importAll(createOabImporter({ ...IMPORT_BOUNDS, values: 2 }), bytes);
    expect(entriesOf(imported)).toEqual(['A: PCM:A/B/1 PCM:A/B/2']);
    expect(problemsOf(imported)).toEqual([
      '1: An entry has more than 2 values of one property; the rest is left out.',
    ]);
  });
});

describe('the file', () => {
  const FILE = oabFile([ANNA, BERT]);

  test('may hold no entry at all', () => {
    expect(list([], { table: ['smtp'] })).toMatchObject({ recordsRead: 0, problemsTotal: 0, cut: null });
  });

  test('that is cut off within an entry gives those before', () => {
    const imported = read(FILE.subarray(0, -3));
    expect(entriesOf(imported)).toHaveLength(1);
    expect(problemsOf(imported)).toEqual([
      '2: The file ends within this entry.',
      '1: The file says that it has 2 entries; 1 are there.',
      expect.stringMatching(/^1: The check value of the file \(.{8}\) is not that of its content/),
    ]);
  });

  test('that is cut off within its header or its tables gives nothing and says so', () => {
    for (const length of [0, 11, 12, 30, 50])
      expect(read(FILE.subarray(0, length))).toMatchObject({
        records: [],
        problemsTotal: 0,
        cut: 'The file ends before its first entry.',
      });
  });

  test('that was changed is read, and the check value tells', () => {
    const imported = list([ANNA], { crc: 1 });
    expect(imported.records).toHaveLength(1);
    expect(problemsOf(imported)[0]).toContain('(00000001) is not that of its content');
  });

  test('of another version is not read', () => {
    expect(list([ANNA], { version: 14 })).toMatchObject({
      records: [],
      cut: 'The file is no address book of version 4: its version is 14.',
    });
  });

  test('whose tables do not fit is not read', () => {
    const broken = Buffer.from(FILE);
    broken.writeUInt32LE(0xffffffff, 16);
    expect(read(broken)).toMatchObject({
      records: [],
      recordsRead: 0,
      cut: expect.stringContaining('tables'),
    });
  });

  test('says what cut it off first, whatever follows in the same chunk', () => {
    const withoutTables = Buffer.from(FILE.subarray(0, 12 + FILE.readUInt32LE(12)));
    withoutTables.writeUInt32LE(0xffffffff, 16);
    for (const rest of [uint32(3), uint32(0x7fffffff), FILE.subarray(withoutTables.length)]) {
      const broken = Buffer.concat([withoutTables, rest]);
      expect(read(broken)).toMatchObject({ recordsRead: 0, cut: expect.stringContaining('tables') });
      expect(read(broken)).toEqual(read(broken, 5));
    }
  });

  test('ends where a size is none', () => {
    const imported = read(Buffer.concat([FILE, uint32(3), Buffer.alloc(100)]));
    expect(imported.records).toHaveLength(2);
    expect(imported.cut).toBe(
      'After 2 entries one says that it has 3 bytes, which cannot be; the rest was not read.',
    );
  });

  test('an entry as large as allowed is read, a larger one is told, and the next one is read', () => {
    const bytes = oabFile([BERT, ANNA, BERT]);
    const lineBytes = oabEntry(ANNA, ['displayName', 'account', 'smtp', 'email', 'target', 'proxies']).length;
    expect(importAll(createOabImporter({ ...IMPORT_BOUNDS, lineBytes }), bytes).records).toHaveLength(3);
    const imported = importAll(createOabImporter({ ...IMPORT_BOUNDS, lineBytes: lineBytes - 1 }), bytes, 9);
    expect(entriesOf(imported)).toEqual(['Bert: PCM:SOUTH/PO2/BERT', 'Bert: PCM:SOUTH/PO2/BERT']);
    expect(problemsOf(imported)).toEqual([
      `2: The entry has ${lineBytes} bytes, which is more than ${lineBytes - 1}; it is left out.`,
    ]);
  });

  test('as many entries as allowed are read', () => {
    const few = (records: number) =>
      importAll(createOabImporter({ ...IMPORT_BOUNDS, records }), oabFile([BERT, BERT, BERT]));
    expect(few(3)).toMatchObject({ recordsRead: 3, cut: null });
    expect(few(2)).toMatchObject({ recordsRead: 2, cut: 'Only the first 2 entries were read.' });
  });
});
