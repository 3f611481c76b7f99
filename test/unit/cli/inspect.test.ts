/** `inspect` as other programs use it: the document, the exit codes, and what is asked wrongly. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { failureText } from '../../../shared/failure.ts';
import { writeExchange } from '../../fixtures/exchange-queue.ts';
import { fingerprint, listing, temporaryFolder } from '../../fixtures/folders.ts';
import { documentOf, inspect, outcomes } from '../../fixtures/inspect.ts';
import { writeQueue } from '../../fixtures/queue.ts';

const MESSAGE_KEYS = [
  'file',
  'part',
  'kind',
  'from',
  'to',
  'subject',
  'date',
  'dateSource',
  'state',
  'reason',
  'format',
  'codec',
  'bytesIn',
  'bytesOut',
  'transactions',
  'sync',
];
const SYNC_KEYS = ['req', 'reqWas', 'srv', 'srvWas', 'imports', 'sent'];

async function queueOf(table: string): Promise<string> {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, table);
  return folder;
}

describe('the document', () => {
  test('has every part of the contract, and finds nothing where nothing is wrong', async () => {
    const folder = await queueOf(
      `out/1.eml reply gzip 4\n in/2.eml request 3 from SOUTH/PO2\n letter.eml mail Lunch`,
    );
    const result = await inspect([folder, '--json', '--workers', '2']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const document: Record<string, unknown> = JSON.parse(result.stdout);
    expect(Object.keys(document)).toEqual(
      expect.arrayContaining(['source', 'messages', 'cycles', 'ledger', 'gal', 'logs', 'findings', 'timing']),
    );
    expect(document).toMatchObject({ gal: { entries: 4, holes: [] }, findings: [] });
    const files = ['in/2.eml', 'letter.eml', 'out/1.eml'];
    const bytes = files.reduce((sum, file) => sum + fs.statSync(path.join(folder, file)).size, 0);
    const { source, messages, timing } = documentOf(result);
    expect(source).toMatchObject({ path: folder, kind: 'directory', files: 3, bytes });
    expect(timing).toEqual({ totalMs: expect.any(Number), bytesPerSecond: expect.any(Number), workers: 2 });
    expect(messages.map(({ file }) => file)).toEqual(files);
    for (const message of messages) {
      expect(Object.keys(message)).toEqual(expect.arrayContaining(MESSAGE_KEYS));
      expect(Object.keys(message.sync)).toEqual(SYNC_KEYS);
    }
  });

  test('tells of a message what its envelope and its payload say', async () => {
    const folder = await queueOf('1.eml reply zip 40 to SOUTH/PO2');
    const { messages } = documentOf(await inspect([folder, '--json']));
    const [message] = messages;
    expect(message).toMatchObject({
      file: '1.eml',
      part: '1.2',
      kind: 'SrvTx',
      from: 'EXCHANGE/HQ/$SYSTEM',
      to: 'SOUTH/PO2/$SYSTEM',
      subject: 'SrvTx R=17 S=85 (was 80), I=1 40 sent',
      date: '1996-05-06T21:30:00.000Z',
      dateSource: 'header',
      state: 'decoded',
      reason: null,
      format: 'inattachment',
      codec: 'zip',
      transactions: 40,
      sync: { req: 17, reqWas: null, srv: 85, srvWas: 80, imports: 1, sent: 40 },
    });
  });

  test('is a document also of an empty queue, and of a single file', async () => {
    const empty = await inspect([temporaryFolder('queue'), '--json']);
    expect(empty.code).toBe(0);
    expect(documentOf(empty)).toMatchObject({
      source: { files: 0, bytes: 0 },
      messages: [],
      timing: { bytesPerSecond: expect.toSatisfy((value) => value === null || value === 0) },
    });
    const folder = await queueOf('1.eml reply gzip\n 2.eml reply gzip');
    const single = documentOf(await inspect([path.join(folder, '2.eml'), '--json']));
    expect(single.source).toMatchObject({ kind: 'file', files: 1 });
    expect(single.messages.map(({ file }) => file)).toEqual(['2.eml']);
  });

  test('names the reason of every state that needs one, in the words of the failure', async () => {
    const folder = await queueOf(`
      crc.eml reply gzip-with-wrong-crc 60\n cut.eml reply truncated-gzip 60\n bad.eml reply corrupt-gzip 60
      old.eml reply szdd 60\n words.txt text Just words.\n good.eml reply gzip 60`);
    const result = await inspect([folder, '--json']);
    expect(result.code).toBe(1);
    const document = documentOf(result);
    expect(outcomes(document)).toEqual({
      'bad.eml': 'failed: corrupt-data',
      'crc.eml': 'failed: checksum-mismatch',
      'cut.eml': 'failed: truncated',
      'good.eml': 'decoded',
      'old.eml': 'decoded',
      'words.txt': 'unrecognised',
    });
    const reasonOf = (file: string) => document.messages.find((message) => message.file === file)?.reason;
    expect(reasonOf('crc.eml')?.text).toContain(failureText('checksum-mismatch').title);
    expect(reasonOf('words.txt')).toEqual({ kind: 'unrecognised', text: expect.stringContaining('text') });
    expect(reasonOf('good.eml')).toBeNull();
  });
});

describe('the exchange in the document', () => {
  test('has cycles and ledger with the files that prove them, and log lines', async () => {
    const folder = temporaryFolder('queue');
    writeExchange(
      folder,
      `06 18:00 NORTH/PO1 asks R=12 (was 10), S=60, I=1 2 sent, arrives 06 18:05
       06 21:00 NORTH/PO1 gets R=12 S=65 (was 60), I=1 3 sent, arrives 06 21:01
       07 18:00 NORTH/PO1 asks R=12 (was 12), S=60, I=1 0 sent, arrives 07 18:05
       07 21:00 NORTH/PO1 gets R=12 S=70 (was 60), I=1 8 sent, arrives 07 21:01
       08 18:00 NORTH/PO1 asks R=12 (was 12), S=70, I=1 0 sent, arrives 08 18:05`,
    );
    fs.writeFileSync(
      path.join(folder, 'DISPATCH.LOG'),
      'INST1 05/06/96 21:00 Checking the process table on EXCHANGE\\HQ\r\nINST1 05/06/96 21:00 Running "NSDA -S"\r\n',
    );
    const result = await inspect([folder, '--json', '--log-zone', '60', '--keep-updates', '5']);
    // What it finds is over: no error.
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const { cycles, ledger, logs, source, findings } = documentOf(result);
    expect(findings).toMatchObject([
      {
        rule: 'sequence/acknowledgement-lost',
        severity: 'info',
        isOver: true,
        kb: expect.arrayContaining(['Q96060']),
        requestors: ['NORTH/PO1'],
        subjects: expect.arrayContaining(['003.eml']),
        remedy: expect.any(String),
      },
    ]);
    expect(source.files).toBe(6);
    const exchange = { requestor: 'NORTH/PO1', server: 'EXCHANGE/HQ' };
    expect(cycles).toMatchObject([
      {
        ...exchange,
        index: 1,
        state: 'complete',
        t1: { at: '1996-05-06T18:00:00.000Z', file: '001.eml', late: false },
        srvTx: { at: '1996-05-06T21:00:00.000Z', file: '002.eml' },
      },
      { index: 2, state: 'complete' },
      { index: 3, state: 'pending', t1: { file: '005.eml' }, srvTx: null },
    ]);
    expect(ledger).toMatchObject([
      {
        ...exchange,
        reqSync: { requestor: 12, server: 12 },
        srvSync: { requestor: 70, server: 70 },
        impSync: { requestor: 1, server: 1 },
        breaches: [{ invariant: 7, firstCycle: 2, files: expect.arrayContaining(['002.eml', '003.eml']) }],
        keepUpdates: { limit: 5, state: 'heard' },
      },
    ]);
    expect(logs).toMatchObject([
      { file: 'DISPATCH.LOG', line: 1, at: '1996-05-06T20:00:00.000Z', format: 'dispatch', kb: null },
      { line: 2, postOffice: 'EXCHANGE/HQ', program: 'NSDA -S' },
    ]);
  });

  test('is empty lists, not null, where there is none: it was worked out', async () => {
    const document = documentOf(await inspect([temporaryFolder('queue'), '--json']));
    expect(document).toMatchObject({ cycles: [], ledger: [], logs: [] });
  });
});

describe('the exit code', () => {
  test('is 1 for a finding of severity error, though no message failed', async () => {
    const folder = temporaryFolder('queue');
    writeExchange(
      folder,
      `06 18:00 NORTH/PO1 asks R=12 (was 10), S=60, I=3 2 sent, arrives 06 18:05
       06 21:00 NORTH/PO1 gets R=12 S=65 (was 60), I=0 3 sent, arrives 06 21:01
       07 18:00 NORTH/PO1 asks R=12 (was 10), S=60, I=3 2 sent, arrives 07 18:05
       07 21:00 NORTH/PO1 gets R=12 S=65 (was 60), I=0 3 sent, arrives 07 21:01`,
    );
    const result = await inspect([folder, '--json']);
    expect(result.code).toBe(1);
    expect(documentOf(result).findings).toMatchObject([
      { rule: 'sequence/rejected-as-old', severity: 'error', isOver: false },
    ]);
    expect((await inspect([folder])).stdout).toContain('sequence/rejected-as-old, Q99961');
  });

  test('is 0 where nothing failed: unrecognised files are none of our failures', async () => {
    const folder = await queueOf('1.eml reply gzip\n words.txt text Just words.\n nothing empty');
    const result = await inspect([folder]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toContain('No message failed or hung.');
  });

  test('is 1 where a message failed, and the summary names it with the reason', async () => {
    const folder = await queueOf('1.eml reply gzip\n 2.eml reply truncated-gzip 60');
    const result = await inspect([folder]);
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/failed +2\.eml\n +Ends too early/);
    expect(result.stdout).not.toContain('1.eml');
  });

  test.each([
    ['no path', []],
    ['two paths', ['a', 'b']],
    ['an option that does not exist', ['.', '--fast']],
    ['a decoder that does not exist', ['.', '--decoder', 'second']],
    ['no workers', ['.', '--workers', '0']],
    ['a number that is none', ['.', '--stall-ms', '5s']],
    ['a negative number', ['.', '--deadline-ms', '-1']],
    ['a threshold below what can be told', ['.', '--stall-ms', '10']],
    ['a clock that cannot be', ['.', '--log-zone', '900']],
    ['a limit that is none', ['.', '--keep-updates', '0']],
    ['an option without its value', ['.', '--workers']],
  ])('is 2 for %s, with the usage on stderr and nothing on stdout', async (_, args) => {
    const result = await inspect(args);
    expect(result).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: npm run --silent inspect'),
    });
  });

  test('is 3 for a path that cannot be opened, with what to do on stderr and nothing on stdout', async () => {
    const missing = path.join(temporaryFolder('queue'), 'missing');
    const result = await inspect([missing, '--json']);
    expect(result).toMatchObject({ code: 3, stdout: '' });
    expect(result.stderr).toContain(`${missing} does not exist. Check the path`);
  });

  test('is 0 for help, which is on stdout', async () => {
    const result = await inspect(['--help']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    for (const option of ['--json', '--workers', '--decoder', '--gal-of', '--gal-at', '--export', '--help']) {
      expect(result.stdout).toContain(option);
    }
  });
});

test('nothing is written, and nothing in the queue is changed', async () => {
  const folder = await queueOf('1.eml reply gzip\n 2.eml reply truncated-gzip 60');
  const before = fingerprint(folder);
  const home = temporaryFolder('home');
  await inspect([folder, '--json'], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, TMPDIR: home },
  });
  expect(fingerprint(folder)).toEqual(before);
  expect(listing(home)).toEqual([]);
});
