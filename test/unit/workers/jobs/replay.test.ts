/** Messages in the folders of Exchange and of the SMTP service: the envelope stands before the header, or beside it. */
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { readAsMessage, readBytes } from '../../../fixtures/reading.ts';
import { manyEntries } from '../../../fixtures/transactions.ts';

const SERVER = 'IMCEAMS-EXCHANGE_HQ_+24SYSTEM@example.com';
const REQUESTOR = 'IMCEAMS-NORTH_PO1_+24SYSTEM@example.com';

const message = (...lines: readonly string[]): Uint8Array =>
  bytesOf([...lines, '', '[DIRSYNC-TRANSACTIONS]', manyEntries(3)].join('\r\n'));

/** As Exchange writes it into its Replay folder. */
const REPLAY = message(
  `X-Sender: <${SERVER}> BODY=7bit RET=HDRS`,
  `X-Receiver: <${REQUESTOR}> NOTIFY=NEVER ORCPT=rfc822;x@example.com`,
  'X-CreatedBy: MSExchange12',
  'X-EndOfInjectedXHeaders: 220',
  'From: postmaster@example.com',
  'To: undisclosed-recipients:;',
  'Subject: SrvTx R=17 S=85 (was 80), I=1 3 sent',
  'Date: Mon, 6 May 1996 21:30:00 +0000',
);

describe('a message of a Replay folder', () => {
  test('is one of DirSync when only the envelope names the mailbox', async () => {
    const { envelope, payload, notes } = await readAsMessage(REPLAY);
    expect(envelope).toMatchObject({ kind: 'SrvTx', to: 'NORTH/PO1/$SYSTEM', requestor: 'NORTH/PO1' });
    expect(payload).toMatchObject({ format: 'inbody', transactions: 3 });
    expect(notes).toEqual([]);
  });

  test('has the sender of the envelope when its header has none', async () => {
    const bytes = message(
      `X-Sender: ${SERVER}`,
      `X-Receiver: ${REQUESTOR}`,
      'Subject: SrvTx R=1 S=2 (was 1), I=1 3 sent',
    );
    const { envelope } = await readAsMessage(bytes);
    expect(envelope).toMatchObject({ from: 'EXCHANGE/HQ/$SYSTEM', to: 'NORTH/PO1/$SYSTEM' });
  });

  test('shows a recipient once, whoever names it', async () => {
    const bytes = message(
      'X-Receiver: b@example.com',
      'X-Receiver: C@EXAMPLE.COM',
      'From: a@example.com',
      'To: "B" <b@example.com>',
      'Cc: c@example.com',
      'Subject: Holiday',
    );
    expect((await readAsMessage(bytes)).envelope.to).toBe('"B" <b@example.com>, <c@example.com>');
  });
});

describe('what stands before the header', () => {
  test.each(['\r\n', '\n\n', 'ï»¿', '>From a@example.com Mon May  6 21:30:00 1996\r\n', 'From here\r\n'])(
    '%j is passed over',
    async (before) => {
      const { envelope, payload } = await readAsMessage(Buffer.concat([bytesOf(before), REPLAY]));
      expect(envelope.kind).toBe('SrvTx');
      expect(payload.transactions).toBe(3);
    },
  );
});

test('the reason file of a Badmail folder is named, in both its encodings', async () => {
  const text =
    'Unable to deliver this message because the following error was encountered: "This message is a delivery status notification that cannot be delivered.".\r\n\r\nThe specific error code was 0xC00402C7.\r\n';
  for (const bytes of [bytesOf(text), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
    const read = await readBytes(bytes);
    expect(read.kind).toBe('unrecognised');
    const reason = read.kind === 'unrecognised' ? read.reason : '';
    expect(reason).toMatch(/the reason file \(\.BDR\) of a message in a Badmail folder.*0xC00402C7/);
  }
});
