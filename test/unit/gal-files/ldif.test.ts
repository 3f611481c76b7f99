/** LDIF, feature by feature (RFC 2849), and what makes an entry of an address list. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLdifImporter } from '../../../shared/gal/import/ldif.ts';
import { IMPORT_BOUNDS, IMPORT_PROBLEMS_KEPT } from '../../../shared/gal/import/model.ts';
import { recognise } from '../../../shared/gal/import/recognise.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { entriesOf, importAll, problemsOf, readLdif, utf8 } from '../../fixtures/gal-files.ts';

const read = (text: string) => readLdif(utf8(text));
const list = (text: string) => importAll(createLdifImporter(), utf8(text));
const values = (text: string): (string | null)[] =>
  read(`dn: cn=A\n${text}`).records[0]?.attributes.map(({ value }) => value) ?? [];

describe('lines', () => {
  test('a folded line is joined without its first blank, a tab folds as well', () => {
    expect(values('cn: An\n na\n\tbel\n  le')).toEqual(['Annabel le']);
  });

  test('LF and CR LF end a line; a CR within a line stays', () => {
    expect(values('cn: one\r\nsn: two\nuid: a\rb\r\n')).toEqual(['one', 'two', 'a\rb']);
  });

  test('a comment may be folded and stand between the lines of a record', () => {
    const { records } = read('# before\ndn: cn=A\n# within,\n  and folded\ncn: A\n');
    expect(records).toMatchObject([{ dn: 'cn=A', attributes: [{ name: 'cn', value: 'A', line: 5 }] }]);
  });

  test('several empty lines, some of them with CR, part two records', () => {
    const { records, problems } = read('\n\r\ndn: cn=A\ncn: A\n\n\r\n\ndn: cn=B\ncn: B');
    expect(records.map(({ dn, line }) => `${dn} ${line}`)).toEqual(['cn=A 3', 'cn=B 8']);
    expect(problems).toEqual([]);
  });

  test('a folded line without a line above it is told', () => {
    expect(read(' folded\n\ndn: cn=A\ncn: A\n').problems).toEqual(['1: A folded line has no line above it.']);
  });

  test('a line that is none is told and the record goes on', () => {
    const { records, problems } = read('dn: cn=A\nno colon here\n: nothing\ncn: A\n');
    expect(records[0]?.attributes).toMatchObject([{ name: 'cn', value: 'A' }]);
    expect(problems).toEqual([
      '2: "no colon here" is no line of LDIF: no name and colon begin it.',
      '3: ": nothing" is no line of LDIF: no name and colon begin it.',
    ]);
  });

  test('a line as long as allowed is read, a longer one is told, and both are counted across folds', () => {
    const bounds = { lineBytes: 10, values: 9 };
    const { records, problems } = readLdif(utf8('dn: cn=A\ncn: 12\n 3456\nsn: 12\n 34567\n'), bounds);
    expect(records[0]?.attributes).toMatchObject([{ name: 'cn', value: '123456' }]);
    expect(problems).toEqual(['4: A value is longer than 10 bytes and is left out.']);
  });

  test('any cut into chunks gives the same', () => {
    const bytes = utf8('version: 1\r\n\r\ndn: cn=Zoë\r\ncn: Zo\r\n ë\r\n\r\n\r\ndn:: Y249Qg==\r\ncn: B');
    for (const size of [1, 2, 3, 5, 7]) expect(readLdif(bytes, IMPORT_BOUNDS, size)).toEqual(readLdif(bytes));
  });
});

describe('values', () => {
  test('blanks before a value do not count, an empty one is empty', () => {
    expect(values('cn:A\nsn:    B\nuid:\n')).toEqual(['A', 'B', '']);
  });

  test('base64 is decoded, with its padding or without', () => {
    expect(values('cn:: Wm/Dqw==\nsn::Wm/Dqw\n')).toEqual(['Zoë', 'Zoë']);
  });

  test('what is no base64 is told and has no value', () => {
    const { records, problems } = read('dn: cn=A\ncn:: Zm9v*\n');
    expect(records[0]?.attributes[0]?.value).toBeNull();
    expect(problems).toEqual(['2: The value of cn is no base64 and is left out.']);
  });

  test('a URL is kept and never fetched', () => {
    const { records, problems } = read('dn: cn=A\nphoto:< file:///etc/hostname\n');
    expect(records[0]?.attributes[0]).toMatchObject({ value: null, url: 'file:///etc/hostname' });
    expect(problems).toEqual([
      '2: The value of photo stands behind "file:///etc/hostname", which is not fetched.',
    ]);
  });

  test('options are told from the name', () => {
    const { records } = read('dn: cn=A\nCN;lang-DE;binary: A\n');
    expect(records[0]?.attributes[0]).toMatchObject({ name: 'cn', options: ['lang-de', 'binary'] });
  });

  test('letters outside of ASCII are read as UTF-8 or windows-1252, and told once', () => {
    expect(read('dn: cn=A\ncn: Zoë\nsn: Jürgen\n').problems).toEqual([
      '2: Values hold letters outside of ASCII, which LDIF has in base64 only: read as utf-8. (2 times)',
    ]);
    const { records, problems } = readLdif(bytesOf('dn: cn=A\ncn: Zoë\n'));
    expect(records[0]?.attributes[0]?.value).toBe('Zoë');
    expect(problems).toEqual([
      '2: Values hold letters outside of ASCII, which LDIF has in base64 only: read as windows-1252.',
    ]);
  });

  test('as many values as allowed are read, one more is told', () => {
    const bounds = { lineBytes: 100, values: 2 };
    const { records, problems } = readLdif(utf8('dn: cn=A\ncn: 1\ncn: 2\ncn: 3\n'), bounds);
    expect(records[0]?.attributes).toHaveLength(2);
    expect(problems).toEqual(['1: A record has more than 2 values; the rest is left out.']);
  });
});

describe('records', () => {
  test('the version line may stand alone, right before a record, or be missing; another version is told', () => {
    for (const head of ['version: 1\n\n', 'version: 1\n', ''])
      expect(read(`${head}dn: cn=A\ncn: A\n`)).toMatchObject({ records: [{ dn: 'cn=A' }], problems: [] });
    expect(read('version: 2\n\ndn: cn=A\ncn: A\n').problems).toEqual([
      '1: The file says LDIF version "2"; it is read as version 1.',
    ]);
  });

  test('a byte order mark and UTF-16 are no part of the text', () => {
    const text = '\ufeffdn: cn=A\ncn: Zoë\n';
    const utf16 = new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer);
    for (const bytes of [utf8(text), utf16])
      expect(readLdif(bytes).records).toMatchObject([{ dn: 'cn=A', attributes: [{ value: 'Zoë' }] }]);
  });

  test('control lines and the change are told from attributes', () => {
    const { records } = read(
      'dn: cn=A\ncontrol: 1.2.840.113556.1.4.805 true\nchangetype: add\ncn: A\n\n' +
        'dn: cn=B\nchangetype: modify\nadd: mail\nmail: b@example.com\n-\ndelete: fax\n-\n\n' +
        'dn: cn=C\nchangetype: modrdn\nnewrdn: cn=D\ndeleteoldrdn: 1\n\n' +
        'dn: cn=E\nchangetype: delete\n\ndn: cn=F\nchangetype: explode\n',
    );
    expect(records.map(({ change }) => change)).toEqual(['add', 'modify', 'modrdn', 'delete', 'unknown']);
    expect(records[0]?.controls).toEqual(['1.2.840.113556.1.4.805 true']);
    expect(records[1]?.attributes.map(({ name }) => name)).toEqual(['add', 'mail', 'delete']);
  });

  test('a record without an empty line before it is one of its own, and told', () => {
    const { records, problems } = read('dn: cn=A\ncn: A\ndn: cn=B\ncn: B\n');
    expect(records.map(({ dn }) => dn)).toEqual(['cn=A', 'cn=B']);
    expect(problems).toEqual(['3: No empty line stands before this record.']);
  });

  test('a record without a dn is kept, an included file is told', () => {
    const { records, problems } = read('cn: A\n\ninclude: file:///x.ldif\n');
    expect(records).toMatchObject([{ dn: null, line: 1 }]);
    expect(problems).toEqual(['3: "file:///x.ldif" is included, which is not read.']);
  });
});

describe('entries', () => {
  test('every attribute with an address counts, each address once', () => {
    const imported = list(
      `dn: cn=Anna\ncn: Anna\nmail: anna@example.com\nrfc822Mailbox: ANNA@example.com\n` +
        `otherMailbox: MS$NORTH/PO1/ANNA\notherMailbox: SNADS $ GATE/DGN/ANNA\n` +
        `proxyAddresses: SMTP:a.smith@example.com\nproxyAddresses: ms:NORTH/PO1/ANNA\n` +
        `targetAddress: CCMAIL:Anna at HQ\ntextEncodedORAddress: c=US;a= ;p=Org;s=Anna\n`,
    );
    expect(entriesOf(imported)).toEqual([
      'Anna: SMTP:anna@example.com PCM:NORTH/PO1/ANNA SNADS:GATE/DGN/ANNA SMTP:a.smith@example.com ' +
        'CCMAIL:Anna at HQ X400:c=US;a= ;p=Org;s=Anna',
    ]);
    expect(imported).toMatchObject({ format: 'LDIF', carriesTemplates: false, problemsTotal: 0 });
    expect(imported.records[0]?.templates).toBeNull();
  });

  test('the display name is the name, then cn, then name, then the dn; one in some language comes last', () => {
    const named = (lines: string) => list(`dn: cn=Dora,o=X\n${lines}mail: a@b\n`).records[0]?.name;
    expect(named('cn: Anna\ndisplayName: Smith, Anna\nname: N\n')).toBe('Smith, Anna');
    expect(named('name: N\ncn: Anna\n')).toBe('Anna');
    expect(named('cn;lang-de: Änne\nname: N\n')).toBe('N');
    expect(named('cn;lang-de: Änne\n')).toBe('Änne');
    expect(named('')).toBe('Dora');
  });

  test('what is no entry is told with the reason, and counted', () => {
    const imported = list(
      'dn: ou=People\nou: People\n\ndn: cn=A\nchangetype: delete\n\n' +
        'dn: cn=B\nchangetype: add\ncn: B\nmail: b@b\n\ndn: cn=C\notherMailbox: nonsense\n',
    );
    expect(entriesOf(imported)).toEqual(['B: SMTP:b@b']);
    expect(imported).toMatchObject({ recordsRead: 4, problemsTotal: 4, cut: null });
    expect(problemsOf(imported)).toEqual([
      '1: "ou=People" has no mail address.',
      '4: "cn=A" is a change (delete) and no entry.',
      '13: "nonsense" in othermailbox is no address.',
      '12: "cn=C" has no mail address.',
    ]);
  });

  test('as many records as allowed are read, and the cut is told', () => {
    const record = (name: string): string => `dn: cn=${name}\nmail: ${name}@b\n\n`;
    const bounds = { ...IMPORT_BOUNDS, records: 2 };
    const whole = importAll(createLdifImporter(bounds), utf8(record('A') + record('B')));
    const cut = importAll(createLdifImporter(bounds), utf8(record('A') + record('B') + record('C')));
    expect(whole).toMatchObject({ recordsRead: 2, cut: null });
    expect(cut).toMatchObject({ recordsRead: 2, cut: 'Only the first 2 records were read.' });
  });

  test('as many problems as allowed are kept, more are counted', () => {
    const records = (count: number) => list('dn: ou=X\nou: X\n\n'.repeat(count));
    expect(records(IMPORT_PROBLEMS_KEPT).problems).toHaveLength(IMPORT_PROBLEMS_KEPT);
    const more = records(IMPORT_PROBLEMS_KEPT + 1);
    expect(more.problems).toHaveLength(IMPORT_PROBLEMS_KEPT);
    expect(more.problemsTotal).toBe(IMPORT_PROBLEMS_KEPT + 1);
  });
});

/** Such as tests/data of OpenLDAP, which has everything that is legal. */
const FOLDER = process.env['LDIF_FOLDER'] ?? '';
const skipReason = FOLDER === '' ? 'LDIF_FOLDER names no folder of LDIF files' : null;
if (skipReason !== null) process.stdout.write(`LDIF of others is not read: ${skipReason}.\n`);

test.skipIf(skipReason !== null)(
  'every file of a given folder reads, with every record accounted for',
  () => {
    const files = fs.readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
    const seen = files
      .filter((file) => file.endsWith('.ldif'))
      .map((file) => {
        const bytes = fs.readFileSync(path.join(FOLDER, file));
        const found = recognise(bytes, { isWhole: true, columns: null });
        const { records, recordsRead, problemsTotal } = importAll(createLdifImporter(), bytes, 1_000);
        return {
          file,
          isRecognised: found.ok && found.value.kind === 'importer',
          recordsRead,
          // An entry, or told why it is none.
          accounted: Math.min(records.length + problemsTotal, recordsRead),
          begun: bytes.toString('latin1').match(/^dn:/gm)?.length ?? 0,
        };
      });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(
      seen.map(({ file, begun }) => ({
        file,
        isRecognised: true,
        recordsRead: begun,
        accounted: begun,
        begun,
      })),
    );
    const total = seen.reduce((sum, { recordsRead }) => sum + recordsRead, 0);
    process.stdout.write(`${seen.length} files of LDIF with ${total} records were read.\n`);
  },
);
