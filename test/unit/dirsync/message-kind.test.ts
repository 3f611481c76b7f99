import { expect, test } from 'vitest';
import { classifyMessage } from '../../../shared/dirsync/message-kind.ts';

const HQ = '"EXCHANGE/HQ/$SYSTEM" <IMCEAMS-EXCHANGE_HQ_+24SYSTEM@example.com>';
const PO1 = '"north/po1/$system" <IMCEAMS-north_po1_+24system@example.com>';

test('the requestor of a request is its sender, of a reply its recipient', () => {
  const parties = { isDirSync: true, requestor: 'NORTH/PO1', server: 'EXCHANGE/HQ' };
  const request = { subject: 'ReqTx R=17 (was 12), S=80, I=1 5 sent', from: PO1, to: [HQ] };
  const reply = { subject: 'SrvTx R=17 S=85 (was 80), I=1 5 sent', from: HQ, to: [PO1] };
  expect(classifyMessage(request)).toMatchObject({ kind: 'ReqTx', ...parties, sync: { req: 17, sent: 5 } });
  expect(classifyMessage(reply)).toMatchObject({ kind: 'SrvTx', ...parties, sync: { srv: 85, srvWas: 80 } });
});

test('the $SYSTEM recipient counts, not a person in copy', () => {
  const to = ['"NORTH/PO9/ADMIN" <IMCEAMS-NORTH_PO9_ADMIN@example.com>', PO1];
  expect(classifyMessage({ subject: 'SrvTx R=1 S=2 (was 1), I=1 1 sent', from: HQ, to }).requestor).toBe(
    'NORTH/PO1',
  );
});

test('a status report comes from its sender, or else from whom its subject names', () => {
  const subject = 'Status report from North/PO1';
  expect(classifyMessage({ subject, from: PO1, to: [HQ] })).toMatchObject({
    kind: 'Status',
    requestor: 'NORTH/PO1',
  });
  expect(classifyMessage({ subject, from: 'relay@example.com', to: [] })).toEqual({
    kind: 'Status',
    isDirSync: true,
    requestor: 'NORTH/PO1',
    server: null,
    sync: null,
  });
});

test('a profile comes from the foreign requestor', () => {
  const message = {
    subject: 'Directory Exchange Profile',
    from: '"MACNET/MACPO/NETMAN" <mac@example.com>',
    to: [HQ],
  };
  expect(classifyMessage(message)).toMatchObject({
    kind: 'DirectoryExchange',
    requestor: 'MACNET/MACPO',
    server: 'EXCHANGE/HQ',
  });
});

test('any message of a $SYSTEM mailbox is DirSync, whatever its subject', () => {
  expect(classifyMessage({ subject: 'hello', from: PO1, to: [] })).toMatchObject({
    kind: 'Other',
    isDirSync: true,
  });
});

test('ordinary mail is not DirSync', () => {
  const nothing = { kind: 'Other', isDirSync: false, requestor: null, server: null, sync: null };
  expect(classifyMessage({ subject: 'Lunch?', from: 'a@example.com', to: ['b@example.com'] })).toEqual(
    nothing,
  );
  expect(classifyMessage({ subject: null, from: null, to: [] })).toEqual(nothing);
});
