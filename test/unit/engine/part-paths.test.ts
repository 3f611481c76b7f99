/** File names are made of the path of a part, so nothing but a MIME path may get that far. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';

const STRAY = 'A Ann                            PCM:NET/PO/ANN\r\r\n';

async function opened() {
  const both = temporaryFolder('both');
  const [folder, out] = [path.join(both, 'queue'), path.join(both, 'out')];
  for (const one of [folder, out]) fs.mkdirSync(one);
  fs.writeFileSync(path.join(folder, 'DIRSYNC.TXT'), STRAY);
  const engine = startEngine();
  await engine.openWhole(folder);
  return { engine, both, out, id: (await engine.row('DIRSYNC.TXT')).id };
}

test.each(['x/../../evil', '../1', '1/../..', '1.', 'nonsense', '/1', '1\\..\\x'])(
  'a repaired copy of part %j is refused, and nothing is written',
  async (part) => {
    const { engine, both, out, id } = await opened();
    const before = listing(both);
    const args = { id, part, codePage: 'auto', folder: out };
    expect((await engine.refusal('message.saveRepaired', args)).kind).toBe('invalid-request');
    expect(listing(both)).toEqual(before);
  },
);

test('a file that is no message has one part, and no other is read of it', async () => {
  const { engine, out, id } = await opened();
  const page = { id, codePage: 'auto', offset: 0, limit: 10 } as const;
  expect((await engine.ask('message.transactions', { ...page, part: '1' })).total).toBe(1);
  expect((await engine.refusal('message.transactions', { ...page, part: '2' })).text).toContain('no part 2');
  const other = { id, part: '1.7', codePage: 'auto', folder: out };
  expect((await engine.refusal('message.saveRepaired', other)).text).toContain('no part 1.7');
  expect(listing(out)).toEqual([]);
});
