/** The address list in `inspect`: the part of the document, whose list and when, and the file that is written. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeTransactions } from '../../fixtures/exchange-queue.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';
import { inspect } from '../../fixtures/inspect.ts';
import { writeQueue } from '../../fixtures/queue.ts';
import { columnLine } from '../../fixtures/transactions.ts';

const ANNA = columnLine('A', 'Anna', 'PCM:NORTH/PO1/ANNA');
const BERT = columnLine('A', 'Bert', 'PCM:NORTH/PO1/BERT');
const CARL = columnLine('A', 'Carl', 'PCM:SOUTH/PO2/CARL');
const DORA = columnLine('A', 'Dora', 'SMTP:dora@example.com');
const NO_BERT = columnLine('D', 'Bert', 'PCM:NORTH/PO1/BERT');

/** Two cycles: NORTH/PO1 tells of Anna and Bert and gets Carl and Dora, then it deletes Bert. */
function exchange(): string {
  const folder = temporaryFolder('queue');
  const write = (file: string, line: string, ...transactions: readonly string[]): void =>
    writeTransactions(folder, file, line, transactions);
  write('1.eml', '06 18:00 NORTH/PO1 asks R=2 (was 0), S=0, I=1 2 sent, arrives 06 18:05', ANNA, BERT);
  write('2.eml', '06 21:00 NORTH/PO1 gets R=2 S=2 (was 0), I=1 2 sent, arrives 06 21:01', CARL, DORA);
  write('3.eml', '07 18:00 NORTH/PO1 asks R=3 (was 2), S=2, I=1 1 sent, arrives 07 18:05', NO_BERT);
  write('4.eml', '07 21:00 NORTH/PO1 gets R=3 S=2 (was 2), I=1 0 sent, arrives 07 21:01');
  return folder;
}

function galOf({ stdout }: { readonly stdout: string }): unknown {
  const { gal }: { gal: unknown } = JSON.parse(stdout);
  return gal;
}

const gal = async (...args: readonly string[]): Promise<unknown> => galOf(await inspect([...args, '--json']));

describe('the document', () => {
  test('has the list of the server after the latest cycle', async () => {
    expect(await gal(exchange())).toMatchObject({
      entries: 3,
      postOffices: { 'NORTH/PO1': 1, 'SOUTH/PO2': 1 },
      holes: [],
      lists: { 'NORTH/PO1': 1, 'SOUTH/PO2': 1, SMTP: 1 },
      view: 'server',
      server: 'EXCHANGE/HQ',
      requestor: null,
      cycle: 2,
      unread: 0,
      problem: null,
    });
  });

  test('has the list of a requestor after a cycle when asked for', async () => {
    const folder = exchange();
    expect(await gal(folder, '--gal-of', 'north/po1', '--gal-at', '1')).toMatchObject({
      entries: 4,
      postOffices: { 'NORTH/PO1': 2, 'SOUTH/PO2': 1 },
      view: 'requestor',
      requestor: 'NORTH/PO1',
      cycle: 1,
    });
    expect(await gal(folder, '--gal-of', 'EXCHANGE/HQ', '--gal-at', '1')).toMatchObject({
      entries: 4,
      view: 'server',
    });
  });

  test('names the messages that are missing in the list', async () => {
    const folder = exchange();
    await writeQueue(folder, '5.eml reply truncated-gzip 60 to NORTH/PO1');
    expect(await gal(folder)).toMatchObject({ holes: ['5.eml'] });
  });

  test('is an empty list, not null, where no message has transactions', async () => {
    expect(await gal(temporaryFolder('queue'))).toMatchObject({
      entries: 0,
      postOffices: {},
      holes: [],
      view: null,
      problem: null,
    });
  });
});

test('the summary counts the entries by list', async () => {
  const { stdout } = await inspect([exchange()]);
  expect(stdout).toContain('The address list as EXCHANGE/HQ has it after cycle 2: 3 entries in 3 lists.');
  expect(stdout).toMatch(/ {2}NORTH\/PO1 +1\n/);
});

describe('--export', () => {
  test.each([
    ['list.csv', 'Anna,PCM,NORTH/PO1/ANNA,NORTH,PO1,\r\n'],
    ['list.LDIF', 'dn: cn=Anna,ou=PO1,o=NORTH\n'],
    ['list.imp', `${ANNA}\r\n`],
    ['list.vcf', 'FN:Anna\r\n'],
  ])('writes the list in the format of %s', async (name, expected) => {
    const file = path.join(temporaryFolder('export'), name);
    const { code, stdout, stderr } = await inspect([exchange(), '--gal-at', '1', '--export', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`4 entries written to ${file}`);
    expect(fs.readFileSync(file, 'latin1')).toContain(expected);
    expect(listing(path.dirname(file))).toEqual([name]);
  });

  test('takes the format that is named, and the document tells of the file', async () => {
    const file = path.join(temporaryFolder('export'), 'list');
    expect(await gal(exchange(), '--export', file, '--export-format', 'vcard')).toMatchObject({
      exported: { path: file, entries: 3, notes: [] },
      exportProblem: null,
    });
  });

  test('never writes into the queue; the report comes all the same', async () => {
    const folder = exchange();
    const file = path.join(folder, 'list.csv');
    const result = await inspect([folder, '--json', '--export', file]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('inside the queue');
    expect(galOf(result)).toMatchObject({
      entries: 3,
      exported: null,
      exportProblem: expect.stringContaining('inside the queue'),
    });
    expect(fs.existsSync(file)).toBe(false);
  });
});

describe('what is asked wrongly', () => {
  test.each([
    ['a cycle that is no number', ['--gal-at', '-1'], ''],
    ['a cycle that is a word', ['--gal-at', 'last'], '--gal-at takes the number of a cycle, not "last".'],
    ['no post office', ['--gal-of', 'NORTH'], '--gal-of takes a post office as NET/PO, not "NORTH".'],
    ['a name without a format', ['--export', 'list'], 'The name "list" tells no format'],
    [
      'a format that there is none of',
      ['--export', 'a.csv', '--export-format', 'xls'],
      'There is no format "xls"',
    ],
    ['a format without a file', ['--export-format', 'csv'], '--export-format needs --export FILE.'],
  ])('%s is wrong usage', async (_, args, sentence) => {
    const { code, stdout, stderr } = await inspect(['.', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Usage: npm run --silent inspect');
  });

  test.each([
    [['--gal-at', '3'], 'There is no cycle 3 in the list of EXCHANGE/HQ; there are 1 to 2.\n'],
    [['--gal-of', 'EAST/PO9'], 'There is no list of EAST/PO9; there are those of EXCHANGE/HQ, NORTH/PO1.\n'],
  ])('%j says which lists there are', async (args, sentence) => {
    const { code, stdout, stderr } = await inspect([exchange(), ...args]);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: sentence });
  });

  test('a list of a queue without transactions says that there is none', async () => {
    const { code, stderr } = await inspect([temporaryFolder('queue'), '--gal-at', '1']);
    expect(code).toBe(2);
    expect(stderr).toBe('The queue holds no message with transactions: there is no list.\n');
  });
});
