/** `inspect` over archives and what lies beside messages. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cutZip, mboxOf, replies, reply, zipOf } from '../../fixtures/archive-queue.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { documentOf, inspect } from '../../fixtures/inspect.ts';

test('a queue in an archive is told message by message, and the archive beside them', async () => {
  const folder = temporaryFolder('queue');
  const file = path.join(folder, 'queue.zip');
  const mbox = mboxOf(await replies(2));
  fs.writeFileSync(file, zipOf({ 'out/1.eml': await reply('own'), 'mail.mbx': mbox }));
  const result = await inspect([file, '--json']);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  const { source, messages } = documentOf(result);
  expect(source).toMatchObject({ kind: 'archive', files: 1, bytes: fs.statSync(file).size });
  expect(messages.map((message) => message.file)).toEqual([
    'queue.zip/mail.mbx/1',
    'queue.zip/mail.mbx/2',
    'queue.zip/out/1.eml',
  ]);
  const document = JSON.parse(result.stdout) as { readonly files: unknown };
  expect(document.files).toMatchObject({
    roles: { message: 3, archive: 2, log: 0 },
    archives: [
      { file: 'queue.zip', archive: null, members: 2, state: 'decoded', reason: null },
      { file: 'queue.zip/mail.mbx', archive: 'queue.zip', members: 2, bytes: mbox.length },
    ],
  });
  const { stdout } = await inspect([file]);
  expect(stdout).toContain('1 file read in');
  expect(stdout).toMatch(/queue\.zip\/mail\.mbx: mbox.*, 2 files/);
});

test('an archive that breaks off is a failure, and named', async () => {
  const folder = temporaryFolder('queue');
  const zip = cutZip({ '1.eml': await reply('1'), '2.eml': await reply('2') });
  fs.writeFileSync(path.join(folder, 'a.zip'), zip);
  const result = await inspect([folder]);
  expect(result.code).toBe(1);
  expect(result.stdout).toMatch(/failed +a\.zip\n/);
  expect(result.stdout).toMatch(/failed +1, 1 of them no message\n/);
});
