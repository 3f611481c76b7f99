import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import { mboxOf, replies } from '../../../fixtures/archive-queue.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';
import { runHere } from '../../../fixtures/reading.ts';

test('an archive is told as one with its second member: one that hangs before many are found is no message', async () => {
  const file = writeFile(temporaryFolder('read'), 'mail.mbx', mboxOf(await replies(4)));
  const { posted } = await runHere<'read'>({
    kind: 'read',
    file,
    steps: [],
    limits: DEFAULT_LIMITS,
    decoder: 'safe',
  });
  const told = posted.flatMap((message) => (message.kind === 'members' ? [message.members] : []));
  expect(told.map((members) => members.map(({ name }) => name))).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
});
