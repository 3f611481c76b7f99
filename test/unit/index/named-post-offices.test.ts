/** Post offices that logs name. */
import { expect, onTestFinished, test } from 'vitest';
import { openIndex } from '../../../electron/index/open-index.ts';
import { NAMED_LIMIT, readNamedPostOffices } from '../../../electron/index/read-gal.ts';
import { addLogLines } from '../../../electron/index/write-log-lines.ts';
import { recordSeen } from '../../../electron/index/write-messages.ts';
import { aLine } from '../../fixtures/log-lines.ts';

/** How many are named when so many write a line each. */
function namedOf(postOffices: number): number {
  const index = openIndex(':memory:');
  onTestFinished(() => index.close());
  const state = { kind: 'discovered' } as const;
  recordSeen(index.write, [{ file: 'dispatch.log', bytes: 1, modifiedMs: 1, state }], 1);
  const id = Number(index.read.first('SELECT id FROM message')?.['id']);
  const line = (_: unknown, at: number) => aLine(at + 1, { postOffice: `NET/${at}` });
  index.write.run('BEGIN');
  addLogLines(index.write, id, null, Array.from({ length: postOffices }, line));
  index.write.run('COMMIT');
  return readNamedPostOffices(index.read).length;
}

test('as many are named as allowed, and no more', () => {
  expect([namedOf(NAMED_LIMIT), namedOf(NAMED_LIMIT + 1)]).toEqual([NAMED_LIMIT, NAMED_LIMIT]);
});
