/** `inspect` over archives that cannot be read: told as archives, with advice that is true of them. */
import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { reply, zipOf } from '../../fixtures/archive-queue.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { documentOf, inspect } from '../../fixtures/inspect.ts';
import { replyWith } from '../../fixtures/queue.ts';

/** All entries say that they are encrypted; nobody gets to their content. */
function encryptedZip(names: readonly string[]): Buffer {
  const zip = zipOf(Object.fromEntries(names.map((name) => [name, bytesOf(`the content of ${name}`)])));
  const mark = (signature: string, flagsAt: number): void => {
    for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + 1))
      zip.writeUInt16LE(zip.readUInt16LE(at + flagsAt) | 1, at + flagsAt);
  };
  mark('PK\u0003\u0004', 6);
  mark('PK\u0001\u0002', 8);
  return zip;
}

test('what cannot be read is told by what it is: an archive, or a message of DirSync', async () => {
  const folder = temporaryFolder('queue');
  const put = (name: string, bytes: Uint8Array): void => fs.writeFileSync(path.join(folder, name), bytes);
  const zip = zipOf({ '1.eml': await reply('1') });
  put('half.zip', zip.subarray(0, zip.length / 2));
  put('mail.pst', Buffer.concat([Buffer.from('!BDN'), Buffer.alloc(600)]));
  put('enc.zip', encryptedZip(['1.eml', '2.eml']));
  put('reply.eml', Buffer.from(replyWith(encryptedZip(['updates']), { label: 'locked' })));
  const { findings } = documentOf(await inspect([folder, '--json']));
  expect(findings).toMatchObject([
    { rule: 'decoding/unsupported-codec', title: '1 DirSync message holds encrypted content' },
    {
      rule: 'files/unreadable-archive',
      severity: 'warning',
      title: '3 archives could not be read to their end',
      subjects: ['half.zip', 'mail.pst', 'enc.zip/1.eml', 'enc.zip/2.eml'],
    },
  ]);
  expect(JSON.stringify(findings[1])).not.toMatch(/DXA-Flags|Q200079|requestor is served/);
});
