/** Which files of a queue are address lists, and which only look like one. */
import { expect, test } from 'vitest';
import { whyAddressList } from '../../../shared/formats/address-list.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { oabBlocks, oabFile, storedBlocks } from '../../fixtures/oab-file.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const BOOK = oabFile([{ displayName: 'Anna', proxies: ['MS:N/P/ANNA'] }]);

test.each([
  ['LDIF: begins with dn:', bytesOf('# exported\r\n\r\ndn: cn=Anna\r\nmail: a@b\r\n')],
  ['LDIF: begins with dn:', bytesOf('dn:: Y249QQ==\nmail: a@b\n')],
  ['LDIF: begins with version: and dn:', bytesOf('version: 1\n\ndn: cn=Anna\n')],
  [
    'Exchange directory CSV: its first column is Obj-Class',
    bytesOf('Obj-Class,Display Name\r\nMailbox,A\r\n'),
  ],
  ['Offline address book, version 4', BOOK],
  ['Offline address book, version 4', BOOK.subarray(0, 40)],
  ['Offline address book, version 4, compressed', storedBlocks(BOOK, 50)],
])('%s', (why, head) => {
  expect(whyAddressList(head)).toBe(why);
});

test.each([
  ['nothing', new Uint8Array()],
  ['plain CSV', bytesOf('Anna;NORTH/PO1/ANNA\nBert;NORTH/PO1/BERT\n')],
  ['transactions', bytesOf(manyEntries(5))],
  ['a message with a header dn', bytesOf('From: a@b\nSubject: x\n\ndn: cn=Anna\n')],
  ['a log that says its version', bytesOf('Version: 1\nstarted\n')],
  ['a list of classes', bytesOf('Obj-Classes\n')],
  ['an older address book', oabFile([], { version: 14 })],
  ['a patch', oabBlocks([{ content: BOOK }], { kind: 2 })],
  ['a file of 32, then anything', Buffer.concat([Buffer.from([0x20, 0, 0, 0]), noise(100)])],
  ['the beginning of a compressed file and no block', storedBlocks(BOOK, 50).subarray(0, 16)],
  ['noise', noise(5_000)],
])('%s is not claimed', (_, head) => {
  expect(whyAddressList(head)).toBeNull();
});
