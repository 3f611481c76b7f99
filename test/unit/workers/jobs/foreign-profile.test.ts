/** Messages of foreign requestors: what their body adds to the envelope. */
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { readAsMessage } from '../../../fixtures/reading.ts';

const message = (body: readonly string[], rest: Parameters<typeof mimeMessage>[0] = {}): Uint8Array =>
  mimeMessage({
    from: 'Network Manager <manager@example.com>',
    subject: 'Directory Exchange Profile',
    body: body.join('\r\n'),
    ...rest,
  });
const EXPORT = [
  '[dirsync]',
  'task=export',
  'reqname=PCM:macnet/macpo',
  'srvseq=0000000644',
  'transactions=inbody',
  '',
  '[dirsync-transactions]',
  '0000000012 A Martin, Robert\tPCM:N/P/M',
  '- Phone:/1',
  '0000000014 D Boyd\tPCM:N/P/B',
];

describe('a message of a foreign requestor', () => {
  test('has the requestor and the numbers that its body names', async () => {
    const { envelope, payload } = await readAsMessage(message(EXPORT));
    expect(payload).toMatchObject({ format: 'inbody', transactions: 2 });
    expect(envelope).toMatchObject({ kind: 'DirectoryExchange', requestor: 'MACNET/MACPO' });
    expect(envelope.sync).toEqual({ req: 14, reqWas: null, srv: 644, srvWas: null, imports: null, sent: 2 });
  });

  test('keeps the requestor of its address', async () => {
    const from = '"SOUTH/PO9/$SYSTEM" <IMCEAMS-SOUTH_PO9_+24SYSTEM@example.com>';
    const { envelope } = await readAsMessage(message(EXPORT, { from }));
    expect(envelope.requestor).toBe('SOUTH/PO9');
  });

  test('may ask for everything and send nothing', async () => {
    const { envelope } = await readAsMessage(
      message(['[DIRSYNC]', 'TASK=IMPORTREQ', 'NAME=PCM:MACNET/MACPO', 'SRVSEQ=0000000000']),
    );
    expect(envelope.requestor).toBe('MACNET/MACPO');
    expect(envelope.sync).toMatchObject({ req: null, srv: 0, sent: 0 });
  });

  test('may have its transactions in an attachment', async () => {
    const lines = '[DIRSYNC-TRANSACTIONS]\r\n0000000645 User Number 1\tPCM:NET/PO/USER1\r\n';
    const { envelope, payload } = await readAsMessage(
      message(['[DIRSYNC]', 'NAME=PCM:MACNET/MACPO', 'TRANSACTIONS=INATTACHMENT'], {
        attachments: [{ name: 'TMPTRANS.GLB', bytes: bytesOf(lines) }],
      }),
    );
    expect(payload.format).toBe('inattachment');
    expect(envelope.sync).toMatchObject({ req: 645, srv: null, sent: 1 });
  });

  test('without the section, or with a bad one, has what it has', async () => {
    const { envelope } = await readAsMessage(message(['Hello.']));
    expect(envelope).toMatchObject({ requestor: null, sync: { req: null, srv: null, sent: 0 } });
    const bad = await readAsMessage(message(['[DIRSYNC]', 'REQNAME=PCM:', 'SRVSEQ=x']));
    expect(bad.envelope).toMatchObject({ requestor: null, sync: { srv: null } });
  });
});

test('a sender in plain X.400 is read, semicolons and all', async () => {
  const from = 'c=US;a= ;p=Example;ddat=MS;ddav=NORTH/PO1/$SYSTEM;';
  const { envelope } = await readAsMessage(
    mimeMessage({ from, subject: 'ReqTx R=1 (was 1), S=2, I=1 0 sent' }),
  );
  expect(envelope.requestor).toBe('NORTH/PO1');
});
