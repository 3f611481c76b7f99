/** What each format looks like, and what it cannot say. */
import { describe, expect, test } from 'vitest';
import type { ExportFormat } from '../../../shared/contract/gal.ts';
import { exportText } from '../../../shared/gal/export/export-text.ts';
import type { ExportedChange } from '../../../shared/gal/export/model.ts';
import type { EntryValues } from '../../../shared/gal/model.ts';
import { columnLine, tabLine } from '../../fixtures/transactions.ts';
import { entry, exportReport } from '../../fixtures/gal-files.ts';
import { readLdif, utf8 } from '../../fixtures/gal-files.ts';

const ANNA = entry('Smith, Anna', 'PCM:NORTH/PO1/ASMITH', 'Phone:/12', 'Room:/A/7');
const BERT = entry('Bert', 'SMTP:bert@example.com');

function list(format: ExportFormat, ...rows: readonly EntryValues[]) {
  const report = exportReport();
  const text = exportText(format, { kind: 'list', rows: () => rows }, report);
  if (!text.ok) throw new Error(text.error);
  return { text: [...text.value].join(''), notes: report.notes, entries: report.entries() };
}

function changes(format: ExportFormat, ...rows: readonly ExportedChange[]) {
  const report = exportReport();
  const text = exportText(format, { kind: 'changes', sides: ['before', 'after'], rows: () => rows }, report);
  if (!text.ok) throw new Error(text.error);
  return { text: [...text.value].join(''), notes: report.notes, entries: report.entries() };
}

function change(before: EntryValues | null, after: EntryValues | null): ExportedChange {
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return { kind, before, after, cycle: 5, who: 'NORTH/PO1', why: null, messages: ['in/2.eml'] };
}

describe('CSV', () => {
  test('has a row an entry, with list and template values', () => {
    expect(list('csv', ANNA, BERT)).toEqual({
      text:
        '\ufeffName,Type,Address,Network,Post office,Template values\r\n' +
        '"Smith, Anna",PCM,NORTH/PO1/ASMITH,NORTH,PO1,"Phone:/12\nRoom:/A//7"\r\n' +
        'Bert,SMTP,bert@example.com,,,\r\n',
      notes: [],
      entries: 2,
    });
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ["'=1", "''=1"],
    ["'t Hooft", "'t Hooft"],
    ['a "b"', '"a ""b"""'],
  ])('a name %j is written as %j', (name, written) => {
    expect(list('csv', entry(name, 'SMTP:a@b')).text.split('\r\n')[1]).toBe(`${written},SMTP,a@b,,,`);
  });

  test('of changes has both sides, who did it and the message', () => {
    const lines = changes('csv', change(null, BERT), change(BERT, ANNA)).text.split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffChange,Name (before),Type (before),Address (before),Network (before),Post office (before),' +
        'Template values (before),Name (after),Type (after),Address (after),Network (after),Post office (after),' +
        'Template values (after),Cycle,Supplier,Cause,Messages',
    );
    expect(lines[1]).toBe('added,,,,,,,Bert,SMTP,bert@example.com,,,,5,NORTH/PO1,,in/2.eml');
  });
});

describe('LDIF', () => {
  test('has a record an entry', () => {
    expect(list('ldif', ANNA, entry('Zoë', 'SMTP:z@b')).text.split('\n')).toEqual([
      'version: 1',
      '',
      'dn: cn=Smith\\, Anna,ou=PO1,o=NORTH',
      'objectClass: top',
      'objectClass: dirSyncEntry',
      'cn: Smith, Anna',
      'otherMailbox: PCM$NORTH/PO1/ASMITH',
      'dirSyncTemplate: Phone:/12',
      'dirSyncTemplate: Room:/A//7',
      '',
      'dn:: Y249Wm/DqyxvdT1TTVRQ',
      'objectClass: top',
      'objectClass: dirSyncEntry',
      'cn:: Wm/Dqw==',
      'otherMailbox: SMTP$z@b',
      'mail: z@b',
      '',
    ]);
  });

  test('of changes has a changetype record each, and a comment on who did it', () => {
    const moved = entry('Anna', 'PCM:SOUTH/PO2/ASMITH', 'Phone:/12', 'Room:/A/7');
    const { text } = changes('ldif', change(null, BERT), change(BERT, null), change(ANNA, moved));
    expect(text).toContain(
      '# added in cycle 5 by NORTH/PO1; in/2.eml\ndn: cn=Bert,ou=SMTP\nchangetype: add\n',
    );
    const { records, problems } = readLdif(utf8(text));
    expect(problems).toEqual([]);
    expect(records.map(({ dn, change: what }) => `${what} ${dn}`)).toEqual([
      'add cn=Bert,ou=SMTP',
      'delete cn=Bert,ou=SMTP',
      'modrdn cn=Smith\\, Anna,ou=PO1,o=NORTH',
      'modify cn=Anna,ou=PO2,o=SOUTH',
    ]);
    expect(records[2]?.attributes.map(({ name, value }) => `${name}=${value}`)).toEqual([
      'newrdn=cn=Anna',
      'deleteoldrdn=1',
      'newsuperior=ou=PO2,o=SOUTH',
    ]);
    expect(records[3]?.attributes.map(({ name, value }) => `${name}=${value}`)).toEqual([
      'replace=otherMailbox',
      'othermailbox=PCM$SOUTH/PO2/ASMITH',
    ]);
  });

  test.each([
    ['#a', '\\#a'],
    [' a ', '\\ a\\ '],
    [' ', '\\ '],
    ['a+b=<c>;"d"\\', 'a\\+b\\=\\<c\\>\\;\\"d\\"\\\\'],
  ])('the name %j is %j in a distinguished name', (name, written) => {
    const { records } = readLdif(utf8(list('ldif', entry(name, 'SMTP:a@b')).text));
    expect(records[0]?.dn).toBe(`cn=${written},ou=SMTP`);
  });
});

describe('Import format', () => {
  test('a list is made of A transactions in columns, with template values', () => {
    expect(list('import', ANNA, BERT).text.split('\r\n')).toEqual([
      columnLine('A', 'Smith, Anna', 'PCM:NORTH/PO1/ASMITH'),
      '- Phone:/12',
      '- Room:/A//7',
      columnLine('A', 'Bert', 'SMTP:bert@example.com'),
      '',
    ]);
  });

  test('what it cannot say is told: long aliases, other letters, templates of gateways, control characters', () => {
    const long = 'N'.repeat(31);
    const { text, notes, entries } = list(
      'import',
      entry('N'.repeat(30), 'PCM:N/P/A'),
      entry(long, 'PCM:N/P/B'),
      entry('Łukasz', 'PCM:N/P/C'),
      entry('Dora', 'SMTP:d@b', 'Phone:/1'),
      entry('a\nb', 'PCM:N/P/E'),
    );
    expect(notes).toEqual([
      `"${long}" has 31 characters; Import takes 30 of an alias (Q96001).`,
      '"Łukasz" holds letters that windows-1252 lacks; they are written as "?".',
      '"Dora" has template values, which Import does not take for SMTP.',
      '"a\nb" holds control characters and is left out.',
    ]);
    expect(text).toContain(tabLine('A', long, 'PCM:N/P/B'));
    expect(entries).toBe(4);
  });

  test('changes are D, M and A transactions in this order', () => {
    const renamed = entry('Anna Miller', 'PCM:NORTH/PO1/ASMITH', 'Phone:/13');
    const { text, entries } = changes(
      'import',
      change(null, BERT),
      change(ANNA, renamed),
      change(BERT, null),
    );
    expect(text.split('\r\n')).toEqual([
      columnLine('D', 'Bert', 'SMTP:bert@example.com'),
      columnLine('M', 'Smith, Anna', 'PCM:NORTH/PO1/ASMITH'),
      columnLine(' ', 'Anna Miller', 'PCM:NORTH/PO1/ASMITH'),
      '- Phone:/13',
      columnLine('A', 'Bert', 'SMTP:bert@example.com'),
      '',
    ]);
    expect(entries).toBe(3);
  });

  test('two entries that swap their aliases are deleted and added, which counts once each', () => {
    const [one, other] = [entry('One', 'PCM:N/P/X'), entry('Other', 'PCM:N/P/Y')];
    const swapped = [change(one, { ...one, name: 'Other' }), change(other, { ...other, name: 'One' })];
    const { text, entries } = changes('import', ...swapped);
    expect(text.split('\r\n').map((line) => line.slice(0, 7).trim())).toEqual([
      'D One',
      'D Other',
      'A Other',
      'A One',
      '',
    ]);
    expect(entries).toBe(2);
  });

  test('template values that are gone need a D and an A', () => {
    const { text } = changes('import', change(ANNA, { ...ANNA, templates: [] }));
    expect(text.split('\r\n').map((line) => line.charAt(0))).toEqual(['D', 'A', '']);
  });
});

describe('vCard', () => {
  test('has an EMAIL for the Internet, and a property of its own for other addresses', () => {
    expect(list('vcard', ANNA, BERT).text.split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Smith\\, Anna',
      'X-DIRSYNC-ADDRESS:PCM:NORTH/PO1/ASMITH',
      'X-DIRSYNC-TEMPLATE:Phone:/12',
      'X-DIRSYNC-TEMPLATE:Room:/A//7',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Bert',
      'EMAIL:bert@example.com',
      'END:VCARD',
      '',
    ]);
  });

  test('a name cannot begin a property of its own', () => {
    expect(list('vcard', entry('a\r\nEND:VCARD', 'SMTP:a@b')).text).toContain('FN:a\\nEND:VCARD\r\n');
  });

  test('changes are refused with a sentence', () => {
    const source = { kind: 'changes', sides: ['before', 'after'], rows: () => [] } as const;
    expect(exportText('vcard', source, exportReport())).toEqual({
      ok: false,
      error: 'A vCard says what an entry is, not how it changed.',
    });
  });
});
