/** Files of records: the mailbox index and the offline address book. */
import { expandOabBlocks } from '../../../shared/codecs/oab-blocks.ts';
import {
  MAILBOX_RECORD_BYTES,
  readMailboxIndex,
  whyMailboxIndex,
} from '../../../shared/formats/mailbox-index.ts';
import { createOabImporter } from '../../../shared/gal/import/oab/importer.ts';
import { createPackedOabImporter } from '../../../shared/gal/import/oab/packed-importer.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { importAll } from '../../fixtures/gal-files.ts';
import { lzxDelta } from '../../fixtures/lzx-encoder.ts';
import { oabBlocks, oabFile, storedBlocks } from '../../fixtures/oab-file.ts';
import { drain } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';

function mailRecord(sender: string, subject: string): Buffer {
  const record = Buffer.alloc(MAILBOX_RECORD_BYTES);
  record.set(bytesOf(sender), 2);
  record.set(bytesOf(subject), 13);
  record.set([205, 7, 10, 8, 16, 25], 56);
  record.set(bytesOf('00000012'), 67);
  return record;
}

export const mailboxIndexTarget: FuzzTarget = {
  name: 'mailbox-index',
  seeds: () => [
    mailRecord('NORTH', 'ReqTx R=5 S=7'),
    Buffer.concat([mailRecord('SOUTH', 'SrvTx'), mailRecord('', ''), Buffer.alloc(MAILBOX_RECORD_BYTES)]),
  ],
  run: (input) => {
    whyMailboxIndex(input);
    for (const record of readMailboxIndex(input)) record.unknown.forEach(({ hex }) => hex.length);
  },
};

const DETAILS = oabFile([
  { displayName: 'Anna', smtp: 'anna@example.com', proxies: ['SMTP:anna@example.com', 'MS:NORTH/PO1/ANNA'] },
  {
    displayName: 'Zoë',
    email: '/o=Org/cn=ZOE',
    displayType: 6,
    richInfo: true,
    photo: Uint8Array.of(1, 2, 3),
  },
  { account: 'BOB', members: ['one', 'two'], certificates: [Uint8Array.of(9)], senders: ['x'] },
]);
const LZX = { windowBits: 17, blocks: [{ type: 'verbatim', bytes: 32_768 }] } as const;

export const oabTarget: FuzzTarget = {
  name: 'oab',
  seeds: () => [
    DETAILS,
    storedBlocks(DETAILS, 100),
    oabBlocks([{ content: DETAILS, lzx: lzxDelta(DETAILS, LZX) }]),
  ],
  run: (input) => {
    importAll(createOabImporter(), input, 64 * 1024);
    importAll(createPackedOabImporter(), input, 64 * 1024);
    drain(expandOabBlocks(input, DEFAULT_LIMITS), input.length);
  },
};
